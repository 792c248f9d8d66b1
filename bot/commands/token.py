"""`youdan token`: an API token for an employee."""

from __future__ import annotations

import argparse

from bot.accounts import Accounts
from bot.commands import CommandError, company_of, database_url, opened
from domain.calendar import SystemClock

NAME = "token"
HELP = "make an API token for an employee, printed alone on the last line"


def configure(parser: argparse.ArgumentParser) -> None:
    """Whose token it is, and what for."""
    parser.add_argument("employee", metavar="EMPLOYEE_ID")
    parser.add_argument("--name", default="api", help="what the token is for")


def run(args: argparse.Namespace) -> int:
    """Print the token, which is shown only now; raises CommandError for anybody who does not work here."""
    with opened(database_url()) as database:
        company_of(database)
        token = Accounts(database, SystemClock()).issue_token(args.employee, args.name)
    if token is None:
        raise CommandError(f"no active employee {args.employee}")
    print(token)
    return 0
