"""Lists orders."""

from __future__ import annotations

from typing import Annotated, Literal

from domain.access.roles import EVERYONE
from domain.action import Action, Context
from domain.arguments import Arguments, Choice, CustomerRef, EmployeeRef, Period, choices, titled
from domain.calendar import Period as Days
from domain.outcome import Outcome
from domain.sales.order_list import OrderSearch, order_list
from domain.vocabulary import LATER, Example, Said, Vocabulary
from domain.words import Words

STATUS = choices(
    Choice(
        "draft",
        Words("草稿", "draft"),
        (
            "草稿",
            "draft",
            "drafts",
        ),
    ),
    Choice(
        "pending_approval",
        Words("待审批", "pending approval"),
        (
            "待审批",
            "待批",
            "没批",
            "未审批",
            "未批",
            "等审批",
            "等批",
            "要批",
            "审批中",
            "要审批",
            "待审核",
            "等我批",
            "等着审批",
            "等着批",
            "在审批",
            "等我审批",
            "没审批",
            "还没批",
            "pending approval",
            "waiting for approval",
            "waiting on approval",
            "waiting on my approval",
            "waiting to be approved",
            "waiting for a yes",
            "needs approval",
            "need approval",
            "needs approving",
            "need approving",
            "waiting for my approval",
            "awaiting approval",
            "awaiting my approval",
            "need approval",
            "needs approval",
            "needs my approval",
            "need my approval",
            "to approve",
            "for approval",
            "for my approval",
            "unapproved",
            "pending",
        ),
    ),
    Choice(
        "confirmed",
        Words("已确认", "confirmed"),
        (
            "已确认",
            "确认的",
            "确认了的",
            "confirmed",
            "open",
        ),
    ),
    Choice(
        "shipped",
        Words("已发货", "shipped"),
        (
            "已发货",
            "已发",
            "发货了的",
            "发了货的",
            "已出库",
            "发出去的",
            "发完的",
            "shipped",
            "dispatched",
            "delivered",
        ),
    ),
    Choice(
        "invoiced",
        Words("已开票", "invoiced"),
        (
            "已开票",
            "开了票的",
            "开过票的",
            "开票了的",
            "invoiced",
            "billed",
        ),
    ),
    Choice(
        "paid",
        Words("已付清", "paid"),
        (
            "已付清",
            "已付款",
            "付清的",
            "付了款的",
            "已回款",
            "已结清",
            "结清的",
            "已收款",
            "paid",
            "settled",
            "paid up",
        ),
    ),
    Choice(
        "cancelled",
        Words("已取消", "cancelled"),
        (
            "已取消",
            "取消的",
            "取消了的",
            "作废的",
            "(取消|作废|撤销)(单|了的单|订单)",
            "取消掉的",
            "撤单的",
            "cancelled",
            "canceled",
            "voided",
        ),
    ),
    Choice(
        "unshipped",
        Words("未发货", "unshipped"),
        (
            "未发货",
            "没发货",
            "没发",
            "未发",
            "还没发",
            "待发货",
            "待发",
            "未出库",
            "没出库",
            "还没发货",
            "没发的",
            "待出库",
            "未交货",
            "没交货",
            "未交",
            "欠交",
            "unshipped",
            "not shipped",
            "not yet shipped",
            "yet to ship",
            "still to ship",
            "to be shipped",
            "undelivered",
            "not dispatched",
            "waiting to ship",
            "to ship",
            "(need|needs|needing|waiting on|awaiting|ready for) (shipping|shipment|dispatch|sending|delivery|despatch)",
            "(need|needs|have|has|waiting|yet|still) to (ship|go out|be shipped|be sent|be dispatched|leave)",
            "haven't shipped",
            "hasn't shipped",
            "not gone out",
            "haven't gone out",
            "outstanding",
        ),
    ),
)


class ListOrders(Arguments):
    """What list orders needs."""

    customer: CustomerRef | None = None
    employee: EmployeeRef | None = None
    status: (
        Annotated[
            Literal["draft", "pending_approval", "confirmed", "shipped", "invoiced", "paid", "cancelled", "unshipped"],
            STATUS,
            titled("状态", "status"),
        ]
        | None
    ) = None
    period: Period | None = None


