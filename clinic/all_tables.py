"""Every table of the clinic, and how a database gets them."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from sqlalchemy.engine import Connection

from clinic.booking import appointment_tables
from clinic.booking import tables as booking
from clinic.content import version
from clinic.database import lock, tables, transaction
from clinic.knowledge import tables as knowledge
from clinic.safety import tables as safety

MODULES = (appointment_tables, booking, knowledge, safety, version)  # importing a module makes its tables known
METADATA = tables.metadata
MIGRATIONS = Path(__file__).parent / "migrations"
BEFORE_VERSIONS = "0001"  # what databases held that were made before versions were counted


def create_tables() -> None:
    """Bring the database to the newest version and keep its rows; several processes may do so at once."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    newest = ScriptDirectory.from_config(config).get_current_head()
    with transaction() as session:
        if _version(session.connection()) == newest:
            return
        lock(session, "migrations")
        connection = session.connection()
        config.attributes["connection"] = connection
        if _version(connection) is None and inspect(connection).has_table(version.ContentVersion.__tablename__):
            command.stamp(config, BEFORE_VERSIONS)
        command.upgrade(config, "head")


def _version(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()
