"""What is on hand, reserved, available and incoming."""

from __future__ import annotations

from domain.access.roles import EVERYONE
from domain.action import Action, Context
from domain.arguments import Arguments, ProductRef, WarehouseRef
from domain.inventory.stock_view import all_products, one_product
from domain.outcome import Outcome
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class QueryStock(Arguments):
    """What stock needs."""

    product: ProductRef | None = None
    warehouse: WarehouseRef | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "查库存"),
        Example("en", "stock"),
    ),
)


def run(ctx: Context, args: QueryStock) -> Outcome:
    """One product by warehouse; or every product, those to be reordered first."""
    warehouse = ctx.store.warehouses.get(args.warehouse) if args.warehouse else None
    if args.product is None:
        return all_products(ctx, warehouse)
    return one_product(ctx, ctx.store.products.get(args.product), warehouse)


ACTION = Action(
    name="query_stock",
    title=Words("查库存", "stock"),
    hint=Words("查库存：现存、预留、可用、在途。", "What is on hand, reserved, available and incoming."),
    arguments=QueryStock,
    roles=EVERYONE,
    vocabulary=VOCABULARY,
    run=run,
)
