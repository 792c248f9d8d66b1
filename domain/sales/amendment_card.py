"""An amendment as it is shown: what changed, from what to what, and the order as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from domain.money import ZERO, Amount
from domain.outcome import Fact, Outcome, Table, Value, say
from domain.sales.binding import concerns
from domain.sales.card import customer_ref, line_table, price_cell, sums
from domain.sales.order_card import order_ref, order_result
from domain.sales.orders import Order, OrderState
from domain.sales.snapshot import saved_lines, snapshot

if TYPE_CHECKING:
    from domain.action import Context


def amended(ctx: Context, order: Order, saved: Mapping[str, Any]) -> Outcome:
    """The order as it stands after the amendment, with what was changed."""
    waits = order.state is OrderState.PENDING_APPROVAL
    customer = ctx.store.customers.get(order.customer)
    return Outcome(
        say(
            "sales.order_amended_waits" if waits else "sales.order_amended",
            order=order_ref(order),
            customer=customer_ref(customer),
            total=Amount(order.gross, order.currency),
        ),
        facts=(*_changed(order, saved), *sums(order.lines, order.currency)),
        tables=(order_lines(ctx, order),),
        warnings=concerns(ctx, order),
        documents=(order_ref(order),),
        result=order_result(order),
        before={**saved, "after": snapshot(order)},
    )


def order_lines(ctx: Context, order: Order) -> Table:
    """An order's lines as they stand."""
    lines = sorted(order.lines, key=lambda line: line.position)
    rows = [(line, ctx.store.products.get(line.product), price_cell(line, order.currency)) for line in lines]
    return line_table(rows, order.currency)


def _changed(order: Order, saved: Mapping[str, Any]) -> tuple[Fact, ...]:
    """The delivery day, the note and the sum, where they are not what they were."""
    before = sum((line.gross(order.currency) for line in saved_lines(saved)), ZERO)
    values: dict[str, Value] = {
        "common.deliver_by": order.deliver_by if _iso(order) != saved["deliver_by"] else None,
        "common.note": order.note if order.note != saved["note"] else None,
        "sales.total_before": Amount(before, order.currency) if before != order.gross else None,
    }
    return tuple(Fact(label, value) for label, value in values.items() if value is not None)


def _iso(order: Order) -> str | None:
    return order.deliver_by.isoformat() if order.deliver_by else None


def amendment_undone(order: Order) -> Outcome:
    """The order stands as before."""
    ref = order_ref(order)
    return Outcome(say("sales.amendment_undone", order=ref), documents=(ref,), result=order_result(order))
