"""`youdan migrate`: bring the database to this version's schema."""

from __future__ import annotations

import argparse

from bot.commands import CommandError, database_url
from storage.opening import UnusableDatabaseError, migrate

NAME = "migrate"
HELP = "bring the database to this version's schema"


def configure(_parser: argparse.ArgumentParser) -> None:
    """It takes no arguments."""


def run(_args: argparse.Namespace) -> int:
    """Run the revisions that the database lacks; says from where to where."""
    try:
        before, now = migrate(database_url())
    except UnusableDatabaseError as error:
        raise CommandError(str(error)) from error
    print(f"already at {now}" if before == now else f"{before or 'empty'} -> {now}")
    return 0
