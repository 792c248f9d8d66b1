"""Messages as they were understood, so that they can be read once more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from domain.talks import Heard
from storage.conversations.tables import heard_messages
from storage.upsert import insert

_AT_ONCE = 500


class HeardInTalks:
    """Messages with the circumstances and the reading of each."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, heard: Heard, /) -> None:
        """Keep a message."""
        self._session.execute(insert(self._session, heard_messages).values(asdict(heard)))

    def since(self, at: datetime, /) -> Iterator[Heard]:
        """The messages understood since a moment, oldest first."""
        query = select(heard_messages).where(heard_messages.c.at >= at)
        ordered = query.order_by(heard_messages.c.at, heard_messages.c.message)
        for row in self._session.execute(ordered.execution_options(yield_per=_AT_ONCE)).mappings():
            yield Heard(**row)

    def get(self, message: str, /) -> Heard | None:
        """One message; None where it is not kept (any more)."""
        query = select(heard_messages).where(heard_messages.c.message == message)
        row = self._session.execute(query).mappings().one_or_none()
        return Heard(**row) if row else None

    def forget(self, before: datetime, /) -> int:
        """Remove what is older; returns how many."""
        gone = delete(heard_messages).where(heard_messages.c.at < before).returning(heard_messages.c.message)
        return len(self._session.execute(gone).all())
