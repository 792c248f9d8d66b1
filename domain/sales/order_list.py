"""Lists of orders with how far each has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.calendar import Period
from domain.money import Amount, plain
from domain.outcome import Fact, Outcome, Say, Table, Value, say
from domain.sales.order_card import customer_named, employee_ref, order_ref
from domain.sales.orders import Order
from domain.sales.progress import Progress, progress_of

if TYPE_CHECKING:
    from domain.access.people import Employee
    from domain.action import Context
    from domain.crm.customers import Customer

#: How many orders are listed; the table tells how many there are.
LISTED = 20

_COLUMNS = ("common.order", "common.customer", "common.day", "common.amount", "common.state", "common.deliver_by")


@dataclass(frozen=True, slots=True)
class OrderSearch:
    """Which orders were asked for; None: all."""

    customer: Customer | None = None
    employee: Employee | None = None
    period: Period | None = None
    status: str | None = None


def order_list(ctx: Context, wanted: OrderSearch) -> Outcome:
    """The newest orders that fit, and how many fit in all."""
    customer = wanted.customer.id if wanted.customer else None
    owner = wanted.employee.id if wanted.employee else None
    filters = (customer, owner, wanted.period, wanted.status)
    orders = ctx.store.orders.search(*filters, ctx.listed(LISTED))
    total = ctx.store.orders.count(*filters)
    progress = progress_of(ctx.store, orders)
    return Outcome(
        say("sales.orders_found", count=total) if total else say("sales.no_orders"),
        facts=_asked(ctx, wanted),
        tables=(Table(_COLUMNS, tuple(_row(ctx, order, progress[order.id]) for order in orders), total),),
        result={"orders": [_json(order, progress[order.id]) for order in orders], "total": total},
    )


def _asked(ctx: Context, wanted: OrderSearch) -> tuple[Fact, ...]:
    """What the list was narrowed to."""
    values: dict[str, Value] = {
        "common.customer": wanted.customer.short_name if wanted.customer else None,
        "common.salesperson": employee_ref(ctx, wanted.employee.id) if wanted.employee else None,
        "sales.period": wanted.period,
        "common.state": _status(wanted.status),
    }
    return tuple(Fact(label, value) for label, value in values.items() if value is not None)


def _status(status: str | None) -> Say | None:
    return say(f"sales.stage_{status}") if status else None


def _row(ctx: Context, order: Order, progress: Progress) -> tuple[Value, ...]:
    total = Amount(order.gross, order.currency)
    return (
        order_ref(order),
        customer_named(ctx, order),
        order.ordered_on,
        total,
        progress.words(),
        order.deliver_by,
    )


def _json(order: Order, progress: Progress) -> dict[str, str | None]:
    return {
        "order": order.id,
        "customer": order.customer,
        "ordered_on": order.ordered_on.isoformat(),
        "gross": plain(order.gross),
        "status": progress.stage.value,
    }
