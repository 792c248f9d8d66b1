"""`youdan doctor`: what is wrong with the set-up, and how to mend it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from bot.channels import http_channels
from bot.commands import CommandError, company_of, database_url, opened
from bot.settings import ModelSettings, Settings, problems_of, words_in
from domain.access.people import System
from domain.registry import declared_actions
from storage.database import SqlDatabase

NAME = "doctor"
HELP = "check settings, database, channels and model; say what is wrong and how to mend it"


#: How to mend what keeps a model from answering, by why it does not.
_MENDING = {
    "status_401": "the key is refused: set OPENAI_API_KEY",
    "status_403": "the key is refused: set OPENAI_API_KEY",
    "status_404": "the server knows no such model or address: check YOUDAN_MODEL and OPENAI_BASE_URL",
    "status_429": "the server is busy, or the account is used up: look at the provider's page",
    "timeout": "no answer in time: check OPENAI_BASE_URL, or set YOUDAN_MODEL_TIMEOUT higher",
    "connection": "the server can't be reached: check OPENAI_BASE_URL and the network",
}
_OTHERWISE = "it neither calls tools nor answers in JSON ({why}): set another model in YOUDAN_MODEL"


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
    yield from _models(settings)


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


def _models(settings: Settings) -> Iterator[_Finding]:
    try:
        model = ModelSettings()
    except ValidationError as error:
        yield from (_Finding(False, f"model: {problem}") for problem in problems_of(error))
        return
    if not model.model:
        yield _Finding(True, "model: none is set, the embedded parser answers alone")
        return
    yield _asked(model, settings)
    yield _Finding(True, f"model: {_bounds(model)}")


def _asked(model: ModelSettings, settings: Settings) -> _Finding:
    """Ask the model a few words of nobody's; how it answers is remembered."""
    # Nobody without a model waits for what talks to one.
    from bot.understanding.model.probed import probe, remember
    from bot.understanding.model.server import ModelAwayError
    from bot.understanding.model.setting_up import UnusableModelError, chat_of

    try:
        tools = probe(chat_of(model), declared_actions(), model.timeout)
        remember(model, settings.home, tools=tools)
    except UnusableModelError as error:
        return _Finding(False, f"model: {error}")
    except ModelAwayError as error:
        return _Finding(False, f"model: {model.model}: {_MENDING.get(error.why, _OTHERWISE).format(why=error.why)}")
    except OSError as error:
        return _Finding(False, f"model: what was found out can't be kept in {settings.home}: {error.strerror}")
    if model.tools not in ("auto", tools):
        return _Finding(False, f"model: {model.model}: YOUDAN_MODEL_TOOLS says {model.tools}, found was {tools}")
    return _Finding(True, f"model: {model.model} answers, {'by calling tools' if tools else 'as JSON in text'}")


def _bounds(model: ModelSettings) -> str:
    """What a model may be told, and how much."""
    priced = model.price_sent or model.price_answered
    return "; ".join(
        (
            f"masked on the way out: {', '.join(words_in(model.mask)) or 'nothing'}",
            f"providers: {', '.join(words_in(model.providers)) or 'any'}",
            f"tokens a day: {model.tokens_a_day}, {model.tokens_a_day_each} each",
            f"prices for a million: {model.price_sent} sent, {model.price_answered} answered"
            if priced
            else "no prices set",
        )
    )
