"""What a question about stock is answered with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from domain.catalog.products import Product
from domain.inventory.levels import Level, level, levels
from domain.inventory.ports import Balance
from domain.inventory.refs import product_ref, warehouse_ref
from domain.inventory.warehouses import Warehouse
from domain.money import ZERO, Qty, plain
from domain.outcome import Fact, Outcome, Say, Table, Value, say

if TYPE_CHECKING:
    from domain.action import Context

_FIGURES = ("inventory.on_hand", "inventory.reserved", "inventory.available")
#: How many products are listed when nobody asked for one; the table tells how many there are.
LISTED = 30


def one_product(ctx: Context, product: Product, warehouse: Warehouse | None) -> Outcome:
    """A product's figures by warehouse, what is on its way, and in packs what is a lot in pieces."""
    places = [warehouse] if warehouse else _in_order(ctx.store.warehouses.all())
    found = {balance.warehouse: balance for balance in ctx.store.stock.balances(product.id)}
    none = Balance(product.id, "", ZERO, ZERO)
    rows = [(place, found.get(place.id, none)) for place in places]
    whole = level(product, (balance for _, balance in rows))
    incoming = ctx.store.stock.incoming(product.id)
    return Outcome(
        _headline(whole, warehouse),
        facts=_facts(whole, incoming=Qty(incoming, product.unit) if incoming else None),
        tables=(_by_warehouse(product, rows),),
        warnings=_low(whole) if warehouse is None else (),
        result={**_figures(whole), "incoming": plain(incoming), "warehouses": [_row(*row) for row in rows]},
    )


def _in_order(warehouses: Sequence[Warehouse]) -> list[Warehouse]:
    return sorted(warehouses, key=lambda warehouse: (warehouse.position, warehouse.id))


def _headline(whole: Level, warehouse: Warehouse | None) -> Say:
    available = Qty(whole.available, whole.product.unit)
    if warehouse is None:
        return say("inventory.stock_of", product=product_ref(whole.product), available=available)
    place = warehouse_ref(warehouse)
    return say("inventory.stock_of_in", product=product_ref(whole.product), warehouse=place, available=available)


def _facts(whole: Level, incoming: Qty | None) -> tuple[Fact, ...]:
    unit = whole.product.unit
    packs = whole.product.in_packs(whole.available)
    values: dict[str, Value] = {
        "inventory.on_hand": Qty(whole.on_hand, unit),
        "inventory.reserved": Qty(whole.reserved, unit),
        "inventory.available": Qty(whole.available, unit),
        "inventory.in_packs": packs if packs != (Qty(whole.available, unit),) else None,
        "inventory.incoming": incoming,
    }
    return tuple(Fact(label, value) for label, value in values.items() if value is not None)


def _low(whole: Level) -> tuple[Say, ...]:
    if not whole.low or whole.product.reorder_point is None:
        return ()
    point = Qty(whole.product.reorder_point, whole.product.unit)
    available = Qty(whole.available, whole.product.unit)
    return (say("inventory.below_reorder_point", product=product_ref(whole.product), available=available, point=point),)


def _by_warehouse(product: Product, rows: Sequence[tuple[Warehouse, Balance]]) -> Table:
    return Table(
        ("common.warehouse", *_FIGURES),
        tuple(
            (warehouse_ref(place), *(Qty(n, product.unit) for n in (found.on_hand, found.reserved, found.available)))
            for place, found in rows
        ),
    )


def _figures(found: Level) -> dict[str, Any]:
    return {
        "product": found.product.id,
        "unit": found.product.unit,
        "on_hand": plain(found.on_hand),
        "reserved": plain(found.reserved),
        "available": plain(found.available),
    }


def _row(place: Warehouse, found: Balance) -> dict[str, str]:
    return {
        "warehouse": place.id,
        "on_hand": plain(found.on_hand),
        "reserved": plain(found.reserved),
        "available": plain(found.available),
    }


def all_products(ctx: Context, warehouse: Warehouse | None) -> Outcome:
    """Every product that there is anything of, or that should be; those below their reorder point first."""
    balances = ctx.store.stock.balances(None, warehouse.id if warehouse else None)
    known = {balance.product for balance in balances}
    products = [found for found in ctx.store.products.all() if found.id in known or _watched(found, warehouse)]
    found = levels(products, balances)
    low = 0 if warehouse else sum(one.low for one in found)
    return Outcome(
        _overview(len(found), low, warehouse),
        tables=(_by_product(found, ctx.listed(LISTED)),),
        result={"products": [_figures(one) for one in found[:LISTED]], "total": len(found), "low": low},
    )


def _watched(product: Product, warehouse: Warehouse | None) -> bool:
    return warehouse is None and product.reorder_point is not None


def _overview(count: int, low: int, warehouse: Warehouse | None) -> Say:
    if warehouse is not None:
        return say("inventory.stock_in", warehouse=warehouse_ref(warehouse), count=count)
    return say("inventory.stock_low", count=count, low=low) if low else say("inventory.stock_all", count=count)


def _by_product(found: Sequence[Level], most: int) -> Table:
    rows = tuple(
        (
            product_ref(one.product),
            Qty(one.on_hand, one.product.unit),
            Qty(one.reserved, one.product.unit),
            Qty(one.available, one.product.unit),
            _point(one.product),
        )
        for one in found[:most]
    )
    return Table(("common.product", *_FIGURES, "inventory.reorder_point"), rows, len(found))


def _point(product: Product) -> Value:
    return None if product.reorder_point is None else Qty(product.reorder_point, product.unit)
