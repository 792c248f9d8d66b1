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
from bot.understanding.model.question import Question
from bot.understanding.model.server import ModelAwayError, Said, Usage, sum_of
from bot.understanding.proposal import Hearing
from domain.access.people import System
from domain.ports import Database, ModelExchange

ACCOUNTANT = System("model account")

LIMIT_EACH, LIMIT_ALL = "limit_each", "limit_all"
"""Why a model is not asked any more today: the person's tokens are used up, or the company's."""

_MILLION = 1_000_000


class Count(Protocol):
    """Adds to one of the sums that a process tells of."""

    def __call__(self, name: str, amount: float = 1, **labels: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Had:
    """What was had of a model: `outcome` is `read` or a word for why not, `said` every try, `reading` the masked reading."""

    outcome: str
    said: tuple[Said, ...]
    seconds: float
    reading: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Account:
    """The account of one model in one company's database; each exchange is kept in a transaction of its own, after it.

    The limits are looked at before a question, so that those under way at that moment may go beyond them.
    """

    database: Database
    settings: ModelSettings
    count: Count
    keys: Callable[[], str] = lambda: uuid4().hex

    def check(self, hearing: Hearing) -> None:
        """Raises ModelAwayError where no more may be asked in the company's day."""
        since = _beginning(hearing)
        with self.database.read(ACCOUNTANT) as tx:
            each, everybody = tx.exchanges.tokens(since, hearing.person.id), tx.exchanges.tokens(since)
        for used, most, why in (
            (each, self.settings.tokens_a_day_each, LIMIT_EACH),
            (everybody, self.settings.tokens_a_day, LIMIT_ALL),
        ):
            if used >= most:
                self.count("youdan_model_failures_total", why=why)
                raise ModelAwayError(why)

    def keep(self, question: Question, had: Had) -> None:
        """Keep an exchange, with whatever is private in it masked, and count it."""
        usage = sum_of(had.said)
        cost = self.cost(usage)
        self._count(had, usage, cost)
        if not usage.calls:
            # Nothing was sent.
            return
        request = question.kept
        exchange = ModelExchange(
            id=self.keys(),
            at=question.hearing.clock.now(),
            person=question.hearing.person.id,
            message=question.hearing.message,
            model=self.settings.model,
            prompt=request.prompt,
            version=request.version,
            prefix=digest_of(request.prefix),
            request=request.circumstances,
            answers=[_kept(said, question) for said in had.said],
            outcome=had.outcome,
            reading=had.reading,
            sent=usage.sent,
            cached=usage.cached,
            answered=usage.answered,
            cost=cost,
            milliseconds=round(had.seconds * 1000),
            calls=usage.calls,
        )
        with self.database.write(ACCOUNTANT) as tx:
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

    def _count(self, had: Had, usage: Usage, cost: Decimal) -> None:
        if had.outcome != "read":
            self.count("youdan_model_failures_total", why=had.outcome)
        if not usage.calls:
            return
        self.count("youdan_model_asked_total", model=self.settings.model)
        for kind, tokens in (("sent", usage.sent), ("cached", usage.cached), ("answered", usage.answered)):
            self.count("youdan_model_tokens_total", tokens, kind=kind)
        self.count("youdan_model_cost_total", float(cost))
        self.count("youdan_model_seconds_sum", had.seconds)


def digest_of(prefix: str) -> str:
    """By what the words sent ahead are known."""
    return sha256(prefix.encode()).hexdigest()


def _beginning(hearing: Hearing) -> datetime:
    """When the company's day began."""
    company = hearing.company
    return datetime.combine(company.day_of(hearing.clock.now()), time(), company.zone)


def _kept(said: Said, question: Question) -> dict[str, Any]:
    """One try of a model's as it is kept."""

    def private(text: str) -> str:
        return question.kept_mask.over(question.mask.back(text))

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
    plain: dict[str, Any] = json.loads(json.dumps(answer))
    return plain


def _masked(value: Any, mask: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, Mapping):
        return {name: _masked(each, mask) for name, each in value.items()}
    return [_masked(each, mask) for each in value] if isinstance(value, list | tuple) else value
