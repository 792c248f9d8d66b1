"""`youdan audit verify`: check that nothing was changed afterwards and that the ledgers balance."""

from __future__ import annotations

import argparse
from contextlib import closing

from bot.commands import CommandError, database_url
from storage.audit.verify import Verified, verify
from storage.opening import UnusableDatabaseError, open_database

NAME = "audit"
HELP = "check the audit trail's chain and the ledgers' balance"


def configure(parser: argparse.ArgumentParser) -> None:
    """Its one verb."""
    parser.add_argument("what", choices=("verify",))


def run(_args: argparse.Namespace) -> int:
    """Say up to where everything holds and seal what is new; raises CommandError with the first thing that does not."""
    try:
        database = open_database(database_url())
    except UnusableDatabaseError as error:
        raise CommandError(str(error)) from error
    with closing(database):
        found = verify(database)
        if found.problems:
            raise CommandError(_told(found.problems))
        sealed_now = database.seal()
    print(_report(found, sealed_now))
    return 0


def _told(problems: tuple[str, ...]) -> str:
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return f"{problems[0]}{more}"


def _report(found: Verified, sealed_now: int) -> str:
    return (
        f"audit trail: {found.trail.sealed} entries under good seals, {sealed_now} newer ones sealed now\n"
        f"stock ledger: balances agree with {found.moves} moves\n"
        f"journal: {found.journal_entries} entries balance and agree with invoices and payments"
    )
