"""What may well be done next with an order, by the person who looks at it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.money import plain
from domain.outcome import Offer
from domain.sales.deciding import may_decide
from domain.sales.orders import Order, OrderState
from domain.sales.progress import Part, Progress

if TYPE_CHECKING:
    from domain.action import Context


def next_steps(ctx: Context, order: Order, progress: Progress, owed: Decimal) -> tuple[Offer, ...]:
    """The steps that are open and that the actor may take, each with what it needs to be done at once."""
    candidates = {
        OrderState.PENDING_APPROVAL: _decisions(ctx, order),
        OrderState.CONFIRMED: _fulfilment(ctx, order, progress, owed),
    }.get(order.state, iter(()))
    return tuple(candidates)


def _decisions(ctx: Context, order: Order) -> Iterator[Offer]:
    if may_decide(ctx.person, order):
        yield from _offer(ctx, "approve", {"document": order.id})
        yield from _offer(ctx, "reject", {"document": order.id})


def _fulfilment(ctx: Context, order: Order, progress: Progress, owed: Decimal) -> Iterator[Offer]:
    if progress.shipped is not Part.ALL:
        yield from _offer(ctx, "ship_order", {"order": order.id})
    if progress.invoiced is not Part.ALL and order.gross > 0:
        yield from _offer(ctx, "invoice_order", {"order": order.id})
    if owed > 0:
        yield from _offer(ctx, "record_payment", {"order": order.id, "amount": plain(owed)})


def _offer(ctx: Context, name: str, args: dict[str, str]) -> Iterator[Offer]:
    action = ctx.registry[name]
    if not action.planned and action.allowed(ctx.actor):
        yield Offer(name, args, action.title)
