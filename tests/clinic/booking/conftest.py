"""A database of its own for each test, on SQLite and on PostgreSQL."""

import pytest
from sqlalchemy import text

from clinic import database, settings
from clinic.all_tables import create_tables
from tests.clinic.booking import postgresql


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
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", address)
        settings.current.cache_clear()
        database.engine.cache_clear()
        if request.param == "postgresql":
            with database.transaction() as session:
                session.execute(text("DROP SCHEMA public CASCADE"))
                session.execute(text("CREATE SCHEMA public"))
        yield address
        database.engine().dispose()
    settings.current.cache_clear()
    database.engine.cache_clear()


@pytest.fixture
def empty_clinic(empty_database):
    """A database with all tables and no rows."""
    create_tables()
    return empty_database
