"""Who alone does something, among several processes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from storage.posts.tables import leases
from storage.upsert import insert


class SqlLeases:
    """Leases by name; whoever does not renew one loses it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def hold(self, name: str, holder: str, now: datetime, until: datetime, /) -> bool:
        """Hold it, or go on holding it; False where another one does."""
        values = {"holder": holder, "until": until}
        wanted = insert(self._session, leases).values(name=name, **values)
        wanted = wanted.on_conflict_do_update(
            index_elements=["name"], set_=values, where=or_(leases.c.holder.in_([holder, ""]), leases.c.until < now)
        )
        return self._session.execute(wanted.returning(leases.c.name)).one_or_none() is not None

    def release(self, name: str, holder: str, now: datetime, /) -> None:
        """Let go of it; until when it was held is remembered."""
        held = update(leases).where(leases.c.name == name, leases.c.holder == holder)
        self._session.execute(held.values(holder="", until=now))

    def until(self, name: str, /) -> datetime | None:
        """How long it was last held for."""
        return self._session.execute(select(leases.c.until).where(leases.c.name == name)).scalar()
