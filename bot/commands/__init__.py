"""The subcommands of `youdan`, one module each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

if TYPE_CHECKING:
    from bot.assembly import Assembly
    from bot.metrics import Metrics
    from bot.settings import ModelSettings, Settings
    from domain.calendar import Clock
    from domain.company import Company
    from storage.database import SqlDatabase


S = TypeVar("S", bound=BaseModel)


class CommandError(Exception):
    """What a person at the terminal is told in one line, with exit code 1."""


def read_settings(**given: str | int | None) -> Settings:
    """The settings, with those given in their place; raises CommandError for one that can't be."""
    from bot.settings import Settings

    return _read(Settings, {name: value for name, value in given.items() if value is not None})


def model_settings() -> ModelSettings:
    """Which model is set, if any; raises CommandError for a setting that can't be."""
    from bot.settings import ModelSettings

    return _read(ModelSettings, {})


def _read(settings: type[S], given: Mapping[str, Any]) -> S:
    from bot.settings import problems_of

    try:
        return settings.model_validate(given)
    except ValidationError as error:
        raise CommandError(problems_of(error)[0]) from error


def assembled(database: SqlDatabase, settings: Settings, clock: Clock, metrics: Metrics | None = None) -> Assembly:
    """The assistant with the model that is set; raises CommandError where that can't be talked to."""
    from bot.assembly import assemble

    model = model_settings()
    if not model.model:
        return assemble(database, settings, clock, metrics=metrics)
    from bot.understanding.model.setting_up import UnusableModelError

    try:
        return assemble(database, settings, clock, model=model, metrics=metrics)
    except UnusableModelError as error:
        raise CommandError(str(error)) from error


def database_url(settings: Settings | None = None, *, demo: bool = False) -> str:
    """Where the database (the demo's own) is; raises CommandError where the settings or the home folder can't be."""
    settings = settings or read_settings()
    try:
        return settings.file_url("demo.db") if demo else settings.url()
    except OSError as error:
        raise CommandError(f"YOUDAN_HOME can't be used: {settings.home}: {error.strerror}") from error


@contextmanager
def opened(url: str) -> Iterator[SqlDatabase]:
    """The database, closed afterwards; raises CommandError where it can't be used."""
    # No command that needs no database waits for its import.
    from storage.opening import UnusableDatabaseError, open_database

    try:
        database = open_database(url)
    except UnusableDatabaseError as error:
        raise CommandError(str(error)) from error
    with closing(database):
        yield database


def company_of(database: SqlDatabase) -> Company:
    """The database's company; raises CommandError before one was loaded."""
    from domain.access.people import System
    from storage.transaction import NoCompanyError

    try:
        with database.read(System("set-up")) as tx:
            return tx.company
    except NoCompanyError:
        raise CommandError("no company yet: youdan company load company.json") from None
