"""Databases of the measurements' own."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from clinic import database, settings
from clinic.all_tables import create_tables


@contextlib.contextmanager
def using(address: str) -> Iterator[None]:
    """Let `clinic.database` use the database at an address, with all tables, while the block runs."""
    before = os.environ.get("DATABASE_URL", "")
    _point_at(address)
    try:
        create_tables()
        yield
        database.engine().dispose()
    finally:
        _point_at(before)


@contextlib.contextmanager
def sqlite() -> Iterator[str]:
    """Use a new SQLite database in a folder that is deleted afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{Path(folder) / 'clinic.db'}"
        with using(address):
            yield address


def _point_at(address: str) -> None:
    os.environ["DATABASE_URL"] = address
    settings.current.cache_clear()
    database.engine.cache_clear()
