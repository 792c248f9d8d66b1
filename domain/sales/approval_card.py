"""Approving and rejecting, as they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.money import Amount
from domain.outcome import Fact, Outcome, say
from domain.sales.amendment_card import order_lines
from domain.sales.approval import explain
from domain.sales.card import sums
from domain.sales.fulfilment import shortages
from domain.sales.order_card import customer_named, employee_ref, order_ref, order_result
from domain.sales.orders import Order

if TYPE_CHECKING:
    from domain.action import Context


def approved(ctx: Context, order: Order, reasons: list[str]) -> Outcome:
    """The order is binding now; why it had to wait is shown with it."""
    return _decided(ctx, order, "sales.order_approved", reasons, ())


def rejected(ctx: Context, order: Order, reason: str | None, reasons: list[str]) -> Outcome:
    """The order is back with its salesperson."""
    return _decided(ctx, order, "sales.order_rejected", reasons, (Fact("common.reason", reason),) if reason else ())


def _decided(ctx: Context, order: Order, key: str, reasons: list[str], facts: tuple[Fact, ...]) -> Outcome:
    ref = order_ref(order)
    return Outcome(
        say(key, order=ref, customer=customer_named(ctx, order), total=Amount(order.gross, order.currency)),
        facts=(*facts, Fact("common.salesperson", employee_ref(ctx, order.owner)), *sums(order.lines, order.currency)),
        tables=(order_lines(ctx, order),),
        effects=(say("sales.for_salesperson", employee=employee_ref(ctx, order.owner)),),
        warnings=(*explain(ctx, order, reasons), *shortages(ctx, order)),
        documents=(ref,),
        result=order_result(order),
        before={"pending_reasons": reasons},
    )


def waits_again(order: Order) -> Outcome:
    """The decision is taken back."""
    ref = order_ref(order)
    return Outcome(say("sales.decision_undone", order=ref), documents=(ref,), result=order_result(order))
