"""What an action did, or would do: plain data that a card, a receipt, a reply and the API are all made from.

Nothing here is worded: a `Say` names a catalogue key and its values, the replies room finds the words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from domain.calendar import Period
from domain.kinds import Kind
from domain.money import Amount, Percent, Qty, plain
from domain.words import Words


class Mark(StrEnum):
    """Why a value on a card deserves a second look."""

    GUESSED = "guessed"
    DEFAULT = "default"
    LOOKED_UP = "looked_up"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class RecordRef:
    """A record as people speak of it. `new` records have no number yet that a person could have seen."""

    kind: Kind
    id: str
    name: str = ""
    new: bool = False


@dataclass(frozen=True, slots=True)
class Say:
    """A sentence by catalogue key, with the values it names."""

    key: str
    params: Mapping[str, Value] = field(default_factory=dict)


def say(key: str, **params: Value) -> Say:
    """A sentence by catalogue key."""
    return Say(key, params)


@dataclass(frozen=True, slots=True)
class Marked:
    """A value that the person did not say in so many words."""

    value: Value
    mark: Mark


Value = (
    str
    | int
    | Decimal
    | date
    | datetime
    | Period
    | Amount
    | Qty
    | Percent
    | RecordRef
    | Words
    | Say
    | Marked
    | None
    | tuple["Value", ...]
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled value; the label is a catalogue key."""

    label: str
    value: Value


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns (catalogue keys). `total` counts all rows where only the first are given."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """Something the person may well do next: an action with its arguments, offered as a button."""

    action: str
    args: Mapping[str, Any]
    label: Words


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an action did.

    `effects` is what followed in other departments, `warnings` what should be seen before confirming, `documents` the
    records made or changed, `result` plain JSON for the API's caller, `before` what undo needs to know.
    """

    headline: Say
    facts: tuple[Fact, ...] = ()
    tables: tuple[Table, ...] = ()
    effects: tuple[Say, ...] = ()
    warnings: tuple[Say, ...] = ()
    documents: tuple[RecordRef, ...] = ()
    offers: tuple[Offer, ...] = ()
    result: Mapping[str, Any] = field(default_factory=dict)
    before: Mapping[str, Any] = field(default_factory=dict)


def fingerprint(outcomes: tuple[Outcome, ...]) -> str:
    """A hash of what is shown for confirmation, without the ids, numbers and times that differ from run to run."""
    shown = [[_folded(part) for part in (o.headline, o.facts, o.tables, o.effects, o.warnings)] for o in outcomes]
    return hashlib.sha256(json.dumps(shown, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def _folded(value: Any) -> Any:
    match value:
        case None | str() | int():
            return value
        case Decimal():
            return plain(value)
        case datetime():
            return "time"
        case date():
            return value.isoformat()
        case RecordRef(kind=kind, new=True):
            return [kind, "new"]
        case Mapping():
            return {key: _folded(item) for key, item in sorted(value.items())}
        case tuple() | list():
            return [_folded(item) for item in value]
        case _:
            return [type(value).__name__, *(_folded(getattr(value, name)) for name in value.__dataclass_fields__)]
