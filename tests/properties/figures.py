"""What stock comes to, worked out from documents alone."""

from __future__ import annotations

from decimal import Decimal

from domain.ports import Store

_OPENING = {"A01": 560, "A02": 120, "A05": 8}


def opening(product: str) -> Decimal:
    """What the small company began with."""
    return Decimal(_OPENING[product])


def delivered(store: Store, product: str) -> Decimal:
    """What deliveries that stand took to customers."""
    deliveries = [found for order in store.orders.all() for found in store.deliveries.of_order(order.id)]
    lines = [line for delivery in deliveries for line in delivery.lines if line.product == product]
    return sum((line.quantity for line in lines), Decimal(0))
