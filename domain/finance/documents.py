"""Invoices, credit notes and payments. All amounts include tax."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from domain.money import ZERO


@dataclass(eq=False)
class Invoice:
    """What a customer owes for an order or its deliveries.

    `number` is given without gaps as the transaction's last statement; until then it is None. A credit note has a negative
    amount and names the invoice that it `credits`. `owner` is the salesperson it counts for. `opening`: issued before the
    company's books began here. `deliveries` are those it covers; none where it was made out in advance.
    """

    id: str
    customer: str
    owner: str | None
    order: str | None
    currency: str
    amount: Decimal
    tax: Decimal
    issued_on: date
    due_on: date
    number: str | None = None
    credits: str | None = None
    opening: bool = False
    deliveries: list[str] = field(default_factory=list)


@dataclass(eq=False)
class Allocation:
    """The part of a payment that settles an invoice; negative where it was freed again."""

    invoice: str
    amount: Decimal


@dataclass(eq=False)
class Payment:
    """Money received from a customer; what is not allocated stays as a prepayment (for one order, where that was said).

    `owner` is the salesperson it counts for.
    """

    id: str
    customer: str
    owner: str | None
    currency: str
    amount: Decimal
    received_on: date
    method: str | None = None
    order: str | None = None
    allocations: list[Allocation] = field(default_factory=list)
    opening: bool = False
    reversed: bool = False

    @property
    def unallocated(self) -> Decimal:
        """What settles no invoice yet."""
        return self.amount - sum((part.amount for part in self.allocations), ZERO)

    def settles(self, invoice: str) -> Decimal:
        """How much of it settles an invoice."""
        return sum((part.amount for part in self.allocations if part.invoice == invoice), ZERO)
