"""`youdan enrol`: a one-time code by which an employee signs in or links a chat account."""

from __future__ import annotations

import argparse

from bot.accounts import Accounts
from bot.commands import CommandError, company_of, database_url, opened
from domain.calendar import SystemClock

NAME = "enrol"
HELP = "print a one-time code for an employee, alone on the last line"


def configure(parser: argparse.ArgumentParser) -> None:
    """Whose code it is."""
    parser.add_argument("employee", metavar="EMPLOYEE_ID")


def run(args: argparse.Namespace) -> int:
    """Print the code; raises CommandError for anybody who does not work here."""
    with opened(database_url()) as database:
        company_of(database)
        code = Accounts(database, SystemClock()).issue_code(args.employee)
    if code is None:
        raise CommandError(f"no active employee {args.employee}")
    print(code)
    return 0
