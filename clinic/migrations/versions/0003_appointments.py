"""Appointments, and that nobody has two of them at one time."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Apply this version."""
    op.create_table(
        "taken_times",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practitioner_id", sa.String(length=60), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.CheckConstraint("kind IN ('appointment', 'hold', 'absence')", name="taken_times_kind"),
        sa.CheckConstraint("starts_at < ends_at", name="taken_times_order"),
        sa.ForeignKeyConstraint(["practitioner_id"], ["practitioners.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("id", "practitioner_id", "starts_at", "ends_at", name="taken_times_whole"),
    )
    op.create_index("taken_times_of_practitioner", "taken_times", ["practitioner_id", "starts_at"])
    op.create_table(
        "appointments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("clinic_id", sa.String(length=40), nullable=False),
        sa.Column("practitioner_id", sa.String(length=60), nullable=False),
        sa.Column("treatment_id", sa.String(length=60), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=False),
        sa.Column("taken_time_id", sa.Integer()),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("patient_name", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=20)),
        sa.Column("email", sa.String(length=254)),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("cancelled_because", sa.Text()),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("booked_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("(status = 'booked') = (taken_time_id IS NOT NULL)", name="appointments_time_iff_booked"),
        sa.CheckConstraint("status IN ('booked', 'cancelled')", name="appointments_status"),
        sa.CheckConstraint("phone IS NOT NULL OR email IS NOT NULL", name="appointments_reachable"),
        sa.CheckConstraint("sequence >= 0", name="appointments_sequence"),
        sa.CheckConstraint("starts_at < ends_at", name="appointments_order"),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinics.id"]),
        sa.ForeignKeyConstraint(["practitioner_id"], ["practitioners.id"]),
        sa.ForeignKeyConstraint(
            ["taken_time_id", "practitioner_id", "starts_at", "ends_at"],
            ["taken_times.id", "taken_times.practitioner_id", "taken_times.starts_at", "taken_times.ends_at"],
            name="appointments_as_taken",
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(["treatment_id"], ["treatments.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
        sa.UniqueConstraint("key"),
        sa.UniqueConstraint("taken_time_id"),
    )
    op.create_index("ix_appointments_starts_at", "appointments", ["starts_at"])
    op.create_table(
        "holds",
        sa.Column("taken_time_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("treatment_id", sa.String(length=60), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["taken_time_id"], ["taken_times.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["treatment_id"], ["treatments.id"]),
        sa.PrimaryKeyConstraint("taken_time_id"),
        sa.UniqueConstraint("key"),
    )
    op.create_table(
        "requests",
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('move', 'cancel')", name="requests_kind"),
        sa.ForeignKeyConstraint(["appointment_id"], ["appointments.id"]),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "reminders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("sent_at", sa.DateTime()),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.ForeignKeyConstraint(["appointment_id"], ["appointments.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("appointment_id", "due_at", name="reminders_once"),
    )
    op.create_index("ix_reminders_due_at", "reminders", ["due_at"])
    op.create_table(
        "waiting_list",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("clinic_id", sa.String(length=40), nullable=False),
        sa.Column("treatment_id", sa.String(length=60), nullable=False),
        sa.Column("practitioner_id", sa.String(length=60)),
        sa.Column("earliest_at", sa.DateTime(), nullable=False),
        sa.Column("latest_at", sa.DateTime(), nullable=False),
        sa.Column("patient_name", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=20)),
        sa.Column("email", sa.String(length=254)),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("told_at", sa.DateTime()),
        sa.CheckConstraint("earliest_at < latest_at", name="waiting_list_order"),
        sa.CheckConstraint("phone IS NOT NULL OR email IS NOT NULL", name="waiting_list_reachable"),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinics.id"]),
        sa.ForeignKeyConstraint(["practitioner_id"], ["practitioners.id"]),
        sa.ForeignKeyConstraint(["treatment_id"], ["treatments.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index("ix_waiting_list_clinic_id", "waiting_list", ["clinic_id"])
    op.create_table(
        "proof_attempts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_proof_attempts_at", "proof_attempts", ["at"])
    op.create_index("proof_attempts_of_conversation", "proof_attempts", ["conversation", "at"])
    {"postgresql": _exclude_overlaps, "sqlite": _refuse_overlaps}[op.get_bind().dialect.name]()


def _exclude_overlaps() -> None:
    op.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
    op.execute(
        "ALTER TABLE taken_times ADD CONSTRAINT taken_times_never_overlap "
        "EXCLUDE USING gist (practitioner_id WITH =, tsrange(starts_at, ends_at) WITH &&)"
    )


def _refuse_overlaps() -> None:
    for event in ("INSERT", "UPDATE"):
        others = "AND id <> OLD.id" if event == "UPDATE" else ""
        # Moments are compared as text, so there may be only one way to write each.
        op.execute(f"""
            CREATE TRIGGER taken_times_one_form_on_{event.lower()} BEFORE {event} ON taken_times
            WHEN NEW.starts_at IS NOT strftime('%Y-%m-%d %H:%M:%f', NEW.starts_at) || '000'
              OR NEW.ends_at IS NOT strftime('%Y-%m-%d %H:%M:%f', NEW.ends_at) || '000'
            BEGIN SELECT RAISE(ABORT, 'taken_times_one_form'); END
        """)
        op.execute(f"""
            CREATE TRIGGER taken_times_never_overlap_on_{event.lower()} BEFORE {event} ON taken_times
            WHEN EXISTS (
              SELECT 1 FROM taken_times WHERE practitioner_id = NEW.practitioner_id
              AND starts_at < NEW.ends_at AND ends_at > NEW.starts_at {others}
            )
            BEGIN SELECT RAISE(ABORT, 'taken_times_never_overlap'); END
        """)
