"""Exchanges with language models."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from domain.ports import ModelExchange
from storage.exchanges.tables import model_exchanges, model_prefixes
from storage.upsert import insert


class Exchanges:
    """Exchanges in the order in which they were had."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, exchange: ModelExchange, prefix: str, /) -> None:
        """Keep an exchange, and what was sent ahead of its request where that is not kept yet."""
        ahead = {"digest": exchange.prefix, "text": prefix}
        self._session.execute(insert(self._session, model_prefixes).values(ahead).on_conflict_do_nothing())
        self._session.execute(insert(self._session, model_exchanges).values(asdict(exchange)))

    def prefix(self, digest: str, /) -> str:
        """What was sent ahead, by its digest; raises KeyError where it is not kept."""
        found: str | None = self._session.scalar(select(model_prefixes.c.text).where(model_prefixes.c.digest == digest))
        if found is None:
            raise KeyError(digest)
        return found

    def of(self, message: str, /) -> Sequence[ModelExchange]:
        """The exchanges about one message, oldest first."""
        query = select(model_exchanges).where(model_exchanges.c.message == message)
        ordered = query.order_by(model_exchanges.c.at, model_exchanges.c.id)
        return [ModelExchange(**row) for row in self._session.execute(ordered).mappings()]

    def tokens(self, since: datetime, person: str | None = None, /) -> int:
        """Tokens sent, answered and estimated since a moment, of one person or of all."""
        taken = model_exchanges.c.sent + model_exchanges.c.answered + model_exchanges.c.estimated
        total = func.coalesce(func.sum(taken), 0)
        query = select(total).where(model_exchanges.c.at >= since)
        if person is not None:
            query = query.where(model_exchanges.c.person == person)
        return int(self._session.execute(query).scalar_one())

    def forget(self, before: datetime, /) -> int:
        """Remove what was said in older ones; returns in how many."""
        older = update(model_exchanges).where(model_exchanges.c.at < before, model_exchanges.c.request != "")
        silent = older.values(request="", answers=[]).returning(model_exchanges.c.id)
        return len(self._session.execute(silent).all())
