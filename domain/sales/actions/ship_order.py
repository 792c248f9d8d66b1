"""Ships what an order has open."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, FreeText, Lines, OrderRef, WarehouseRef, titled
from domain.kinds import Kind
from domain.outcome import Outcome
from domain.sales.delivering import ship, take_back
from domain.sales.shipment_card import shipped, taken_back
from domain.sales.shipping import ask_if_short, check_shippable, needs_of, wanted_lines, warehouse_for
from domain.vocabulary import Example, Manner, Said, Vocabulary
from domain.words import Words


class ShipOrder(Arguments):
    """What ship an order needs."""

    order: OrderRef
    lines: Lines = ()
    warehouse: WarehouseRef | None = None
    tracking_no: Annotated[FreeText, titled("运单号", "tracking number")] | None = None


VOCABULARY = Vocabulary(
    zh=(
        "{order}(今天|昨天|上午|下午|已经|刚|刚刚|都|)(走了|走的货|出了|拉走了|提走了|送走了)",
        "{order}…(安排物流|叫车送|送货上门|交给物流|已发货)",
        "{order}…(发货|出库|出货|发走|发出去|发出|寄出去|寄出|寄走|送出去|发运|装车|安排发|发掉)",
        "(发货|出库|出货|发运|发|寄出|安排发货){order}",
        "{order}…(全发|都发|全部发|发完|全走|全出|一次发|先走|先发)(了|掉|)",
        "{order}…(先发|只发|发了|发|寄了|寄|送了|出了|出|走){quantity}",
        "{order}…(先发|只发|发了|寄了|出了)",
        "{order}…(可以发了|都发了|全发了|发了吧|发一下)",
        "(那单|那个单|那张单|那笔单|那个订单|这单|这个单|这张单)…(发货|发了|发走|出库|发出去)",
        "{order}…(先|再|就|)(出|走|拉|送){product}",
        "(办|做|走)(个|一下|下|)(出库|发货)",
        "(没发|还没发|未发|没发货|没发出去)的话…(发|发掉|发走|发货|发吧|发了)",
        "(那就|那|就){day}(发|走)(吧|掉|了|)",
        "(那就|那|就)…(发掉|发走|发了吧|发出去|发货吧|发吧|出库)",
        "(那就|那|就|现在|马上|赶紧|直接|今天)(给|帮|把货|把单子|)(他|她|他们|她们|客户|)(都|全|)(发)(掉|了吧|吧|走|出去|货|出)",
    ),
    en=(
        "{order} (can|should|may|is good to|is ok to|is ready to|is clear to) (go out|go|ship|leave|be shipped)",
        "{order} ('s|is|are|'s all|is all) (on|in) the (truck|van|lorry|trailer|wagon|road|way|post|mail)",
        "{order} ('s|is) (on its way|out the door|rolling|loaded|loaded up|loaded and gone|gone|away|on the road)",
        "(shipping|sending|dispatching) (out|) {quantity} … (on|off|of|from|against|for) {order}",
        "(shipping|sending|dispatching) (out|) {order}",
        "{order} … (only|just) … (went|left|shipped|gone|going out|went out)",
        "despatch {order}",
        "(despatch|despatched|despatching) {quantity} … (of|off|on|from|against|for) {order}",
        "(despatch|despatched) … (on|off|against|from) {order}",
        "{order} … (despatched|despatch|was despatched|been despatched)",
        "mark {order} (as|) despatched",
        "(despatch|despatched) (it|them|that|those|this) (out|off|now|today|via|by|with|on|please|pls|)",
        "(book|get|send|take|pull|pick) {order} out (of|from) {warehouse}",
        "(book|check|sign) {order} out",
        (
            "(send|ship|get) (everything|the lot|all of it|it all|that all|the rest|the whole lot|"
            "the whole thing|all of them) (out|off|away|over|then|now|today)"
        ),
        "{order} out of {warehouse}",
        "{order} (went|going|goes|sent|is going|gone) (out|) (with|by|via|on) (ups|fedex|dhl|usps|tnt|dpd|courier|freight|truck)",
        "mark {order} (as|) (shipped|sent|dispatched|delivered|gone|out)",
        "(get|put|load) {order} (on|onto) the (truck|van|lorry|road)",
        "(get|put) {order} (out the door|in the post|out|on the road|away)",
        "{order} (is|'s|are|good|ready|clear|cleared) (good|ready|clear|cleared|) to (go|ship|go out)",
        "(ship|send|dispatch|get) {quantity} … (of|off|on|from|against) {order}",
        "(ship|send|dispatch) … (on|off|against|from) {order}",
        "{order} (is|was|has|'s) (leaving|going|going out|heading out|out the door|out)",
        "{order} (leaving|going out|heading out) (now|today|this)",
        "(sent|shipped|dispatched|delivered) {order}",
        "{order} (picked up|collected|taken) by",
        "{order} (in|is in) the (post|mail)",
        "(we've|i've|have|we|i) (sent|shipped|dispatched|loaded|packed off) {order}",
        "{order} (gone out|been sent|been shipped|been dispatched|gone off|sent off|sent today)",
        (
            "{order} (is|has|was|got) (on the van|on the truck|on the lorry|on its way|away|gone|loaded|"
            "collected|picked up)"
        ),
        (
            "{order} (left|went|collected|picked up|gone|loaded) (this morning|this afternoon|today|yesterday|with|by|"
            "on|just now)"
        ),
        "{order} (has|is|was) (just|now|all) (gone|left|shipped|away|out)",
        "(ship|dispatch|deliver|release|send out|ship out) {order}",
        (
            "(ship|dispatch|send out|ship out|release) (the|that|this|my|their|it|all of|everything on|the rest of|"
            "what's left of) … {order}"
        ),
        (
            "{order} … (shipped|dispatched|has shipped|has gone out|went out|is out|was sent|sent out|ready to ship|"
            "left the warehouse|left today)"
        ),
        "{order} … (ship|send|dispatch)",
        "(ship|send|dispatch|shipped|dispatched|sent) {quantity} … {order}",
        "(ship|dispatch) (the|that|this|their) order",
        "get {order} out",
        "send {order} out",
    ),
    hints=(
        "发货",
        "出库",
        "发了",
        "寄了",
        "先发",
        "ship",
        "shipped",
        "dispatch",
        "dispatched",
        "despatch",
        "despatched",
        "send",
        "goods out",
    ),
    against=("(has|have|did|was|is|when) {order}", "(少发|没发|漏发|错发|多发|发错|补发|未发)", "(not|never) shipped"),
    manner=Manner.FACT,
    slots={
        "order": Said(stage="unshipped"),
        "warehouse": Said(
            before=("use", "using", "use the", "从", "走", "由", "在", "from", "out of", "ex", "at"),
            after=("发货", "出货", "出库", "发", "出", "仓", "stock"),
        ),
        "tracking_no": Said(
            before=(
                "运单号",
                "单号是",
                "单号:",
                "快递单号",
                "物流单号",
                "顺丰单号",
                "德邦单号",
                "中通单号",
                "圆通单号",
                "京东单号",
                "货运单号",
                "托运单号",
                "快递号",
                "运单",
                "tracking number",
                "tracking no.",
                "tracking no",
                "tracking #",
                "tracking code",
                "tracking",
                "waybill",
                "awb",
                "consignment note",
                "consignment",
            )
        ),
    },
    examples=(
        Example("en", "ship {order}, ups 1Z77204418", {"order": "{order}", "tracking_no": "1Z77204418"}),
        Example("zh", "{order}发货", {"order": "{order}"}, sample=True),
        Example("zh", "{order}从{warehouse}出库", {"order": "{order}", "warehouse": "{warehouse}"}),
        Example("zh", "把{order}发了，运单号YT88231", {"order": "{order}", "tracking_no": "YT88231"}),
        Example(
            "zh",
            "{order}先发2箱{product}",
            {"order": "{order}", "lines": [{"product": "{product}", "quantity": "2", "unit": "箱"}]},
        ),
        Example("zh", "{order}可以发货了", {"order": "{order}"}),
        Example("zh", "{order}今天出库，从{warehouse}走", {"order": "{order}", "warehouse": "{warehouse}"}),
        Example("zh", "发货{order}", {"order": "{order}"}),
        Example("zh", "{order}已经发出去了，快递单号SF77120", {"order": "{order}", "tracking_no": "SF77120"}),
        Example(
            "zh",
            "{order}发3箱{product}",
            {"order": "{order}", "lines": [{"product": "{product}", "quantity": "3", "unit": "箱"}]},
        ),
        Example("zh", "安排{order}发货，{warehouse}出", {"order": "{order}", "warehouse": "{warehouse}"}),
        Example("zh", "{order}全部发走", {"order": "{order}"}),
        Example("en", "ship {order}", {"order": "{order}"}, sample=True),
        Example("en", "dispatch {order} from {warehouse}", {"order": "{order}", "warehouse": "{warehouse}"}),
        Example("en", "{order} shipped today, tracking YT88231", {"order": "{order}", "tracking_no": "YT88231"}),
        Example(
            "en",
            "ship 2 boxes of {product} on {order}",
            {"order": "{order}", "lines": [{"product": "{product}", "quantity": "2", "unit": "箱"}]},
        ),
        Example("en", "send out {order}", {"order": "{order}"}),
        Example(
            "en", "{order} went out this morning, tracking no. SF77120", {"order": "{order}", "tracking_no": "SF77120"}
        ),
        Example("en", "please ship {order} from {warehouse}", {"order": "{order}", "warehouse": "{warehouse}"}),
        Example("en", "{order} has shipped", {"order": "{order}"}),
        Example("en", "release {order} for delivery", {"order": "{order}"}),
        Example(
            "en",
            "ship 3 boxes of {product} for {order}",
            {"order": "{order}", "lines": [{"product": "{product}", "quantity": "3", "unit": "箱"}]},
        ),
        Example("en", "{order} is on the van", {"order": "{order}"}),
    ),
)


def run(ctx: Context, args: ShipOrder) -> Outcome:
    """Ship what was named, or everything open, from the order's warehouse."""
    order = ctx.store.orders.get(args.order)
    check_shippable(order)
    lines = wanted_lines(ctx, order, args.lines)
    needs = needs_of(lines)
    warehouse = warehouse_for(ctx, order, args.warehouse, needs)
    if warehouse is not None:
        ask_if_short(ctx, order, warehouse, needs)
    shipment = ship(ctx, order, lines, warehouse, args.tracking_no)
    return shipped(ctx, order, shipment, said_warehouse=args.warehouse is not None)


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Take the goods back into the warehouse, as long as they are not invoiced."""
    order = ctx.store.orders.get(operation.document(Kind.ORDER))
    delivery = ctx.store.deliveries.get(operation.document(Kind.DELIVERY))
    unit_costs = {product: Decimal(cost) for product, cost in operation.before["unit_costs"].items()}
    take_back(ctx, order, delivery, unit_costs)
    return taken_back(order, delivery)


ACTION = Action(
    name="ship_order",
    title=Words("发货", "ship an order"),
    hint=Words("按订单出库发货。", "Ships what an order has open."),
    arguments=ShipOrder,
    roles=frozenset({Role.WAREHOUSE, Role.MANAGER, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
