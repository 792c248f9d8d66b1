"""How goods and warehouses are named in what stock keeping says."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.catalog.products import Product
from domain.inventory.warehouses import Warehouse
from domain.kinds import Kind
from domain.money import Qty
from domain.outcome import RecordRef, Say, say

if TYPE_CHECKING:
    from domain.action import Context


def product_ref(product: Product) -> RecordRef:
    """The product by its name."""
    return RecordRef(Kind.PRODUCT, product.id, product.name)


def warehouse_ref(warehouse: Warehouse) -> RecordRef:
    """The warehouse by its name."""
    return RecordRef(Kind.WAREHOUSE, warehouse.id, warehouse.name)


def goods(ctx: Context, quantities: Mapping[str, Decimal]) -> tuple[Say, ...]:
    """Each product with its quantity in the base unit."""
    products = {product: ctx.store.products.get(product) for product in quantities}
    return tuple(
        say("inventory.goods", product=product_ref(product), quantity=Qty(quantities[key], product.unit))
        for key, product in products.items()
    )
