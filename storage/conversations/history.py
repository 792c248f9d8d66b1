"""Each talk's history: messages taken, replies and notices in one order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy import insert as core_insert
from sqlalchemy.orm import Session

from domain.talks import ConversationKey, Entry
from storage.conversations.tables import entries
from storage.conversations.talks import of

MESSAGE, REPLY, NOTICE = "message", "reply", "notice"


class History:
    """What was said in each talk, and what is to be said without having been asked."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, key: ConversationKey, body: Mapping[str, Any], at: datetime, /) -> None:
        """Write a notice in the domain's transaction."""
        self.write(key, NOTICE, body, at)

    def write(self, key: ConversationKey, direction: str, body: Mapping[str, Any], at: datetime) -> None:
        """Add to the talk's history."""
        # Whoever has read up to an entry must never miss one before it.
        one_at_a_time(self._session, "\x1f".join(asdict(key).values()))
        values = {**asdict(key), "direction": direction, "body": dict(body), "at": at}
        self._session.execute(core_insert(entries), [values])

    def after(self, key: ConversationKey, entry: int, /, limit: int = 200) -> Sequence[Entry]:
        """The conversation's history past an entry, oldest first."""
        query = select(entries).where(of(entries, key), entries.c.id > entry).order_by(entries.c.id).limit(limit)
        return [_entry(row) for row in self._session.execute(query)]

    def latest(self, key: ConversationKey, before: int | None, /, limit: int = 50) -> Sequence[Entry]:
        """The last of the conversation's history, before an entry where one is given, oldest first."""
        query = select(entries).where(of(entries, key)).order_by(entries.c.id.desc()).limit(limit)
        if before is not None:
            query = query.where(entries.c.id < before)
        return [_entry(row) for row in reversed(self._session.execute(query).all())]


def one_at_a_time(session: Session, what: str) -> None:
    """Be the only writer of something until the transaction ends: on PostgreSQL; on SQLite there is never another one."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(what, 0))))


def _entry(row: Row[*tuple[Any, ...]]) -> Entry:
    return Entry(row.id, row.direction, row.body, row.at)
