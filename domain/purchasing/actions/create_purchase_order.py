"""Orders from a supplier."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, Day, Lines, SupplierRef, titled
from domain.vocabulary import Example, Said, Vocabulary
from domain.words import Words


class CreatePurchaseOrder(Arguments):
    """What purchase order needs."""

    supplier: SupplierRef
    lines: Lines
    expected_on: Annotated[Day, titled("预计到货", "expected on")] | None = None


VOCABULARY = Vocabulary(
    zh=(
        "(下|开|建|做|录|新建|创建|生成)(个|一个|张|一张|份|)(采购单|采购订单|采购|进货单)",
        "采购",
        "进货",
        "(跟|向|找|从|问){supplier}(家|那边|)(那|)(再|先|)(订|定|买|采购|进|拿|要|采|下)",
        "(给|跟|向){supplier}(下|开)(个|一个|张|一张|)(单|订单|采购单)",
        "{supplier}…(订|定|买|采购|进|补){quantity}",
        "(跟|向|找|从){supplier}…(订|定|买|采购|进|拿|要|采)",
    ),
    en=(
        "(need|want|order|buy|get|reorder|restock) {product} (from|off|through|via) {supplier}",
        "(need|want) [more] {product} (from|off) {supplier}",
        "(buy in|buy us|restock with|replenish with) {quantity}",
        "(put|place|get|have) {quantity} … on order (with|from|at|through) {supplier}",
        "(put|place|get) (another|) {quantity} … on order",
        "(reorder|order|get|buy|restock|order in) {quantity} … (from|off|with|through) {supplier}",
        (
            "(order|buy|get|need|want|pull|source|purchase|bring in|stock up on|restock|top up) {quantity} … "
            "(from|off|with|through|via) {supplier}"
        ),
        "(get|order|bring) {quantity} … in from {supplier}",
        "{supplier} (order|po) (for|of|:)",
        (
            "(raise|cut|place|make|do|open|create|send|put in) (a|an|the|) (po|purchase order|purchase|order) "
            "(with|w/|on|to|from|for|at) {supplier}"
        ),
        "order {quantity} … from {supplier}",
        "(purchase order|purchase) (to|for|from|with) {supplier}",
        "po (to|for|with) {supplier}",
        "(new|create|raise|place|open|issue|make|cut|write|do|draft|send|need) (a|the|an|) (new|) (po|purchase order)",
        "(buy|purchase|procure|source|order|reorder|get) {quantity} … from {supplier}",
        "(buy|purchase|procure|source|order) … from {supplier}",
        "(buy|purchase|procure) {quantity}",
        "order from {supplier}",
        "new purchase order",
    ),
    hints=("补货", "reorder", "订", "买", "进", "buy", "purchase", "purchase order", "po", "restock"),
    against=(
        "(客户|对方|他们|人家|甲方)(的|)采购(订单|单|)(号|编号)",
        "采购(订单|单|)(号|编号)",
        "采购…{phone}",
        "采购(叫|姓|是|){customer}",
        "采购(叫|姓)",
        "采购经理",
        "采购部",
        "采购科长",
        "采购主管",
        "采购总监",
        "采购员",
        "采购那边",
        "purchasing manager",
    ),
    bare=True,
    slots={
        "supplier": Said(before=("跟", "向", "找", "从", "给", "供应商", "from", "to", "with", "supplier")),
        "expected_on": Said(
            before=(
                "预计",
                "预计到货",
                "到货",
                "交期",
                "最晚",
                "expected",
                "expected on",
                "eta",
                "due",
                "delivery",
                "arriving",
                "by",
                "deliver by",
                "needed by",
                "promised",
                "promised for",
                "promised by",
                "promised it for",
                "promised it by",
                "promised them for",
                "promised them by",
                "land by",
                "land it",
                "land them",
                "land it by",
                "land them by",
                "landing",
                "here by",
                "in by",
            ),
            after=("到货", "到", "交货", "前到", "前", "之前", "送到", "要", "交"),
        ),
    },
    examples=(
        Example(
            "en",
            "put another 8 {product} on order with {supplier}",
            {"supplier": "{supplier}", "lines": [{"product": "{product}", "quantity": "8"}]},
        ),
        Example(
            "zh",
            "跟{supplier}订20箱{product}，单价55，周五到货",
            {
                "supplier": "{supplier}",
                "lines": [{"product": "{product}", "quantity": "20", "unit": "箱", "unit_price": "55"}],
                "expected_on": "{friday}",
            },
        ),
        Example(
            "zh",
            "给{supplier}下个采购单，{product}10箱",
            {"supplier": "{supplier}", "lines": [{"product": "{product}", "quantity": "10", "unit": "箱"}]},
        ),
        Example(
            "zh",
            "采购{product}30箱，找{supplier}买",
            {"supplier": "{supplier}", "lines": [{"product": "{product}", "quantity": "30", "unit": "箱"}]},
        ),
        Example(
            "zh",
            "向{supplier}采购15箱{product}，下周三到",
            {
                "supplier": "{supplier}",
                "lines": [{"product": "{product}", "quantity": "15", "unit": "箱"}],
                "expected_on": "{next_wednesday}",
            },
        ),
        Example(
            "zh",
            "给{supplier}下单，{product}40箱，每箱50",
            {
                "supplier": "{supplier}",
                "lines": [{"product": "{product}", "quantity": "40", "unit": "箱", "unit_price": "50"}],
            },
        ),
        Example(
            "zh",
            "找{supplier}进20箱{product2}",
            {"supplier": "{supplier}", "lines": [{"product": "{product2}", "quantity": "20", "unit": "箱"}]},
        ),
        Example(
            "zh",
            "{supplier}那边再补30箱{product}",
            {"supplier": "{supplier}", "lines": [{"product": "{product}", "quantity": "30", "unit": "箱"}]},
        ),
        Example(
            "zh",
            "跟{supplier}买10箱{product}和5箱{product2}",
            {
                "supplier": "{supplier}",
                "lines": [
                    {"product": "{product}", "quantity": "10", "unit": "箱"},
                    {"product": "{product2}", "quantity": "5", "unit": "箱"},
                ],
            },
        ),
        Example(
            "en",
            "buy 20 boxes of {product} from {supplier} at 55, expected friday",
            {
                "supplier": "{supplier}",
                "lines": [{"product": "{product}", "quantity": "20", "unit": "箱", "unit_price": "55"}],
                "expected_on": "{friday}",
            },
        ),
        Example(
            "en",
            "PO to {supplier}: 10 boxes {product}",
            {"supplier": "{supplier}", "lines": [{"product": "{product}", "quantity": "10", "unit": "箱"}]},
        ),
        Example(
            "en",
            "raise a purchase order with {supplier} for 30 boxes of {product}",
            {"supplier": "{supplier}", "lines": [{"product": "{product}", "quantity": "30", "unit": "箱"}]},
        ),
        Example(
            "en",
            "order 15 boxes of {product} from {supplier}",
            {"supplier": "{supplier}", "lines": [{"product": "{product}", "quantity": "15", "unit": "箱"}]},
        ),
        Example(
            "en",
            "new PO for {supplier}: 40 boxes {product} at 50",
            {
                "supplier": "{supplier}",
                "lines": [{"product": "{product}", "quantity": "40", "unit": "箱", "unit_price": "50"}],
            },
        ),
        Example(
            "en",
            "purchase 20 boxes of {product2} from {supplier}, due friday",
            {
                "supplier": "{supplier}",
                "lines": [{"product": "{product2}", "quantity": "20", "unit": "箱"}],
                "expected_on": "{friday}",
            },
        ),
        Example(
            "en",
            "we need to restock, get 30 boxes of {product} from {supplier}",
            {"supplier": "{supplier}", "lines": [{"product": "{product}", "quantity": "30", "unit": "箱"}]},
        ),
        Example(
            "en",
            "place a purchase order with {supplier}, 10 boxes {product}",
            {"supplier": "{supplier}", "lines": [{"product": "{product}", "quantity": "10", "unit": "箱"}]},
        ),
    ),
)

ACTION = Action(
    name="create_purchase_order",
    title=Words("采购下单", "purchase order"),
    hint=Words("向供应商下采购单。", "Orders from a supplier."),
    arguments=CreatePurchaseOrder,
    roles=frozenset({Role.PURCHASING, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    planned=True,
)
