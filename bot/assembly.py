"""Puts the parts together: the one place, besides the commands, that knows all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.accounts import Accounts
from bot.alerts.reminders import fire_due
from bot.api_description import describe
from bot.assistant import YoudanAssistant
from bot.calls import Calls
from bot.conversation.carrying_out import Hands
from bot.conversation.scene import Parts
from bot.conversation.taking import Taking
from bot.execution import Executor
from bot.live import Live, talk_of
from bot.metrics import Metrics, counted
from bot.record_pages import RecordPages
from bot.replies.wording import Wording
from bot.samples import Samples
from bot.settings import ModelSettings, Settings
from bot.sweeps import Sweep
from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.living import LivingWorld
from bot.understanding.proposal import Engine
from bot.understanding.world import World
from domain.access.people import System
from domain.calendar import Clock
from domain.ports import ConversationKey, Database
from domain.registry import Registry, declared_actions
from storage.database import SqlDatabase
from storage.transaction import NoCompanyError

#: Seconds between looks for messages that a stopped process left behind.
_LEFTOVERS_EVERY = 30

#: Seconds between looks for reminders that are due.
_REMINDERS_EVERY = 10

_TRACES = System("traces")

#: Seconds between removals of what was kept of older messages.
_TRACES_EVERY = 3600


@dataclass(frozen=True)
class Assembly:
    """The assistant, who watches it, and what is to be done again and again beside it."""

    assistant: YoudanAssistant
    live: Live
    sweeps: tuple[Sweep, ...]


def assemble(
    database: SqlDatabase,
    settings: Settings,
    clock: Clock,
    *,
    registry: Registry | None = None,
    model: ModelSettings | None = None,
    metrics: Metrics | None = None,
) -> Assembly:
    """The assistant for one database; `registry` holds the declared actions unless told otherwise.

    Without a `model`, or where its settings name none, the embedded engine understands alone. What is understood, and what a
    model is asked, is counted in `metrics`. Raises UnusableModelError for a model that can't be talked to.
    """
    actions = registry or declared_actions()
    live = Live()
    wording = Wording(actions, clock, _zone_of(database, settings))
    executor = Executor(database, actions, clock)
    metrics = metrics or Metrics()
    world = LivingWorld(database, file=names_of(database, settings))
    engine = counted(_engine(database, settings, actions, world, model, metrics), metrics)
    taking = Taking(Parts(database, actions, clock, engine, Hands(actions, executor), wording))
    assistant = YoudanAssistant(
        database=database,
        taking=taking,
        accounts=Accounts(database, clock),
        calls=Calls(database, actions, clock, executor.for_calls(), wording),
        pages=RecordPages(database, actions, clock, wording),
        live=live,
        samples_of=Samples(database, actions),
        described=describe(actions, version("youdan")),
    )

    def told(keys: Iterable[ConversationKey]) -> None:
        for key in keys:
            live.said(talk_of(key))

    sweeps = (
        Sweep("leftovers", _LEFTOVERS_EVERY, lambda: told(delivery.key for delivery in taking.leftovers())),
        Sweep("reminders", _REMINDERS_EVERY, lambda: told(fire_due(database, clock, wording))),
        Sweep("traces", _TRACES_EVERY, lambda: forget_traces(database, clock.now() - timedelta(settings.trace_days))),
    )
    return Assembly(assistant, live, sweeps)


def forget_traces(database: Database, before: datetime) -> None:
    """Remove what was kept of how older messages were understood."""
    with database.write(_TRACES) as tx:
        tx.heard.forget(before)
        tx.exchanges.forget(before)
        tx.commit()


def _engine(
    database: Database,
    settings: Settings,
    registry: Registry,
    world: World,
    model: ModelSettings | None,
    metrics: Metrics,
) -> Engine:
    """The embedded engine, with the model that is set behind it."""
    embedded = EmbeddedEngine(registry, world)
    if model is None or not model.model:
        return embedded
    # Nobody without a model waits for what talks to one.
    from bot.understanding.choose import ChoosingEngine
    from bot.understanding.model.account import Account
    from bot.understanding.model.setting_up import model_engine

    account = Account(database, model, metrics.add)
    asked = model_engine(model, registry, world, embedded, settings.home, account=account)
    return ChoosingEngine(registry, embedded, asked)


def names_of(database: SqlDatabase, settings: Settings) -> Path:
    """The file in which names are kept from one run to the next, another for each database."""
    url = database.engines.writing.url.render_as_string(hide_password=True)
    return settings.home / "names" / f"{blake2b(url.encode(), digest_size=8).hexdigest()}.bin"


def _zone_of(database: SqlDatabase, settings: Settings) -> Callable[[], ZoneInfo]:
    """Tells the company's zone; before there is a company, the one that was set."""

    @lru_cache(maxsize=1)
    def company_zone() -> ZoneInfo:
        with database.read(System("set-up")) as tx:
            return tx.company.zone

    def zone() -> ZoneInfo:
        try:
            return company_zone()
        except NoCompanyError:
            return ZoneInfo(settings.timezone)

    return zone
