"""Quotes, orders and deliveries, which count for their salesperson and for whoever looks after the customer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, case, false, func, or_, select, true, type_coerce

from domain.calendar import Period
from domain.kinds import Kind
from domain.money import HUNDRED, ZERO
from domain.sales.orders import Delivery, Line, Order, OrderState, Quote
from storage.crm.tables import customers
from storage.finance.repositories import Invoices
from storage.repository import SqlRepository
from storage.rows import customers_owner
from storage.sales.stages import at, invoiced, shipped_by_line
from storage.sales.tables import deliveries, orders, quotes, sales_lines
from storage.types import Scaled

#: Numbers rise: of the documents of one day, that with the higher number is newer.
_NEWEST_ORDER = (orders.c.ordered_on.desc(), func.length(orders.c.id).desc(), orders.c.id.desc())
_NEWEST_QUOTE = (quotes.c.created_on.desc(), func.length(quotes.c.id).desc(), quotes.c.id.desc())

_STANDING = orders.c.state != OrderState.CANCELLED


class Quotes(SqlRepository[Quote]):
    """Quotes."""

    kind = Kind.QUOTE
    entity = Quote
    table = quotes
    owners = (quotes.c.owner, customers_owner(quotes.c.customer))

    def open_for(self, customer: str, day: date, /) -> Sequence[Quote]:
        """The customer's quotes that still hold on a day and have not become an order, newest first."""
        holds = or_(quotes.c.valid_until.is_(None), quotes.c.valid_until >= day)
        standing = (quotes.c.customer == customer, quotes.c.order.is_(None), quotes.c.state != OrderState.CANCELLED)
        return self.session.scalars(self.query().where(*standing, holds).order_by(*_NEWEST_QUOTE)).all()


class Orders(SqlRepository[Order]):
    """Sales orders."""

    kind = Kind.ORDER
    entity = Order
    table = orders
    owners = (orders.c.owner, orders.c.entered_by, customers_owner(orders.c.customer))

    def get(self, record_id: str, /) -> Order:
        """The order, which a transaction that writes keeps to itself: nobody ships or changes it at the same time."""
        self.keep(orders, record_id)
        return super().get(record_id)

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
        found = self.query().where(self._wanted(customer, owner, period, status))
        return self.session.scalars(found.order_by(*_NEWEST_ORDER).limit(limit)).all()

    def count(
        self, customer: str | None, owner: str | None, period: Period | None, status: str | None = None, /
    ) -> int:
        """How many orders such a search finds in all."""
        self.session.flush()
        wanted = self._wanted(customer, owner, period, status)
        return self.session.execute(select(func.count()).select_from(orders).where(self.seen, wanted)).scalar_one()

    def _wanted(
        self, customer: str | None, owner: str | None, period: Period | None, status: str | None
    ) -> ColumnElement[bool]:
        wanted: ColumnElement[bool] = true()
        if customer is not None:
            wanted &= orders.c.customer == customer
        if owner is not None:
            wanted &= orders.c.owner == owner
        if period is not None:
            wanted &= orders.c.ordered_on.between(period.first, period.last)
        if status is not None:
            wanted &= at(status, Invoices(self.scope).seen)
        return wanted

    def to_ship_by(self, owner: str, day: date, /) -> Sequence[Order]:
        """A salesperson's binding orders with goods still to go out by a day, the most urgent first."""
        self.session.flush()
        waiting = self.query().where(self._wanted(None, owner, None, "unshipped"), orders.c.deliver_by <= day)
        return self.session.scalars(waiting.order_by(orders.c.deliver_by, func.length(orders.c.id), orders.c.id)).all()

    def last_line(self, customer: str, product: str, /) -> tuple[Order, Line] | None:
        """The newest line on which the customer paid for the product, of an order that was not cancelled; no gifts."""
        columns = sales_lines.c
        paid = (columns.product == product, columns.unit_price > ZERO, columns.discount_percent < HUNDRED)
        ordered = (columns.order == orders.c.id, orders.c.customer == customer, _STANDING, self.seen)
        newest = select(Order, Line).where(*ordered, *paid).order_by(*_NEWEST_ORDER, columns.position).limit(1)
        found = self.session.execute(newest).one_or_none()
        return None if found is None else (found[0], found[1])

    def last_of_customer(self, customer: str, /) -> Order | None:
        """The customer's newest order that was not cancelled."""
        standing = self.query().where(orders.c.customer == customer, _STANDING)
        return self.session.scalars(standing.order_by(*_NEWEST_ORDER).limit(1)).one_or_none()

    def on_day(self, customer: str, day: date, /) -> Sequence[Order]:
        """The customer's orders of one business day that were not cancelled."""
        standing = self.query().where(orders.c.customer == customer, orders.c.ordered_on == day, _STANDING)
        return self.session.scalars(standing.order_by(*_NEWEST_ORDER)).all()

    def open_value(self, customer: str, /, *, without: str | None = None) -> Decimal:
        """What the customer's binding orders (one left out) come to with tax, as far as not invoiced; company-wide.

        A transaction that writes then keeps the customer to itself: two orders can't both use the last of his credit.
        """
        self.session.flush()
        self.keep(customers, customer)
        billed = invoiced(true())
        left = case((orders.c.gross > billed, orders.c.gross - billed), else_=0)
        binding = select(type_coerce(func.coalesce(func.sum(left), 0), Scaled)).where(
            orders.c.customer == customer, orders.c.state == OrderState.CONFIRMED, orders.c.id != (without or "")
        )
        return self.session.execute(binding).scalar_one()


class Deliveries(SqlRepository[Delivery]):
    """Deliveries, which are seen with their order; reversed ones are left out of lists."""

    kind = Kind.DELIVERY
    entity = Delivery
    table = deliveries
    owners = tuple(
        select(column).where(orders.c.id == deliveries.c.order).scalar_subquery()
        for column in (orders.c.owner, orders.c.entered_by, customers_owner(orders.c.customer))
    )

    def of_order(self, order: str, /) -> Sequence[Delivery]:
        """An order's deliveries, oldest first."""
        standing = self.query().where(deliveries.c.order == order, deliveries.c.reversed == false())
        return self.session.scalars(standing.order_by(deliveries.c.delivered_at, deliveries.c.id)).all()

    def delivered(self, orders_: Sequence[str], /) -> dict[str, Decimal]:
        """How much went out so far, in base units, by order line id; company-wide, for whoever sees the order."""
        self.session.flush()
        gone = shipped_by_line().where(deliveries.c.order.in_(orders_))
        return dict(self.session.execute(gone).all())
