"""Whether an amended order needs approval again: only for what the amendment made worse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.money import ZERO
from domain.sales.approval import BELOW_FLOOR, average_price, lines_of, reasons_for
from domain.sales.binding import settle
from domain.sales.fulfilment import fit_reservations, release
from domain.sales.orders import Order, OrderState

if TYPE_CHECKING:
    from domain.action import Context
    from domain.crm.customers import Customer


@dataclass(frozen=True, slots=True)
class Standing:
    """What an order stood at before it was amended: its state, its sum with tax, and each product's price without tax."""

    state: OrderState
    gross: Decimal
    prices: Mapping[str, Decimal]


def standing(order: Order) -> Standing:
    """What an order stands at now."""
    products = {line.product for line in order.lines}
    prices = {product: average_price(lines_of(order, product), with_tax=False) for product in products}
    return Standing(order.state, order.gross, prices)


def worse(reason: str, before: Standing, now: Standing) -> bool:
    """Whether a reason for approval is one that the amendment brought about: a lower price, a larger sum."""
    code, _, product = reason.partition(":")
    if code == BELOW_FLOOR:
        return product not in before.prices or now.prices.get(product, ZERO) < before.prices[product]
    return now.gross > before.gross


def settle_again(ctx: Context, order: Order, customer: Customer, before: Standing) -> None:
    """Let the amended order stay binding with its reservations fitted, or wait where it became worse than was approved."""
    reasons = reasons_for(ctx, order, customer)
    if before.state is not OrderState.CONFIRMED:
        settle(ctx, order, reasons)
        return
    now = standing(order)
    new = [reason for reason in reasons if worse(reason, before, now)]
    if new:
        release(ctx, order)
        settle(ctx, order, new)
    else:
        fit_reservations(ctx, order)
