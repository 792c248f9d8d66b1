"""Messages taken, each carried out once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.orm import Session

from domain.ports import ConversationKey, Delivery
from storage.conversations.history import MESSAGE, REPLY, History
from storage.conversations.tables import inbox
from storage.upsert import insert


class Deliveries:
    """Messages as they were received, unique by channel and the platform's own event id."""

    def __init__(self, session: Session, keys: Callable[[], str]) -> None:
        self._session = session
        self._keys = keys
        self._history = History(session)

    def take(self, key: ConversationKey, event: str, body: Mapping[str, Any], at: datetime, /) -> Delivery:
        """Store a delivery, or return the one stored before under the same channel and event id (with its reply, if done)."""
        values = {
            **asdict(key),
            "id": self._keys(),
            "event": event,
            "body": dict(body),
            "received_at": at,
            "done": False,
        }
        added = insert(self._session, inbox).values(values).on_conflict_do_nothing(index_elements=["channel", "event"])
        if self._session.execute(added.returning(inbox.c.id)).one_or_none() is not None:
            self._history.write(key, MESSAGE, body, at)
        query = select(inbox).where(inbox.c.channel == key.channel, inbox.c.event == event)
        return _delivery(self._session.execute(query).one())

    def claim(self, delivery_id: str, /) -> bool:
        """Mark it as carried out in this transaction; False where it was already."""
        claimed = update(inbox).where(inbox.c.id == delivery_id, ~inbox.c.done).values(done=True).returning(inbox.c.id)
        return self._session.execute(claimed).one_or_none() is not None

    def answer(self, delivery_id: str, reply: Mapping[str, Any], at: datetime, /) -> None:
        """Keep the reply with it, and in the talk's history."""
        answered = update(inbox).where(inbox.c.id == delivery_id).values(reply=dict(reply)).returning(*inbox.c)
        row = self._session.execute(answered).one()
        self._history.write(_delivery(row).key, REPLY, reply, at)

    def undone(self, older_than: datetime, /) -> Sequence[Delivery]:
        """What a crash left: taken, never carried out."""
        query = select(inbox).where(~inbox.c.done, inbox.c.received_at < older_than).order_by(inbox.c.received_at)
        return [_delivery(row) for row in self._session.execute(query)]


def _delivery(row: Row[*tuple[Any, ...]]) -> Delivery:
    key = ConversationKey(row.channel, row.chat, row.thread, row.person)
    return Delivery(row.id, key, row.event, row.body, row.received_at, row.reply)
