"""Tells you when something happens."""

from __future__ import annotations

from typing import Annotated, Literal

from domain.access.roles import EVERYONE
from domain.action import Action, Risk
from domain.arguments import Arguments, Choice, CustomerRef, Number, ProductRef, WarehouseRef, choices, titled
from domain.vocabulary import Example, Manner, Said, Vocabulary
from domain.words import Words

KIND = choices(
    Choice(
        "low_stock",
        Words("库存不足", "low stock"),
        (
            "库存",
            "低于",
            "缺货",
            "没货",
            "断货",
            "快没了",
            "不够了",
            "少于",
            "不足",
            "跌破",
            "见底",
            "补货",
            "卖完",
            "只剩",
            "剩",
            "below",
            "low stock",
            "stock",
            "out of stock",
            "runs low",
            "running low",
            "drops",
            "falls",
            "under",
            "sells out",
            "run out",
            "runs out",
            "less than",
            "fewer than",
            "reorder",
        ),
    ),
    Choice(
        "overdue_receivable",
        Words("逾期应收", "overdue receivable"),
        (
            "逾期",
            "超期",
            "欠款",
            "账期",
            "没付款",
            "过期没付",
            "到期没付",
            "没回款",
            "拖款",
            "应收",
            "overdue",
            "past due",
            "late paying",
            "pays late",
            "late payment",
            "unpaid",
            "owes",
            "doesn't pay",
            "not paid",
        ),
    ),
    Choice(
        "follow_up_due",
        Words("该跟进", "follow-up due"),
        (
            "该跟进",
            "跟进到期",
            "没跟进",
            "没联系",
            "没拜访",
            "没回访",
            "该联系",
            "该回访",
            "该拜访",
            "没人跟",
            "没跟过",
            "follow-up",
            "follow up",
            "not been contacted",
            "not contacted",
            "no contact",
            "haven't contacted",
            "nobody contacted",
            "not been visited",
            "without contact",
        ),
    ),
    Choice(
        "stalled_opportunity",
        Words("商机停滞", "stalled opportunity"),
        (
            "商机停滞",
            "停滞",
            "没进展",
            "没动静",
            "没动",
            "没推进",
            "不动",
            "没更新",
            "卡住",
            "商机没",
            "stalled",
            "stall",
            "stalls",
            "stalling",
            "stuck",
            "no movement",
            "hasn't moved",
            "no progress",
            "not moved",
            "sits still",
            "goes quiet",
            "goes cold",
            "without movement",
        ),
    ),
    Choice(
        "order_created",
        Words("新订单", "new order"),
        (
            "新订单",
            "新单",
            "下单",
            "来单",
            "有订单",
            "下了单",
            "进单",
            "成单",
            "new order",
            "new orders",
            "places an order",
            "order comes in",
            "orders something",
            "{customer} orders",
            "order is created",
            "order is placed",
        ),
    ),
    Choice(
        "large_order",
        Words("大单", "large order"),
        (
            (
                "(order|orders|deal|deals|sale|sales) (over|above|more than|exceeding|bigger than|larger than|worth|"
                "of more than)"
            ),
            "(订单|单子|单)…(超过|大于|高于|上万|满)",
            "(超过|大于|高于|满){money}(的|)(订单|单子|单|大单)",
            "{money}(以上|多)(的|)(订单|单子|单)",
            "大单",
            "大额",
            "大订单",
            "large order",
            "large orders",
            "big order",
            "big orders",
        ),
    ),
    Choice(
        "target_progress",
        Words("目标进度", "target progress"),
        (
            "目标",
            "业绩进度",
            "完成率",
            "达标",
            "目标完成",
            "指标完成",
            "完成进度",
            "target",
            "quota",
            "targets",
            "goal",
            "attainment",
        ),
    ),
)


