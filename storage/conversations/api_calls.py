"""Calls that came with a key of the caller's own: the same key again gets the same answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from domain.errors import ConflictError
from storage.conversations.tables import api_calls
from storage.upsert import insert


class ApiCalls:
    """Answers by person and key, kept in the transaction that carried the call out."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def take(self, person: str, key: str, body_hash: str, at: datetime, /) -> Mapping[str, Any] | None:
        """The answer given before, None for a first call; raises ConflictError where the key came with another body."""
        values = {"person": person, "key": key, "body_hash": body_hash, "at": at}
        added = insert(self._session, api_calls).values(values).on_conflict_do_nothing()
        if self._session.execute(added.returning(api_calls.c.key)).one_or_none() is not None:
            return None
        query = select(api_calls.c.body_hash, api_calls.c.answer).where(
            api_calls.c.person == person, api_calls.c.key == key
        )
        row = self._session.execute(query).one()
        if row.body_hash != body_hash:
            raise ConflictError("access.key_used_otherwise")
        answer: Mapping[str, Any] | None = row.answer
        return answer

    def answer(self, person: str, key: str, answer: Mapping[str, Any], /) -> None:
        """Keep the call's answer."""
        kept = update(api_calls).where(api_calls.c.person == person, api_calls.c.key == key)
        self._session.execute(kept.values(answer=dict(answer)))
