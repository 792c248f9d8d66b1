"""Suppliers and purchase orders, kept as documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


@dataclass(eq=False)
class Supplier:
    """A company that sells to us."""

    id: str
    name: str
    aliases: list[str] = field(default_factory=list)


class PurchaseState(StrEnum):
    """How far a purchase order has come."""

    DRAFT = "draft"
    PENDING_APPROVAL = "pending_approval"
    ORDERED = "ordered"
    RECEIVED = "received"
    CANCELLED = "cancelled"


@dataclass(eq=False)
class PurchaseLine:
    """A quantity of a product in the unit said; the price is for that unit."""

    position: int
    product: str
    quantity: Decimal
    unit: str | None = None
    unit_price: Decimal | None = None


@dataclass(eq=False)
class PurchaseOrder:
    """What was ordered from a supplier."""

    id: str
    supplier: str
    currency: str
    state: PurchaseState = PurchaseState.ORDERED
    expected_on: date | None = None
    lines: list[PurchaseLine] = field(default_factory=list)
