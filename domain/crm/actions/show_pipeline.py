"""Open opportunities by stage."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Context
from domain.arguments import Arguments, EmployeeRef, Period, TeamRef, titled
from domain.calendar import Period as Days
from domain.crm.pipeline import Asked, pipeline
from domain.outcome import Outcome
from domain.vocabulary import Example, Said, Vocabulary
from domain.words import Words


class ShowPipeline(Arguments):
    """What pipeline needs."""

    employee: EmployeeRef | None = None
    team: Annotated[TeamRef, titled("团队", "team")] | None = None
    period: Period | None = None


VOCABULARY = Vocabulary(
    zh=(
        "(漏斗|销售漏斗|管道|销售管道|pipeline)",
        "(有哪些|哪些|什么|多少|几个|全部|所有)(商机|机会|在谈的项目|在谈项目|在跟的项目)",
        "(大家|全公司|全部人|所有人|各组|各人|公司|团队|组里|部门)(的|)(商机|机会|在谈项目|在跟项目)",
        "(商机|机会|项目)(都|现在|目前|还|)(有|)(哪些|几个|多少)",
        "(商机|机会|项目)(列表|清单|有哪些|列一下|列出来|拉一下|情况|盘一下|汇总|概况|分布|进展)",
        "(我的|我们的|{employee}的|{team}的|手上的|手里的|手头的|在谈的|在跟的)(商机|机会|项目)",
        "(手上|手里|手头)(有|还有|)…(商机|机会|项目|单子在谈)",
        "(在谈|在跟|跟着)的(商机|项目|单子|机会)(有哪些|列一下|有几个|)",
        "(看|查|列)(一下|下|)(商机|机会)",
        "(商机|机会|项目)(的|)(盘子|总盘|总量|总额)",
        "{employee}…商机",
        "{team}…商机",
    ),
    en=(
        "(what|which|show|any) (deals|opportunities|opps) (does|do|is|are|has|have|did)",
        "{employee} … (deals|opportunities|opps|pipeline)",
        "(deals|opportunities|opps) (in|at) (negotiation|proposal|the proposal|qualified)",
        "(pipeline|sales funnel|funnel|deal flow)",
        "(open|current|active|all|which|what|list|show|my|our|any) (opportunities|deals|opps)",
        "(show|list|see|view|get) … (opportunities|deals|opps|pipeline)",
        "{employee}'s (opportunities|deals|opps|pipeline)",
        "(opportunities|deals|opps) (by stage|in progress|we have|do i have|do we have|are open|closing|this|for|of)",
    ),
    hints=(
        "商机",
        "opportunities",
        "deals",
        "(what|what's|whats|what is|what else|anything|anything else|which ones|which of (them|these|those)|who) "
        "(closes|closing|close|is closing|due to close|is due to close|should close|expected to close|is expected to close) "
        "(in|this|next|by|before|{period})",
    ),
    slots={
        "employee": Said(before=("业务员", "by", "of"), after=("的", "手上", "手里", "'s")),
        "team": Said(before=("for", "of"), after=("的",)),
        "period": Said(ahead=True),
    },
    mine=True,
    examples=(
        Example("zh", "{employee}现在在谈哪些商机", {"employee": "{employee}"}),
        Example("zh", "{team}的漏斗拉出来瞧瞧", {"team": "{team}"}),
        Example("zh", "这个月的商机列一下", {"period": "{this_month}"}),
        Example("zh", "销售漏斗"),
        Example("zh", "{employee}在跟的商机", {"employee": "{employee}"}),
        Example("zh", "我手上的商机", {"employee": "E1"}),
        Example("zh", "{team}商机情况", {"team": "{team}"}),
        Example("zh", "有哪些商机这个月要签", {"period": "{this_month}"}),
        Example("en", "what is in {employee}'s funnel", {"employee": "{employee}"}),
        Example("en", "pipeline for {team}", {"team": "{team}"}),
        Example("en", "which deals close this month", {"period": "{this_month}"}),
        Example("en", "how does our pipeline look"),
        Example("en", "my deals", {"employee": "E1"}),
        Example("en", "what deals does {employee} have open", {"employee": "{employee}"}),
        Example("en", "{team} pipeline", {"team": "{team}"}),
        Example("en", "what closes this month", {"period": "{this_month}"}),
        Example("en", "open opportunities this month", {"period": "{this_month}"}),
    ),
)


def run(ctx: Context, args: ShowPipeline) -> Outcome:
    """Show the open opportunities that the asker may see, by stage."""
    employee = ctx.store.employees.get(args.employee).id if args.employee else None
    team = ctx.store.teams.get(args.team).id if args.team else None
    period = Days(args.period.first, args.period.last) if args.period else None
    return pipeline(ctx, Asked(employee, team, period))


ACTION = Action(
    name="show_pipeline",
    title=Words("销售漏斗", "pipeline"),
    hint=Words("按阶段看商机。", "Open opportunities by stage."),
    arguments=ShowPipeline,
    roles=frozenset({Role.REP, Role.MANAGER, Role.ADMIN, Role.OWNER}),
    vocabulary=VOCABULARY,
    run=run,
)
