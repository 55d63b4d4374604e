"""A database of its own for each test, on SQLite and on PostgreSQL."""

import contextlib
import shutil

import pytest
from sqlalchemy import text

from clinic import database, settings
from clinic.all_tables import METADATA, create_tables
from tests.clinic.booking import postgresql
from tests.clinic.booking.sample import CLINIC, store


@pytest.fixture(scope="session")
def postgresql_address():
    """The address of the tests' own PostgreSQL server."""
    if postgresql.missing():
        pytest.skip(postgresql.missing())
    with postgresql.server() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(request, tmp_path):
    """The address of an empty database, which `clinic.database` uses during the test."""
    address = f"sqlite:///{tmp_path / 'clinic.db'}"
    if request.param == "postgresql":
        address = request.getfixturevalue("postgresql_address")
    with using(address):
        if request.param == "postgresql":
            with database.transaction() as session:
                session.execute(text("DROP SCHEMA public CASCADE"))
                session.execute(text("CREATE SCHEMA public"))
        yield address


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory):
    """An SQLite database with all tables and no rows, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "clinic.db"
    with using(f"sqlite:///{path}"):
        create_tables()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_clinic(request, tmp_path):
    """The address of a database with all tables and no rows, which `clinic.database` uses during the test."""
    if request.param == "sqlite":
        path = shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "clinic.db")
        with using(f"sqlite:///{path}"):
            yield f"sqlite:///{path}"
        return
    with using(request.getfixturevalue("postgresql_address")):
        create_tables()
        with database.transaction() as session:
            session.execute(text(f"TRUNCATE {', '.join(METADATA.tables)} RESTART IDENTITY CASCADE"))
        yield settings.current().database_url


@pytest.fixture
def clinic(empty_clinic):
    """A database with the sample clinic."""
    with database.transaction() as session:
        store(session, CLINIC)
    return empty_clinic


@contextlib.contextmanager
def using(address):
    """Let `clinic.database` use the database at this address while the block runs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", address)
        settings.current.cache_clear()
        database.engine.cache_clear()
        yield
        database.engine().dispose()
    settings.current.cache_clear()
    database.engine.cache_clear()
