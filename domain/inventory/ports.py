"""What stock keeping needs from storage: an append-only double-entry ledger and the balances kept beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from domain.kinds import Kind


class Location:
    """Places outside the warehouses that stock comes from and goes to."""

    OPENING = "opening"
    CUSTOMER = "customer"
    SUPPLIER = "supplier"
    COUNT_DIFFERENCE = "count-difference"
    PRODUCTION = "production"


@dataclass(frozen=True, slots=True)
class Move:
    """A quantity (base unit, positive) of a product going from one location to another, at a cost per unit."""

    product: str
    quantity: Decimal
    source: str
    target: str
    unit_cost: Decimal
    at: datetime
    document_kind: Kind | None
    document: str


@dataclass(frozen=True, slots=True)
class Balance:
    """What a warehouse holds of a product, in the base unit. `reserved` is part of `on_hand`."""

    product: str
    warehouse: str
    on_hand: Decimal
    reserved: Decimal

    @property
    def available(self) -> Decimal:
        """What can still be promised."""
        return self.on_hand - self.reserved


@dataclass(frozen=True, slots=True)
class Reservation:
    """Stock of a warehouse held for an order's line, in the base unit."""

    order: str
    line: str
    product: str
    warehouse: str
    quantity: Decimal


class StockLedger(Protocol):
    """Moves and balances. Two people can't take the last piece: every change is a conditional update."""

    def post(self, moves: Sequence[Move], /) -> None:
        """Append moves and keep the balances.

        Raises ConflictError("inventory.short") where a warehouse would go below what is reserved, or below nothing.
        """
        ...

    def reserve(self, order: str, line: str, product: str, warehouse: str, quantity: Decimal, /) -> Decimal:
        """Reserve as much as is available, up to the quantity; returns what was reserved."""
        ...

    def release(self, order: str, line: str | None = None, quantity: Decimal | None = None, /) -> None:
        """Give back an order's reservations, or one line's, or a part of a line's."""
        ...

    def shed(self, product: str, warehouse: str, quantity: Decimal, /) -> Sequence[Reservation]:
        """Give back reservations in a warehouse, newest first, until that much is free; returns what each order lost."""
        ...

    def reservations(self, order: str, /) -> Sequence[Reservation]:
        """What an order holds."""
        ...

    def balances(self, product: str | None = None, warehouse: str | None = None, /) -> Sequence[Balance]:
        """Balances by product and warehouse."""
        ...

    def balance(self, product: str, warehouse: str, /) -> Balance:
        """One balance; zeros where nothing ever moved."""
        ...

    def settled_balance(self, product: str, warehouse: str, /) -> Balance:
        """One balance, which nobody else changes until the transaction ends."""
        ...

    def incoming(self, product: str, /) -> Decimal:
        """What open purchase orders will bring, in the base unit."""
        ...


@dataclass(eq=False)
class Transfer:
    """Stock moved between two warehouses, in the base unit."""

    id: str
    product: str
    quantity: Decimal
    source: str
    target: str
    by: str
    at: datetime
    reversed: bool = False


@dataclass(eq=False)
class Count:
    """What was found of a product in a warehouse, and what the books said before."""

    id: str
    product: str
    warehouse: str
    counted: Decimal
    booked: Decimal
    by: str
    at: datetime
    reason: str | None = None
    reversed: bool = False


class Transfers(Protocol):
    """Transfers and counts, kept as documents."""

    def add(self, document: Transfer | Count, /) -> None: ...
    def transfer(self, transfer_id: str, /) -> Transfer:
        """One transfer; raises NotFoundError."""
        ...

    def count(self, count_id: str, /) -> Count:
        """One count; raises NotFoundError."""
        ...

    def last_count(self, product: str, warehouse: str, /) -> Count | None:
        """The newest count of a product in a warehouse that was not reversed."""
        ...
