"""`youdan chat`: the assistant in a terminal."""

from __future__ import annotations

import argparse
import secrets
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.commands import CommandError, assembled, company_of, database_url, opened, read_settings
from bot.settings import Settings
from domain.access.people import System
from domain.access.roles import Role
from domain.calendar import Clock, FixedClock, SystemClock
from storage.company_file.load import load
from storage.company_file.problems import CompanyFileError
from storage.company_file.read import read_company
from storage.database import SqlDatabase

NAME = "chat"
HELP = "talk to the assistant in the terminal: a line in, the reply out"


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("--as", dest="person", metavar="EMPLOYEE_ID", help="who talks; the first admin unless told")
    parser.add_argument("--company", type=Path, metavar="FILE", help="a fresh company from a file, gone afterwards")
    parser.add_argument("--now", metavar="TIME", help="what time it is, in ISO 8601")


def run(args: argparse.Namespace) -> int:
    """Answer every line of the standard input; raises CommandError where company or person can't be had."""
    from bot.channels import line_channel
    from bot.port import Serving

    settings = read_settings()
    with _company_in(args.company, settings, args.now) if args.company else opened(database_url(settings)) as database:
        clock = _clock(args.now, company_of(database).zone)
        person = _person(database, args.person)
        assistant = assembled(database, settings, clock).assistant
        serving = Serving(clock.now, lambda: secrets.token_hex(16))
        line_channel("terminal").converse(assistant, serving, person, _lines(), _say)
    return 0


@contextmanager
def _company_in(path: Path, settings: Settings, now: str | None) -> Iterator[SqlDatabase]:
    """A database that lasts as long as the talk, with a file's company in it."""
    try:
        document = read_company(path)
    except CompanyFileError as error:
        raise CommandError(f"{path}: {error.problems[0]}") from None
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from None
    clock = _clock(now, ZoneInfo(document.timezone or settings.timezone))
    with tempfile.TemporaryDirectory(prefix="youdan-") as folder, opened(f"sqlite:///{folder}/chat.db") as database:
        load(database, document, clock, settings.language, settings.timezone)
        yield database


def _clock(written: str | None, zone: ZoneInfo) -> Clock:
    """The machine's clock, or one that stands at the given time, by default in the company's zone."""
    if written is None:
        return SystemClock()
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise CommandError(f"--now: not a time in ISO 8601: {written}") from None
    if not 1900 <= moment.year < 3000:
        raise CommandError(f"--now: too far from today: {written}")
    return FixedClock(moment if moment.tzinfo else moment.replace(tzinfo=zone))


def _person(database: SqlDatabase, wanted: str | None) -> str:
    """Who talks: the one named, else the first admin."""
    with database.read(System("set-up")) as tx:
        people = [employee for employee in tx.store.employees.all() if employee.active]
    if wanted is not None:
        if wanted not in {employee.id for employee in people}:
            raise CommandError(f"no active employee {wanted}")
        return wanted
    for role in (Role.ADMIN, Role.OWNER):
        for employee in people:
            if role in employee.roles:
                return employee.id
    raise CommandError("the company has neither admin nor owner: say who talks with --as EMPLOYEE_ID")


def _lines() -> Iterator[str]:
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