class SubscribeAlert(Arguments):
    """What subscribe to an alert needs."""

    kind: Annotated[
        Literal[
            "low_stock",
            "overdue_receivable",
            "follow_up_due",
            "stalled_opportunity",
            "order_created",
            "large_order",
            "target_progress",
        ],
        KIND,
        titled("类型", "kind"),
    ]
    product: ProductRef | None = None
    customer: CustomerRef | None = None
    warehouse: WarehouseRef | None = None
    threshold: Annotated[Number, titled("阈值", "threshold")] | None = None


VOCABULARY = Vocabulary(
    zh=(
        "(超过|大于|高于|满|达到){number}…(没动静|没跟进|没进展|没联系|没更新|不动|停滞)的…(提醒|通知|告诉|推|说|喊|叫)",
        "(没动静|没跟进|没进展|没联系|没更新|不动|停滞)的(,|，|)(提醒|通知|告诉|推给|喊|叫)我",
        "(只要|一旦|每次|每当)(来|有|下|收到|出现)(了|)(新|大|)(订单|单|单子)",
        "(低于|少于|不足|不到|跌破|降到|掉到|小于|只剩|剩){number}…(通知|提醒|告诉|说|叫|喊|报警|预警|推送|发消息|吱)",
        "(超过|大于|高于|满|达到|以上){number}…(通知|提醒|告诉|推送|推给|发给|报给|发消息|吱)",
        "{number}以上…(通知|提醒|告诉|推送|推给|发给|报给)",
        "{customer}…(没跟进|没联系|没下单|没回款)…(提醒|通知|告诉)我",
        "(一有|有|一旦有|有了|来了|只要有)…(就|都|也|马上|立刻|立即|及时)…(通知|提醒|告诉|推|跟我说|发我|吱|喊|叫)",
        "(就|马上|立刻|及时|也)(通知|提醒|告诉|推给|发给|喊|叫)(我|我们)",
        "(就|马上|立刻|及时|也)(通知|提醒|告诉|推给|发给|喊|叫)",
        "(就|马上|立刻|及时)(跟我说|吱一声)",
        "(订阅|预警|盯着|盯一下|盯住|监控|关注一下|设个预警|设预警|加个预警|库存预警|到期预警)",
        "(逾期|超期|缺货|没货|断货|快没了|不够了|停滞|没跟进|新订单|下单|大单)…(通知|提醒|告诉)我",
        "(逾期|超期|缺货|没货|断货|停滞|没跟进|新订单|下单|大单)(就|也|都|)(通知|提醒|告诉)我",
        "(通知我|告诉我|提醒我)(如果|要是|一旦|当)",
    ),
    en=(
        (
            "(want|need|give me|send me|get) (a|an) (ping|alert|heads up|shout|nudge|notification|note) (on|for|"
            "when|if|about|whenever|every) "
        ),
        "(let me know|tell me|ping me|warn me|shout|alert me|notify me) (if|when|once|whenever|as soon as)",
        "let me know about (any|every|all|big|new) (order|orders|overdue|invoice)",
        "(ping|alert|notify|warn|tell|message) me (about|of|on) (any|every|all|each)",
        "(alert|notify|warn) (when|if|whenever)",
        (
            "(tell|alert|notify|warn|ping|message|let|text|email) me (when|if|whenever|once|as soon as|every "
            "time|each time)"
        ),
        "(alert|notify|warn|message|text|email) me (about|on|of)",
        "let me know (when|if|whenever|once|as soon as|every time)",
        (
            "(subscribe|watch|keep an eye on|monitor|set an alert|set up an alert|create an alert|add an alert|"
            "alert for|alerts for|alert on|flag)"
        ),
        "(below|under|less than|drops to|falls to|down to) {number} … (tell|alert|notify|warn|ping|let me know)",
        "(over|above|more than|exceeds) {number} … (tell|alert|notify|warn|ping|let me know)",
        "i want to (know|hear|be told) (when|if|about|whenever)",
    ),
    hints=("停滞", "没动静", "没跟进", "没进展", "stalls", "stalled", "预警", "通知我", "alert", "notify"),
    manner=Manner.WATCH,
    slots={
        "threshold": Said(
            before=(
                "低于",
                "少于",
                "不足",
                "不到",
                "跌破",
                "降到",
                "掉到",
                "小于",
                "只剩",
                "剩",
                "超过",
                "大于",
                "高于",
                "满",
                "达到",
                "below",
                "under",
                "less than",
                "fewer than",
                "drops to",
                "falls to",
                "down to",
                "over",
                "above",
                "more than",
                "exceeds",
                "exceeding",
                "reaches",
                "bigger than",
                "larger than",
                "for",
                "in",
            ),
            after=(
                "以下",
                "以上",
                "以内",
                "没跟进",
                "没动",
                "没联系",
                "没进展",
                "没更新",
                "or less",
                "or more",
                "or fewer",
                "without",
                "with no",
            ),
            only=True,
        )
    },
    examples=(
        Example(
            "zh",
            "{product}少于30的时候提醒我补货",
            {"kind": "low_stock", "product": "{product}", "threshold": "30"},
            sample=True,
        ),
        Example("zh", "{customer}逾期了就提醒我", {"kind": "overdue_receivable", "customer": "{customer}"}),
        Example("zh", "超过10万的单子就告诉我", {"kind": "large_order", "threshold": "100000"}),
        Example("zh", "{customer}只要来新订单马上通知我", {"kind": "order_created", "customer": "{customer}"}),
        Example("zh", "商机14天没动静就提醒我", {"kind": "stalled_opportunity", "threshold": "14"}),
        Example("zh", "{product}库存不足20就提醒我", {"kind": "low_stock", "product": "{product}", "threshold": "20"}),
        Example(
            "zh",
            "{warehouse}的{product}少于50告诉我一声",
            {"kind": "low_stock", "product": "{product}", "warehouse": "{warehouse}", "threshold": "50"},
        ),
        Example("zh", "有客户逾期就通知我", {"kind": "overdue_receivable"}),
        Example("zh", "{customer}下单了马上告诉我", {"kind": "order_created", "customer": "{customer}"}),
        Example("zh", "5万以上的订单推送给我", {"kind": "large_order", "threshold": "50000"}),
        Example("zh", "订阅目标完成进度", {"kind": "target_progress"}),
        Example(
            "en",
            "let me know once {product} falls under 30",
            {"kind": "low_stock", "product": "{product}", "threshold": "30"},
            sample=True,
        ),
        Example(
            "en", "warn me as soon as {customer} is past due", {"kind": "overdue_receivable", "customer": "{customer}"}
        ),
        Example(
            "en", "let me know whenever an order over 100k comes in", {"kind": "large_order", "threshold": "100000"}
        ),
        Example(
            "en", "notify me about any new order from {customer}", {"kind": "order_created", "customer": "{customer}"}
        ),
        Example(
            "en",
            "warn me if {product} stock falls under 20",
            {"kind": "low_stock", "product": "{product}", "threshold": "20"},
        ),
        Example("en", "alert me whenever someone is overdue", {"kind": "overdue_receivable"}),
        Example("en", "tell me when {customer} places an order", {"kind": "order_created", "customer": "{customer}"}),
        Example("en", "notify me of any order above 50000", {"kind": "large_order", "threshold": "50000"}),
        Example("en", "let me know if a deal stalls for 14 days", {"kind": "stalled_opportunity", "threshold": "14"}),
        Example(
            "en",
            "ping me when {product} in {warehouse} is below 50",
            {"kind": "low_stock", "product": "{product}", "warehouse": "{warehouse}", "threshold": "50"},
        ),
        Example("en", "let me know how we track against target, set up an alert", {"kind": "target_progress"}),
    ),
)

ACTION = Action(
    name="subscribe_alert",
    title=Words("订阅预警", "subscribe to an alert"),
    hint=Words("出现情况时通知你。", "Tells you when something happens."),
    arguments=SubscribeAlert,
    roles=EVERYONE,
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    planned=True,
)
