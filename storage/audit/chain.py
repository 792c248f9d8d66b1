"""Seals over the audit trail: who changes an entry afterwards would have to change every seal after it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, text
from sqlalchemy.orm import Session

from storage.audit.tables import audit_chain, audit_entries


@dataclass(frozen=True, slots=True)
class Checked:
    """How much of the trail holds: entries under good seals, entries not yet sealed, and the seal that is broken, if any."""

    sealed: int
    unsealed: int
    broken: int | None = None


def seal(session: Session) -> int:
    """Seal what was added since the last seal; returns how many entries that was."""
    _wait_for_writers(session)
    number, last, before = _last_seal(session)
    entries = _entries(session, last + 1, None)
    if entries:
        values = {
            "number": number + 1,
            "first": last + 1,
            "last": entries[-1]["place"],
            "hash": _hash(before, entries),
        }
        session.execute(insert(audit_chain), [values])
    return len(entries)


def check(session: Session) -> Checked:
    """Walk all seals from the first one; stops at one that does not fit its entries or the seal before it."""
    before, reached, sealed = "", 0, 0
    for row in session.execute(select(audit_chain).order_by(audit_chain.c.number)):
        entries = _entries(session, row.first, row.last)
        if row.first != reached + 1 or row.hash != _hash(before, entries):
            return Checked(sealed, 0, row.number)
        before, reached, sealed = row.hash, row.last, sealed + len(entries)
    newer = select(func.count()).select_from(audit_entries).where(audit_entries.c.place > reached)
    return Checked(sealed, session.execute(newer).scalar_one())


def _wait_for_writers(session: Session) -> None:
    """On PostgreSQL a place is taken before the commit: wait until none below the newest is still open."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("LOCK TABLE audit_entries IN SHARE ROW EXCLUSIVE MODE"))


def _last_seal(session: Session) -> tuple[int, int, str]:
    row = session.execute(select(audit_chain).order_by(audit_chain.c.number.desc()).limit(1)).one_or_none()
    return (0, 0, "") if row is None else (row.number, row.last, row.hash)


def _entries(session: Session, first: int, last: int | None) -> list[Mapping[str, Any]]:
    query = select(audit_entries).where(audit_entries.c.place >= first).order_by(audit_entries.c.place)
    if last is not None:
        query = query.where(audit_entries.c.place <= last)
    return [dict(row) for row in session.execute(query).mappings()]


def _hash(before: str, entries: Iterable[Mapping[str, Any]]) -> str:
    digest = hashlib.sha256(before.encode())
    for entry in entries:
        digest.update(json.dumps(entry, sort_keys=True, default=_text).encode())
    return digest.hexdigest()


def _text(value: datetime) -> str:
    return value.isoformat(timespec="microseconds")
