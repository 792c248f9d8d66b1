"""Customers and the people who work there."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(eq=False)
class Contact:
    """A person at a customer's. `voided`: added by mistake and taken back, as with all of these records."""

    id: str
    customer: str
    name: str
    title: str | None = None
    phone: str | None = None
    email: str | None = None
    aliases: list[str] = field(default_factory=list)
    voided: bool = False


@dataclass(eq=False)
class Customer:
    """A company that buys. `owner` is the employee who looks after it.

    `credit_limit` includes tax, in the company's currency; None means that no limit was set. `payment_days` after the
    invoice's date it is due. `invoice_title` and `tax_number` are what an invoice is made out to.
    """

    id: str
    name: str
    owner: str | None = None
    aliases: list[str] = field(default_factory=list)
    region: str | None = None
    industry: str | None = None
    grade: str | None = None
    tags: list[str] = field(default_factory=list)
    source: str | None = None
    addresses: list[str] = field(default_factory=list)
    invoice_title: str | None = None
    tax_number: str | None = None
    credit_limit: Decimal | None = None
    payment_days: int = 0
    payment_terms: str | None = None
    contacts: list[Contact] = field(default_factory=list)
    voided: bool = False

    @property
    def short_name(self) -> str:
        """What people call it: its first alias, else its name."""
        return self.aliases[0] if self.aliases else self.name
