"""`youdan doctor`: what is wrong with the set-up, and how to mend it."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from bot.channels import chat_channels, http_channels
from bot.commands import CommandError, company_of, database_url, opened
from bot.messages import Finding
from bot.port import ChatChannel
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


def _findings() -> Iterator[Finding]:
    try:
        settings = Settings()
    except ValidationError as error:
        yield from (Finding(False, f"settings: {problem}") for problem in problems_of(error))
        return
    yield Finding(True, f"settings: home {settings.home}, listening on {settings.host}:{settings.port}")
    yield from _database()
    yield Finding(True, f"channels: {', '.join(sorted(channel.name for channel in http_channels()))}")
    yield from _chats()
    yield from _models(settings)


def _database() -> Iterator[Finding]:
    try:
        with opened(database_url()) as database:
            yield Finding(True, f"database: {database.engines.reading.dialect.name}, schema up to date")
            yield _company(database)
            yield from _said_and_heard(database)
    except CommandError as error:
        yield Finding(False, f"database: {error}")


def _company(database: SqlDatabase) -> Finding:
    company = company_of(database)
    with database.read(System("set-up")) as tx:
        active = sum(employee.active for employee in tx.store.employees.all())
    return Finding(True, f"company: {company.name}, {active} employees, {company.timezone}")


def _said_and_heard(database: SqlDatabase) -> Iterator[Finding]:
    """When each chat channel was last heard of, and what could not be said."""
    with database.read(System("post")) as tx:
        latest, dead = tx.inbox.latest(), tx.outbox.dead()
    for channel in chat_channels():
        if channel.name in latest:
            yield Finding(True, f"{channel.name}: last event {latest[channel.name].isoformat(timespec='seconds')}")
    if dead:
        yield Finding(False, f"outbox: {len(dead)} could not be said: see youdan outbox")


def _chats() -> Iterator[Finding]:
    """What each chat channel that is set up finds out about its settings, by asking its platform."""
    for channel in chat_channels():
        try:
            configured = channel.configured()
        except ValidationError as error:
            yield from (Finding(False, f"{channel.name}: {problem}") for problem in problems_of(error))
            continue
        if configured:
            yield from asyncio.run(_checked(channel))
        else:
            yield Finding(True, f"{channel.name}: not set up")


async def _checked(channel: ChatChannel) -> Sequence[Finding]:
    return await channel.check()


def _models(settings: Settings) -> Iterator[Finding]:
    try:
        model = ModelSettings()
    except ValidationError as error:
        yield from (Finding(False, f"model: {problem}") for problem in problems_of(error))
        return
    if not model.model:
        yield Finding(True, "model: none is set, the embedded parser answers alone")
        return
    yield _asked(model, settings)
    yield Finding(True, f"model: {_bounds(model)}")


def _asked(model: ModelSettings, settings: Settings) -> Finding:
    """Ask the model a few words of nobody's; how it answers is remembered."""
    # Nobody without a model waits for what talks to one.
    from bot.understanding.model.probed import probe, remember
    from bot.understanding.model.server import ModelAwayError
    from bot.understanding.model.setting_up import UnusableModelError, chat_of

    try:
        tools = probe(chat_of(model), declared_actions(), model.timeout)
        remember(model, settings.home, tools=tools)
    except UnusableModelError as error:
        return Finding(False, f"model: {error}")
    except ModelAwayError as error:
        return Finding(False, f"model: {model.model}: {_MENDING.get(error.why, _OTHERWISE).format(why=error.why)}")
    except OSError as error:
        return Finding(False, f"model: what was found out can't be kept in {settings.home}: {error.strerror}")
    if model.tools not in ("auto", tools):
        return Finding(False, f"model: {model.model}: YOUDAN_MODEL_TOOLS says {model.tools}, found was {tools}")
    return Finding(True, f"model: {model.model} answers, {'by calling tools' if tools else 'as JSON in text'}")


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
