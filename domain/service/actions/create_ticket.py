"""Notes a customer's complaint or request."""

from __future__ import annotations

from typing import Annotated, Literal

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, Choice, CustomerRef, FreeText, OrderRef, ProductRef, choices, titled
from domain.vocabulary import Example, Manner, Said, Take, Vocabulary
from domain.words import Words

PRIORITY = choices(
    Choice(
        "low",
        Words("低", "low"),
        (
            "不急",
            "(不太|不算|不是很|没那么|别|不用|不怎么)[着]急",
            "不着急",
            "低优先级",
            "优先级(设|设为|调|调到|定|定为|改|改成|为|是|)(最|)低",
            "不紧急",
            "慢慢来",
            "low priority",
            "(mark|make|flag|set|put|log) (it|this|that|them|) (as|to|down as|) low",
            "no rush",
            "not urgent",
            "whenever",
        ),
    ),
    Choice(
        "normal",
        Words("普通", "normal"),
        (
            "普通",
            "一般",
            "正常",
            "普通优先级",
            "优先级(设|设为|调|调到|定|定为|改|改成|为|是|算|按|给|：|:|)[个](普通|一般|正常|中|中等)",
            "normal",
            "normal priority",
            "medium",
            "medium priority",
            "standard",
        ),
    ),
    Choice(
        "high",
        Words("高", "high"),
        (
            "高优先级",
            "优先级(设|设为|调|调到|定|定为|改|改成|为|是|)(最|)高[(一点|点|一些|些)]",
            "重要",
            "优先处理",
            "优先",
            "尽快",
            "high priority",
            "high prio",
            "hi prio",
            "prio 1",
            "p1",
            "top priority",
            "important",
            "as soon as possible",
            "asap",
            "priority high",
            "(mark|make|flag|set|put|log) (it|this|that|them|) (as|to|down as|) high",
        ),
    ),
    Choice(
        "urgent",
        Words("紧急", "urgent"),
        (
            "加急",
            "(优先级|优先级别|级别)(设|设为|调|调到|定|定为|改|改成|为|是|算|按|给|：|:|)[个](最|)[紧]急",
            "[按]紧急[处理]",
            "优先级(设|设为|调|调到|定|定为|改|改成|为|是|：|:|)(最|)(紧急|加急|特急|急)",
            "很急",
            "特别急",
            "非常急",
            "急死",
            "急",
            "(有点|有些|蛮|真|真的|超|超级|太|还挺|也挺|催得)急",
            "等着用",
            "急用",
            "要命",
            "特急",
            "十万火急",
            "火急",
            "马上处理",
            "急需",
            "着急",
            "挺急",
            "比较急",
            "立刻处理",
            "停产",
            "停线",
            "停机",
            "urgent",
            "urgently",
            "critical",
            "emergency",
            "top priority",
            "right away",
            "production is down",
            "line down",
            "line is down",
        ),
    ),
)


class CreateTicket(Arguments):
    """What open a ticket needs."""

    customer: CustomerRef
    subject: Annotated[FreeText, titled("问题", "subject")]
    product: ProductRef | None = None
    order: OrderRef | None = None
    priority: Annotated[Literal["low", "normal", "high", "urgent"], PRIORITY, titled("优先级", "priority")] | None = (
        None
    )


