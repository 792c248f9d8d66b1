"""Cancelling an order and taking that back, as they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from domain.money import ZERO, Amount
from domain.outcome import Fact, Outcome, Say, say
from domain.sales.fulfilment import shortages
from domain.sales.order_card import customer_named, order_ref, order_result
from domain.sales.orders import Order

if TYPE_CHECKING:
    from domain.action import Context


def cancelled(ctx: Context, order: Order, reason: str | None, saved: Mapping[str, Any]) -> Outcome:
    """The order is gone; what the customer paid for it in advance stays his."""
    total = Amount(order.gross, order.currency)
    return Outcome(
        say("sales.order_cancelled", order=order_ref(order), customer=customer_named(ctx, order), total=total),
        facts=(Fact("common.reason", reason),) if reason else (),
        warnings=_paid_in_advance(ctx, order),
        documents=(order_ref(order),),
        result=order_result(order),
        before=dict(saved),
    )


def _paid_in_advance(ctx: Context, order: Order) -> tuple[Say, ...]:
    payments = [found for found in ctx.store.payments.of_customer(order.customer) if found.order == order.id]
    paid = sum((payment.amount for payment in payments), ZERO)
    return (say("sales.paid_in_advance", paid=Amount(paid, order.currency)),) if paid else ()


def revived(ctx: Context, order: Order) -> Outcome:
    """The order stands again."""
    ref = order_ref(order)
    return Outcome(
        say("sales.order_revived", order=ref),
        warnings=shortages(ctx, order),
        documents=(ref,),
        result=order_result(order),
    )
