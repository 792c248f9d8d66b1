"""Accounts of chat platforms, and whose they are."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, select, update
from sqlalchemy.orm import Session

from domain.posts import Link
from storage.access.tables import employees
from storage.posts.tables import account_links
from storage.upsert import insert


class AccountLinks:
    """Links of accounts to active employees."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, channel: str, account: str, /) -> Link | None:
        """The account's link to an active employee."""
        return self._first(_known(channel).where(account_links.c.account == account))

    def of_person(self, channel: str, person: str, /) -> Link | None:
        """The account that the active employee linked last in a channel."""
        theirs = _known(channel).where(account_links.c.person == person)
        return self._first(theirs.order_by(account_links.c.at.desc(), account_links.c.account).limit(1))

    def put(self, link: Link, at: datetime, /) -> None:
        """Link an account; one that was linked before belongs to the new employee."""
        values = {"person": link.person, "chat": link.chat, "at": at}
        put = insert(self._session, account_links).values(channel=link.channel, account=link.account, **values)
        self._session.execute(put.on_conflict_do_update(index_elements=["channel", "account"], set_=values))

    def met(self, channel: str, account: str, chat: str, /) -> None:
        """Remember where the assistant talks with an account alone."""
        theirs = (account_links.c.channel == channel, account_links.c.account == account, account_links.c.chat != chat)
        self._session.execute(update(account_links).where(*theirs).values(chat=chat))

    def _first(self, query: Select[Any]) -> Link | None:
        row: Row[Any] | None = self._session.execute(query).one_or_none()
        return None if row is None else Link(row.channel, row.account, row.person, row.chat)


def _known(channel: str) -> Select[Any]:
    columns = (account_links.c[name] for name in ("channel", "account", "person", "chat"))
    joined = select(*columns).join(employees, employees.c.id == account_links.c.person)
    return joined.where(account_links.c.channel == channel, employees.c.active)
