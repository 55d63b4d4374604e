"""The answers, as they were stored before versions were counted."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Apply this version."""
    op.create_table(
        "content_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.CheckConstraint("id = 1"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "contraindications",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("button", sa.String(length=60)),
        sa.Column("always_withhold", sa.Boolean(), nullable=False),
        sa.Column("adapt", sa.Text()),
        sa.Column("withhold", sa.Text(), nullable=False),
        sa.CheckConstraint("always_withhold = (adapt IS NULL)"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "countries",
        sa.Column("code", sa.String(length=3), nullable=False),
        sa.Column("emergency_number", sa.String(length=60), nullable=False),
        sa.Column("emergency_phone", sa.String(length=20)),
        sa.Column("crisis_line", sa.String(length=120), nullable=False),
        sa.Column("crisis_phone", sa.String(length=20)),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_table(
        "danger_signs",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("urgency", sa.String(length=10), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("never", sa.Text(), nullable=False),
        sa.Column("more_urgent", sa.Text()),
        sa.Column("care_first", sa.Text(), nullable=False),
        sa.Column("book", sa.Boolean(), nullable=False),
        sa.CheckConstraint("urgency IN ('emergency', 'same_day', 'soon')"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "evidence_levels",
        sa.Column("level", sa.String(length=20), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("level"),
    )
    op.create_table(
        "sources",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("organisation", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("trust", sa.String(length=1), nullable=False),
        sa.Column("address", sa.String(length=400)),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "terms",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "unanswered",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("first_asked", sa.Date(), nullable=False),
        sa.Column("last_asked", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("text"),
    )
    op.create_table(
        "clinics",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("town", sa.String(length=80), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("hours", sa.String(length=200), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.ForeignKeyConstraint(["country"], ["countries.code"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "contraindicated_conditions",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("contraindication_id", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["contraindication_id"], ["contraindications.id"]),
        sa.ForeignKeyConstraint(["key"], ["terms.key"]),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "entries",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("question", sa.String(length=80), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("details", sa.Text()),
        sa.Column("evidence_level", sa.String(length=20), nullable=False),
        sa.Column("reviewed", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["evidence_level"], ["evidence_levels.level"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "citations",
        sa.Column("entry_id", sa.String(length=80), nullable=False),
        sa.Column("source_key", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"]),
        sa.ForeignKeyConstraint(["source_key"], ["sources.key"]),
        sa.PrimaryKeyConstraint("entry_id", "source_key"),
    )
    op.create_table(
        "exclusions",
        sa.Column("entry_id", sa.String(length=80), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"]),
        sa.ForeignKeyConstraint(["key"], ["terms.key"]),
        sa.PrimaryKeyConstraint("entry_id", "key"),
    )
    op.create_table(
        "related_entries",
        sa.Column("entry_id", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("related_id", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"]),
        sa.ForeignKeyConstraint(["related_id"], ["entries.id"]),
        sa.PrimaryKeyConstraint("entry_id", "position"),
    )
    op.create_table(
        "steps",
        sa.Column("entry_id", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("picture", sa.String(length=60)),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"]),
        sa.PrimaryKeyConstraint("entry_id", "number"),
    )
    op.create_table(
        "subjects",
        sa.Column("entry_id", sa.String(length=80), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"]),
        sa.ForeignKeyConstraint(["key"], ["terms.key"]),
        sa.PrimaryKeyConstraint("entry_id", "key"),
    )
    op.create_index("ix_subjects_key", "subjects", ["key"])
