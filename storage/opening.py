"""Opening the database that was set, or saying in one line why it can't be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager

from alembic.runtime.migration import MigrationContext
from sqlalchemy.exc import ArgumentError, DBAPIError

from storage.database import SqlDatabase
from storage.migrations.upgrade import OutOfDateError, newest, prepare, revision_of, upgrade
from storage.scope import random_key


class UnusableDatabaseError(Exception):
    """Why the database can't be used, and what to do about it, in one line."""


def open_database(url: str, *, keys: Callable[[], str] = random_key) -> SqlDatabase:
    """The database at this version's schema, which an empty SQLite file is given; raises UnusableDatabaseError."""
    with _in_one_line(), ExitStack() as where_it_fails:
        database = SqlDatabase(url, keys=keys)
        where_it_fails.callback(database.close)
        prepare(database.engines)
        where_it_fails.pop_all()
        return database


def migrate(url: str) -> tuple[str | None, str]:
    """Bring the database to this version's schema; returns the revision it stood at and the new one."""
    with _in_one_line(), closing(SqlDatabase(url)) as database:
        before = revision_of(database.engines)
        upgrade(database.engines)
        return before, newest()


def problem_of(database: SqlDatabase) -> str | None:
    """Why nothing can be read from the database now, in one line; None while all is well."""
    try:
        with _in_one_line(), database.engines.reading.connect() as connection:
            found = MigrationContext.configure(connection).get_current_revision()
    except UnusableDatabaseError as error:
        return str(error)
    return None if found == newest() else "the database is not at this version's schema: run `youdan migrate`"


@contextmanager
def _in_one_line() -> Iterator[None]:
    try:
        yield
    except (ValueError, ArgumentError) as error:
        raise UnusableDatabaseError(f"YOUDAN_DATABASE_URL can't be used: {_first_line(error)}") from error
    except DBAPIError as error:
        raise UnusableDatabaseError(f"the database can't be used: {_first_line(error.orig or error)}") from error
    except OutOfDateError as error:
        raise UnusableDatabaseError(str(error)) from error


def _first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0]
