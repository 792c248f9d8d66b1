"""`youdan outbox`: what could not be said on chat platforms, and sending it again."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bot.commands import CommandError, database_url, opened
from domain.access.people import System

if TYPE_CHECKING:
    from domain.posts import Saying
    from storage.database import SqlDatabase

NAME = "outbox"
HELP = "what could not be said on chat platforms; --send-again has it tried once more"

_OUTBOX = System("post")
_SHOWN = 60


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("--send-again", metavar="NUMBER", help="a number from the list, or: all")


def run(args: argparse.Namespace) -> int:
    """List the dead letters, or have some sent again; raises CommandError for a number that is none of theirs."""
    with opened(database_url()) as database:
        if args.send_again is None:
            _list(database)
        else:
            _send_again(database, args.send_again)
    return 0


def _list(database: SqlDatabase) -> None:
    with database.read(_OUTBOX) as tx:
        dead = tx.outbox.dead()
    for saying in dead:
        print(_line(saying))
    if not dead:
        print("all that was to be said was said, or is on its way")


def _send_again(database: SqlDatabase, wanted: str) -> None:
    from domain.calendar import SystemClock

    now = SystemClock().now()
    with database.write(_OUTBOX) as tx:
        chosen = [saying.id for saying in tx.outbox.dead() if wanted in ("all", str(saying.id))]
        if not chosen and wanted != "all":
            raise CommandError(f"no dead letter has the number {wanted}: see youdan outbox")
        for saying in chosen:
            tx.outbox.again(saying, now)
        tx.commit()
    print(f"{len(chosen)} to be sent again")


def _line(saying: Saying) -> str:
    first = (saying.body["text"] or "").partition("\n")[0]
    said = first if len(first) <= _SHOWN else f"{first[: _SHOWN - 1]}…"
    at = saying.at.isoformat(timespec="seconds")
    return f"{saying.id}  {at}  {saying.key.channel}  {saying.key.person or '-'}  {saying.error}  “{said}”"
