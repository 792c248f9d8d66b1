"""Messages as they were understood, so that they can be read once more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from domain.ports import Heard
from storage.conversations.tables import heard_messages, inbox
from storage.upsert import insert

_AT_ONCE = 500


class HeardInTalks:
    """The circumstances and readings of messages; their words are the inbox's."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, heard: Heard, /) -> None:
        """Keep a message's circumstances and reading."""
        values = {"message": heard.message, "at": heard.at, "talk": dict(heard.talk), "reading": dict(heard.reading)}
        self._session.execute(insert(self._session, heard_messages).values(values))

    def since(self, at: datetime, /) -> Iterator[Heard]:
        """The messages understood since a moment, oldest first."""
        query = (
            select(heard_messages, inbox.c.person, inbox.c.body)
            .join(inbox, inbox.c.id == heard_messages.c.message)
            .where(heard_messages.c.at >= at)
            .order_by(heard_messages.c.at, heard_messages.c.message)
            .execution_options(yield_per=_AT_ONCE)
        )
        for row in self._session.execute(query):
            yield Heard(row.message, row.person, row.body["text"], row.at, row.talk, row.reading)

    def forget(self, before: datetime, /) -> int:
        """Remove what is older; returns how many."""
        gone = delete(heard_messages).where(heard_messages.c.at < before).returning(heard_messages.c.message)
        return len(self._session.execute(gone).all())
