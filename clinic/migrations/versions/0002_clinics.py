"""Clinics that can be booked, and who offers what there at which times."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

# What a clinic has that was stored before: unknown, and replaced when the content is loaded next.
UNKNOWN = {
    "postcode": (sa.String(12), ""),
    "latitude": (sa.Float(), 0.0),
    "longitude": (sa.Float(), 0.0),
    "time_zone": (sa.String(60), "UTC"),
    "directions": (sa.Text(), ""),
    "minimum_notice_minutes": (sa.Integer(), 0),
    "furthest_days": (sa.Integer(), 1),
    "cancel_until_minutes": (sa.Integer(), 0),
    "slot_minutes": (sa.Integer(), 30),
    "offered": (sa.Boolean(), True),
}


def upgrade() -> None:
    """Apply this version."""
    _widen_clinics()
    op.create_table(
        "holidays",
        sa.Column("clinic_id", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinics.id"]),
        sa.PrimaryKeyConstraint("clinic_id", "day"),
    )
    op.create_table(
        "opening_hours",
        sa.Column("clinic_id", sa.String(length=40), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens", sa.String(length=5), nullable=False),
        sa.Column("closes", sa.String(length=5), nullable=False),
        sa.CheckConstraint(
            "opens LIKE '__:__' AND closes LIKE '__:__' AND opens >= '00:00' AND opens < closes AND closes <= '24:00'",
            name="opening_hours_order",
        ),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name="opening_hours_weekday"),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinics.id"]),
        sa.PrimaryKeyConstraint("clinic_id", "weekday", "opens"),
    )
    op.create_table(
        "practitioners",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("clinic_id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("profession", sa.String(length=40), nullable=False),
        sa.Column("offered", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinics.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_practitioners_clinic_id", "practitioners", ["clinic_id"])
    op.create_table(
        "working_hours",
        sa.Column("practitioner_id", sa.String(length=60), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("starts", sa.String(length=5), nullable=False),
        sa.Column("ends", sa.String(length=5), nullable=False),
        sa.CheckConstraint(
            "starts LIKE '__:__' AND ends LIKE '__:__' AND starts >= '00:00' AND starts < ends AND ends <= '24:00'",
            name="working_hours_order",
        ),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name="working_hours_weekday"),
        sa.ForeignKeyConstraint(["practitioner_id"], ["practitioners.id"]),
        sa.PrimaryKeyConstraint("practitioner_id", "weekday", "starts"),
    )
    op.create_table(
        "treatments",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("clinic_id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("profession", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("price_cents", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("offered", sa.Boolean(), nullable=False),
        sa.CheckConstraint("minutes > 0 AND minutes <= 1440 AND price_cents > 0", name="treatments_positive"),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinics.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_treatments_clinic_id", "treatments", ["clinic_id"])


def _widen_clinics() -> None:
    with op.batch_alter_table("clinics") as clinics:
        for name, (kind, _) in UNKNOWN.items():
            clinics.add_column(sa.Column(name, kind))
    table = sa.table("clinics", *(sa.column(name, kind) for name, (kind, _) in UNKNOWN.items()))
    op.execute(table.update().values({name: value for name, (_, value) in UNKNOWN.items()}))
    with op.batch_alter_table("clinics") as clinics:
        for name, (kind, _) in UNKNOWN.items():
            clinics.alter_column(name, existing_type=kind, nullable=False)
        on_earth = "latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180"
        clinics.create_check_constraint("clinics_on_earth", on_earth)
        clinics.create_check_constraint("clinics_notice", "minimum_notice_minutes >= 0 AND cancel_until_minutes >= 0")
        clinics.create_check_constraint("clinics_calendar", "furthest_days > 0 AND slot_minutes > 0")
