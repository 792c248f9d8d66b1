"""Work orders, kept as documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class WorkState(StrEnum):
    """How far a work order has come."""

    PLANNED = "planned"
    RELEASED = "released"
    DONE = "done"


@dataclass(eq=False)
class WorkOrder:
    """A quantity of a product, in its base unit, that is to be made."""

    id: str
    product: str
    quantity: Decimal
    state: WorkState = WorkState.PLANNED
    due_on: date | None = None
