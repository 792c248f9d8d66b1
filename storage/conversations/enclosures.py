"""Photos and voice notes that came with messages, kept in the database, so that any process finds them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select
from sqlalchemy import insert as core_insert
from sqlalchemy.orm import Session

from domain.talks import Enclosure
from storage.conversations.tables import enclosures, inbox


class KeptEnclosures:
    """What came with each delivery."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, delivery_id: str, kept: Sequence[Enclosure], at: datetime, /) -> None:
        """Keep what came with a delivery, in its order."""
        rows = [
            {
                "id": each.id,
                "delivery": delivery_id,
                "place": place,
                "kind": each.kind,
                "media_type": each.media_type,
                "name": each.name,
                "data": each.data,
                "at": at,
            }
            for place, each in enumerate(kept)
        ]
        if rows:
            self._session.execute(core_insert(enclosures), rows)

    def of(self, delivery_id: str, /) -> Sequence[Enclosure]:
        """What came with a delivery and is still kept."""
        query = select(enclosures).where(enclosures.c.delivery == delivery_id).order_by(enclosures.c.place)
        return [_enclosure(row) for row in self._session.execute(query)]

    def get(self, person: str, enclosure_id: str, /) -> Enclosure | None:
        """One that a person sent himself; None for anybody else's, and for one no longer kept."""
        query = (
            select(*enclosures.c)
            .join(inbox, inbox.c.id == enclosures.c.delivery)
            .where(enclosures.c.id == enclosure_id, inbox.c.person == person)
        )
        row = self._session.execute(query).one_or_none()
        return None if row is None else _enclosure(row)

    def forget(self, older_than: datetime, /) -> int:
        """Delete what came before, except with messages not yet carried out; returns how many."""
        done = select(inbox.c.id).where(inbox.c.done)
        old = delete(enclosures).where(enclosures.c.at < older_than, enclosures.c.delivery.in_(done))
        return len(self._session.execute(old.returning(enclosures.c.id)).all())


def _enclosure(row: Row[*tuple[Any, ...]]) -> Enclosure:
    return Enclosure(row.id, row.kind, row.media_type, row.name, bytes(row.data))
