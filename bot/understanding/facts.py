"""What the engine looks up in records while it reads a message: a handful of questions, answered by a database or a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Protocol

from domain.kinds import Kind

_UNSHIPPED = frozenset({"draft", "pending_approval", "confirmed"})


@dataclass(frozen=True, slots=True)
class LineFact:
    """A line of a document: the product, how many of which unit, and the price for that unit."""

    product: str
    quantity: Decimal
    unit: str | None = None
    unit_price: Decimal | None = None
    discount_percent: Decimal | None = None


class Facts(Protocol):
    """Questions about records; what the person who speaks may not see is as if it were not there."""

    def customer_of(self, kind: Kind, record_id: str, /) -> str | None:
        """The customer that a contact, opportunity, quote, order or ticket belongs to; of a purchase order the supplier."""
        ...

    def lines_of(self, kind: Kind, record_id: str, /) -> tuple[LineFact, ...]:
        """The lines of an order, quote or purchase order; of a work order what is to be made."""
        ...

    def supplier_of(self, purchase_order: str, /) -> str | None:
        """Whom a purchase order goes to."""
        ...

    def last_order(self, customer: str, /) -> str | None:
        """The customer's newest order that was not cancelled."""
        ...

    def due_on(self, kind: Kind, record_id: str, /) -> date | None:
        """The day by which an order is to be delivered."""
        ...

    def documents_of(self, kind: Kind, owner: str, stage: str | None = None, /) -> tuple[str, ...]:
        """The documents of a kind that a customer (a supplier, of purchase orders) has under way, newest first.

        `stage` leaves only the orders that are so far: `pending_approval`, `shipped`, … or `unshipped`.
        """
        ...


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """Facts that lie ready: those of a company file, or of a test."""

    customers: Mapping[tuple[Kind, str], str] = field(default_factory=dict)
    lines: Mapping[tuple[Kind, str], tuple[LineFact, ...]] = field(default_factory=dict)
    last_orders: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[tuple[Kind, str], date] = field(default_factory=dict)
    suppliers: Mapping[str, str] = field(default_factory=dict)
    under_way: Mapping[tuple[Kind, str], tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Documents with the stage each is at, by kind and owner, newest first."""

    def customer_of(self, kind: Kind, record_id: str, /) -> str | None:
        """The customer that a contact, opportunity, quote, order or ticket belongs to; of a purchase order the supplier."""
        return self.customers.get((kind, record_id))

    def lines_of(self, kind: Kind, record_id: str, /) -> tuple[LineFact, ...]:
        """The lines of an order, quote or purchase order; of a work order what is to be made."""
        return self.lines.get((kind, record_id), ())

    def supplier_of(self, purchase_order: str, /) -> str | None:
        """Whom a purchase order goes to."""
        return self.suppliers.get(purchase_order)

    def last_order(self, customer: str, /) -> str | None:
        """The customer's newest order that was not cancelled."""
        return self.last_orders.get(customer)

    def due_on(self, kind: Kind, record_id: str, /) -> date | None:
        """The day by which an order is to be delivered."""
        return self.days.get((kind, record_id))

    def documents_of(self, kind: Kind, owner: str, stage: str | None = None, /) -> tuple[str, ...]:
        """The documents of a kind that a customer has under way, newest first; of orders only those that are so far."""
        stages = _UNSHIPPED if stage == "unshipped" else {stage}
        found = self.under_way.get((kind, owner), ())
        return tuple(id_ for id_, at in found if stage is None or at in stages)
