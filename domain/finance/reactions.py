"""What the books take down when something happens elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events import Delivered, DeliveryReversed, StockCounted, reacts_to
from domain.finance.ports import Account, Reason
from domain.finance.posting import post_goods

if TYPE_CHECKING:
    from domain.action import Context


@reacts_to(Delivered)
def cost_of_goods(ctx: Context, event: Delivered) -> None:
    """Goods that left for a customer are no longer inventory; their cost is the delivery's."""
    value = -event.cost
    post_goods(ctx.store, ctx.company, event.day, event.delivery, Reason.DELIVERY, value, Account.COST_OF_GOODS)


@reacts_to(DeliveryReversed)
def cost_taken_back(ctx: Context, event: DeliveryReversed) -> None:
    """Goods of a delivery that was taken back are inventory again, at the cost they left with."""
    reason = Reason.DELIVERY_REVERSED
    post_goods(ctx.store, ctx.company, event.day, event.delivery, reason, event.cost, Account.COST_OF_GOODS)


@reacts_to(StockCounted)
def count_difference(ctx: Context, event: StockCounted) -> None:
    """What a count found more or less than the books said, at cost."""
    reason = Reason.COUNT_REVERSED if event.taken_back else Reason.COUNT
    post_goods(ctx.store, ctx.company, event.day, event.count, reason, event.value, Account.COUNT_DIFFERENCE)
