"""Messages taken, each carried out once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, func, or_, select, tuple_, update
from sqlalchemy.orm import Session

from domain.talks import ConversationKey, Delivery, lane_of
from storage.conversations.history import MESSAGE, REPLY, History, one_at_a_time
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

    def settle(self, delivery_id: str, reply: Mapping[str, Any], /) -> None:
        """Keep the reply with it alone: nobody's talk."""
        self._session.execute(update(inbox).where(inbox.c.id == delivery_id).values(reply=dict(reply)))

    def undone(self, older_than: datetime, /) -> Sequence[Delivery]:
        """What a crash left: taken, never carried out."""
        left = (~inbox.c.done, inbox.c.lane == "", inbox.c.received_at < older_than)
        query = select(inbox).where(*left).order_by(inbox.c.received_at)
        return [_delivery(row) for row in self._session.execute(query)]

    def post(self, key: ConversationKey, account: str, event: str, body: Mapping[str, Any], at: datetime, /) -> bool:
        """Store what came from a chat platform at the end of its lane; False where it was stored before."""
        lane = lane_of(key, account)
        one_at_a_time(self._session, lane)
        place = select(func.coalesce(func.max(inbox.c.place), 0) + 1).where(inbox.c.lane == lane).scalar_subquery()
        values = {
            **asdict(key),
            "id": self._keys(),
            "event": event,
            "body": dict(body),
            "received_at": at,
            "done": False,
            "account": account,
            "lane": lane,
            "place": place,
        }
        added = insert(self._session, inbox).values(values).on_conflict_do_nothing(index_elements=["channel", "event"])
        return self._session.execute(added.returning(inbox.c.id)).one_or_none() is not None

    def lanes(self, now: datetime, /) -> Sequence[str]:
        """The lanes whose oldest delivery that waits is carried out by nobody."""
        waiting = (~inbox.c.done, inbox.c.lane != "")
        oldest = select(inbox.c.lane, func.min(inbox.c.place)).where(*waiting).group_by(inbox.c.lane)
        query = select(inbox.c.lane).where(tuple_(inbox.c.lane, inbox.c.place).in_(oldest), ~inbox.c.done, _free(now))
        return self._session.execute(query.order_by(inbox.c.received_at)).scalars().all()

    def next(self, lane: str, now: datetime, until: datetime, /) -> Delivery | None:
        """The oldest delivery that waits in a lane, held until then; None where there is none, or another process has it."""
        waits = (inbox.c.lane == lane, ~inbox.c.done)
        oldest = select(inbox.c.id).where(*waits).order_by(inbox.c.place).limit(1).scalar_subquery()
        held = update(inbox).where(inbox.c.id == oldest, ~inbox.c.done, _free(now)).values(held_until=until)
        row = self._session.execute(held.returning(*inbox.c)).one_or_none()
        return None if row is None else _delivery(row)

    def hold(self, deliveries: Sequence[str], until: datetime | None, /) -> None:
        """Go on holding what is being carried out, or let go of it."""
        held = update(inbox).where(inbox.c.id.in_(deliveries), ~inbox.c.done)
        self._session.execute(held.values(held_until=until))

    def let_go(self) -> None:
        """Let go of all that is held, by whatever process."""
        self._session.execute(
            update(inbox).where(~inbox.c.done, inbox.c.held_until.is_not(None)).values(held_until=None)
        )

    def belongs(self, delivery: Delivery, key: ConversationKey, body: Mapping[str, Any], /) -> Delivery:
        """Put a delivery down to a person's talk, with all that came with it, and into the talk's history."""
        if delivery.key == key:
            return delivery
        theirs = update(inbox).where(inbox.c.id == delivery.id).values(**asdict(key), body=dict(body))
        put = _delivery(self._session.execute(theirs.returning(*inbox.c)).one())
        self._history.write(key, MESSAGE, put.body, put.received_at)
        return put

    def get(self, delivery_id: str, /) -> Delivery | None:
        """A delivery, None where there is none."""
        row = self._session.execute(select(inbox).where(inbox.c.id == delivery_id)).one_or_none()
        return None if row is None else _delivery(row)

    def of_strangers(self, channel: str, account: str, since: datetime, /) -> int:
        """How many deliveries of an account that was nobody's came since a moment."""
        theirs = (inbox.c.channel == channel, inbox.c.account == account, inbox.c.person == "")
        query = select(func.count()).select_from(inbox).where(*theirs, inbox.c.received_at >= since)
        return self._session.execute(query).scalar_one()

    def latest(self) -> Mapping[str, datetime]:
        """When each channel was last heard of."""
        query = select(inbox.c.channel, func.max(inbox.c.received_at).label("at")).group_by(inbox.c.channel)
        return {row.channel: row.at for row in self._session.execute(query)}

    def received(self, channel: str, since: datetime, /) -> Sequence[Delivery]:
        """What came in a channel since a moment."""
        query = select(inbox).where(inbox.c.channel == channel, inbox.c.received_at >= since)
        return [_delivery(row) for row in self._session.execute(query.order_by(inbox.c.received_at))]


def _free(now: datetime) -> ColumnElement[bool]:
    return or_(inbox.c.held_until.is_(None), inbox.c.held_until < now)


def _delivery(row: Row[*tuple[Any, ...]]) -> Delivery:
    key = ConversationKey(row.channel, row.chat, row.thread, row.person)
    return Delivery(row.id, key, row.event, row.body, row.received_at, row.reply)
