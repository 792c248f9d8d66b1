"""A receipt says what was really written: numbers are given at the very end of a transaction."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from domain.outcome import Outcome, RecordRef
from domain.ports import Names

V = TypeVar("V")


def read_back(outcome: Outcome, names: Names) -> Outcome:
    """The outcome with the numbers that its new documents were given; the transaction's numbers have to be settled."""
    return replace(
        outcome,
        headline=_named(outcome.headline, names),
        facts=_named(outcome.facts, names),
        tables=_named(outcome.tables, names),
        effects=_named(outcome.effects, names),
        warnings=_named(outcome.warnings, names),
        documents=_named(outcome.documents, names),
    )


def _named(value: V, names: Names) -> V:
    found: Any = value
    match value:
        case RecordRef(kind=kind, id=record, name=name, new=True):
            found = RecordRef(kind, record, name or names.display(kind, record))
        case tuple():
            found = tuple(_named(each, names) for each in value)
        case dict():
            found = {key: _named(each, names) for key, each in value.items()}
        case _ if is_dataclass(value) and not isinstance(value, type):
            changed = {field.name: _named(getattr(value, field.name), names) for field in fields(value)}
            found = replace(value, **changed)
    kept: V = found
    return kept
