"""What is to be said on platforms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, func, or_, select, update
from sqlalchemy import insert as core_insert
from sqlalchemy.orm import Session

from domain.posts import Saying
from domain.talks import ConversationKey
from storage.posts.tables import outbox

#: An error is kept no longer than this: it is for a person to read.
_ERROR_LENGTH = 500


class SqlOutbox:
    """Sayings, in order in each chat."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(
        self,
        key: ConversationKey,
        lane: str,
        body: Mapping[str, Any],
        way: Mapping[str, Any],
        at: datetime,
        /,
        *,
        delivery: str,
    ) -> None:
        """Have something said."""
        values = {
            **asdict(key),
            "lane": lane,
            "delivery": delivery,
            "body": dict(body),
            "way": dict(way),
            "at": at,
            "waiting": True,
            "state": "waiting",
            "tries": 0,
            "next_at": at,
            "error": "",
            "placed": [],
            "card": "",
        }
        self._session.execute(core_insert(outbox), [values])

    def lanes(self, channel: str, now: datetime, /) -> Sequence[str]:
        """The chats whose oldest thing that waits is due, and is sent by nobody."""
        waiting = (outbox.c.waiting, outbox.c.channel == channel)
        oldest = select(func.min(outbox.c.id)).where(*waiting).group_by(outbox.c.lane)
        query = select(outbox.c.lane).where(outbox.c.id.in_(oldest), outbox.c.next_at <= now, _free(now))
        return self._session.execute(query.order_by(outbox.c.id)).scalars().all()

    def take(self, channel: str, lane: str, now: datetime, until: datetime, /) -> Saying | None:
        """The oldest thing that waits in a chat, held until then; None where it is not its time, or another process has it."""
        waits = (outbox.c.waiting, outbox.c.channel == channel, outbox.c.lane == lane)
        oldest = select(outbox.c.id).where(*waits).order_by(outbox.c.id).limit(1).scalar_subquery()
        taken = (
            update(outbox)
            .values(held_until=until)
            .where(outbox.c.id == oldest, outbox.c.waiting, outbox.c.next_at <= now, _free(now))
        )
        row = self._session.execute(taken.returning(*outbox.c)).one_or_none()
        return None if row is None else _saying(row)

    def said(self, saying: int, placed: Sequence[str], card: str, /, *, finished: bool) -> None:
        """Keep what was placed so far; `card` is the platform's id of the message with the buttons."""
        values: dict[str, Any] = {"placed": list(placed), "card": card}
        if finished:
            values |= {"waiting": False, "state": "sent", "held_until": None, "error": ""}
        self._change(saying, values)

    def later(self, saying: int, at: datetime, error: str, /) -> None:
        """It could not be said: try again then."""
        tries = outbox.c.tries + 1
        self._change(saying, {"tries": tries, "next_at": at, "held_until": None, "error": error[:_ERROR_LENGTH]})

    def give_up(self, saying: int, error: str, /) -> None:
        """It can't be said: a dead letter."""
        self._change(saying, {"waiting": False, "state": "dead", "held_until": None, "error": error[:_ERROR_LENGTH]})

    def hold(self, sayings: Sequence[int], until: datetime, /) -> None:
        """Go on holding what is being sent."""
        held = update(outbox).where(outbox.c.id.in_(sayings), outbox.c.waiting)
        self._session.execute(held.values(held_until=until))

    def let_go(self) -> None:
        """Let go of all that is held, by whatever process."""
        held = update(outbox).where(outbox.c.waiting, outbox.c.held_until.is_not(None))
        self._session.execute(held.values(held_until=None))

    def shown(self, channel: str, delivery: str, /) -> Saying | None:
        """What was last said with buttons to a message, where it still stands: nothing was said in its place since."""
        later = outbox.alias()
        instead = select(later.c.id).where(
            later.c.channel == channel, later.c.card == outbox.c.card, later.c.id > outbox.c.id
        )
        of_it = (outbox.c.channel == channel, outbox.c.delivery == delivery, outbox.c.card != "", ~instead.exists())
        row = self._session.execute(select(outbox).where(*of_it).order_by(outbox.c.id.desc()).limit(1)).one_or_none()
        return None if row is None else _saying(row)

    def dead(self) -> Sequence[Saying]:
        """What could not be said, oldest first."""
        query = select(outbox).where(outbox.c.state == "dead").order_by(outbox.c.id)
        return [_saying(row) for row in self._session.execute(query)]

    def again(self, saying: int, at: datetime, /) -> bool:
        """Have a dead letter sent again; False where it is none."""
        revived = update(outbox).where(outbox.c.id == saying, outbox.c.state == "dead")
        values = {"waiting": True, "state": "waiting", "tries": 0, "next_at": at, "held_until": None}
        return self._session.execute(revived.values(**values).returning(outbox.c.id)).one_or_none() is not None

    def _change(self, saying: int, values: Mapping[str, Any]) -> None:
        self._session.execute(update(outbox).where(outbox.c.id == saying).values(**values))


def _free(now: datetime) -> ColumnElement[bool]:
    return or_(outbox.c.held_until.is_(None), outbox.c.held_until < now)


def _saying(row: Row[*tuple[Any, ...]]) -> Saying:
    return Saying(
        id=row.id,
        key=ConversationKey(row.channel, row.chat, row.thread, row.person),
        lane=row.lane,
        delivery=row.delivery,
        body=row.body,
        way=row.way,
        at=row.at,
        state=row.state,
        tries=row.tries,
        next_at=row.next_at,
        error=row.error,
        placed=row.placed,
        card=row.card,
    )
