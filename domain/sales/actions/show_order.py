"""An order and how far it has come."""

from __future__ import annotations

from domain.access.roles import EVERYONE
from domain.action import Action, Context
from domain.arguments import Arguments, OrderRef
from domain.outcome import Outcome
from domain.sales.order_view import order_view
from domain.vocabulary import LATER, Example, Vocabulary
from domain.words import Words


class ShowOrder(Arguments):
    """What show an order needs."""

    order: OrderRef


VOCABULARY = Vocabulary(
    zh=(
        "{order}…(什么情况|啥情况|怎么样了|怎样了|什么状态|啥状态|状态|进度|到哪了|到哪一步|到哪步|走到哪|明细|详情|内容)",
        (
            "{order}(到货没|到没|发了没|发货了吗|发货没|发没发|发了吗|出库了吗|出库没|到了没|批了没|付了没|开票没|"
            "付款了没|收款了没|开票了没|付清了没|到货了没|出库了没|审批了没)"
        ),
        "{order}…(什么时候|啥时候|何时|几号|哪天)…(发|交|到|送|出)",
        (
            "{order}…(谁在批|谁批|批了没|批了吗|批没批|是不是|有没有|发了没|发没发|发了吗|发货了吗|付款了吗|付了没|"
            "付了吗|开票了吗|开了没|到了吗|到了没|多少钱|是谁的|谁的单)"
        ),
        "{order}(打开|调出来|翻出来|拉出来|点开|找出来|调一下|打开一下)(给我|我|)(看看|看一眼|看一下|看下|瞧瞧|瞧一眼|瞅一眼|瞄一眼|看|)",
        "(看|查|调|瞅|瞄|翻|打开|显示)(一下|下|看|出|查|)(订单|单子|单|){order}",
        "(看|查|瞅|瞄)(一下|下|看)(订单|单子|单)",
        (
            "(订单|单子|那单|那个单|那张单|这单)…(什么情况|啥情况|怎么样了|什么状态|啥状态|进度|到哪了|到哪一步|"
            "发了没|发货了吗|发了吗|发没发)"
        ),
        "{order}(看一下|看下|看看|看一眼|瞅一眼|查一下|查下|查查|查看)",
        "查单",
        "{order}(那单|这单|)(的|)(情况|详情|明细|内容|进展)(说|讲|看|报|给)(一下|下|我)",
        "(说|讲|看|报|瞅)(一下|下|说){order}(的|)(情况|进展|明细|进度|)",
        "{order}(什么样|咋样|怎样|如何)(了|)",
        "订单(状态|进度|详情|明细)",
    ),
    en=(
        "(pull|bring|get|call|look|dig) {order} up",
        "(pull|bring|call|look|dig) up {order}",
        (
            "(where's|wheres|where is|how's|hows|how is) {order} (up to|at|got to|getting on|coming on|coming along|"
            "doing|looking|shaping up|going)"
        ),
        (
            "(did|have|has) (we|you|they|it|that) (ship|send|dispatch|deliver|shipped|sent|dispatched|delivered|"
            "invoice|invoiced) {order}"
        ),
        (
            "(any|what's the|whats the|got any|is there any) (word|news|update|progress|movement|latest|status) "
            "(on|about|with|for) {order}"
        ),
        (
            "(is|has|did|was|will|does|when will|when does|when did|when is) {order} … (out|left|gone|go|ship|"
            "leave|arrive|delivered|here|late|ready|due|done|go out)"
        ),
        (
            "(what's|whats|what is) the (status|story|latest|situation|score|deal|hold up|holdup|eta) (of|on|"
            "with|for) {order}"
        ),
        "(how are we|how we|where are we|where we're) (doing|looking|getting on|at|up to) (on|with) {order}",
        "{order} (status|eta|update|progress)",
        "(can you|could you|let me|need to|just) (check|see|look at|pull up) {order}",
        "when (can|will|do|does|is|are) … (get|expect|receive|see|have) {order}",
        "(anything|what) (on|about|new on) {order}",
        "(when's|whens|where's|who's) {order}",
        "{order} (progress|news|tracking|whereabouts)",
        "(news|word|update|progress) (on|about|of) {order}",
        "where {order} is",
        "where's {order} at",
        "(track|trace) {order}",
        "where (are we|do we stand) (with|on) {order}",
        (
            "(what's happening with|what happened to|what's going on with|how far is|where's|where is|wheres|"
            "what about|how's|how is|what's with|whats with|whats happening with|"
            "whats going on with|whats up with|what happened with|whats happened to|what's up with|"
            "what's on|whats on|what is on|what's in|"
            "who approved|when does|when will|when is|when did|did) {order}"
        ),
        (
            "(show|show me|pull up|open|bring up|look up|check|check on|see|view|find|display|get|details of|"
            "details on|details for|status of|status on|status for|update on|any news on|eta on|eta for) {order}"
        ),
        "(show|pull up|open|check|look up) (order|the order|that order)",
        "(has|have|is|was|did|does|will) {order}",
        "{order} … (status|details|shipped yet|ship yet|gone out|where is it|eta|please?)",
        "(order|shipping|delivery) status",
        "(status|details) of (the|that|this) order",
        "state of {order}",
    ),
    hints=(
        "单子",
        "看下",
        "{order}…(吗|了没|没有|怎么|为什么|为啥|谁|多少|什么|哪|啥)",
        "(谁|为什么|为啥|怎么|什么时候)…{order}",
        "(why|who|when|what|did|was|is|has) … {order}",
    ),
    against=LATER,
    alone=True,
    examples=(
        Example("zh", "{order}什么情况", {"order": "{order}"}, sample=True),
        Example("zh", "看下{order}", {"order": "{order}"}),
        Example("zh", "{order}发了没", {"order": "{order}"}),
        Example("zh", "{order}现在走到哪个环节了", {"order": "{order}"}),
        Example("zh", "{order}什么时候能交货", {"order": "{order}"}),
        Example("zh", "把{order}的明细发我", {"order": "{order}"}),
        Example("zh", "查一下{order}", {"order": "{order}"}),
        Example("zh", "{order}状态", {"order": "{order}"}),
        Example("zh", "{order}这单现在什么进度", {"order": "{order}"}),
        Example("zh", "{order}发货了吗", {"order": "{order}"}),
        Example("zh", "帮我看看{order}", {"order": "{order}"}),
        Example("zh", "{order}付款了没", {"order": "{order}"}),
        Example("zh", "{order}谁批的", {"order": "{order}"}),
        Example("en", "where's {order}", {"order": "{order}"}, sample=True),
        Example("en", "show me {order}", {"order": "{order}"}),
        Example("en", "is {order} on its way already?", {"order": "{order}"}),
        Example("en", "status of {order} please", {"order": "{order}"}),
        Example("en", "when will {order} go out", {"order": "{order}"}),
        Example("en", "what's happening with {order}", {"order": "{order}"}),
        Example("en", "check {order}", {"order": "{order}"}),
        Example("en", "is {order} paid?", {"order": "{order}"}),
        Example("en", "any update on {order}?", {"order": "{order}"}),
        Example("en", "when is {order} due", {"order": "{order}"}),
        Example("en", "details of {order}", {"order": "{order}"}),
    ),
)


def run(ctx: Context, args: ShowOrder) -> Outcome:
    """The order, what came of it, and what may be done next."""
    return order_view(ctx, ctx.store.orders.get(args.order))


ACTION = Action(
    name="show_order",
    title=Words("看订单", "show an order"),
    hint=Words("看一张订单和它的进度。", "An order and how far it has come."),
    arguments=ShowOrder,
    roles=EVERYONE,
    vocabulary=VOCABULARY,
    run=run,
)
