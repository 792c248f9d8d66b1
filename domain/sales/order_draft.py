"""A new order before it is placed: what was said, and what is filled in where nothing was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.errors import BadInputError, Option, QuestionError
from domain.inventory.availability import default_warehouse
from domain.kinds import Kind
from domain.money import STORED_DIGITS
from domain.outcome import RecordRef
from domain.sales.card import customer_ref
from domain.sales.lines import base_needs
from domain.sales.orders import Line, Order, OrderState, Quote

if TYPE_CHECKING:
    from domain.action import Context
    from domain.crm.customers import Customer

#: The warning that a person accepts by ordering the same again on one day.
DOUBLE = "double"


@dataclass(frozen=True, slots=True)
class Details:
    """What was said about an order besides its customer and lines; None where nothing was."""

    deliver_by: date | None = None
    warehouse: str | None = None
    note: str | None = None
    salesperson: str | None = None
    customer_po: str | None = None


def check_deliver_by(ctx: Context, day: date | None) -> None:
    """Refuse a delivery day that is past."""
    if day is not None and day < ctx.today:
        raise BadInputError("deliver_by", "sales.deliver_by_past", day=day)


def same_lines(one: Sequence[Line], other: Sequence[Line]) -> bool:
    """Whether two documents have the same goods at the same prices, in whatever order and unit."""
    return sorted(map(_terms, one)) == sorted(map(_terms, other))


def _terms(line: Line) -> tuple[str, Decimal, Decimal, bool]:
    per_base_unit = round(line.price_after_discount / line.factor, STORED_DIGITS)
    return (line.product, line.base_quantity, per_base_unit, line.price_includes_tax)


def ask_about_double(ctx: Context, customer: Customer, lines: Sequence[Line], acknowledged: Sequence[str]) -> None:
    """Ask whether a second equal order for the same customer on one day is meant."""
    if DOUBLE in acknowledged:
        return
    for earlier in ctx.store.orders.on_day(customer.id, ctx.today):
        if same_lines(earlier.lines, lines):
            ref = RecordRef(Kind.ORDER, earlier.id, earlier.id)
            again = Option("sales.option_order_again", acknowledge=DOUBLE)
            raise QuestionError("sales.ask_double", (again,), customer=customer_ref(customer), order=ref)


def salesperson_for(ctx: Context, customer: Customer, said: str | None) -> str:
    """Whom the order counts for: who was named, else who looks after the customer, else who enters it."""
    if said is not None:
        employee = ctx.store.employees.get(said)
        if not employee.active:
            raise BadInputError("salesperson", "sales.salesperson_left", employee=employee.name)
        return employee.id
    owner = ctx.store.employees.find(customer.owner) if customer.owner else None
    return owner.id if owner is not None and owner.active else ctx.person.id


def matching_quote(ctx: Context, customer: Customer, lines: Sequence[Line]) -> Quote | None:
    """The customer's newest open quote with exactly these goods and prices: the order is what it became."""
    quotes = ctx.store.quotes.open_for(customer.id, ctx.today)
    return next((quote for quote in quotes if same_lines(quote.lines, lines)), None)


def draft(ctx: Context, customer: Customer, lines: list[Line], said: Details) -> Order:
    """The order as it would stand, not placed yet; what was not said is filled in."""
    quote = matching_quote(ctx, customer, lines)
    order = Order(
        id=ctx.store.numbers.next(Kind.ORDER),
        customer=customer.id,
        owner=salesperson_for(ctx, customer, said.salesperson),
        entered_by=ctx.person.id,
        currency=ctx.company.currency,
        ordered_on=ctx.today,
        state=OrderState.DRAFT,
        warehouse=_warehouse(ctx, lines, said.warehouse),
        deliver_by=said.deliver_by,
        note=said.note,
        customer_po=said.customer_po,
        delivery_address=customer.addresses[0] if customer.addresses else None,
        quote=quote.id if quote else None,
        lines=lines,
    )
    if quote:
        quote.order = order.id
    return order


def _warehouse(ctx: Context, lines: Sequence[Line], said: str | None) -> str | None:
    if said is not None:
        return ctx.store.warehouses.get(said).id
    found = default_warehouse(ctx.store, base_needs(lines))
    return found.id if found else None