VOCABULARY = Vocabulary(
    zh=(
        "还有(多少|几)(单|个单|张单|个订单|张订单)",
        "(取消|作废|草稿|待审批|待发货)(单|订单|单子)(有哪些|列一下|有几个|有多少)",
        "(多少|几)(单|个单|张单|个订单|张订单)(还|)(没|未|还没)(发|出|交|批|付|开票)",
        "有(什么|啥|没有|哪些)(新|)(订单|新单)",
        "{customer}(上次|上回|最近|之前|上个月|这个月|去年|今年)(都|)(买|订|拿|下|要|进|采购)(的|了|过|)(是|都是|)(什么|啥|哪些|哪几样)",
        "{customer}有(几|多少)(张|个|笔)(单|订单)",
        "(要|等|待)我(批|审批|审)的",
        "(订单|单子|单)(列表|清单|有哪些|列一下|列出来|拉一下|拉出来|都有哪些|有几个|有几张|有多少)",
        "(哪些|哪几个|哪几张|什么|所有|全部|近期|最近)(的|)(订单|单子|单)",
        "(列|列出|拉|查|看|导|调|翻)(一下|下|出|个|看|)…(的订单|的单子|的单|订单|单子)",
        "(还没|没|未|已|已经|待)(发货|出库|发|开票|付款|付|收款|审批|批|确认|取消|交货)(的|了的|掉的|)(订单|单子|单)",
        "(还没|没|未|待)(发货|出库|发|开票|付款|付|审批|批|交货)的(有哪些|有多少|还有哪些|列一下)",
        "(待审批|待发货|未发货|未出库|待批|草稿|已取消|已发货|已开票)的",
        "(下过|下了)(哪些|什么)(订单|单子|单)",
        "(下过单|下过订单|下单了吗|下单了没|下过单吗|买过什么|买过啥|订过什么|订过啥)",
        "{customer}(的|)(历史|所有|最近的|近期的|全部|今年的|这个月的|上个月的|本月的|)(订单|单子)",
        "{employee}(的|)(订单|单子)",
        "(我|我的|我们|咱们|咱)(的|)(订单|单子)",
        "(看|查|列|拉|翻)(一下|下|看|)(订单|单子)(,|，| |){period}",
        "(看|查|列|拉|翻)(一下|下|看|)(订单|单子)(,|，| |){customer}",
        "(看|查|列|拉|翻)(一下|下|看|)(订单|单子)(,|，| |)(没|未|还没|待)(发货|发|出库|开票|付款|批)(的|)",
        "(我|我们){period}(下|开|签|录)的(单|订单|单子)",
        "{period}(下|开|签|录|)的(单|订单|单子)",
        "(在手|历史|在途|未完成|未交|欠交|进行中的)(订单|单子)",
        "等(我|)(审批|批)的",
        "(有啥|有什么|有哪些)…(要批|待批|要审批|待审批)",
    ),
    en=(
        "orders(,|:| -) (for|from|last|this|in|not|still|unshipped|open|on)",
        (
            "(what|which|anything) (hasn't|hasnt|has not|haven't|didn't|isn't) (shipped|gone out|been shipped|"
            "been sent|left|invoiced|been invoiced)"
        ),
        (
            "(what|which|what's|whats|anything|which ones|what else) (still|) (not|hasn't|haven't|hasnt|isn't) [been|yet] "
            "(shipped|gone out|sent|gone|left|out)"
        ),
        "which ones (hasn't|haven't|havent|aren't) … (shipped|gone out|sent|gone|left)",
        "(what's|whats|what is|anything) … (not|never) (shipped|sent|gone out)",
        "(what|which) … (need|needs|needing) (approving|approval|shipping|invoicing|sending|my approval)",
        (
            "(what's|whats|anything) (outstanding|left|still|due|waiting|open) (for {customer} to|to) (ship|go|"
            "go out|send)"
        ),
        "(what|which) orders (are|came|come|have|need|do|did|went)",
        "(any|new) orders (in|from|today|yesterday|this|come in)",
        "(what's|whats|anything) (waiting on|waiting for|awaiting) (me|approval|my approval)",
        (
            "(anything|what's|whats|what) (to|left to|needs to|still to|due to|has to) (ship|go out|be shipped|"
            "go|send out)"
        ),
        "(what's|whats|what is|what are|anything|anything still) (still|) (unshipped|undelivered|unsent)",
        "(waiting|ready|still) to (ship|be shipped|go out)",
        "(pending|outstanding|open) approvals",
        "(list|show|show me|pull up|see|get|view|find|give me|pull) … orders",
        "(which|what|any|all|how many) … orders",
        "(my|our|his|her|their) … orders",
        "{customer} orders",
        "{customer}'s (open|unshipped|recent|latest|last|) orders",
        "(everything|anything|whatever|all) [that's|thats|that is|that has|still] (not shipped|not sent"
        "|not dispatched|not delivered|unshipped|not gone out|to go out|waiting to ship|yet to ship)",
        "orders (from|for|by|of|of mine) {customer}",
        "orders (from|for|by) {employee}",
        "{employee}'s … orders",
        "orders (this|last|in|since|from|for|placed|that|still|waiting|pending|not|we|so far|of)",
        (
            "(unshipped|open|pending|recent|latest|cancelled|canceled|draft|unpaid|shipped|invoiced|confirmed|"
            "outstanding|late|overdue) orders"
        ),
        "order (list|history|book)",
        "(waiting|pending|up) for (my approval|approval)",
        "(needs|need|awaiting|pending) (my approval|approval)",
        "what has {customer} (ordered|bought)",
        "what did {customer} (order|buy)",
        "what (did|do|have|has) (they|he|she) (order|ordered|buy|bought)",
        "(has|did) {customer} … (ordered|order) (anything|before|from us)",
        "yet to ship",
        "still to ship",
    ),
    hints=("订单", "单子", "orders", "有哪些", "清单"),
    against=(*LATER, "(已经|早就|都)(下|录|开|建|提)(过|好|完)了", "(应收|欠款|逾期|账款)(的|)(单子|清单|表|账款|)"),
    slots={
        "employee": Said(before=("业务员", "by", "of"), after=("的", "下的", "'s")),
    },
    examples=(
        Example("zh", "{customer}这个月的订单", {"customer": "{customer}", "period": "{this_month}"}),
        Example("zh", "哪些订单还没审批", {"status": "pending_approval"}),
        Example("zh", "还没发货的订单列一下", {"status": "unshipped"}),
        Example("zh", "看下{employee}的订单", {"employee": "{employee}"}),
        Example("zh", "{customer}下过单吗", {"customer": "{customer}"}),
        Example("zh", "{customer}最近的订单", {"customer": "{customer}"}),
        Example("zh", "这个月的订单列表", {"period": "{this_month}"}),
        Example("zh", "没发货的单子", {"status": "unshipped"}),
        Example("zh", "哪些订单等着审批", {"status": "pending_approval"}),
        Example("zh", "我的订单", {"employee": "E1"}),
        Example("zh", "{employee}这个月下的单", {"employee": "{employee}", "period": "{this_month}"}),
        Example("zh", "取消的订单有哪些", {"status": "cancelled"}),
        Example("zh", "{customer}都买过什么", {"customer": "{customer}"}),
        Example("zh", "还有哪些单没出库", {"status": "unshipped"}),
        Example("en", "{customer}'s orders this month", {"customer": "{customer}", "period": "{this_month}"}),
        Example("en", "which orders are still unshipped", {"status": "unshipped"}),
        Example("en", "list the orders waiting for approval", {"status": "pending_approval"}),
        Example("en", "show {employee}'s orders", {"employee": "{employee}"}),
        Example("en", "what orders does {customer} have", {"customer": "{customer}"}),
        Example("en", "show me all orders this month", {"period": "{this_month}"}),
        Example("en", "my orders", {"employee": "E1"}),
        Example("en", "any orders waiting for approval?", {"status": "pending_approval"}),
        Example("en", "open orders for {customer}", {"customer": "{customer}", "status": "confirmed"}),
        Example("en", "which orders haven't shipped yet", {"status": "unshipped"}),
        Example("en", "cancelled orders this month", {"status": "cancelled", "period": "{this_month}"}),
        Example("en", "what has {customer} ordered", {"customer": "{customer}"}),
    ),
)


def run(ctx: Context, args: ListOrders) -> Outcome:
    """The newest orders first, as far as the actor sees them, and how many there are in all."""
    customer = ctx.store.customers.get(args.customer) if args.customer else None
    employee = ctx.store.employees.get(args.employee) if args.employee else None
    period = Days(args.period.first, args.period.last) if args.period else None
    return order_list(ctx, OrderSearch(customer, employee, period, args.status))


ACTION = Action(
    name="list_orders",
    title=Words("订单列表", "list orders"),
    hint=Words("列出订单。", "Lists orders."),
    arguments=ListOrders,
    roles=EVERYONE,
    vocabulary=VOCABULARY,
    run=run,
)
