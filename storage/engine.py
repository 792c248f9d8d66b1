"""Connections: SQLite in one process, PostgreSQL for several."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from threading import Lock
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url

_BUSY_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Engines:
    """Where reads and writes go; `one_writer` is held for the length of a write transaction."""

    reading: Engine
    writing: Engine
    one_writer: AbstractContextManager[Any]

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self.writing.dialect.name

    def dispose(self) -> None:
        """Close all connections."""
        self.reading.dispose()
        self.writing.dispose()


def connect(url: str) -> Engines:
    """Engines for a SQLAlchemy URL; raises ValueError for a database that is neither SQLite nor PostgreSQL."""
    parsed = make_url(url)
    match parsed.get_backend_name():
        case "sqlite":
            return _sqlite(parsed)
        case "postgresql" | "postgres":
            return _postgresql(parsed.set(drivername="postgresql+psycopg"))
        case other:
            raise ValueError(f"a database of the kind {other} can't be used: sqlite or postgresql")


def _sqlite(url: URL) -> Engines:
    reading, writing = _sqlite_engine(url, "BEGIN"), _sqlite_engine(url, "BEGIN IMMEDIATE")
    event.listen(reading, "connect", lambda connection, _: connection.execute("PRAGMA query_only = ON"))
    return Engines(reading, writing, Lock())


def _sqlite_engine(url: URL, begin: str) -> Engine:
    engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS}, json_serializer=_plain_json)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", lambda connection: _execute(connection, begin))
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """The driver must not open transactions by itself; what is committed survives a power cut."""
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _execute(connection: Connection, statement: str) -> None:
    connection.exec_driver_sql(statement)


def _postgresql(url: URL) -> Engines:
    engine = create_engine(url, pool_pre_ping=True, pool_size=20, json_serializer=_plain_json)
    reading = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    writing = engine.execution_options(isolation_level="READ COMMITTED")
    return Engines(reading, writing, nullcontext())


def _plain_json(value: Any) -> str:
    """Escaped to ASCII, so that whatever a platform sent can be kept; refuses what is not plain JSON."""
    return json.dumps(value, allow_nan=False, separators=(",", ":"))
