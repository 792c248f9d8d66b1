"""Documents as tests begin with them, and how they stand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.house import House


def line(product: str, quantity: str, unit: str | None = None, **more: str) -> dict[str, Any]:
    """A product and a quantity, in a unit where one was said; `unit_price`, `price_tax`, `discount_percent` as said."""
    return {"product": product, "quantity": quantity, **({"unit": unit} if unit else {}), **more}


def order(house: House, *lines: dict[str, Any], by: str = "E01", customer: str = "C01", **more: Any) -> str:
    """Take an order and return its number."""
    outcome = house.act(by, "create_order", customer=customer, lines=list(lines), **more)
    return str(outcome.result["order"])


def state(house: House, number: str) -> str:
    """An order's own state."""
    with house.records() as store:
        return store.orders.get(number).state.value


def held(house: House, number: str) -> Decimal | int:
    """How much is reserved for an order, in base units."""
    with house.records() as store:
        return sum((found.quantity for found in store.stock.reservations(number)), Decimal(0))


def on_hand(house: House, product: str, warehouse: str = "W1") -> Decimal | int:
    """What a warehouse holds of a product."""
    with house.records() as store:
        return store.stock.balance(product, warehouse).on_hand
