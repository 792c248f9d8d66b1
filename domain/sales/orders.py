"""Quotes, sales orders and deliveries."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from domain.money import HUNDRED, STORED_DIGITS, ZERO, round_money


class OrderState(StrEnum):
    """An order's own states. Shipped, invoiced and paid are computed from its documents."""

    DRAFT = "draft"
    PENDING_APPROVAL = "pending_approval"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


@dataclass(eq=False)
class Line:
    """A quantity of a product in the unit said (None: the base unit).

    `unit_price` is for that unit, with or without tax as `price_includes_tax` says; `factor` is how many base units the unit
    held when the line was written, `tax_percent` the product's rate then.
    """

    id: str
    position: int
    product: str
    quantity: Decimal
    unit: str | None
    unit_price: Decimal
    price_includes_tax: bool
    discount_percent: Decimal = ZERO
    tax_percent: Decimal = ZERO
    factor: Decimal = Decimal(1)

    @property
    def base_quantity(self) -> Decimal:
        """The quantity in the product's base unit."""
        return round(self.quantity * self.factor, STORED_DIGITS)

    @property
    def gift(self) -> bool:
        """Whether the customer gets it for nothing."""
        return not self.unit_price or self.discount_percent == HUNDRED

    @property
    def price_after_discount(self) -> Decimal:
        """What one unit comes to, in the price's own terms, before any rounding of the line."""
        return round(self.unit_price * (HUNDRED - self.discount_percent) / HUNDRED, STORED_DIGITS)

    def total(self, currency: str) -> Decimal:
        """What the line costs in the price's own terms: quantity × price × (1 − discount), rounded half up."""
        return round_money(self.quantity * self.unit_price * (HUNDRED - self.discount_percent) / HUNDRED, currency)

    def net(self, currency: str) -> Decimal:
        """What the line costs without tax."""
        return self.total(currency) - self.tax(currency) if self.price_includes_tax else self.total(currency)

    def tax(self, currency: str) -> Decimal:
        """The tax in or on the line, rounded by line."""
        base = HUNDRED + self.tax_percent if self.price_includes_tax else HUNDRED
        return round_money(self.total(currency) * self.tax_percent / base, currency)

    def gross(self, currency: str) -> Decimal:
        """What the line costs with tax."""
        return self.net(currency) + self.tax(currency)


@dataclass(eq=False)
class Quote:
    """Prices offered to a customer until a day. `order` is what it became."""

    id: str
    customer: str
    owner: str
    currency: str
    created_on: date
    valid_until: date | None = None
    lines: list[Line] = field(default_factory=list)
    order: str | None = None
    state: OrderState = OrderState.CONFIRMED

    @property
    def gross(self) -> Decimal:
        """Its sum with tax."""
        return sum((line.gross(self.currency) for line in self.lines), ZERO)


@dataclass(eq=False)
class Order:
    """What a customer ordered. `owner` is the salesperson it counts for, `entered_by` who wrote it."""

    id: str
    customer: str
    owner: str
    entered_by: str
    currency: str
    ordered_on: date
    state: OrderState
    warehouse: str | None = None
    deliver_by: date | None = None
    note: str | None = None
    customer_po: str | None = None
    delivery_address: str | None = None
    quote: str | None = None
    pending_reasons: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def gross(self) -> Decimal:
        """Its sum with tax."""
        return sum((line.gross(self.currency) for line in self.lines), ZERO)

    @property
    def net(self) -> Decimal:
        """Its sum without tax."""
        return sum((line.net(self.currency) for line in self.lines), ZERO)


@dataclass(eq=False)
class DeliveryLine:
    """How much of an order's line went out, in the product's base unit."""

    order_line: str
    product: str
    quantity: Decimal


@dataclass(eq=False)
class Delivery:
    """Goods that left for a customer. `opening`: shipped before the company's books began here, so no stock moved."""

    id: str
    order: str
    customer: str
    warehouse: str | None
    delivered_at: datetime
    lines: list[DeliveryLine] = field(default_factory=list)
    tracking_no: str | None = None
    opening: bool = False
    reversed: bool = False