VOCABULARY = Vocabulary(
    zh=(
        "(登|开|建|记|提|报|走|做)(个|一个|一张|张|一下|下|)(售后|投诉|客诉|报修|维修)(单|工单|)",
        "{customer}(那边|)(来|过来|又|打电话|)(投诉|报修|反映|反馈)",
        "(安排|派)(个|人|)(师傅|售后|人)(去|上门|过去)(修|看|处理|检修)",
        "投诉…(建|开|登记|录|提)(个|一个|张|一张)(工单|单)",
        "{customer}…(投诉|反映|反馈|抱怨)…(建|开|登记|录|提)(个|一个|张|一张)(工单|单)",
        "(记|报)(个|一个|一下|)(售后|投诉|维修|修)",
        "(建|开|登记|录|提|登)(个|一个|张|一张|)工单",
        "(建|开|登记|录|提|登)(个|一个|张|一张|)(工单|单子|单)给(售后|客服|维修|服务)",
        "给(售后|客服|维修|服务部)(建|开|登记|录|提|登|派)(个|一个|张|一张|)(工单|单子|单)",
        "(要|需要|要求|申请)(维修|返修|换货|售后处理)",
        "(报修|投诉|客诉|报障|售后单|服务单|维修单|售后工单)",
        (
            "(建|开|登记|录|提|下|新建|创建|报|立)(个|一个|张|一张|一下|条|一条|)(售后|售后单|投诉|服务单|维修单|"
            "客诉|报修|售后工单|保修|售后问题|质量问题|问题单)"
        ),
        "{customer}…(反映|投诉|报修|抱怨|说坏了|报障)",
        "(反映|反馈)…(坏了|漏|不良|故障|问题|异响|破损|质量|不转|不亮|不工作|开裂|少了|缺|错|断)",
    ),
    en=(
        "(log|raise|open|record|register|create|file) (an|a|the|another) (issue|problem|fault|defect)(:| :| -)",
        (
            "(log|raise|open|record|register|create|file) (an|a|the|another) (issue|problem|fault|"
            "defect) (:|for|with|against|on|at|from|-)"
        ),
        (
            "(raise|log|open|create|start|new) (a|an|the|) (high priority|high prio|low priority|high|urgent|"
            "normal|p1|top priority) (ticket|case|complaint) [(for|with|at|from) {customer}]"
        ),
        "(open|log) (one|another|another one|a new one|one more) for {customer}",
        "(raise|log|open|create|start|file|put in) (it|that|this) as (a|an) (ticket|case|complaint|issue)",
        "(raise|log|open|file|start|create|put in|get) (a|an) (ticket|case|complaint)",
        "(raise|log|open|create) (a|an|the|) … (ticket|case|complaint) … {customer}",
        "{customer}'s {product} (is|are|keeps|has|won't|isn't|not|stopped|broke|failed) ",
        "(urgent|high priority|high prio|high|low priority|new|support|service) (ticket|case) (please|pls|for)",
        "{customer} … (ticket|complaint) (please|pls)",
        "(open|raise|log|create) a new one for {customer}",
        "(service call|callout|call-out|site call|repair) (for|at|to) {customer}",
        "(got|had|have had|we've had|received|there's) (a|another) complaint",
        (
            "{customer} (has|have|is having|are having|got|has got|have got) (a problem|problems|an issue|issues|"
            "trouble|a complaint|a fault)"
        ),
        "{customer} … (complaining|moaning|unhappy about|not happy with|having trouble with)",
        "(issue|problem|fault|trouble) (at|with|for|from) {customer}",
        "customer complaint",
        "complaint:",
        (
            "(open|create|log|raise|file|start|make|add|new|set up|register|put in) (a|an|the|another|) (new|support|"
            "service|urgent|) (ticket|case|complaint|claim|service request|support request)"
        ),
        "(ticket|case|complaint|service request) (for|from|:|about|on|by) ",
        "(new|support|service) (ticket|case|complaint)",
        (
            "{customer} … (complains|complained|complaining|reports|reported|is reporting|has a problem|has an issue|"
            "has a complaint|reporting)"
        ),
        "warranty claim",
    ),
    hints=("complaint", "ticket", "{customer}…反馈"),
    against=(
        "结单",
        "(做|生产|排产|赶|加工|投产|完工)(个|){quantity}",
        "close",
        "resolve",
        "resolved",
        "(reported|reports) (it|this|that)",
    ),
    manner=Manner.FACT,
    slots={
        "subject": Said(
            before=(
                "反映",
                "反馈",
                "投诉",
                "报修",
                "问题是",
                "问题",
                "subject",
                "about",
                "complains that",
                "complains",
                "reports that",
                "reports",
                "reported",
            ),
            take=Take.REST,
        ),
        "order": Said(before=("订单", "order", "from", "on"), after=("那单", "的")),
    },
    examples=(
        Example(
            "zh",
            "{customer}投诉{product}受潮结块，开个售后单，紧急",
            {"customer": "{customer}", "product": "{product}", "subject": "受潮结块", "priority": "urgent"},
        ),
        Example(
            "zh", "给{customer}登记个投诉：包装破损", {"customer": "{customer}", "subject": "包装破损"}, sample=True
        ),
        Example(
            "zh",
            "{customer}报修，{product}开不了机",
            {"customer": "{customer}", "product": "{product}", "subject": "开不了机"},
        ),
        Example("zh", "{customer}投诉说送货太慢", {"customer": "{customer}", "subject": "送货太慢"}),
        Example(
            "zh",
            "开个售后单，{customer}的{product}结块了",
            {"customer": "{customer}", "product": "{product}", "subject": "结块"},
        ),
        Example(
            "zh",
            "{customer}那边{product}坏了，登记一下报修",
            {"customer": "{customer}", "product": "{product}", "subject": "坏了"},
        ),
        Example(
            "zh",
            "{order}的{product}少发了一箱，{customer}投诉，紧急",
            {
                "customer": "{customer}",
                "order": "{order}",
                "product": "{product}",
                "subject": "少发",
                "priority": "urgent",
            },
        ),
        Example(
            "zh",
            "给{customer}提个客诉，发票开错抬头，不急",
            {"customer": "{customer}", "subject": "抬头", "priority": "low"},
        ),
        Example(
            "en",
            "open a ticket for {customer}: {product} is leaking, urgent",
            {"customer": "{customer}", "product": "{product}", "subject": "leaking", "priority": "urgent"},
        ),
        Example(
            "en",
            "log a complaint from {customer}, boxes arrived crushed",
            {"customer": "{customer}", "subject": "boxes arrived crushed"},
            sample=True,
        ),
        Example(
            "en",
            "{customer} reports {product} is leaking",
            {"customer": "{customer}", "product": "{product}", "subject": "leaking"},
        ),
        Example(
            "en", "{customer} complains about late deliveries", {"customer": "{customer}", "subject": "late deliveries"}
        ),
        Example(
            "en",
            "create a ticket: {customer}, {product} arrived melted, high priority",
            {"customer": "{customer}", "product": "{product}", "subject": "melted", "priority": "high"},
        ),
        Example(
            "en",
            "raise a complaint for {customer} about missing labels",
            {"customer": "{customer}", "subject": "missing labels"},
        ),
        Example(
            "en",
            "new case for {customer}, wrong invoice address, no rush",
            {"customer": "{customer}", "subject": "wrong invoice address", "priority": "low"},
        ),
        Example(
            "en",
            "log a ticket for {customer}, tins on {order} came in dented",
            {"customer": "{customer}", "order": "{order}", "subject": "tins on {order} came in dented"},
        ),
        Example(
            "en",
            "log a support ticket from {customer}: {product} from {order} is stale",
            {"customer": "{customer}", "product": "{product}", "order": "{order}", "subject": "stale"},
        ),
    ),
)

ACTION = Action(
    name="create_ticket",
    title=Words("建售后单", "open a ticket"),
    hint=Words("登记客户的问题。", "Notes a customer's complaint or request."),
    arguments=CreateTicket,
    roles=frozenset({Role.SERVICE, Role.REP, Role.MANAGER, Role.OWNER}),
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    planned=True,
)
