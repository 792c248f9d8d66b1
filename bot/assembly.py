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
from bot.conversation.posts import Posts
from bot.conversation.scene import Parts
from bot.conversation.taking import Taking
from bot.dead_letters import DeadLetters
from bot.execution import Executor
from bot.live import Live, talk_of
from bot.metrics import Metrics, counted
from bot.record_pages import RecordPages
from bot.replies.wording import Wording
from bot.samples import Samples
from bot.settings import ModelSettings, Settings, words_in
from bot.sweeps import Sweep
from bot.understanding.again import Again, Recorded, kept_in
from bot.understanding.choose import ChoosingEngine
from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.living import LivingWorld
from bot.understanding.media.reading import PictureReading
from bot.understanding.media.senses import Senses
from bot.understanding.model.account import Account, Count
from bot.understanding.model.question import Questions
from bot.understanding.model.setting_up import listener, masked_by, model_engine, picture_reader
from bot.understanding.proposal import Engine
from domain.access.people import System
from domain.calendar import Clock, SystemClock
from domain.ports import Database
from domain.registry import Registry, declared_actions
from domain.talks import ConversationKey
from storage.database import SqlDatabase
from storage.transaction import NoCompanyError

#: Seconds between looks for messages that a stopped process left behind.
_LEFTOVERS_EVERY = 30

#: Seconds between looks for reminders that are due.
_REMINDERS_EVERY = 10

_REPLAYING = "replay"
"""Whom the tokens are put down to that are spent on reading messages once more."""

_TRACES = System("traces")

#: Seconds between removals of what was kept of older messages.
_TRACES_EVERY = 3600


#: Seconds between deletions of photos and voice notes that were kept long enough.
_ENCLOSURES_EVERY = 3600


@dataclass(frozen=True)
class Assembly:
    """The assistant, who watches it, what takes messages in, and what is to be done again and again beside it."""

    assistant: YoudanAssistant
    live: Live
    posts: Posts
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
    embedded = EmbeddedEngine(actions, world)
    engine: Engine = embedded
    again, senses = Again(actions, embedded), Senses()
    if model is not None and (model.model or model.transcribe):
        account = Account(database, model, clock, metrics.add)
        senses = _senses(actions, model, account)
        if model.model:
            questions = Questions(actions, world, embedded)
            again = Again(actions, embedded, Recorded(questions, kept_in(database), model.model))
            asked = model_engine(model, actions, world, embedded, settings.home, account=account)
            engine = ChoosingEngine(actions, embedded, asked)
    hands, pictures = Hands(actions, executor), PictureReading(actions, embedded)
    parts = Parts(database, actions, clock, counted(engine, metrics), again, hands, wording, senses, pictures)
    taking = Taking(parts)
    posts = Posts(taking, words_in(settings.link_by))
    assistant = YoudanAssistant(
        database=database,
        taking=taking,
        accounts=Accounts(database, clock),
        calls=Calls(database, actions, clock, executor.for_calls(), wording),
        pages=RecordPages(database, actions, clock, wording),
        live=live,
        dead_letters=DeadLetters(database, clock),
        samples_of=Samples(database, actions),
        described=describe(actions, version("youdan")),
    )

    def told(keys: Iterable[ConversationKey]) -> None:
        for key in keys:
            live.said(talk_of(key))

    sweeps = (
        Sweep("leftovers", _LEFTOVERS_EVERY, lambda: told(delivery.key for delivery in taking.leftovers())),
        Sweep("enclosures", _ENCLOSURES_EVERY, taking.forget_enclosures),
        Sweep("reminders", _REMINDERS_EVERY, lambda: told(fire_due(database, clock, wording))),
        Sweep("traces", _TRACES_EVERY, lambda: forget_traces(database, clock.now() - timedelta(settings.trace_days))),
    )
    return Assembly(assistant, live, posts, sweeps)


def _senses(registry: Registry, model: ModelSettings, account: Account) -> Senses:
    """What reads photos and hears voice notes, where a model is set for it."""
    if masked_by(model):
        return Senses(withheld=True)
    return Senses(
        picture_reader(model, registry, account) if model.model else None,
        listener(model) if model.transcribe else None,
    )


def forget_traces(database: Database, before: datetime) -> None:
    """Remove what was kept of how older messages were understood."""
    with database.write(_TRACES) as tx:
        tx.heard.forget(before)
        tx.exchanges.forget(before)
        tx.commit()


def again_over(
    database: SqlDatabase, settings: Settings, model: ModelSettings, count: Count, *, recorded: bool = False
) -> Again:
    """The engine over messages that the database keeps.

    The model that is set is asked what it was never asked, unless only what is `recorded` counts; where none is set, any model's
    answers count. Raises UnusableModelError.
    """
    actions, world = declared_actions(), LivingWorld(database, file=names_of(database, settings))
    embedded = EmbeddedEngine(actions, world)
    asked = None
    if model.model and not recorded:
        account = Account(database, model, SystemClock(), count, payer=_REPLAYING)
        asked = model_engine(model, actions, world, embedded, settings.home, account=account, said_anew=False)
    return Again(
        actions, embedded, Recorded(Questions(actions, world, embedded), kept_in(database), model.model, asked)
    )


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
