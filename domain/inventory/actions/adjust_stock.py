"""Sets stock to what was counted."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, FreeText, ProductRef, Quantity, WarehouseRef, titled
from domain.errors import BadInputError
from domain.inventory.count_card import counted_outcome
from domain.inventory.counting import carry_back, carry_out
from domain.inventory.ports import Count
from domain.inventory.refs import product_ref
from domain.kinds import Kind
from domain.outcome import Outcome, RecordRef, say
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class AdjustStock(Arguments):
    """What count stock needs."""

    product: ProductRef
    warehouse: WarehouseRef
    counted: Annotated[Quantity, titled("实盘数", "counted")]
    reason: FreeText | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "盘点"),
        Example("en", "count stock"),
    ),
)


def run(ctx: Context, args: AdjustStock) -> Outcome:
    """Book the difference to what was counted; promises that the goods no longer cover are taken back, and said."""
    product, warehouse = ctx.store.products.get(args.product), ctx.store.warehouses.get(args.warehouse)
    if args.counted < 0:
        raise BadInputError("counted", "inventory.counted_negative", product=product_ref(product))
    booked = ctx.store.stock.settled_balance(product.id, warehouse.id).on_hand
    number = ctx.store.numbers.next(Kind.COUNT)
    count = Count(number, product.id, warehouse.id, args.counted, booked, ctx.actor.id, ctx.now, args.reason)
    shed = carry_out(ctx, count, product)
    return counted_outcome(ctx, count, product, warehouse, shed)


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Book the difference back, unless it was counted again since or the goods are needed."""
    count = ctx.store.transfers.count(operation.document(Kind.COUNT))
    carry_back(ctx, count, operation.before)
    ref = RecordRef(Kind.COUNT, count.id, count.id)
    return Outcome(say("inventory.count_undone", count=ref), documents=(ref,), result={"count": count.id})


ACTION = Action(
    name="adjust_stock",
    title=Words("盘点", "count stock"),
    hint=Words("按实盘数调整库存。", "Sets stock to what was counted."),
    arguments=AdjustStock,
    roles=frozenset({Role.WAREHOUSE, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
