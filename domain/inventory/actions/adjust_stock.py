"""Sets stock to what was counted."""

from __future__ import annotations

from decimal import Decimal
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
from domain.money import STORED_LIMIT, ZERO
from domain.outcome import Outcome, RecordRef, say
from domain.vocabulary import Example, Manner, Said, Vocabulary
from domain.words import Words


class AdjustStock(Arguments):
    """What count stock needs."""

    product: ProductRef
    warehouse: WarehouseRef
    counted: Annotated[Quantity, titled("实盘数", "counted")]
    reason: FreeText | None = None


VOCABULARY = Vocabulary(
    zh=(
        "把(系统|账面|库存|账上)(数|数量|库存|)(改|调|更正|修正)(过来|成|为|一下|掉|)",
        "(系统|账面|账上)…(实际|实盘|盘点|点了|数了)(只|)(有|是|到|出)",
        "{warehouse}…(数了|点了|数出|点出|盘了){quantity}",
        "{warehouse}{product}(数了|点了|数出|实有|实际有|实际){quantity}",
        "(月底|月末|年底|年末|季末|季度|年中|半年|月度|年度|日常|例行)(大|)(盘点|盘库|盘存|清点)",
        "(盘点|盘库|实盘|盘存|实数|实际库存|实存|清点)",
        "(盘出来|盘下来|盘了|盘到|点出来|点下来|点了|数出来|数下来)",
        "库存(调整|调成|改成|改为|调到|更正|修正|应该是|实际是|实际)",
        "(调整|更正|修正|改)(一下|下|)库存",
        "更新(一下|下|)(库存|账面)",
        "(盘盈|盘亏)",
        "(点|数|盘|清点|查)(过了|过|完了|完)(,|，| |)…{quantity}",
        "(账|账面|账上|库存|系统)(数|数字|)(改过来|改一下|改下|改掉|调过来|调一下|更正一下|修正一下|更新一下)",
        "{quantity}…(账|账面|账上|库存|系统)(数|数字|)(改|调|更正|修正|更新)",
    ),
    en=(
        "(finished|done|did|completed|wrapped up|just did) (the|a|our|my|that) (count|stocktake|stock "
        "take|recount|stock count|cycle count)",
        "(the|our|that|today's) count (at|in|for) {warehouse}",
        (
            "(did|done|finished|ran|just did|just finished) (the|a|our) … (count|counts|stocktake|inventory|recount) … "
            "(there|there's|got|found|it's|we have|we've got)"
        ),
        "(stock|count|level|inventory|figure|number) (for|on|of) … (should|needs to|has to|ought to) (read|be|say|show) {number}",
        "(only|actually) (have|got|find|found|see) {quantity} … (in|at|on) [the] {warehouse}",
        "(set|put|make|change|fix|update) {product} (in|at|for|on) [the] {warehouse} to {number}",
        "(set|put|make|change|fix|update) [the] {warehouse} {product} to {number}",
        "{product} (in|at) [the] {warehouse} (should be|should read|is|are|comes to|came to|came up|counts) {number}",
        "{warehouse} {product} (is|are|should be|count|count is|comes to|came to) {number}",
        "{warehouse} [only|actually|really] (has|have|got|holds) {quantity} … not {number}",
        "{warehouse} (only|actually|really) (has|have|holds|got) {quantity}",
        "{product} (in|at) [the] {warehouse} (is|are) (actually|really|only|in fact) {number}",
        "{product} (in|at) [the] {warehouse}: {number} on the shelf",
        "(write down|write up|reduce|mark down) {product} … to {number}",
        "(write down|write up) {product}",
        "(there's|there are|there is) (only|just|actually) {quantity} … (in|at|on) [the] {warehouse}",
        "(there's|there are|there is) {number} … in [the] {warehouse} not {number}",
        "{warehouse} … should (be|read|show) {number}",
        "(stocktake|stock take|stock count|cycle count|physical count|inventory count|stock check result|recount)",
        "(count|counted|count in|count at|count of|count for)",
        "(adjust|correct|set|update) (the|) (stock|inventory|count)",
        "(adjust|correct) {product}",
        "(adjust|correct|set) … {warehouse} to {number}",
        "(stock|inventory) adjustment",
        "(actual|actually|physically) … (on the shelf|on hand|in stock)",
    ),
    hints=(
        "(write off|wrote off|writing off|scrap|scrapped|bin|binned) {quantity} … [the] {warehouse}",
        "实际",
        "账上",
        "actual",
        "found",
    ),
    against=("实际(只|就|才|)(收|到|来|送)(到|了|货)", "盘点表", "head count"),
    manner=Manner.FACT,
    slots={
        "warehouse": Said(before=("在", "in", "at"), after=("仓", "盘点")),
        "counted": Said(
            before=(
                "实盘",
                "盘点",
                "盘点数",
                "盘出来",
                "盘下来",
                "只有",
                "就剩",
                "只剩",
                "仅剩",
                "还剩",
                "实际",
                "实际有",
                "实际只有",
                "实存",
                "实数",
                "实际是",
                "改成",
                "调成",
                "调到",
                "数出来",
                "点出来",
                "counted",
                "count is",
                "is",
                "actual",
                "actually",
                "only",
                "found",
                "to",
                "should be",
                "should read",
                "should say",
                "there's",
                "there are",
                "we have",
                "we've got",
                "got",
                *("leaves", "leaving", "leaves us", "leaving us", "that leaves"),
            ),
        ),
        "reason": Said(
            before=(
                "因为",
                "由于",
                "原因是",
                "原因",
                "理由是",
                "理由",
                "because",
                "reason is",
                "reason",
                "due to",
                "cuz",
                "coz",
                "cos",
                "cause",
                "since",
                "owing to",
            ),
            within=(
                *(
                    "leaked",
                    "leak",
                    "flooded",
                    "flood",
                    "burst",
                    "forklift",
                    "fell",
                    "dropped",
                    "crushed",
                    "smashed",
                    "squashed",
                ),
                *(
                    "stolen",
                    "nicked",
                    "robbed",
                    "theft",
                    "damp",
                    "wet",
                    "soaked",
                    "mouldy",
                    "mould",
                    "rats",
                    "mice",
                    "eaten",
                ),
                *(
                    "expired",
                    "out of date",
                    "binned",
                    "dumped",
                    "skipped",
                    "written off",
                    "scrapped",
                    "spoiled",
                    "spoilt",
                ),
                *(
                    "spilt",
                    "spilled",
                    "torn",
                    "ripped",
                    "snapped",
                    "cracked",
                    "chipped",
                    "perished",
                    "went off",
                    "gone off",
                ),
                *(
                    "damaged",
                    "broken",
                    "broke",
                    "faulty",
                    "rusted",
                    "rusty",
                    "melted",
                    "frozen",
                    "miscounted",
                    "mispicked",
                ),
                *("went missing", "gone missing", "samples", "given away", "turned up", "behind the"),
                *(
                    "破损",
                    "受潮",
                    "过期",
                    "丢失",
                    "被盗",
                    "损坏",
                    "漏液",
                    "变质",
                    "发霉",
                    "报损",
                    "报废",
                    "损耗",
                    "泡水",
                    "进水",
                    "生锈",
                ),
                *(
                    "坏了",
                    "碎了",
                    "破了",
                    "丢了",
                    "潮了",
                    "漏了",
                    "坏掉",
                    "压坏",
                    "剪坏",
                    "摔坏",
                    "摔碎",
                    "错发",
                    "发错",
                    "少发",
                    "多发",
                ),
            ),
        ),
    },
    examples=(
        Example(
            "zh",
            "盘点{warehouse}{product} 118个",
            {"product": "{product}", "warehouse": "{warehouse}", "counted": "118"},
            sample=True,
        ),
        Example(
            "zh",
            "{warehouse}的{product}实盘96个，因为有破损",
            {"product": "{product}", "warehouse": "{warehouse}", "counted": "96", "reason": "有破损"},
        ),
        Example(
            "zh",
            "{product}在{warehouse}盘出来只有40个",
            {"product": "{product}", "warehouse": "{warehouse}", "counted": "40"},
        ),
        Example(
            "zh",
            "{warehouse}盘点，{product}实际80个",
            {"product": "{product}", "warehouse": "{warehouse}", "counted": "80"},
        ),
        Example(
            "zh",
            "{product}在{warehouse}实盘75个",
            {"product": "{product}", "warehouse": "{warehouse}", "counted": "75"},
        ),
        Example(
            "zh",
            "把{warehouse}{product}的库存改成60个",
            {"product": "{product}", "warehouse": "{warehouse}", "counted": "60"},
        ),
        Example(
            "zh",
            "{warehouse}盘了一下，{product}只有55个，原因是打碎了几个",
            {"product": "{product}", "warehouse": "{warehouse}", "counted": "55", "reason": "打碎了几个"},
        ),
        Example(
            "en",
            "stocktake in {warehouse}: {product} 118",
            {"product": "{product}", "warehouse": "{warehouse}", "counted": "118"},
        ),
        Example(
            "en",
            "counted 96 {product} at {warehouse}, because some are damaged",
            {"product": "{product}", "warehouse": "{warehouse}", "counted": "96", "reason": "some are damaged"},
            sample=True,
        ),
        Example(
            "en",
            "adjust {product} in {warehouse} to 80",
            {"product": "{product}", "warehouse": "{warehouse}", "counted": "80"},
        ),
        Example(
            "en",
            "count at {warehouse}: {product} 75",
            {"product": "{product}", "warehouse": "{warehouse}", "counted": "75"},
        ),
        Example(
            "en",
            "we counted 60 {product} in {warehouse}",
            {"product": "{product}", "warehouse": "{warehouse}", "counted": "60"},
        ),
        Example(
            "en",
            "set the stock of {product} in {warehouse} to 55, reason: breakage",
            {"product": "{product}", "warehouse": "{warehouse}", "counted": "55", "reason": "breakage"},
        ),
        Example(
            "en",
            "there's only 12 {product} in {warehouse}",
            {"product": "{product}", "warehouse": "{warehouse}", "counted": "12"},
        ),
    ),
)


def run(ctx: Context, args: AdjustStock) -> Outcome:
    """Book the difference to what was counted; promises that the goods no longer cover are taken back, and said."""
    product, warehouse = ctx.store.products.get(args.product), ctx.store.warehouses.get(args.warehouse)
    if args.counted < 0:
        raise BadInputError("counted", "inventory.counted_negative", product=product_ref(product))
    if args.counted * max(product.cost or ZERO, Decimal(1)) >= STORED_LIMIT:
        raise BadInputError("counted", "inventory.count_too_large", product=product_ref(product))
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
