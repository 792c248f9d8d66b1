"""Receives purchased goods."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, Lines, PurchaseOrderRef, WarehouseRef
from domain.vocabulary import Example, Manner, Said, Vocabulary
from domain.words import Words


class ReceivePurchase(Arguments):
    """What receive a purchase needs."""

    purchase_order: PurchaseOrderRef
    lines: Lines = ()
    warehouse: WarehouseRef | None = None


VOCABULARY = Vocabulary(
    zh=(
        "实际(只|就|才|)(收|到|来|送)(到|了|)(了|){quantity}",
        "{purchase_order}(只|就|才|先|实际|)(来了|到了|收了|来|到|收){quantity}",
        "{purchase_order}…{quantity}…(先收|收这些|收了|入库)",
        "{purchase_order}…(到货|到了|收货|全收|收到|入库|收了|收|到齐|到齐了|来货|送到了|进仓|到)",
        "(收货|入库|到货|签收|收){purchase_order}",
        "(收货入库|采购入库|采购到货|到货入库|验收入库)",
        "(采购单|那批货|采购)…(到货|到了|入库|收货)",
    ),
    en=(
        "{purchase_order} (came in|landed|arrived|turned up|came) (short|light|incomplete|partial|part|over|damaged)",
        "(receive|book in|check in|take in|accept|sign in) (those|them|these|it|that|the lot|everything|what came|what's here)",
        "{purchase_order} (came in|came|arrived|landed|turned up|is in|is here|showed up|got here|in)",
        (
            "(receive|receiving|book in|booking in|check in|checking in|receipt|goods in) "
            "[all of|everything on|the whole of|the lot on] {purchase_order}"
        ),
        (
            "(check in|checked in|book in|booked in|take in|took in|unload|put away|sign for|book|log|scan in|"
            "receipt) {purchase_order}"
        ),
        "(receive|book|check) {purchase_order} (in|into|in to)",
        (
            "{purchase_order} (landed|came|arrived|turned up|showed up|delivered|is here|'s here|'s in|in) (at|"
            "in|today|this morning|yesterday|on)"
        ),
        "{purchase_order} {quantity} … (in|received|arrived|landed|showed up|turned up|came in|only)",
        "(unloaded|unloading|checked in|checked off|put away|signed for) {purchase_order}",
        "{purchase_order} (checked in|put away|unloaded|signed for|part delivered|in full|arrived)",
        "{purchase_order}: {quantity} (in|received|arrived)",
        "(got|had|here's) (the|a) {supplier} delivery",
        "{supplier} delivery",
        "delivery from {supplier}",
        (
            "{purchase_order} (all in|is here|are here|here|came|has come|have come|came today|all here|all arrived|"
            "all received|in|now in|just in|is all in|is now in)"
        ),
        "{purchase_order} (came this morning|came in today|came yesterday|came this afternoon)",
        "(took|taken|taking) (delivery|receipt) of {purchase_order}",
        "booked in {purchase_order}",
        "in (off|on|from|against) {purchase_order}",
        "delivered {purchase_order}",
        (
            "{purchase_order} (just|has|have|has just|has now|is now) (arrived|landed|turned up|come in|come|shown up|"
            "been delivered|in|here)"
        ),
        "(everything|all|the lot) … {purchase_order} … (in|here|arrived)",
        "receipt (for|of|on) {purchase_order}",
        "(receive|received|receipt of|book in|take in|got) {purchase_order}",
        (
            "{purchase_order} … (arrived|received|delivered|came in|is in|has come|in full|complete|landed|turned up|"
            "showed up|booked in)"
        ),
        "(received|receive|got|took in|book in) {quantity} … {purchase_order}",
        "(received|receive|got|arrived) … (on|from|against|for|of) {purchase_order}",
        "goods (in|received|receipt)",
        "(on|against|under) {purchase_order}",
    ),
    hints=("到货", "入库", "收货", "到了", "全收", "received", "arrived", "receive", "goods receipt"),
    against=(
        "(ok|okay|fine|yes|good|sign off|approve|approved|go ahead|no|not) on [the] {purchase_order}",
        "{purchase_order} … in (on|next|by|tomorrow) {day}",
        "{purchase_order} (is|should be|will be|due) (due|in tomorrow|in next week|expected)",
        "{purchase_order} … (late|delayed|overdue)",
        "(waiting for|chasing|when is|when's|where's|no sign of|expecting) … delivery",
        "{number} of the {number}",
        "{number} out of {number}",
        "(is|has|did|are|have) {purchase_order}",
        "{purchase_order} (isn't|hasn't|didn't|still|is late|is delayed)",
        "(少了|缺了|短了|少发了|差了){quantity}",
        "{quantity} (missing|short|damaged)",
    ),
    manner=Manner.FACT,
    slots={
        "warehouse": Said(
            before=("入", "进", "到", "放", "放到", "入到", "收到", "into", "to", "at", "in"),
            after=("仓", "入库", "收货", "收"),
        )
    },
    examples=(
        Example("zh", "{purchase_order}到货了，全收", {"purchase_order": "{purchase_order}"}),
        Example(
            "zh",
            "{purchase_order}到了{product}15箱，入{warehouse}",
            {
                "purchase_order": "{purchase_order}",
                "lines": [{"product": "{product}", "quantity": "15", "unit": "箱"}],
                "warehouse": "{warehouse}",
            },
        ),
        Example("zh", "{purchase_order}收货入库", {"purchase_order": "{purchase_order}"}),
        Example("zh", "{purchase_order}到了", {"purchase_order": "{purchase_order}"}),
        Example(
            "zh",
            "{purchase_order}入库，放{warehouse}",
            {"purchase_order": "{purchase_order}", "warehouse": "{warehouse}"},
        ),
        Example("zh", "收货{purchase_order}", {"purchase_order": "{purchase_order}"}),
        Example("zh", "{purchase_order}的货到齐了", {"purchase_order": "{purchase_order}"}),
        Example(
            "zh",
            "{purchase_order}先到了5箱{product}",
            {"purchase_order": "{purchase_order}", "lines": [{"product": "{product}", "quantity": "5", "unit": "箱"}]},
        ),
        Example("en", "{purchase_order} arrived in full", {"purchase_order": "{purchase_order}"}),
        Example(
            "en",
            "received 15 boxes of {product} on {purchase_order} into {warehouse}",
            {
                "purchase_order": "{purchase_order}",
                "lines": [{"product": "{product}", "quantity": "15", "unit": "箱"}],
                "warehouse": "{warehouse}",
            },
        ),
        Example("en", "receive {purchase_order}", {"purchase_order": "{purchase_order}"}),
        Example("en", "{purchase_order} has arrived", {"purchase_order": "{purchase_order}"}),
        Example(
            "en",
            "{purchase_order} came in today, put it in {warehouse}",
            {"purchase_order": "{purchase_order}", "warehouse": "{warehouse}"},
        ),
        Example("en", "we received {purchase_order}", {"purchase_order": "{purchase_order}"}),
        Example(
            "en",
            "goods in for {purchase_order}: 5 boxes of {product}",
            {"purchase_order": "{purchase_order}", "lines": [{"product": "{product}", "quantity": "5", "unit": "箱"}]},
        ),
        Example("en", "book in {purchase_order}", {"purchase_order": "{purchase_order}"}),
        Example("en", "{purchase_order} all in", {"purchase_order": "{purchase_order}"}),
        Example("en", "just unloaded {purchase_order}", {"purchase_order": "{purchase_order}"}),
    ),
)

ACTION = Action(
    name="receive_purchase",
    title=Words("采购入库", "receive a purchase"),
    hint=Words("采购到货入库。", "Receives purchased goods."),
    arguments=ReceivePurchase,
    roles=frozenset({Role.WAREHOUSE, Role.PURCHASING, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    planned=True,
)
