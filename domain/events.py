"""What happened in one area that others act on, in the same transaction.

An event names records by id and carries what its listeners need, so that areas need not know each other.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import domain

if TYPE_CHECKING:
    from domain.action import Context


@dataclass(frozen=True, slots=True)
class StockLine:
    """A quantity of a product in its base unit, by the document line it belongs to."""

    line: str
    product: str
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class OrderConfirmed:
    """A sales order became binding: its stock is to be reserved."""

    order: str
    warehouse: str
    lines: tuple[StockLine, ...]
    deliver_by: date | None


@dataclass(frozen=True, slots=True)
class OrderReleased:
    """A sales order, or what it held of these lines, needs its reserved stock no longer."""

    order: str


@dataclass(frozen=True, slots=True)
class Delivered:
    """Goods left a warehouse for a customer. `cost` is their value at cost, in the company's currency."""

    delivery: str
    order: str
    customer: str
    cost: Decimal
    day: date


@dataclass(frozen=True, slots=True)
class DeliveryReversed:
    """A delivery was taken back before it was invoiced. `cost` as when it was delivered."""

    delivery: str
    order: str
    customer: str
    cost: Decimal
    day: date


@dataclass(frozen=True, slots=True)
class StockCounted:
    """A count, or taking one back, changed what is on hand; `value` is the difference at cost, negative for a loss."""

    count: str
    value: Decimal
    day: date
    taken_back: bool = False


Event = OrderConfirmed | OrderReleased | Delivered | DeliveryReversed | StockCounted
E_ = TypeVar("E_")
Reaction = Callable[["Context", Any], None]

_reactions: dict[type, list[Reaction]] = defaultdict(list)


def reacts_to(event: type[E_]) -> Callable[[Callable[[Context, E_], None]], Callable[[Context, E_], None]]:
    """Have a function called, in the same transaction, when such an event is emitted."""

    def register(reaction: Callable[[Context, E_], None]) -> Callable[[Context, E_], None]:
        _reactions[event].append(reaction)
        return reaction

    return register


@cache
def reactions() -> Mapping[type, list[Reaction]]:
    """Every area's reactions, found in their `reactions` modules."""
    for area in pkgutil.iter_modules(domain.__path__, "domain."):
        if area.ispkg and any(
            m.name == "reactions" for m in pkgutil.iter_modules(importlib.import_module(area.name).__path__)
        ):
            importlib.import_module(f"{area.name}.reactions")
    return _reactions
