"""Stock levels: what a product comes to over warehouses, and whether it is time to reorder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from domain.catalog.products import Product
from domain.inventory.ports import Balance
from domain.money import ZERO


@dataclass(frozen=True, slots=True)
class Level:
    """What there is of a product in the warehouses asked about, in its base unit."""

    product: Product
    on_hand: Decimal = ZERO
    reserved: Decimal = ZERO

    @property
    def available(self) -> Decimal:
        """What can still be promised."""
        return self.on_hand - self.reserved

    @property
    def low(self) -> bool:
        """Whether what is available has fallen below the product's reorder point."""
        return self.product.reorder_point is not None and self.available < self.product.reorder_point


def level(product: Product, balances: Iterable[Balance]) -> Level:
    """One product's balances added up."""
    kept = tuple(balances)
    return Level(product, sum((found.on_hand for found in kept), ZERO), sum((found.reserved for found in kept), ZERO))


def levels(products: Iterable[Product], balances: Iterable[Balance]) -> list[Level]:
    """Every product's level, those to be reordered first, otherwise in the order given."""
    by_product: dict[str, list[Balance]] = {}
    for balance in balances:
        by_product.setdefault(balance.product, []).append(balance)
    found = [level(product, by_product.get(product.id, ())) for product in products]
    return sorted(found, key=lambda one: not one.low)
