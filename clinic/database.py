"""The engine, opened on first use, and the transaction every action runs in."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.orm import Session, registry

from clinic import settings

tables = registry()

LOCK_WAIT_SECONDS = 2


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


def _prepare_sqlite(connection, _record) -> None:
    # With a write-ahead log readers never wait for a writer, so answers go on while content is loaded.
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")
