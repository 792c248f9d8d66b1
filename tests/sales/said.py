"""Lines of documents as people say them."""

from __future__ import annotations

from typing import Any


def line(product: str, quantity: str, unit: str | None = None, **more: str) -> dict[str, Any]:
    """A product and a quantity, in a unit where one was said; `unit_price`, `price_tax`, `discount_percent` as said."""
    return {"product": product, "quantity": quantity, **({"unit": unit} if unit else {}), **more}
