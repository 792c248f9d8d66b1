"""`youdan doctor`: what is wrong with the set-up, and how to mend it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from bot.channels import http_channels
from bot.commands import CommandError, company_of, database_url, opened
from bot.settings import Settings, problems_of
from domain.access.people import System
from storage.database import SqlDatabase

NAME = "doctor"
HELP = "check settings, database, channels and model; say what is wrong and how to mend it"


@dataclass(frozen=True, slots=True)
class _Finding:
    well: bool
    text: str


def configure(_parser: argparse.ArgumentParser) -> None:
    """It takes no arguments."""


def run(_args: argparse.Namespace) -> int:
    """Print a line for everything that was looked at; raises CommandError where something is wrong."""
    wrong = 0
    for finding in _findings():
        print(f"{'ok  ' if finding.well else 'WRONG'} {finding.text}")
        wrong += not finding.well
    if wrong:
        raise CommandError(f"{wrong} {'thing is' if wrong == 1 else 'things are'} wrong, see above")
    return 0


def _findings() -> Iterator[_Finding]:
    try:
        settings = Settings()
    except ValidationError as error:
        yield from (_Finding(False, f"settings: {problem}") for problem in problems_of(error))
        return
    yield _Finding(True, f"settings: home {settings.home}, listening on {settings.host}:{settings.port}")
    yield from _database()
    yield _Finding(True, f"channels: {', '.join(sorted(channel.name for channel in http_channels()))}")
    yield _model()


def _database() -> Iterator[_Finding]:
    try:
        with opened(database_url()) as database:
            yield _Finding(True, f"database: {database.engines.reading.dialect.name}, schema up to date")
            yield _company(database)
    except CommandError as error:
        yield _Finding(False, f"database: {error}")


def _company(database: SqlDatabase) -> _Finding:
    company = company_of(database)
    with database.read(System("set-up")) as tx:
        active = sum(employee.active for employee in tx.store.employees.all())
    return _Finding(True, f"company: {company.name}, {active} employees, {company.timezone}")


def _model() -> _Finding:
    if model := os.environ.get("YOUDAN_MODEL"):
        return _Finding(True, f"model: {model} is set, this version does not call one yet")
    return _Finding(True, "model: none is set, the embedded parser answers alone")
