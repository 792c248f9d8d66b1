"""Takes a customer's order."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, CustomerRef, Day, EmployeeRef, FreeText, Lines, WarehouseRef, titled
from domain.kinds import Kind
from domain.outcome import Outcome, RecordRef, say
from domain.sales.binding import cancel, place
from domain.sales.lines import ask_about_gifts, price_lines
from domain.sales.order_card import taken
from domain.sales.order_draft import Details, ask_about_double, check_deliver_by, draft
from domain.vocabulary import Example, Said, Vocabulary
from domain.words import Words

#: How the customer's own number of an order is called.
_NUMBERS = tuple(
    f"{each}{said}"
    for each in ("订单号", "单号", "采购单号", "采购号", "采购订单号", "合同号", "合同编号", "订单编号", "po号", "po")
    for said in ("", "是", "为")
)


class CreateOrder(Arguments):
    """What order needs."""

    customer: CustomerRef
    lines: Lines
    deliver_by: Annotated[Day, titled("交期", "deliver by")] | None = None
    warehouse: WarehouseRef | None = None
    note: FreeText | None = None
    salesperson: Annotated[EmployeeRef, titled("业务员", "salesperson")] | None = None
    customer_po: Annotated[FreeText, titled("客户订单号", "customer's PO")] | None = None


VOCABULARY = Vocabulary(
    zh=(
        "{customer}(重下|重新下|另下|另外下|补下|重开|重新开)",
        "(帮我|帮忙|麻烦|给|)下(了吧|一下吧|一下|掉吧|上吧)",
        "帮(我|忙)(下|录|落)(了|掉|上|一下|进去)",
        "(照|按)(这个|着|他说的|这些|客户说的)(下|来|开|录)",
        "(照|按)(这个|着|上面|他说的|她说的|这些|客户说的)(给|帮){customer}(下|来|开|录)",
        "报单",
        "把(单|单子|订单|这单|这个单)(也|先|都|一起|一并|顺便|顺手|给|)(下了|下掉|下上|下一下|开了|开上|录了|录上|录一下|录进去|建了)",
        "来单了",
        "(来单|来订单|来了单|来了订单|来了个单|来了张单)…(录|登记|下|记)(一下|进去|上|)",
        "(帮我|给我|帮忙|麻烦)(下|订|开|录|报)(了|上|一下|掉|吧|进去)",
        "{customer}(的|)(单子|单|订单)…(下一下|开一下|录一下|下了|开了|录上|下下|开开)",
        "{customer}(叫|叫了|报了){quantity}",
        "(发|送|出|拉|备|配){quantity}…给{customer}下单",
        "(来|整|走)(一单|一个单|一张单)",
        "加单",
        "订单(:|给)",
        "{customer}(的|){product}(这次|这回|这批|本次|)(再|先|还|)(要|来|拿|订|定){quantity}",
        "(给|帮|替|为){customer}(那边|家|)(再|先|也|)(下|开|录|建|做)(个|一个|张|一张|)(单|订单|单子)",
        "(下|开|录|建|做|签|补|落)(个|一个|一张|张|一份|份|一笔|笔|一|)(订单|单子|单|销售单|销售订单)",
        "(新建|新增|创建|新开|录入|生成|登记|提交)(个|一个|一张|张|一份|份|一笔|笔|)(订单|单子|单|销售单|销售订单)",
        "(下|开|录)(单|订单)给{customer}",
        "(订单|单子)(下|开|录)(一下|一个|上|进去|掉)",
        "(要|订|定)货",
        "新订单",
        "(下|开|做|建|录|create|place|来)(个|一个|一张|张|)order",
        "order(下|开|做|建|录)(个|一个|一张|一下|)",
        "(给|帮|替|为){customer}(那边|家|)(再|先|重新|另外|另|单独|)(下|订|定|开|拿|来|配|备|安排|加|上|补|发)(货|单|){quantity}",
        "(给|帮|替|为){customer}(那边|家|)(再|先|重新|另外|另|单独|)(下|下一下|下下|订|定|开|拿|来|配|备|安排|加|上|补){product}",
        "(给|帮|替){customer}…(下|订|定|来|开){quantity}",
        "{customer}(那边|这边|家|)(再|又|还|先|)(下了|下|订了|订|定了|定){quantity}",
        "{customer}(那边|这边|家|)(再|又|还|先|)(下了|下|订了|订|定了|定){product}",
        "(转成|转为|转换成|做成|变成|生成|转)订单",
        "转单",
        "(再来|再下|照着来|照样来)(一单|一批|一份)",
        "(行|好|好的|可以|成|没问题|那|那就)(,|，|)(那|就|)(先|直接|)(下|订|定|来){quantity}",
        "(照|按|跟)(上次|上回|上一单|之前)(一样|那样|的|)…(下|来|订)(一单|一份|一批)",
    ),
    en=(
        "{customer} (same|the same) [order|thing|again|lot] (as|like) (last time|before|last month|last week|last order)",
        "(make|turn) {quote} (an|into an|a|into a) order",
        "{customer} order (:|,|-|;) {quantity}",
        "{customer} order (:|,|-|;) {product}",
        "{customer} order {quantity}",
        "{quantity} … for {customer} (order|order it|book it|book them) (pls|please|plz|thx|thanks|ta|cheers)",
        (
            "(order|book) (it|them|these|this|that) (in|up|) (thx|thanks|thank you|pls|please|plz|ta|cheers|"
            "asap|today|now)"
        ),
        (
            "(book|enter|order|key|put) (it|this|that|them) (in|through|) (as is|as it is|as it stands|"
            "as written|exactly as)"
        ),
        "(place|enter|book|key) (it|that|this|them) (now|please|pls|for {customer}|today|then)",
        "place (it|that|them|this)",
        (
            "{customer} (needs|need|wants|want|would like) (a|an|another|their|the) (new|rush|urgent|quick|small|"
            "big|large|repeat|fresh|further|usual|weekly|monthly|standing|) order"
        ),
        "{customer} (wants|want|needs|need|would like|'d like) to (order|buy|get|have|take) {quantity}",
        "order (pls|please|plz|thx|ta|asap)",
        "order them {quantity}",
        "order (it|them|these|those) (in|up|please|pls|now|today|asap|for {customer}|for them|for him|for her)",
        "(enter|key|book|log) (it|that|them|this) (in|up|through) (for them|for him|for her|please|pls|now)",
        "(order|book) {quantity} (of|off) (them|those|these|it|that|the same)",
        "(put|stick|chuck|get|throw|enter) {quantity} … (in|on|onto|into) (an|a new|the) order",
        "(put|stick|pop|get|key|punch|send) {quantity} … (in|through|up|down) for {name}",
        "(two|three|four|2|3|4|couple of|couple|several) [new] orders(:| -| for| please| pls| to enter| to place)",
        "{customer} (is|are) (buying|taking|getting|having|going with|going for) {quantity}",
        "{customer} [wants|want|needs|need] (their|the) usual [again]",
        "order {customer} (some|a few|more|a couple)",
        "(n|and|&) order it",
        "go ahead (n|and|&) order",
        "{customer} (rang|called|phoned|emailed|texted|messaged) … (wants|want|needs|need|after) {quantity}",
        "(ordr|oder|orderr|odrer) for {customer}",
        "order them {quantity}",
        "ring up {quantity} … for {customer}",
        "put (it|this|that|them|everything) (all|) on (an|one) order",
        "(put in|enter|key in|punch in|write up|fire through|push through|stick in|pop in|run through) {quantity}",
        (
            "(put in|enter|key in|punch in|write up|fire through|push through|stick in|pop in) {customer} (for|"
            "with) {quantity}"
        ),
        "(put|stick|pop|mark|get|sign) {customer} down for {quantity}",
        "(put|stick|pop|chuck|throw) {quantity} … (on an order|on|down|in|through) for {customer}",
        "put {quantity} … on an order",
        "(need|want|get|have) {quantity} … (sent|shipped|delivered|going|out|over|off) to {customer}",
        "(i|we) need {quantity} … for {customer}",
        "(ship|send|drop|deliver|supply) {quantity} … to {customer}",
        "(ship|send|supply) {customer} {quantity}",
        "(could|can) (we|i) (do|get|have|order|book) {quantity} … for {customer}",
        (
            "{customer} (just|has just|have just|'ve just|'s just) (ordered|bought|confirmed|placed an order "
            "for) {quantity}"
        ),
        "{customer} (ordering|taking|buying|ordered|confirmed|are ordering|is ordering) {quantity}",
        "{customer} {quantity} … (please order|order please|order pls|put it in|put that in|put this in|put them in)",
        "{customer} (are|is) (asking for|looking for|wanting|needing) {quantity}",
        (
            "{customer} (wants|want|needs|need|would like) (the usual|their usual|the same again|the same as "
            "last time|same again|same as last time|a repeat|a reorder)"
        ),
        "(the usual|usual order|same again|same as last time|repeat order|reorder) for {customer}",
        "{customer}: (the usual|same again|same as last time)",
        "{customer} (same again|same as last time|the usual) (please|pls)",
        "(sold|selling) {quantity} … to {customer}",
        "(sold|selling) {customer} {quantity}",
        "(put|get|chuck|throw|send|fire|slip|add) in an order",
        "(start|kick off|begin|draw up|prepare|generate|make up|make me up|sort out|set) an order",
        "new (so|sales order)",
        "(punch|key|put|book|enter|push|send) (it|that|this|them|those) (in|through) (as an order|for {customer})",
        "(put|get|push|send|key|punch) (that|this|those|them) (order|) (in|through)",
        "(enter|put in|key in|punch in|write up|ring up|log|book in) for {customer} {quantity}",
        "(enter|put|key|book|log|punch|place|make|get|process|raise) (it|that|this|them|those|these|the above) "
        "(in|through|up|) (as|into) an order",
        "repeat {customer}'s (last|previous) order",
        "(order|book|buy) {quantity} {name} for {customer}",
        (
            "{customer} (accepted|agreed|approved|signed|said yes|ok'd|took|is happy with|are happy with|went "
            "for) … {quote}"
        ),
        "{customer} {quantity} {product} (please|pls|asap|urgently)",
        "need {customer} {quantity}",
        "order for {quantity} … for {customer}",
        "order for … {quantity}",
        "order {quantity} … for",
        "put through {quantity}",
        "put through {quantity} … for {customer}",
        "{customer} (have|has) ordered {quantity}",
        (
            "{customer} (will have|will take|'ll take|'ll have|can have|go for|went for|is going for|are going for|"
            "are taking) {quantity}"
        ),
        "(i've|i have|we've|just) sold {customer}",
        "{customer} (just given|has given|gave|has just given|just gave) (me|us) an order",
        "let {customer} have {quantity}",
        "(sort|sort out|do|set up|arrange|fix up) {quantity} … for {customer}",
        "(can|could) (i|we) get {quantity} … (to|for) {customer}",
        "(can|could) you do {quantity} … for {customer}",
        "(order|orders) in from {customer}",
        "(new|another) one [just|in|has come in] (in|from) [from] {customer}",
        "{customer} (wants|needs|would like|want|are after|is after) [another] [a further] {quantity}",
        "{customer} (wants|needs|would like|want|are after|is after) {quantity} more",
        "get {customer} {quantity}",
        "(get|send) {quantity} … (over|out|across|off|round|down) to {customer}",
        "{quantity} … (going out|to go|to go out|going|out) to {customer}",
        "can we do {quantity} … for {customer}",
        "(do|give|get|make|write|draw) me an order",
        "order {quantity} for {customer}",
        "order:",
        "repeat … order",
        "(put|get) (it|this|that|them) through",
        "(place|put in|put through|enter|create|make|raise|open|key in|punch in|write up|start|process|book|"
        "book in|add|set up|submit|do|log)"
        " (an|a|the|another|one|this|that|) (new|sales|rush|urgent|quick|small|big|repeat|) order",
        "(new|sales|rush|repeat) order (for|from|:|-)",
        "new order",
        "(put|get|send|enter|key|punch|book) (the|this|that|an|their|his|her|my) order (in|through|up)",
        "order for {customer}",
        "order put in",
        "(need|want) an order",
        "order {quantity} (of|x|)[ the] {name}",
        "order {customer} {quantity}",
        "order {name} for {customer}",
        "book [in] {quantity}",
        "book (it|this|them) (for|in for) {customer}",
        "book {customer} (in for|for) {quantity}",
        "put {customer} down for",
        "sell {customer} {quantity}",
        "sell {quantity}",
        "(turn|convert|change|make) … (into|to) (an|a sales|a) order",
        "(turn|convert) … into (an order|a sales order)",
        "make (it|that|this) an order",
        "reorder",
        "repeat (the|their|his|her) (last|previous) order",
    ),
    hints=(
        "{customer}(那边|这边|家|)(再|又|还|先|)(要|拿|来|补|进|订|定)(一批|一些|点|批|些|点儿){product}",
        "(给|帮){customer}(送|发|拉|配|寄|弄){quantity}",
        "{customer}(再|又|还|先|急|)(要|来|订|拿|补|进)(了|){quantity}",
        "(下|订|定)(单|个|){quantity}",
        "(产品|商品|货品|品名):",
        "数量:{quantity}",
        "(qty|quantity):",
        "(给|帮){customer}(安排|备货|准备|备)(一下|下|)",
        "(发|送|出|拉|备|配|下|订|定|来){quantity}…给{customer}",
        "{customer}(急需|加急|急用){quantity}",
        "{customer} (want|need|are after|'d like) {quantity}",
        "(put in|put through|raise|create|place|open|start|enter|book) a (new|fresh|separate) (one|order) for {customer}",
        "(deliver|delivery|ship) (by|on|for|) {day}",
        "{day}(之前|前|)(送|发货|交货|到货|要货|送到|送过去|发)",
        "(let's do|let's go with|give {customer}) {quantity}",
        "for {customer}",
        "put it through",
        "(book|enter|key) it in",
        "{customer}(那边|这边|家|)(再|又|还|先|)(要|拿|来|补|进|追加|要补|要进|要拿|要订|要来|急要){quantity}",
        "{customer}(那边|这边|家|)(再|又|还|先|)(要|拿|来|补|进|追加|要补|要进|要拿|要订|要来|急要){product}",
        "{customer}(需要|急要|补货|备货)",
        "给{customer}(送|发|寄){product}",
        "老样子",
        "跟上次一样",
        "和上次一样",
        "照旧",
        "{customer} (wants|needs|will take|takes|is taking|would like|is ordering|orders|ordered|is after) {quantity}",
        "for {customer}: {quantity}",
        "the usual",
        "same as last time",
        "same again",
    ),
    against=(
        (
            "(raise|create|place|open|make|cut|do|need|new|issue|draft|send|put in|want) (a|an|the|another|"
            ") (new|) (purchase order|po) (for|with|from|to|:)"
        ),
        "{order}…(加|减|少|多|改|换|降|涨){quantity}",
        "{quantity} … (on|onto) {order}",
        "(wants|needs|want|need) {quantity} … (quoted|more than we have|by another|elsewhere|but)",
        "(will have|will take) {quantity} … (left|by the)",
        (
            "(usually|normally|typically|generally|sometimes|often|might|could|may|probably|used to) (take|takes|want|"
            "wants|order|orders|buy|buys|need|needs)"
        ),
        "(we have|we've got|there are|there's) {quantity}",
        "{quantity} … (went|gone|go) missing",
        "wants {quantity} … but",
        "(会不会|是不是|有没有)(要|想要|需要|订|下单)",
        "退(了|回|掉|回来|){product}",
        "退(了|回|掉|回来|){quantity}",
        "(上个月|上周|去年|上次|前几天|昨天|之前)(买|拿|要|订|下|进)了",
        "(could|can|do) we (cover|ship|do|deliver|have)",
        "(do we have|have we got|in stock|on hand)",
        "(现货|有货|库存|够不够|够吗)",
    ),
    bare=True,
    slots={
        "deliver_by": Said(
            before=(
                *(f"{what}日期" for what in ("到货", "交货", "送货", "交付", "发货", "要货")),
                "交期",
                "交货期",
                "交货",
                "送货",
                "发货",
                "要货",
                "到货",
                "最晚",
                "最迟",
                "赶在",
                "deliver by",
                "delivered by",
                "delivery",
                "delivery date",
                "deliver",
                "deliver on",
                "ship by",
                "ship on",
                "ship",
                "by",
                "before",
                "due",
                "needed by",
                "no later than",
                "in by",
            ),
            after=(
                "前",
                "之前",
                "以前",
                "发货",
                "交货",
                "送货",
                "送到",
                "送过去",
                "到货",
                "要货",
                "送",
                "发",
                "要",
                "交",
                "到",
                "delivery",
            ),
        ),
        "warehouse": Said(
            before=(
                "从",
                "走",
                "由",
                "在",
                "用",
                "from",
                "out of",
                "out of the",
                "from the",
                "ex",
                "ex works",
                "via",
                "ship from",
            ),
            after=("发货", "出货", "出库", "发", "出", "走", "仓发", "仓", "的货"),
            only=True,
        ),
        "note": Said(
            before=(
                "备注加一句",
                "备注改成",
                "备注改为",
                "备注换成",
                "备注写上",
                "备注写",
                "备注上",
                "备注里写",
                "备注说",
                "加个备注",
                "备注一句",
                "note on it saying",
                "note on it to",
                "note on it",
                "note on it:",
                "with a note to",
                "note to",
                "note for the driver",
                "delivery note",
                "add the note",
                "note on the order",
                "put a note on",
                "with the note",
                "备注一下",
                "备注",
                "注明",
                "附言",
                "附注",
                "特别说明",
                "note that",
                "with a note",
                "add a note",
                "notes",
                "note",
                "remark",
                "remarks",
                "comment",
                "special instructions",
                "instructions",
                "memo",
            ),
            within=(
                *("side gate", "back gate", "front gate", "back door", "side door", "loading bay", "round the back"),
                *(
                    "leave it at",
                    "leave it with",
                    "leave it by",
                    "leave them at",
                    "leave them with",
                    "leave it in",
                    "leave them in",
                ),
                *(
                    "ring ahead",
                    "call ahead",
                    "ring on arrival",
                    "call on arrival",
                    "ring before",
                    "call before",
                    "ring the bell",
                ),
                *("tail lift", "tail-lift", "forklift on site", "pallet truck", "hand unload", "handball"),
            ),
        ),
        "salesperson": Said(
            before=(
                *(f"业绩{goes}" for goes in ("记", "计", "落", "写", "划", "给", "放", "是")),
                "业务员记",
                "业务员写",
                "业务员填",
                "业务员算",
                "业务员挂",
                "业绩挂",
                "提成算",
                *(f"提成{goes}" for goes in ("归", "给", "记", "挂", "落", "划")),
                "业务员",
                "业务员是",
                "帮",
                "替",
                "代",
                "算",
                "算在",
                "记在",
                "挂在",
                "挂",
                "归",
                "业绩归",
                "业绩算",
                *(f"{this}是" for this in ("单子", "这单", "这单子", "这个单", "这张单", "单")),
                "salesperson",
                "sales rep",
                "rep",
                "credit",
                "credited to",
                "under",
                "for rep",
                *("credit it to", "credit the sale to", "credit this to", "credit this one to", "credit the order to"),
                "book it to",
                "book it under",
                "put it under",
                "log it under",
                "down to",
                "on behalf of",
                *(
                    "sold by",
                    "sale by",
                    "taken by",
                    "commission goes to",
                    "commission to",
                    "credit goes to",
                    "credit to",
                ),
                *("commission for", "credit for", "put it to", "towards", "toward"),
            ),
            after=(
                *("as salesperson", "as the salesperson", "as rep", "as the rep", "as sales rep", "as the sales rep"),
                *("is the salesperson", "is the rep", "is the sales rep", "gets the credit", "gets the sale"),
                "业绩",
                "谈下来的",
                "谈成的",
                "签下来的",
                "拿下的",
                "的提成",
                "提成",
                "的单",
                "的业绩",
                "的单子",
                "名下",
                "头上",
                "'s deal",
                "'s order",
                "'s name",
                "name",
                *("'s sale", "sale", "deal", "sold it", "sold this", "sold that", "took it", "took the order"),
                *("got the order", "closed it", "won it", "brought it in", "gets the credit", "gets the commission"),
            ),
            only=True,
        ),
        "customer_po": Said(
            before=(
                "客户订单号",
                "客户单号",
                *(
                    f"{whose}{of}{number}"
                    for whose in ("客户", "对方", "他们", "人家", "甲方")
                    for of in ("", "的", "自己的", "那边的", "自己")
                    for number in _NUMBERS
                ),
                "客户采购单号",
                "客户po号码",
                "客户po号",
                "客户po",
                "对方单号",
                "对方订单号",
                "采购单号",
                *("合同号", "合同编号", "采购号", "采购单编号", "采购订单号"),
                "po号码",
                "po号",
                "po number",
                "po no.",
                "po no",
                "po #",
                "po#",
                "their po",
                "customer po",
                "their ref",
                "customer ref",
                "their po is",
                "po is",
                "po",
            )
        ),
    },
    examples=(
        Example(
            "en",
            "order for {customer}: 6 {product} and 3 {product2}, 41 each on both, PO 8834",
            {
                "customer": "{customer}",
                "lines": [
                    {"product": "{product}", "quantity": "6", "unit_price": "41"},
                    {"product": "{product2}", "quantity": "3", "unit_price": "41"},
                ],
                "customer_po": "8834",
            },
        ),
        Example(
            "en",
            "{customer} is buying 9 {product}, go ahead and place it",
            {"customer": "{customer}", "lines": [{"product": "{product}", "quantity": "9"}]},
        ),
        Example(
            "zh",
            "给{customer}下单5箱{product}",
            {"customer": "{customer}", "lines": [{"product": "{product}", "quantity": "5", "unit": "箱"}]},
        ),
        Example(
            "zh",
            "{customer}要20箱{product}，单价88，周五前送到，帮我下单",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "20", "unit": "箱", "unit_price": "88"}],
                "deliver_by": "{friday}",
            },
        ),
        Example(
            "zh",
            "{customer}下单：{product}10箱，{product2}3箱，备注送货前打电话",
            {
                "customer": "{customer}",
                "lines": [
                    {"product": "{product}", "quantity": "10", "unit": "箱"},
                    {"product": "{product2}", "quantity": "3", "unit": "箱"},
                ],
                "note": "送货前打电话",
            },
        ),
        Example(
            "zh",
            "帮{customer}开个单 {product}两箱半 打九折 走{warehouse}",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "2.5", "unit": "箱", "discount_percent": "10"}],
                "warehouse": "{warehouse}",
            },
        ),
        Example(
            "zh",
            "给{customer}来8箱{product}",
            {"customer": "{customer}", "lines": [{"product": "{product}", "quantity": "8", "unit": "箱"}]},
        ),
        Example(
            "zh",
            "{customer}订6箱{product}，月底前要",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "6", "unit": "箱"}],
                "deliver_by": "{month_end}",
            },
        ),
        Example(
            "en",
            "order for {customer} 12 boxes of {product}, credit the sale to {employee}",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "12", "unit": "箱"}],
                "salesperson": "{employee}",
            },
        ),
        Example(
            "zh",
            "录个订单，{customer}，{product} 12箱，业务员{employee}",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "12", "unit": "箱"}],
                "salesperson": "{employee}",
            },
        ),
        Example(
            "zh",
            "{customer}来20箱{product}",
            {"customer": "{customer}", "lines": [{"product": "{product}", "quantity": "20", "unit": "箱"}]},
        ),
        Example(
            "zh",
            "{customer}要补10箱{product}，明天送过去",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "10", "unit": "箱"}],
                "deliver_by": "{tomorrow}",
            },
        ),
        Example(
            "zh",
            "下单 {customer} {product} 15箱 {product2} 5箱 周五前送",
            {
                "customer": "{customer}",
                "lines": [
                    {"product": "{product}", "quantity": "15", "unit": "箱"},
                    {"product": "{product2}", "quantity": "5", "unit": "箱"},
                ],
                "deliver_by": "{friday}",
            },
        ),
        Example(
            "zh",
            "麻烦给{customer}录个单，{product}要8箱，按80一箱算",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "8", "unit": "箱", "unit_price": "80"}],
            },
        ),
        Example(
            "zh",
            "{customer}那边定了，{product}12箱，帮我开单",
            {"customer": "{customer}", "lines": [{"product": "{product}", "quantity": "12", "unit": "箱"}]},
        ),
        Example(
            "zh",
            "帮忙下个单吧 {customer} {product}三十箱 九五折",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "30", "unit": "箱", "discount_percent": "5"}],
            },
        ),
        Example(
            "zh",
            "新订单：{customer}，{product}5箱，月底交货",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "5", "unit": "箱"}],
                "deliver_by": "{month_end}",
            },
        ),
        Example(
            "zh",
            "给{customer}安排10箱{product}，从{warehouse}发",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "10", "unit": "箱"}],
                "warehouse": "{warehouse}",
            },
        ),
        Example(
            "zh",
            "{customer}再订3箱{product2}",
            {"customer": "{customer}", "lines": [{"product": "{product2}", "quantity": "3", "unit": "箱"}]},
        ),
        Example(
            "zh",
            "能不能帮我给{customer}下个单，{product}6箱",
            {"customer": "{customer}", "lines": [{"product": "{product}", "quantity": "6", "unit": "箱"}]},
        ),
        Example(
            "zh",
            "给{customer}下单10个{product}",
            {"customer": "{customer}", "lines": [{"product": "{product}", "quantity": "10", "unit": "个"}]},
            sample=True,
        ),
        Example(
            "en",
            "order 5 boxes of {product} for {customer}",
            {"customer": "{customer}", "lines": [{"product": "{product}", "quantity": "5", "unit": "箱"}]},
        ),
        Example(
            "en",
            "new order for {customer}: 20 boxes {product} at 88, deliver by friday",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "20", "unit": "箱", "unit_price": "88"}],
                "deliver_by": "{friday}",
            },
        ),
        Example(
            "en",
            "please put in an order for {customer}, 10 boxes of {product} and 3 boxes of {product2}, 10% off",
            {
                "customer": "{customer}",
                "lines": [
                    {"product": "{product}", "quantity": "10", "unit": "箱", "discount_percent": "10"},
                    {"product": "{product2}", "quantity": "3", "unit": "箱", "discount_percent": "10"},
                ],
            },
        ),
        Example(
            "en",
            "place an order for {customer}: a dozen {product}, from {warehouse}, note: call before delivery",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "12"}],
                "warehouse": "{warehouse}",
                "note": "call before delivery",
            },
        ),
        Example(
            "en",
            "could you book in 4 boxes of {product} for {customer}, customer PO 88123",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "4", "unit": "箱"}],
                "customer_po": "88123",
            },
        ),
        Example(
            "en",
            "put {customer} down for 6 boxes of {product}, ship by friday",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "6", "unit": "箱"}],
                "deliver_by": "{friday}",
            },
        ),
        Example(
            "en",
            "{customer} needs 20 boxes of {product}, please book it",
            {"customer": "{customer}", "lines": [{"product": "{product}", "quantity": "20", "unit": "箱"}]},
        ),
        Example(
            "en",
            "pls enter an order for {customer} - 15 boxes {product}, 5 boxes {product2}, delivery friday",
            {
                "customer": "{customer}",
                "lines": [
                    {"product": "{product}", "quantity": "15", "unit": "箱"},
                    {"product": "{product2}", "quantity": "5", "unit": "箱"},
                ],
                "deliver_by": "{friday}",
            },
        ),
        Example(
            "en",
            "can you place an order for {customer}: 8 boxes of {product} at 80 each",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "8", "unit": "箱", "unit_price": "80"}],
            },
        ),
        Example(
            "en",
            "i need an order put in for {customer}, 12 boxes {product}",
            {"customer": "{customer}", "lines": [{"product": "{product}", "quantity": "12", "unit": "箱"}]},
        ),
        Example(
            "en",
            "book {customer} in for 30 boxes of {product}, 5% discount",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "30", "unit": "箱", "discount_percent": "5"}],
            },
        ),
        Example(
            "en",
            "new order {customer}: {product} x 5 boxes",
            {"customer": "{customer}", "lines": [{"product": "{product}", "quantity": "5", "unit": "箱"}]},
        ),
        Example(
            "en",
            "let's order 3 boxes of {product2} for {customer} from {warehouse}",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product2}", "quantity": "3", "unit": "箱"}],
                "warehouse": "{warehouse}",
            },
        ),
        Example(
            "en",
            "order 10 {product} for {customer}",
            {"customer": "{customer}", "lines": [{"product": "{product}", "quantity": "10"}]},
            sample=True,
        ),
        Example(
            "en",
            "{customer} want {product}, order 20",
            {"customer": "{customer}", "lines": [{"product": "{product}", "quantity": "20"}]},
        ),
        Example(
            "en",
            "{customer} need {product}, please order 15",
            {"customer": "{customer}", "lines": [{"product": "{product}", "quantity": "15"}]},
        ),
        Example(
            "en",
            "{customer} are after {product}, order 8",
            {"customer": "{customer}", "lines": [{"product": "{product}", "quantity": "8"}]},
        ),
        Example(
            "en",
            "{customer} wants 3 boxes of {product}",
            {"customer": "{customer}", "lines": [{"product": "{product}", "quantity": "3", "unit": "箱"}]},
        ),
        Example(
            "en",
            "let {customer} have 6 boxes of {product}",
            {"customer": "{customer}", "lines": [{"product": "{product}", "quantity": "6", "unit": "箱"}]},
        ),
    ),
)


def run(ctx: Context, args: CreateOrder) -> Outcome:
    """Write the order; it becomes binding at once, or waits for approval."""
    customer = ctx.store.customers.get(args.customer)
    check_deliver_by(ctx, args.deliver_by)
    ask_about_gifts(ctx, customer.id, args.lines, args.acknowledged)
    priced = price_lines(ctx, customer.id, args.lines)
    lines = [found.line for found in priced]
    ask_about_double(ctx, customer, lines, args.acknowledged)
    said = Details(args.deliver_by, args.warehouse, args.note, args.salesperson, args.customer_po)
    order = draft(ctx, customer, lines, said)
    ctx.store.orders.add(order)
    place(ctx, order, customer)
    return taken(ctx, order, customer, priced, said)


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Cancel the order, as long as nothing was shipped or invoiced."""
    order = ctx.store.orders.get(operation.document(Kind.ORDER))
    cancel(ctx, order)
    ref = RecordRef(Kind.ORDER, order.id, order.id)
    return Outcome(say("sales.order_undone", order=ref), documents=(ref,), result={"order": order.id})


ACTION = Action(
    name="create_order",
    title=Words("下单", "order"),
    hint=Words("给客户下一张销售订单。", "Takes a customer's order."),
    arguments=CreateOrder,
    roles=frozenset({Role.REP, Role.MANAGER, Role.ADMIN, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
