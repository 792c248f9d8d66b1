"""Keeps the table of names in step: what a flush wrote to records, it writes to their names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import inspect, update
from sqlalchemy.orm import Session, UOWTransaction

from storage.names.rules import RULES, Rule
from storage.names.tables import named_records, names_version
from storage.upsert import insert

_UNSETTLED = "names_unsettled"


def keep_names(session: Session, _flush: UOWTransaction) -> None:
    """After a flush: write the names of what was added, renamed or removed."""
    rows = list(_changed(session))
    if not rows:
        return
    statement = insert(session, named_records)
    changed = {name: statement.excluded[name] for name in ("names", "owner", "parent", "place", "version")}
    session.execute(statement.on_conflict_do_update(index_elements=["kind", "id"], set_=changed), rows)
    session.info[_UNSETTLED] = True


def settle_names(session: Session) -> None:
    """Give what the transaction renamed the next version, as late as can be: versions follow the order of commits."""
    if not session.info.pop(_UNSETTLED, False):
        return
    statement = insert(session, names_version).values(id=1, version=1)
    statement = statement.on_conflict_do_update(index_elements=["id"], set_={"version": names_version.c.version + 1})
    version = session.execute(statement.returning(names_version.c.version)).scalar_one()
    session.execute(update(named_records).where(named_records.c.version == 0).values(version=version))


def _changed(session: Session) -> Iterator[dict[str, Any]]:
    for record in session.new:
        if rule := RULES.get(type(record)):
            yield _row(rule, record, rule.names_of(record))
    for record in session.dirty:
        if (rule := RULES.get(type(record))) and _renamed(rule, record):
            yield _row(rule, record, rule.names_of(record))
    for record in session.deleted:
        if rule := RULES.get(type(record)):
            yield _row(rule, record, [])


def _renamed(rule: Rule, record: Any) -> bool:
    """Whether such an attribute was set, or a list of names changed in place (which has no history)."""
    return not inspect(record).committed_state.keys().isdisjoint(rule.attributes)


def _row(rule: Rule, record: Any, names: list[str]) -> dict[str, Any]:
    return {
        "kind": rule.kind,
        "id": record.id,
        "names": names,
        "owner": getattr(record, rule.owner) if rule.owner else None,
        "parent": getattr(record, rule.parent) if rule.parent else None,
        "place": getattr(record, rule.place) if rule.place else None,
        "version": 0,
    }
