"""When channels were not listened to."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.posts import Outage
from storage.posts.tables import outages
from storage.upsert import insert


class SqlOutages:
    """Outages by channel."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, outage: Outage, /) -> None:
        """Keep an outage."""
        values = {"channel": outage.channel, "since": outage.since, "until": outage.until}
        self._session.execute(insert(self._session, outages).values(values).on_conflict_do_nothing())

    def latest(self, channel: str, /) -> Outage | None:
        """A channel's last outage."""
        theirs = select(outages).where(outages.c.channel == channel).order_by(outages.c.since.desc()).limit(1)
        row = self._session.execute(theirs).one_or_none()
        return None if row is None else Outage(row.channel, row.since, row.until)
