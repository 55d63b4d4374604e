"""The engine, opened on first use, the transactions everything runs in, and how moments are stored."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from functools import lru_cache
from pathlib import Path

from sqlalchemy import DateTime, create_engine, event, func, select
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.orm import Session, registry
from sqlalchemy.types import TypeDecorator

from clinic import settings

tables = registry()

LOCK_WAIT_SECONDS = 5  # below the eight after which an action gives up, so that it can still apologise


class UtcDateTime(TypeDecorator):
    """A moment: aware in Python, stored in UTC without a zone; refuses naive values with ValueError."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect) -> datetime | None:
        """The moment as it is stored."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone.")
        return value.astimezone(timezone.utc).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect) -> datetime | None:
        """The moment as it is used."""
        return None if value is None else value.replace(tzinfo=timezone.utc)


@lru_cache(maxsize=1)
def engine() -> Engine:
    """The one engine of this process; a file database and its tables are created when they are missing."""
    url = make_url(settings.current().database_url)
    if url.get_backend_name() != "sqlite":
        opened = create_engine(url, future=True, pool_pre_ping=True)
    else:
        if url.database:
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        opened = create_engine(url, future=True, connect_args={"timeout": LOCK_WAIT_SECONDS})
        event.listen(opened, "connect", _prepare_sqlite)
    return opened


@contextmanager
def transaction() -> Iterator[Session]:
    """A session that commits when the block ends well and rolls back when it does not."""
    with Session(engine(), future=True) as session, session.begin():
        yield session


@contextmanager
def write_transaction() -> Iterator[Session]:
    """A transaction that may write from its start, so that it waits for other writers and never fails half-way."""
    with transaction() as session:
        lock(session)
        yield session


def lock(session: Session, *names: str) -> None:
    """Wait until no other transaction holds one of these names, and hold them until this transaction ends.

    SQLite has one writer at a time, so there any name means all; PostgreSQL takes the names in their sorted order.
    """
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        if not connection.connection.in_transaction:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        return
    for name in sorted(names):
        session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))


def _prepare_sqlite(connection, _record) -> None:
    # With a write-ahead log readers never wait for a writer, so answers go on while content is loaded.
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")
