"""The state of each talk, with a version that rises with each turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, select, update
from sqlalchemy.orm import Session

from domain.errors import ConflictError
from domain.talks import ConversationKey
from storage.conversations.tables import conversations
from storage.upsert import insert


class Talks:
    """States of talks; a turn that read an older version than the one kept can't save."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def load(self, key: ConversationKey, /) -> tuple[int, Mapping[str, Any]]:
        """The version and state; version 0 and an empty state for a new one."""
        query = select(conversations.c.version, conversations.c.state).where(of(conversations, key))
        row = self._session.execute(query).one_or_none()
        return (0, {}) if row is None else (row.version, row.state)

    def last_turn(self, key: ConversationKey, /) -> datetime | None:
        """When the person spoke last; None for a new talk."""
        return self._session.execute(select(conversations.c.at).where(of(conversations, key))).scalar()

    def save(self, key: ConversationKey, version: int, state: Mapping[str, Any], at: datetime, /) -> None:
        """Keep the state; raises ConflictError where another turn came between (the version is not the one read)."""
        values = {"version": version + 1, "state": dict(state), "at": at}
        saved = self._begin(key, values) if version == 0 else self._go_on(key, version, values)
        if not saved:
            raise ConflictError("storage.changed_meanwhile")

    def newest(self, person: str, /, *, besides: str) -> ConversationKey | None:
        """The talk in which the person spoke last, of those in any channel besides one."""
        parts = (conversations.c[name] for name in ("channel", "chat", "thread", "person"))
        theirs = (conversations.c.person == person, conversations.c.channel != besides)
        newest = select(*parts).where(*theirs).order_by(conversations.c.at.desc()).limit(1)
        row = self._session.execute(newest).one_or_none()
        return None if row is None else ConversationKey(*row)

    def _begin(self, key: ConversationKey, values: Mapping[str, Any]) -> bool:
        added = insert(self._session, conversations).values(**asdict(key), **values).on_conflict_do_nothing()
        return self._session.execute(added.returning(conversations.c.version)).one_or_none() is not None

    def _go_on(self, key: ConversationKey, version: int, values: Mapping[str, Any]) -> bool:
        changed = update(conversations).where(of(conversations, key), conversations.c.version == version)
        changed = changed.values(**values)
        return self._session.execute(changed.returning(conversations.c.version)).one_or_none() is not None


def of(table: Table, key: ConversationKey) -> ColumnElement[bool]:
    """The rows of one talk."""
    return and_(*(table.c[name] == value for name, value in asdict(key).items()))
