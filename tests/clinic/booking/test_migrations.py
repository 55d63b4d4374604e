"""Every database reaches the newest version, whatever it was before, and keeps its rows."""

import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from clinic.all_tables import METADATA, create_tables
from clinic.database import engine, transaction
from tests.conftest import ROOT

FIRST_SCHEMA = (ROOT / "tests/clinic/data/first_schema.sql").read_text(encoding="utf-8")
OLD_ROWS = """
INSERT INTO countries (code, emergency_number, crisis_line) VALUES ('CA', '911', '988');
INSERT INTO clinics (id, position, name, town, address, phone, hours, country)
  VALUES ('maple_street', 0, 'Maple Street', 'Montreal', '12 Maple Street', '514-555-0142', 'Mondays', 'CA');
INSERT INTO content_version (id, fingerprint) VALUES (1, 'old');
INSERT INTO unanswered (id, text, times, first_asked, last_asked)
  VALUES (1, 'hiccups?', 3, '2026-01-01', '2026-02-01');
"""


def run_script(script):
    with transaction() as session:
        for statement in script.split(";"):
            if statement.strip():
                session.execute(text(statement))


def test_migrations_and_tables_agree(empty_database):
    create_tables()

    with engine().connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})

        assert compare_metadata(context, METADATA) == []


def test_a_database_from_before_versions_is_upgraded_and_keeps_its_rows(empty_database):
    run_script(FIRST_SCHEMA + OLD_ROWS)

    create_tables()

    with engine().connect() as connection:
        assert connection.execute(text("SELECT text, times FROM unanswered")).all() == [("hiccups?", 3)]
        assert connection.execute(text("SELECT name, time_zone FROM clinics")).all() == [("Maple Street", "UTC")]
        assert connection.execute(text("SELECT fingerprint FROM content_version")).scalar() == "old"
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_creating_the_tables_again_changes_nothing(empty_database):
    create_tables()
    run_script(OLD_ROWS.split(";")[0])

    create_tables()

    with engine().connect() as connection:
        assert connection.execute(text("SELECT code FROM countries")).all() == [("CA",)]


@pytest.mark.parametrize("old", [False, True])
def test_several_processes_may_create_the_tables_at_once(empty_database, old):
    if old:
        run_script(FIRST_SCHEMA + OLD_ROWS)
    program = "from clinic.all_tables import create_tables; create_tables()"
    started = [
        subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(6)
    ]

    assert [process.communicate()[1] for process in started] == [""] * 6
    with engine().connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
