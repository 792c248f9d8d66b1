"""Moves stock between warehouses."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, ProductRef, Quantity, Unit, WarehouseRef, titled
from domain.errors import BadInputError
from domain.inventory.ports import Transfer
from domain.inventory.refs import product_ref, warehouse_ref
from domain.inventory.transfers import after_transfer, carry_back, carry_out, check_available
from domain.kinds import Kind
from domain.money import STORED_DIGITS, Qty, plain
from domain.outcome import Outcome, RecordRef, say
from domain.vocabulary import Example, Said, Vocabulary
from domain.words import Words

_MOVES = ("调", "拨", "匀", "拿", "给", "挪", "拉", "发", "移", "转", "搬", "的")
_LACKS = (
    "没",
    "缺",
    "不够",
    "断",
    "快",
    "要断",
    "告急",
    "库存",
    "不多了",
    "见底",
    "紧张",
    "急",
    "等着",
    "卖完",
    "用完",
)


class TransferStock(Arguments):
    """What transfer stock needs."""

    product: ProductRef
    quantity: Quantity
    unit: Unit | None = None
    from_warehouse: Annotated[WarehouseRef, titled("调出仓", "from")]
    to_warehouse: Annotated[WarehouseRef, titled("调入仓", "to")]


VOCABULARY = Vocabulary(
    zh=(
        "{warehouse}(那边|)(给|帮|先|再|)(调|拨|匀|发|移|转|拉|运|送|挪)(点|些|){quantity}…(过来|过去|回来|回去|来|去)",
        "(断货|没货|缺货|不够|没了)(了|)…(调|拨|匀|挪|转|拉){quantity}",
        "(调|拨|匀|挪|转|拉){quantity}…(补|支援|救急)(一下|)(到|给|){warehouse}",
        "{warehouse}(往|向){warehouse}(调|拨|移|转|挪|搬|匀|发|运)",
        "从{warehouse}(弄|拿|带|捎|搬|匀){quantity}…(到|去|给|往|回){warehouse}",
        "{warehouse}(调|转|挪|移|搬)(到|给|去|往|){warehouse}",
        "{warehouse}…(调|拨|移|转|挪|搬|拉|匀){quantity}…(回|到|给|去|往|至){warehouse}",
        "从{warehouse}到{warehouse}",
        "(调拨|移库|调库|转仓|移仓|倒仓|调货)",
        "从{warehouse}…(调|拨|移|转|挪|搬|运|发|拉)…(到|给|去|往|至){warehouse}",
        "从{warehouse}(调|拨|移|转|挪|搬|拉)",
        "{warehouse}(调|拨|移|转|挪|搬|拉|匀){quantity}",
        "(调|拨|移|转|挪|搬|匀){quantity}…(到|给|去|往|至){warehouse}",
        "(调|拨|移|转|挪|搬|匀)…(到|给|去|往|至){warehouse}",
        "从{warehouse}…(调|拨|移|挪|搬|匀){quantity}",
    ),
    en=(
        (
            "(send|take|bring|get|push|run|ship|shift|move) {quantity} … from [the] {warehouse} (to|over to|down "
            "to|up to|across to) [the] {warehouse}"
        ),
        "{quantity} … from [the] {warehouse} (to|into) [the] {warehouse}",
        "(send|give|bring|get) [the] {warehouse} {quantity} … from [the] {warehouse}",
        "(restock|top up|replenish|refill) [the] {warehouse} with {quantity} … from [the] {warehouse}",
        "{warehouse} to [the] {warehouse}",
        "{warehouse} -> {warehouse}",
        (
            "(get|send|bring|take|shift|run|pop|cart|truck) {quantity} … (over|across|up|down|round|back) to "
            "[the] {warehouse}"
        ),
        "(get|send|bring|take|shift|run|pop) {quantity} … to [the] {warehouse}",
        "(bring|take|send|get|fetch|pull) {quantity} … from [the] {warehouse} … to [the] {warehouse}",
        "{warehouse} needs {quantity} … from [the] {warehouse}",
        "(transfer|move|shift|relocate) {quantity}",
        "(transfer|move|shift|relocate) … from {warehouse}",
        "(transfer|move|shift|relocate|send) … to {warehouse}",
        "from [the] {warehouse} [over|across] to [the] {warehouse}",
        "(stock|warehouse) transfer",
        "transfer",
    ),
    against=(
        "(bank|wire|by|cash|via|money|online) transfer",
        "transfer (came|arrived|landed|cleared|received|in|is in|went|hit|dropped|showed up|came in|came through)",
        "transfer (from|for) {customer}",
    ),
    hints=("调过来", "调过去", "运到", "move"),
    slots={
        "from_warehouse": Said(
            before=("从", "由", "from", "out of", "ex"),
            after=(
                "给",
                "to",
                "->",
                "→",
                "调",
                "拨",
                "移",
                "转",
                "给调",
                "给拨",
                "给匀",
                *(f"{there}{moves}" for there in ("那边", "那儿", "那里") for moves in _MOVES),
                "挪",
                "搬",
                "匀",
                "拉",
                "往",
                "发",
                *("出", "出货", "出库", "发货", "来出", "这边出", "那边出"),
                "的",
                "到",
            ),
            only=True,
        ),
        "to_warehouse": Said(
            before=("->", "→", "to the", "到", "给", "去", "往", "至", "调到", "调给", "补给", "to", "into", "over to"),
            after=tuple(f"{there}{lacks}" for there in ("", "那边", "那儿", "那里", "这边") for lacks in _LACKS),
        ),
    },
    examples=(
        Example(
            "zh",
            "从{warehouse}调10箱{product}到{warehouse2}",
            {
                "product": "{product}",
                "quantity": "10",
                "unit": "箱",
                "from_warehouse": "{warehouse}",
                "to_warehouse": "{warehouse2}",
            },
        ),
        Example(
            "zh",
            "{warehouse}匀5箱{product}给{warehouse2}",
            {
                "product": "{product}",
                "quantity": "5",
                "unit": "箱",
                "from_warehouse": "{warehouse}",
                "to_warehouse": "{warehouse2}",
            },
        ),
        Example(
            "zh",
            "调拨{product}20箱，{warehouse}到{warehouse2}",
            {
                "product": "{product}",
                "quantity": "20",
                "unit": "箱",
                "from_warehouse": "{warehouse}",
                "to_warehouse": "{warehouse2}",
            },
        ),
        Example(
            "zh",
            "把{warehouse}的{product}挪6箱去{warehouse2}",
            {
                "product": "{product}",
                "quantity": "6",
                "unit": "箱",
                "from_warehouse": "{warehouse}",
                "to_warehouse": "{warehouse2}",
            },
        ),
        Example(
            "zh",
            "从{warehouse}拉12箱{product}给{warehouse2}",
            {
                "product": "{product}",
                "quantity": "12",
                "unit": "箱",
                "from_warehouse": "{warehouse}",
                "to_warehouse": "{warehouse2}",
            },
        ),
        Example(
            "zh",
            "帮我从{warehouse}转3箱{product}到{warehouse2}",
            {
                "product": "{product}",
                "quantity": "3",
                "unit": "箱",
                "from_warehouse": "{warehouse}",
                "to_warehouse": "{warehouse2}",
            },
        ),
        Example(
            "en",
            "move 10 boxes of {product} from {warehouse} to {warehouse2}",
            {
                "product": "{product}",
                "quantity": "10",
                "unit": "箱",
                "from_warehouse": "{warehouse}",
                "to_warehouse": "{warehouse2}",
            },
        ),
        Example(
            "en",
            "please transfer 5 boxes {product} to {warehouse2} from {warehouse}",
            {
                "product": "{product}",
                "quantity": "5",
                "unit": "箱",
                "from_warehouse": "{warehouse}",
                "to_warehouse": "{warehouse2}",
            },
        ),
        Example(
            "en",
            "transfer 20 boxes {product} from {warehouse} to {warehouse2}",
            {
                "product": "{product}",
                "quantity": "20",
                "unit": "箱",
                "from_warehouse": "{warehouse}",
                "to_warehouse": "{warehouse2}",
            },
        ),
        Example(
            "en",
            "shift 6 boxes of {product} out of {warehouse} into {warehouse2}",
            {
                "product": "{product}",
                "quantity": "6",
                "unit": "箱",
                "from_warehouse": "{warehouse}",
                "to_warehouse": "{warehouse2}",
            },
        ),
        Example(
            "en",
            "can you move 12 boxes of {product} to {warehouse2} from {warehouse}",
            {
                "product": "{product}",
                "quantity": "12",
                "unit": "箱",
                "from_warehouse": "{warehouse}",
                "to_warehouse": "{warehouse2}",
            },
        ),
        Example(
            "en",
            "transfer 3 boxes {product} from {warehouse} over to {warehouse2}",
            {
                "product": "{product}",
                "quantity": "3",
                "unit": "箱",
                "from_warehouse": "{warehouse}",
                "to_warehouse": "{warehouse2}",
            },
        ),
        Example(
            "en",
            "bring 4 boxes of {product} over from {warehouse} to {warehouse2}",
            {
                "product": "{product}",
                "quantity": "4",
                "unit": "箱",
                "from_warehouse": "{warehouse}",
                "to_warehouse": "{warehouse2}",
            },
        ),
    ),
)


def run(ctx: Context, args: TransferStock) -> Outcome:
    """Move what is available from one warehouse to the other, as one document."""
    product = ctx.store.products.get(args.product)
    source, target = ctx.store.warehouses.get(args.from_warehouse), ctx.store.warehouses.get(args.to_warehouse)
    if source.id == target.id:
        raise BadInputError("to_warehouse", "inventory.same_warehouse", warehouse=warehouse_ref(source))
    unit = product.pack(args.unit)
    quantity = round(args.quantity * unit.factor, STORED_DIGITS)
    if quantity <= 0:
        raise BadInputError("quantity", "inventory.quantity_not_positive", product=product_ref(product))
    check_available(ctx, product, source, quantity)
    number = ctx.store.numbers.next(Kind.TRANSFER)
    transfer = Transfer(number, product.id, quantity, source.id, target.id, ctx.actor.id, ctx.now)
    carry_out(ctx, transfer, product)
    ref = RecordRef(Kind.TRANSFER, transfer.id, transfer.id, new=True)
    return Outcome(
        say(
            "inventory.transferred",
            transfer=ref,
            product=product_ref(product),
            quantity=Qty(args.quantity, unit.name),
            source=warehouse_ref(source),
            target=warehouse_ref(target),
        ),
        tables=(after_transfer(ctx, product, source, target),),
        documents=(ref,),
        result={"transfer": transfer.id, "quantity": plain(quantity), "unit": product.unit},
    )


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Move it back, as long as it is still there and not promised."""
    transfer = ctx.store.transfers.transfer(operation.document(Kind.TRANSFER))
    carry_back(ctx, transfer)
    ref = RecordRef(Kind.TRANSFER, transfer.id, transfer.id)
    return Outcome(say("inventory.transfer_undone", transfer=ref), documents=(ref,), result={"transfer": transfer.id})


ACTION = Action(
    name="transfer_stock",
    title=Words("调拨", "transfer stock"),
    hint=Words("在仓库之间调拨。", "Moves stock between warehouses."),
    arguments=TransferStock,
    roles=frozenset({Role.WAREHOUSE, Role.REP, Role.MANAGER, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
