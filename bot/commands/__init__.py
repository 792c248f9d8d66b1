"""The subcommands of `youdan`, one module each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.company import Company
    from storage.database import SqlDatabase


class CommandError(Exception):
    """What a person at the terminal is told in one line, with exit code 1."""


@contextmanager
def opened(url: str) -> Iterator[SqlDatabase]:
    """The database, closed afterwards; raises CommandError where it can't be used."""
    # No command that needs no database waits for its import.
    from storage.opening import UnusableDatabaseError, open_database

    try:
        database = open_database(url)
    except UnusableDatabaseError as error:
        raise CommandError(str(error)) from error
    with closing(database):
        yield database


def company_of(database: SqlDatabase) -> Company:
    """The database's company; raises CommandError before one was loaded."""
    from domain.access.people import System
    from storage.transaction import NoCompanyError

    try:
        with database.read(System("set-up")) as tx:
            return tx.company
    except NoCompanyError:
        raise CommandError("no company yet: youdan company load company.json") from None
