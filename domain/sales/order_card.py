"""An order as it is shown: the card and receipt of taking it, and the facts that every view of it shares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from domain.kinds import Kind
from domain.money import Amount, plain
from domain.outcome import Fact, Mark, Marked, Outcome, RecordRef, Value, say
from domain.sales.binding import concerns
from domain.sales.card import customer_ref, price_sources, priced_table, sums
from domain.sales.lines import PricedLine
from domain.sales.orders import Order, OrderState

if TYPE_CHECKING:
    from domain.action import Context
    from domain.crm.customers import Customer
    from domain.sales.order_draft import Details


def order_ref(order: Order, *, new: bool = False) -> RecordRef:
    """The order by its number."""
    return RecordRef(Kind.ORDER, order.id, order.id, new=new)


def taken(ctx: Context, order: Order, customer: Customer, priced: Sequence[PricedLine], said: Details) -> Outcome:
    """What taking an order comes to: binding, or waiting for approval."""
    ref = order_ref(order, new=True)
    key = "sales.order_taken" if order.state is OrderState.CONFIRMED else "sales.order_waits"
    total = Amount(order.gross, order.currency)
    return Outcome(
        say(key, order=ref, customer=customer_ref(customer), total=total),
        facts=(
            *order_facts(ctx, order, assumed=_assumed(order, customer, said)),
            *sums(order.lines, order.currency),
            *price_sources(priced),
        ),
        tables=(priced_table(priced, order.currency),),
        warnings=concerns(ctx, order),
        documents=(ref,),
        result=order_result(order),
    )


def _assumed(order: Order, customer: Customer, said: Details) -> frozenset[str]:
    """Which facts of a new order nobody said."""
    unsaid = {
        "common.salesperson": said.salesperson is None and order.owner != order.entered_by,
        "common.warehouse": said.warehouse is None,
        "sales.delivery_address": bool(customer.addresses),
    }
    return frozenset(label for label, holds in unsaid.items() if holds)


def order_facts(ctx: Context, order: Order, assumed: frozenset[str] = frozenset()) -> tuple[Fact, ...]:
    """Who, whence, when and whither; what does not apply is left out, what nobody said is marked."""
    values: dict[str, Value] = {
        "common.customer": customer_named(ctx, order),
        "common.salesperson": employee_ref(ctx, order.owner),
        "sales.entered_by": employee_ref(ctx, order.entered_by) if order.entered_by != order.owner else None,
        "common.warehouse": warehouse_ref(ctx, order.warehouse),
        "common.deliver_by": order.deliver_by,
        "sales.customer_po": order.customer_po,
        "sales.delivery_address": order.delivery_address,
        "sales.from_quote": RecordRef(Kind.QUOTE, order.quote, order.quote) if order.quote else None,
        "common.note": order.note,
    }
    shown = ((label, value) for label, value in values.items() if value is not None)
    return tuple(Fact(label, Marked(value, Mark.DEFAULT) if label in assumed else value) for label, value in shown)


def customer_named(ctx: Context, order: Order) -> RecordRef:
    """The order's customer by name, also for those who see the order but not the customer's own record."""
    return RecordRef(Kind.CUSTOMER, order.customer, ctx.store.names.display(Kind.CUSTOMER, order.customer))


def employee_ref(ctx: Context, employee: str) -> RecordRef:
    """An employee by name."""
    return RecordRef(Kind.EMPLOYEE, employee, ctx.store.names.display(Kind.EMPLOYEE, employee))


def warehouse_ref(ctx: Context, warehouse: str | None) -> RecordRef | None:
    """A warehouse by name; None where the company keeps no stock."""
    if warehouse is None:
        return None
    return RecordRef(Kind.WAREHOUSE, warehouse, ctx.store.names.display(Kind.WAREHOUSE, warehouse))


def order_result(order: Order) -> dict[str, Any]:
    """An order's figures for an API's caller."""
    return {
        "order": order.id,
        "state": order.state.value,
        "warehouse": order.warehouse,
        "salesperson": order.owner,
        "net": plain(order.net),
        "tax": plain(order.gross - order.net),
        "gross": plain(order.gross),
        "pending_reasons": [reason.partition(":")[0] for reason in order.pending_reasons],
    }
