"""Runs the revisions that a database lacks, all in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from storage.engine import Engines

#: Held by whoever migrates a PostgreSQL database, so that processes that start together do it once.
_LOCK = 7_205_759_403


class OutOfDateError(Exception):
    """The database's schema is not this version's."""


def config_for(connection: Connection | None = None) -> Config:
    """Alembic's settings: this package's revisions, on an open connection."""
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def newest() -> str:
    """The revision that this version needs."""
    head = ScriptDirectory.from_config(config_for()).get_current_head()
    assert head is not None
    return head


def revision_of(engines: Engines) -> str | None:
    """The revision that a database stands at; None for one without a schema."""
    with engines.writing.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(engines: Engines, revision: str = "head") -> None:
    """Bring the schema up to a revision; nothing is changed where one of them fails."""
    with engines.one_writer, _alone(engines.writing) as connection:
        command.upgrade(config_for(connection), revision)


def prepare(engines: Engines) -> None:
    """Make the schema in an empty SQLite file; raises OutOfDateError for any other database that is not at this version."""
    found = revision_of(engines)
    if found is None and engines.dialect == "sqlite":
        upgrade(engines)
    elif found != newest():
        state = "has no schema yet" if found is None else f"is at schema {found}, this version needs {newest()}"
        raise OutOfDateError(f"the database {state}: run `youdan migrate`")


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    """A transaction during which nobody else migrates; SQLite checks references at its end, so that tables can be remade."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            yield connection
            connection.commit()
            return
        _references(connection, "OFF")
        try:
            with connection.begin():
                yield connection
                broken = connection.execute(text("PRAGMA foreign_key_check")).all()
                assert not broken, f"references to nothing: {broken}"
        finally:
            _references(connection, "ON")


def _references(connection: Connection, state: str) -> None:
    """SQLite takes this only between transactions, so past SQLAlchemy, which would begin one."""
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute(f"PRAGMA foreign_keys = {state}")
