"""What sales needs from storage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from domain.calendar import Period
from domain.ports import Repository
from domain.sales.orders import Delivery, Line, Order, Quote


class Quotes(Repository[Quote], Protocol):
    """Quotes."""

    def open_for(self, customer: str, day: date, /) -> Sequence[Quote]:
        """The customer's quotes that still hold on a day and have not become an order, newest first."""
        ...


class Orders(Repository[Order], Protocol):
    """Sales orders."""

    def search(
        self,
        customer: str | None,
        owner: str | None,
        period: Period | None,
        status: str | None = None,
        limit: int | None = None,
        /,
    ) -> Sequence[Order]:
        """Orders, newest first; the period is by order date, the status one of `progress.Stage` or "unshipped"."""
        ...

    def count(
        self, customer: str | None, owner: str | None, period: Period | None, status: str | None = None, /
    ) -> int:
        """How many orders such a search finds in all."""
        ...

    def to_ship_by(self, owner: str, day: date, /) -> Sequence[Order]:
        """A salesperson's binding orders with goods still to go out by a day, the most urgent first."""
        ...

    def last_line(self, customer: str, product: str, /) -> tuple[Order, Line] | None:
        """The newest line on which the customer paid for the product, of an order that was not cancelled; no gifts."""
        ...

    def last_of_customer(self, customer: str, /) -> Order | None:
        """The customer's newest order that was not cancelled."""
        ...

    def on_day(self, customer: str, day: date, /) -> Sequence[Order]:
        """The customer's orders of one business day that were not cancelled."""
        ...

    def open_value(self, customer: str, /, *, without: str | None = None) -> Decimal:
        """What the customer's binding orders (one left out) come to with tax, as far as not invoiced; company-wide."""
        ...


class Deliveries(Repository[Delivery], Protocol):
    """Deliveries; reversed ones are left out."""

    def of_order(self, order: str, /) -> Sequence[Delivery]:
        """An order's deliveries, oldest first."""
        ...

    def delivered(self, orders: Sequence[str], /) -> dict[str, Decimal]:
        """How much went out so far, in base units, by order line id."""
        ...
