"""Changes an order's lines, delivery day or note."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, Day, FreeText, Lines, OrderRef, titled
from domain.errors import BadInputError, ConflictError
from domain.kinds import Kind
from domain.outcome import Outcome
from domain.sales.amending import change_lines, check_restorable
from domain.sales.amendment_card import amended, amendment_undone
from domain.sales.fulfilment import fit_reservations, release
from domain.sales.lines import ask_about_gifts
from domain.sales.order_card import order_ref
from domain.sales.order_draft import check_deliver_by
from domain.sales.orders import Order, OrderState
from domain.sales.reapproval import settle_again, standing
from domain.sales.snapshot import restore, snapshot
from domain.vocabulary import Example, Said, Vocabulary
from domain.words import Words


class AmendOrder(Arguments):
    """What amend an order needs."""

    order: OrderRef
    lines: Lines = ()
    deliver_by: Annotated[Day, titled("交期", "deliver by")] | None = None
    note: FreeText | None = None


VOCABULARY = Vocabulary(
    zh=(
        "{order}(号单|那单|单子|)(里|里面|上|)(再|也|)(加|添|补|增加)(一行|一项|一款|一样|一个产品|个产品)",
        "{order}…(降到|涨到|调到|降成|让到|压到|做到|给到|便宜到|改到)",
        "{order}…{product}…(降到|涨到|调到|降成|让到|压到|做到|给到|便宜到){number}",
        "{order}…备注(里|上|)(加|写|补)(一句|一条|上|句|)",
        "{order}…(那单|这单|)…(去掉|不要了|划掉|删了|撤了)",
        "{order}{product}改{quantity}",
        "{order}(第|)(一|二|三|1|2|3)(行|条|项)…(改|打|换|去掉|删)",
        "(取消|去掉|删掉|拿掉|不要)(掉|){order}(的|里的|里面的){product}",
        "{order}…(调到|调成|调整为|调整到)",
        "{order}…{product}(客户|他们|对方|人家|)(说|)(先|)(去掉|删掉|拿掉|划掉|不要了|取消|不要|不用了|撤掉|退掉)(了|)",
        "{order}…{product}(的|)(单价|价格|价)(改|调|降|涨|给|做|按|到|成|为|是|)",
        "{order}…(单价|价格|价)(改|调|降|涨|给|做|按)(到|成|为|)",
        "{order}…(加|减|少|多|改|换|降|涨){quantity}",
        "{order}…{product}(加|减|少|多|减少|增加|减掉|扣掉){quantity}",
        "{order}…(减|少|减少|减掉|扣掉){quantity}",
        "{order}…(往后|往前)(挪|推|延|提|拖|移|放)",
        "{order}…(挪到|拖到|放到|延后|推到|提到|赶到)",
        "{order}…(收货地址|送货地址|地址)(改|换|变)",
        "{order}…(加急|赶一下|提速)",
        "{order}…改{day}",
        "{order}…折",
        "{order}…(加上|多要|多加){quantity}",
        "(改|修改|变更|调整|更新)(一下|下|一个|个|)(订单|单子|单)",
        "改(一下|下|)(那个|那张|这个|这张|)(订单|单子)",
        "(订单|单子)(改|变更|修改|调整)(一下|下|)",
        "{order}…(改成|改为|改到|改一下|改下|换成|换为|加到|减到|减为|增加到|减少到|追加)",
        "{order}…(加个|加一个|加条|加上|加|补个|)备注",
        "{order}…(加个|加一个|加条|补个)说明",
        "{order}…(推迟|延期|延后|延到|推到|推后|顺延|提前|往后延|往后推|往前提)",
        "{order}…(再加|加|多加|添|再添|补|再补|去掉|删掉|删了|拿掉|划掉|不要){quantity}",
        "{order}…(去掉|删掉|拿掉|划掉|不要|取消|再加|加上){product}",
        "{order}…{product}(去掉|删掉|拿掉|划掉|不要了|取消|不要)",
        "(修改|变更|改){order}",
        "(单价|价格|数量|折扣)(改|调|变|换)(成|为|到|一下|)",
        (
            "(交期|交货期|交货日期|发货日期|送货日期|交货时间|送货时间|发货时间)(改|改到|改成|改为|调|调到|推|推到|"
            "延|延到|推迟|延后|提前|提前到|往后|顺延)"
        ),
    ),
    en=(
        "(add|put|stick|pop|throw|bung) {quantity} … (to|on|onto|on to|in|into) [his|her|their|the|that|our] {order}",
        "{order}, {quantity} … (more|extra|fewer|less)",
        "(drop|take|remove|knock|strip|pull|strike|leave|cut) (those|them|it|these|that|the lot) (off|from|out "
        "of) [the|this|that|their] order",
        "(on|for) {order} (they|he|she|customer|{customer}) (don't|doesn't|no longer|do not|does not) (need|want)",
        "{order} (they|he|she) (don't|doesn't|no longer|do not|does not) (need|want)",
        (
            "(swap|switch|bump|slide|bring|pull|kick|set|flip|get|put|change|push|move) (the|its|their|that|) (delivery|"
            "delivery date|ship date|shipping date|due date|drop|drop date|date) (to|out to|back to|up to|for|until) {day}"
        ),
        "(deliver|ship|send|drop) (it|that|this|them|these) … {day} instead",
        "(get|have) (it|that|this|them) (delivered|there|out|over|shipped) … {day} instead",
        (
            "{customer} (wants|want|needs|need|would like) (another|a further|an extra) {quantity} … (on|"
            "onto|to|in) {order}"
        ),
        "(another|a further|an extra) {quantity} … (on|onto|to|in) {order}",
        (
            "(price|unit price|cost|rate|quantity|qty|discount) (on|for|of|in) {order} (is|was|"
            "looks) (wrong|off|incorrect|not right)"
        ),
        "(wrong|incorrect) (price|unit price|quantity|qty|discount) (on|for|in) {order}",
        (
            "{order}( -| :|:|,|-|) (lose|drop|add|remove|change|make|bump|swap|knock|take|cut|up|trim|"
            "double|halve|put|stick|chuck|throw|switch|scratch) "
        ),
        "{product} (up to|down to) {number}",
        "(make|set|get|have|turn|want|take) … (on|in|for|from|of) {order} {quantity}",
        "(make|set|turn) {order} (to|into) {quantity}",
        "{number} … instead of {number}",
        "{order} (wants|needs|should have|to have|should be) {number} … (instead of|not|rather than) {number}",
        "(put|stick|add|pop|leave|attach|drop) (a|the) (note|comment|remark) (on|to|onto|against) {order}",
        "(on|in|to) {order} (add|put|stick|pop|leave|attach) (a|the) (note|comment|remark)",
        "{order} (add|put|stick|pop|leave) (a|the) (note|comment|remark)",
        "(swap|switch|replace|exchange|change) … on {order} (for|to|with)",
        "(take|knock|pull|drop|strip|cut|leave|scratch|lose) … (off|from|out of) [{customer}] {order}",
        "(switch|set|get|have|make) {order} (to|for) (deliver|delivery|ship|go|go out|{day})",
        (
            "(delivery|delivery date|ship date|due date|date) (on|for|of) {order} (should be|to be|is now|is|"
            "needs to be|has to be|moves to|becomes|to|was)"
        ),
        "(price|quantity|qty|discount) (on|for|of|in) {order} (should be|to be|is now|needs to be|has to be|to|was)",
        "(bump|up|drop|cut|take|push|bring) {order} (to|up to|down to|out to|back to|back|forward to)",
        "{order} … (should be|needs to be|must be|wants to be) {number}",
        "{order} (put|stick|knock|chuck|throw|bump|cut|drop|lose|scratch|switch|replace|take) ",
        "(extend|stretch|slide|slip|slide back|kick|kick back|hold back|rush|expedite) {order}",
        "{order} (needs|wants|has) to (be|arrive|get there|land|go) … {day}",
        "{order} … (push|move|shift) (it|delivery|the delivery|that) (to|back|out|until)",
        "can {order} (go|ship|be delivered|be moved|come|move)",
        "make that {quantity} … on {order}",
        "{order} (needs|wants|should have|to have) {quantity} (more|extra|less|fewer)",
        "{order} … {product} (at|to) {money}",
        "{order} (now|is now) (for|due|going) {day}",
        "{order} (price|unit price) (on|for|of)",
        "hold {order} (till|until|to|back|for) {day}",
        "{order} (note|comment|remark)",
        "(instead of) {number} on {order}",
        "(knock|give|put|shave) {percent} … {order}",
        "{percent} … (on|off|for) {order}",
        "(note|comment|remark) (on|for|to|against) {order}",
        "(knock|take|shave|get) {percent} off … {order}",
        "(up|bump|raise|increase|drop|cut|reduce|lower|swap|change) … (on|in) {order}",
        "(stick|put|add|chuck|throw|pop|tack) {quantity} … (on|onto|in|to) {order}",
        "tack (on|onto) {quantity}",
        "(lose|leave|strip|pull) … (from|off|out of) {order}",
        "{product} on {order} (should|to|needs to|has to|must|will|now)",
        "{order} (delivery|delivery date) (moved|moves|pushed|brought forward|changed|slips|slipped|goes)",
        "{order} (wants|has|is) to go {day}",
        "(on|in) {order} (add|drop|remove|change|make|push|move|swap|reduce|increase|take)",
        "(cancel|drop|remove|delete|scrap) [the] {product} (from|on|off|in) {order}",
        "{order} delivery (should be|to be|is now|needs to be|has to be) {day}",
        "{order} (needs|has) to (go out|ship|leave|be delivered)",
        "(change|amend|update|modify|edit|revise|adjust|correct) {order}",
        "(change|amend|update|modify|edit|revise|adjust|correct) (the|that|this|my|their) order",
        (
            "{order} … (make it|change|amend|add|drop|remove|push|move|bring forward|postpone|delay|instead of|bump|"
            "increase|reduce|cut|swap)"
        ),
        "(push|move|bring|pull|postpone|delay|put back|shift|reschedule) {order}",
        (
            "(push|move|change|postpone|delay|shift|reschedule|set|update) (the|its|their) (delivery|delivery date|"
            "ship date|shipping date|due date|date) (of|for|on|to)"
        ),
        (
            "(push|move|change|postpone|delay|shift|reschedule|update) the (delivery|delivery date|ship date|"
            "shipping date|due date)"
        ),
        "add … to {order}",
        "(take|drop|remove|knock|strike|delete) … (off|from) {order}",
        "(bump|increase|raise|reduce|cut|lower) … (on|in) {order}",
    ),
    hints=(
        "(减|少|砍|减掉|少发|少要|减少|砍掉){quantity}",
        "{product}(加|多加|多要|加到|减到|改){quantity}",
        "改成",
        "改为",
        "改到",
        "换成",
        "加到",
        "减到",
        "再加",
        "去掉",
        "删掉",
        "拿掉",
        "推迟",
        "延期",
        "延后",
        "提前",
        "顺延",
        "备注",
        "make it",
        "change",
        "amend",
        "instead of",
        "add a note",
        "postpone",
        "push",
    ),
    against=(
        "(was|is|were|are) there {percent}",
        "(pull|bring|call|get|dig) {order} up (for|please|pls|would|will|can|now|on)",
    ),
    slots={
        "order": Said(stage="unshipped"),
        "lines": Said(changes=True),
        "deliver_by": Said(
            before=(
                "改到",
                "改成",
                "改为",
                "推到",
                "挪到",
                "往后挪到",
                "往后推到",
                "往前提到",
                "往前挪到",
                "提到",
                "拖到",
                "延到",
                "推迟到",
                "延后到",
                "提前到",
                "调到",
                "到",
                "交期",
                "to",
                "until",
                "till",
                "by",
                "for",
                "delivery",
            ),
            after=("交货", "交", "发货", "送货", "前", "之前", "送到", "到货", "再交", "再发", "再送"),
        ),
        "note": Said(
            before=(
                "备注加一句",
                "备注加上一句",
                "备注里加一句",
                "备注里加",
                "备注加上",
                "备注写上",
                "备注写",
                "备注上写",
                "加个备注",
                "加条备注",
                "加一条备注",
                "加句备注",
                "补个备注",
                "备注补一句",
                "备注补充",
                "备注一句",
                "saying that",
                "saying",
                "备注一下",
                "备注改成",
                "备注",
                "注明",
                "说明",
                "add a note that",
                "add a note",
                "add note",
                "with a note",
                "note that",
                "note",
                "remark",
                "comment",
            )
        ),
    },
    examples=(
        Example(
            "zh",
            "{order}里的{product}调到30箱",
            {"order": "{order}", "lines": [{"product": "{product}", "quantity": "30", "unit": "箱"}]},
        ),
        Example("zh", "{order}交期改到周五", {"order": "{order}", "deliver_by": "{friday}"}),
        Example("zh", "{order}加个备注，到货前先联系门卫", {"order": "{order}", "note": "到货前先联系门卫"}),
        Example("zh", "把{order}推迟到月底交", {"order": "{order}", "deliver_by": "{month_end}"}),
        Example(
            "zh",
            "修改{order}，{product2}去掉",
            {"order": "{order}", "lines": [{"product": "{product2}", "quantity": "0"}]},
        ),
        Example("zh", "{order}交货时间改成周五", {"order": "{order}", "deliver_by": "{friday}"}),
        Example(
            "zh",
            "把{order}里{product}改为15箱",
            {"order": "{order}", "lines": [{"product": "{product}", "quantity": "15", "unit": "箱"}]},
        ),
        Example(
            "zh",
            "{order}再加5箱{product2}",
            {"order": "{order}", "lines": [{"product": "{product2}", "quantity": "9", "unit": "箱"}]},
        ),
        Example("zh", "{order}备注一下，走后门卸货", {"order": "{order}", "note": "走后门卸货"}),
        Example("zh", "改一下{order}，交期推到月底", {"order": "{order}", "deliver_by": "{month_end}"}),
        Example("zh", "{order}提前到明天送", {"order": "{order}", "deliver_by": "{tomorrow}"}),
        Example(
            "zh",
            "{order}{product}换成20箱",
            {"order": "{order}", "lines": [{"product": "{product}", "quantity": "20", "unit": "箱"}]},
        ),
        Example(
            "en",
            "on {order} change {product} to 30 boxes",
            {"order": "{order}", "lines": [{"product": "{product}", "quantity": "30", "unit": "箱"}]},
        ),
        Example("en", "push {order} to friday", {"order": "{order}", "deliver_by": "{friday}"}),
        Example(
            "en",
            "amend {order}, add a note: call before delivery",
            {"order": "{order}", "note": "call before delivery"},
        ),
        Example(
            "en",
            "remove {product2} from {order}",
            {"order": "{order}", "lines": [{"product": "{product2}", "quantity": "0"}]},
        ),
        Example("en", "change the delivery date of {order} to friday", {"order": "{order}", "deliver_by": "{friday}"}),
        Example(
            "en",
            "{order}: make it 15 boxes of {product}",
            {"order": "{order}", "lines": [{"product": "{product}", "quantity": "15", "unit": "箱"}]},
        ),
        Example(
            "en",
            "update {order}, {product} should be 20 boxes",
            {"order": "{order}", "lines": [{"product": "{product}", "quantity": "20", "unit": "箱"}]},
        ),
        Example("en", "please move {order} to tomorrow", {"order": "{order}", "deliver_by": "{tomorrow}"}),
        Example("en", "add a note to {order}: use the back gate", {"order": "{order}", "note": "use the back gate"}),
        Example(
            "en",
            "add 5 boxes of {product2} to {order}",
            {"order": "{order}", "lines": [{"product": "{product2}", "quantity": "9", "unit": "箱"}]},
        ),
        Example("en", "note on {order}: ring before delivery", {"order": "{order}", "note": "ring before delivery"}),
        Example(
            "en",
            "knock 5% off the {product2} on {order}",
            {
                "order": "{order}",
                "lines": [{"product": "{product2}", "quantity": "4", "unit": "箱", "discount_percent": "5"}],
            },
        ),
        Example(
            "en",
            "change line 2 on {order} to 7",
            {"order": "{order}", "lines": [{"product": "{product2}", "quantity": "7", "unit": "箱"}]},
        ),
        Example(
            "en",
            "take 1 box of {product2} off {order}",
            {"order": "{order}", "lines": [{"product": "{product2}", "quantity": "3", "unit": "箱"}]},
        ),
        Example(
            "zh",
            "{order}第二行打九五折",
            {
                "order": "{order}",
                "lines": [{"product": "{product2}", "quantity": "4", "unit": "箱", "discount_percent": "5"}],
            },
        ),
    ),
)


def run(ctx: Context, args: AmendOrder) -> Outcome:
    """Have the order stand as said; stock held for it follows, and it waits where it needs approval again."""
    order = ctx.store.orders.get(args.order)
    _check(ctx, order, args)
    customer = ctx.store.customers.get(order.customer)
    paid = frozenset(line.product for line in order.lines if not line.gift)
    ask_about_gifts(ctx, customer.id, args.lines, args.acknowledged, paid)
    saved, before = snapshot(order), standing(order)
    order.deliver_by = args.deliver_by or order.deliver_by
    order.note = args.note or order.note
    change_lines(ctx, order, args.lines)
    if args.lines or before.state is OrderState.DRAFT:
        settle_again(ctx, order, customer, before)
    return amended(ctx, order, saved)


def _check(ctx: Context, order: Order, args: AmendOrder) -> None:
    if order.state is OrderState.CANCELLED:
        raise ConflictError("sales.already_cancelled", order=order_ref(order))
    if not (args.lines or args.deliver_by or args.note):
        raise BadInputError("lines", "sales.say_what_changes", order=order_ref(order))
    check_deliver_by(ctx, args.deliver_by)


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Let the order stand as before, as long as nothing has happened to it since."""
    order = ctx.store.orders.get(operation.document(Kind.ORDER))
    saved = dict(operation.before)
    if snapshot(order) != saved.pop("after"):
        raise ConflictError("sales.changed_since", order=order_ref(order))
    restore(order, saved)
    check_restorable(ctx, order)
    if order.state is OrderState.CONFIRMED:
        fit_reservations(ctx, order)
    else:
        release(ctx, order)
    return amendment_undone(order)


ACTION = Action(
    name="amend_order",
    title=Words("改单", "amend an order"),
    hint=Words("修改订单的明细、交期或备注。", "Changes an order's lines, delivery day or note."),
    arguments=AmendOrder,
    roles=frozenset({Role.REP, Role.MANAGER, Role.ADMIN, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
