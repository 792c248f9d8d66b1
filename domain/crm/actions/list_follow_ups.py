"""Lists follow-ups."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action, Context
from domain.arguments import Arguments, CustomerRef, EmployeeRef, Period
from domain.calendar import Period as Days
from domain.crm.following_up import follow_up_list
from domain.outcome import Outcome
from domain.vocabulary import Example, Said, Vocabulary
from domain.words import Words


class ListFollowUps(Arguments):
    """What list follow-ups needs."""

    customer: CustomerRef | None = None
    employee: EmployeeRef | None = None
    period: Period | None = None


VOCABULARY = Vocabulary(
    zh=(
        "{customer}(之前|以前|最近|)(的|)(跟进|拜访)(记录|)(也|都|)(翻|调|找|拉|看|查)(出来|一下|)",
        "{customer}…(跟了|聊了|谈了|说了|联系了|跟过|聊过|谈过)(些|点|)(啥|什么|哪些|哪儿|几次)",
        "(之前|以前|上次|上回|最近|都)…(跟了|聊了|谈了|聊过|谈过)(些|点|)(啥|什么|哪些)",
        "{customer}…(跟进|跟)(到|得)(哪|哪儿|什么程度|哪一步|怎么样)(了|)",
        "谁(去过|拜访过|联系过|跟过|跟进过)",
        "(跟进记录|拜访记录|沟通记录|跟进情况|走访记录|联系记录|往来记录|跟进历史|跟进日志|回访记录|聊天记录)",
        "(的|之前的|上次的|最近的|历史|所有|这周的|上周的|本周的|昨天的|今天的)(跟进|拜访|走访|沟通)",
        "(跟了|跑了|见了|聊了|跟过|跑过|见过|去了|去过)(谁|哪些|哪几|几家|多少家|什么)(客户|家|个|)",
        "(跟进|拜访|走访|联系|回访)(了|过)(谁|哪些|哪几|什么客户|哪家|几家客户|哪些客户)",
        "都(跟进|拜访|联系|走访|回访)了(谁|哪些|哪几|什么)",
        (
            "(上次|最近|最后一次)…(聊了什么|聊的啥|聊了啥|说了什么|谈了什么|什么时候联系|什么时候拜访|什么时候去|"
            "聊到哪|怎么说的|跟进|联系是)"
        ),
        "(聊了什么|聊了啥|谈了什么|谈了啥|说了些什么|谈到哪)",
        "{employee}…(的跟进|跟进记录|拜访了谁|跟进了谁|去了哪|跑了哪)",
    ),
    en=(
        "(follow up|follow-up|contact|visit|call) (history|log|record|records|trail) (for|of|on|with) {customer}",
        "{customer} (follow up|follow-up|contact|visit|call) (history|log|record|records|trail)",
        "(what|which) (has|have|did) (i|we|{employee}) (logged|log|recorded|noted|entered|been up to|got up to)",
        "(what's|whats) {employee} (logged|recorded|noted|been up to|been doing)",
        "(who|which customers) (has|did) {employee} (been to see|been seeing|visited|visit|see|seen|called on|call on)",
        (
            "what (calls|visits|meetings|notes) (and|or|&) (calls|visits|meetings|notes) (did|has|have) "
            "({employee}|i|we|they|everyone|the team)"
        ),
        "{employee}'s (visit|call|meeting) (notes|reports|log|logs|history)",
        "(show|list|see|view|pull up|get|read) … (visit|call|meeting) (notes|reports|log|logs)",
        (
            "what (have|has|did) (we|i|you|{employee}|anyone|anybody) (logged|log|recorded|noted|written|"
            "got logged|got) (with|for|on|at|against) {customer}"
        ),
        (
            "what (visits|calls|meetings|follow-ups|follow ups|notes) (did|have|has) (i|we|{employee}|"
            "{name}) (log|logged|made|make|do|done|had|have)"
        ),
        "(who|whom) did (i|we) (visit|see|call|meet|ring|speak to|talk to)",
        "(visits|calls|meetings|follow-ups|follow ups) (i|we|{employee}) (logged|made|did|had)",
        "what did (we|i|you|{employee}) (last|) (discuss|talk about|say|agree|cover|speak about) (with|to|at)",
        (
            "(past|previous|recent|last|latest|all|any) (touchpoints|touch points|contact|contacts|interactions|"
            "conversations|visits|calls|notes|meetings) (with|to|at|on|from)"
        ),
        "(touchpoints|touch points|interactions|contact history|conversation history) (with|for|at|on)",
        "the (follow ups|follow-ups|followups|notes|visits|calls) (we have|we've got|on|with|for)",
        "last time (we|i|you|anyone) (talked|spoke|met|visited|called|saw)",
        "what happened (at|with) {customer}",
        (
            "(follow-ups|follow ups|followups|visit history|contact history|call history|visit log|call log|"
            "call logs|activity log|activities|visit reports|call reports|interaction history|past visits|past calls)"
        ),
        (
            "(show|list|see|view|pull up|get) … (follow-ups|follow ups|visits|calls|notes|activities|history|"
            "meetings|contacts with)"
        ),
        "what did {employee} (log|do|record|note)",
        "(when did|when was) … (last|we last) (visit|call|contact|speak|talk|see|meet|visited|contacted|spoke|follow)",
        "(last|latest|recent|previous) (visit|call|contact|follow-up|meeting|conversation|visits|calls|notes)",
        "who did (i|we|{employee}) (visit|call|meet|see|contact|follow up)",
        "what did (we|i) (discuss|talk about|say|agree)",
        "notes (on|for|from|about) {customer}",
        "history (with|of) {customer}",
    ),
    hints=("跟进", "follow-up", "visits", "calls"),
    against=("多少次", "几次", "how many"),
    slots={"employee": Said(before=("业务员", "by", "of", "did"), after=("的", "'s"))},
    examples=(
        Example("zh", "{customer}的跟进记录", {"customer": "{customer}"}),
        Example("zh", "{employee}这个月的跟进", {"employee": "{employee}", "period": "{this_month}"}),
        Example("zh", "上次跟{customer}聊了什么", {"customer": "{customer}"}),
        Example("zh", "这个月的拜访记录", {"period": "{this_month}"}),
        Example("zh", "{employee}这个月拜访了谁", {"employee": "{employee}", "period": "{this_month}"}),
        Example("zh", "最近跟{customer}的沟通记录", {"customer": "{customer}"}),
        Example("zh", "{customer}上次是什么时候拜访的", {"customer": "{customer}"}),
        Example("zh", "今天大家的跟进", {"period": "{today_only}"}),
        Example("zh", "看看{employee}的跟进记录", {"employee": "{employee}"}),
        Example("en", "follow-ups with {customer}", {"customer": "{customer}"}),
        Example("en", "what did {employee} log this month", {"employee": "{employee}", "period": "{this_month}"}),
        Example("en", "when did we last visit {customer}", {"customer": "{customer}"}),
        Example("en", "show visits to {customer}", {"customer": "{customer}"}),
        Example("en", "{employee}'s call log this month", {"employee": "{employee}", "period": "{this_month}"}),
        Example("en", "what did we discuss with {customer} last time", {"customer": "{customer}"}),
        Example("en", "list follow-ups this month", {"period": "{this_month}"}),
        Example("en", "notes on {customer}", {"customer": "{customer}"}),
    ),
)


def run(ctx: Context, args: ListFollowUps) -> Outcome:
    """List the newest follow-ups that fit, of those that the asker may see."""
    customer = ctx.store.customers.get(args.customer) if args.customer else None
    employee = ctx.store.employees.get(args.employee) if args.employee else None
    period = Days(args.period.first, args.period.last) if args.period else None
    return follow_up_list(ctx, customer, employee, period)


ACTION = Action(
    name="list_follow_ups",
    title=Words("跟进记录", "list follow-ups"),
    hint=Words("列出跟进记录。", "Lists follow-ups."),
    arguments=ListFollowUps,
    roles=frozenset({Role.REP, Role.MANAGER, Role.SERVICE, Role.ADMIN, Role.OWNER}),
    vocabulary=VOCABULARY,
    run=run,
)
