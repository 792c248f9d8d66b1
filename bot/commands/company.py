"""`youdan company`: a company's records in from a file, and out to one."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from bot.commands import CommandError, company_of, database_url, opened, read_settings
from domain.calendar import SystemClock
from storage.company_file.export import export
from storage.company_file.load import OtherCompanyError, load
from storage.company_file.problems import CompanyFileError
from storage.company_file.read import read_company
from storage.company_file.tally import Fate, Loaded

NAME = "company"
HELP = "load a company from a file (idempotent), or export it"

#: So many problems of a file are told at once.
_MOST_PROBLEMS = 20


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's two verbs."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    loading = verbs.add_parser("load", help="create the records in the database; again: change master data")
    loading.add_argument("file", type=Path, metavar="company.json")
    verbs.add_parser("export", help="print the records in the same format")


def run(args: argparse.Namespace) -> int:
    """Load or export; raises CommandError for a file that can't be taken."""
    settings = read_settings()
    with opened(database_url(settings)) as database:
        if args.verb == "export":
            company_of(database)
            sys.stdout.write(export(database))
            return 0
        try:
            loaded = load(database, read_company(args.file), SystemClock(), settings.language, settings.timezone)
        except CompanyFileError as error:
            raise CommandError(_told(args.file, error)) from None
        except OtherCompanyError as error:
            raise CommandError(str(error)) from None
        except OSError as error:
            raise CommandError(f"{args.file}: {error.strerror}") from None
    print(_report(loaded))
    return 0


def _told(file: Path, error: CompanyFileError) -> str:
    """Every problem on one line, the file's name first."""
    shown = [str(problem) for problem in error.problems[:_MOST_PROBLEMS]]
    more = len(error.problems) - len(shown)
    return f"{file}: " + "; ".join([*shown, *([f"and {more} more"] if more else [])])


def _report(loaded: Loaded) -> str:
    added, changed = loaded.count(Fate.ADDED), loaded.count(Fate.CHANGED)
    parts = [f"{what}: {_counts(counts)}" for what, counts in (("added", added), ("changed", changed)) if counts]
    return "; ".join(parts) or "nothing new: everything was there already"


def _counts(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {section.replace('_', ' ')}" for section, count in counts.items())
