"""From which warehouse an order is best served."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.inventory.warehouses import Warehouse
from domain.money import ZERO

if TYPE_CHECKING:
    from domain.ports import Store


def holds_all(needs: Mapping[str, Decimal], available: Mapping[str, Decimal]) -> bool:
    """Whether what is available covers every product that is needed."""
    return all(available.get(product, ZERO) >= quantity for product, quantity in needs.items())


def default_warehouse(store: Store, needs: Mapping[str, Decimal]) -> Warehouse | None:
    """The first warehouse, in the company's order, that has everything; else the first; None where there are none."""
    warehouses = sorted(store.warehouses.all(), key=lambda warehouse: (warehouse.position, warehouse.id))
    available: dict[str, dict[str, Decimal]] = {}
    for product in needs:
        for balance in store.stock.balances(product):
            available.setdefault(balance.warehouse, {})[product] = balance.available
    serving = (found for found in warehouses if holds_all(needs, available.get(found.id, {})))
    return next(serving, warehouses[0] if warehouses else None)
