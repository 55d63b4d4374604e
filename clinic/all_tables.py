"""Every table of the clinic, so that they can be created together."""

from clinic.booking import tables as booking
from clinic.content import version
from clinic.database import engine, tables
from clinic.knowledge import tables as knowledge
from clinic.safety import tables as safety

MODULES = (booking, knowledge, safety, version)  # importing a module makes its tables known


def create_tables() -> None:
    """Create the tables that are missing; existing tables and their rows stay as they are."""
    tables.metadata.create_all(engine())
