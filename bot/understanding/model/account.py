"""Keeps account of a model: what it may be asked in a day, what it was asked, what came of it, what it cost."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from hashlib import sha256
from typing import Any, Protocol
from uuid import uuid4

from bot.settings import ModelSettings
from bot.understanding.model.request import Request
from bot.understanding.model.server import ModelAwayError, Said, Usage, sum_of
from bot.understanding.model.tokens import about_so_many
from bot.understanding.proposal import Hearing
from domain.access.people import System
from domain.calendar import Clock
from domain.ports import Database, ModelExchange

ANSWERED = "answered"
"""The outcome of an exchange in which the model answered what can be used."""

LIMIT_EACH, LIMIT_ALL = "limit_each", "limit_all"
"""Why a model is not asked any more today: the person's tokens are used up, or the company's."""

_ACCOUNTANT = System("model account")
_MILLION = 1_000_000

_MOST_KEPT = 20_000
"""So many characters of an answer are kept; those of a server that never ends are not."""

_NEVER_READ = ("status_4", "connection", "busy")
"""How the reasons begin for which a question was not taken, so that nobody charges for it."""


class Count(Protocol):
    """Adds to one of the sums that a process tells of."""

    def __call__(self, name: str, amount: float = 1, **labels: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Had:
    """What was had of a model: `outcome` is ANSWERED or a word for why not, `said` every try."""

    outcome: str
    said: tuple[Said, ...]
    seconds: float


@dataclass(frozen=True)
class Account:
    """The account of one model in one company's database; each exchange is kept in a transaction of its own, after it.

    The limits are looked at before a question, so that those under way at that moment may go beyond them. `payer` is whom the
    tokens are put down to, the speaker where nobody else pays.
    """

    database: Database
    settings: ModelSettings
    clock: Clock
    count: Count
    payer: str = ""
    keys: Callable[[], str] = lambda: uuid4().hex

    def check(self, hearing: Hearing) -> None:
        """Raises ModelAwayError where no more may be asked in the company's day."""
        company = hearing.company
        since = datetime.combine(company.day_of(self.clock.now()), time(), company.zone)
        with self.database.read(_ACCOUNTANT) as tx:
            each, everybody = tx.exchanges.tokens(since, self._payer(hearing)), tx.exchanges.tokens(since)
        for used, most, why in (
            (each, self.settings.tokens_a_day_each, LIMIT_EACH),
            (everybody, self.settings.tokens_a_day, LIMIT_ALL),
        ):
            if used >= most:
                self.missed(why)
                raise ModelAwayError(why)

    def missed(self, why: str) -> None:
        """Count a message about which the model was no help."""
        self.count("youdan_model_failures_total", why=why)

    def keep(self, hearing: Hearing, request: Request, had: Had, private: Callable[[str], str]) -> None:
        """Keep an exchange, and count it; `request` is as it may be kept, `private` masks what was answered alike."""
        usage = sum_of(had.said)
        if had.outcome != ANSWERED:
            self.missed(had.outcome)
        if not usage.calls:
            # Nothing was sent.
            return
        exchange = ModelExchange(
            id=self.keys(),
            at=self.clock.now(),
            person=self._payer(hearing),
            message=hearing.message,
            model=self.settings.model,
            prompt=request.prompt,
            version=request.version,
            prefix=digest_of(request.prefix),
            request=request.circumstances,
            answers=[_kept(each, private) for each in had.said],
            outcome=had.outcome,
            sent=usage.sent,
            cached=usage.cached,
            answered=usage.answered,
            estimated=_untold(had.said) * about_so_many(f"{request.prefix}{request.circumstances}"),
            cost=self.cost(usage),
            milliseconds=round(had.seconds * 1000),
            calls=usage.calls,
        )
        self._count(exchange)
        with self.database.write(_ACCOUNTANT) as tx:
            tx.exchanges.keep(exchange, request.prefix)
            tx.commit()

    def cost(self, usage: Usage) -> Decimal:
        """What tokens cost, exactly, in the currency of the prices."""
        prices = self.settings
        cached = prices.price_sent if prices.price_cached is None else prices.price_cached
        whole = (
            (usage.sent - usage.cached) * prices.price_sent
            + usage.cached * cached
            + usage.answered * prices.price_answered
        )
        return whole / _MILLION

    def _payer(self, hearing: Hearing) -> str:
        return self.payer or hearing.person.id

    def _count(self, had: ModelExchange) -> None:
        self.count("youdan_model_asked_total", model=had.model)
        for kind, tokens in (
            ("sent", had.sent),
            ("cached", had.cached),
            ("answered", had.answered),
            ("estimated", had.estimated),
        ):
            self.count("youdan_model_tokens_total", tokens, kind=kind)
        self.count("youdan_model_cost_total", float(had.cost))
        self.count("youdan_model_seconds_sum", had.milliseconds / 1000)


def digest_of(prefix: str) -> str:
    """By what the words sent ahead are known."""
    return sha256(prefix.encode()).hexdigest()


def _untold(said: tuple[Said, ...]) -> int:
    """How many tries a server may charge for without having said what they took."""
    return sum(not each.usage.sent and not each.failed.startswith(_NEVER_READ) for each in said)


def _kept(said: Said, private: Callable[[str], str]) -> Mapping[str, Any]:
    """One try of a model's as it is kept."""
    usage = said.usage
    answer: dict[str, Any] = {
        "calls": [[name, _masked(args, private)] for name, args in said.called],
        "text": private(said.text),
        "sent": usage.sent,
        "cached": usage.cached,
        "answered": usage.answered,
        "milliseconds": round(usage.seconds * 1000),
    }
    if said.failed:
        answer["failed"] = said.failed
    written = json.dumps(answer, ensure_ascii=False)
    if len(written) > _MOST_KEPT:
        written = json.dumps({**answer, "calls": [], "text": written[:_MOST_KEPT], "cut_off": True})
    plain: dict[str, Any] = json.loads(written)
    return plain


def _masked(value: Any, private: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return private(value)
    if isinstance(value, Mapping):
        return {name: _masked(each, private) for name, each in value.items()}
    return [_masked(each, private) for each in value] if isinstance(value, list | tuple) else value
