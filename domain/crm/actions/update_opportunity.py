"""Moves an opportunity on: stage, amount, closing day."""

from __future__ import annotations

from typing import Annotated, Literal

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, Choice, Day, FreeText, Money, OpportunityRef, choices, titled
from domain.crm import wordings
from domain.crm.moving import Change, apply_change, moved_back
from domain.crm.opportunities import Stage
from domain.outcome import Outcome
from domain.vocabulary import Example, Manner, Said, Take, Vocabulary
from domain.words import Words

STAGE = choices(
    Choice(
        "qualified",
        Words("初步接触", "qualified"),
        (
            "初步接触",
            "初步",
            "立项",
            "有意向",
            "已确认需求",
            "确认需求",
            "线索确认",
            "需求确认",
            "接洽",
            "qualified",
            "qualification",
            "qualify",
            "discovery",
        ),
    ),
    Choice(
        "proposal",
        Words("方案报价", "proposal"),
        (
            "方案报价",
            "方案",
            "方案阶段",
            "报价阶段",
            "报价",
            "已报价",
            "发了方案",
            "投标",
            "proposal",
            "proposed",
            "quoted",
            "quoting",
            "proposal stage",
            "tender",
        ),
    ),
    Choice(
        "negotiation",
        Words("谈判", "negotiation"),
        (
            "谈判",
            "商务谈判",
            "谈价",
            "议价",
            "谈合同",
            "商务阶段",
            "商谈",
            "合同阶段",
            "谈条款",
            "negotiation",
            "negotiating",
            "negotiations",
            "contract stage",
            "haggling",
        ),
    ),
    Choice(
        "won",
        Words("赢单", "won"),
        (
            "赢了",
            "赢单",
            "拿下",
            "拿下了",
            "谈下来",
            "谈成",
            "中标",
            "中标了",
            "签了",
            "签下",
            "签单",
            "签约了",
            "成交了",
            "成了",
            "合同签了",
            "签合同了",
            "won",
            "win",
            "closed won",
            "signed",
            "we got it",
            "in the bag",
            "landed",
        ),
    ),
    Choice(
        "lost",
        Words("丢单", "lost"),
        (
            "丢",
            "丢了",
            "丢单",
            "输",
            "输了",
            "黄了",
            "没戏",
            "没中",
            "没成",
            "被抢",
            "被抢了",
            "流标",
            "凉了",
            "飞了",
            "没拿下",
            "失败",
            "lost",
            "closed lost",
            "lose",
            "fell through",
            "dead",
            "went elsewhere",
            "went to a competitor",
        ),
    ),
)


class UpdateOpportunity(Arguments):
    """What update an opportunity needs."""

    opportunity: OpportunityRef
    stage: (
        Annotated[Literal["qualified", "proposal", "negotiation", "won", "lost"], STAGE, titled("阶段", "stage")] | None
    ) = None
    amount: Money | None = None
    expected_close_on: Annotated[Day, titled("预计成交", "expected close")] | None = None
    lost_reason: Annotated[FreeText, titled("丢单原因", "why lost")] | None = None


VOCABULARY = Vocabulary(
    zh=(
        "{opportunity}(,|，| |)(金额|预算|成交日|成交日期|成交时间|签约时间|预计)(改|调|变|定|推|提|更新)",
        "{opportunity}(,|，| |)(改成|改到|推进到|推到|进入|转到|进到)",
        "{opportunity}…(谈下来|谈成|拿下来|做下来)",
        "{customer}…(赢单|中标|丢单|流标|输单)(了|)",
        "(改|更新|变更|调整)(一下|下)(商机|)(状态|阶段)",
        "进入(商务谈判|谈判|报价|方案|合同)(阶段|)",
        "{opportunity}…(赢了|赢单|拿下|中标|签了|签下|签单|成交|成了|丢了|丢单|输了|黄了|没戏|被抢|流标|凉了|没中|飞了)",
        "{opportunity}…(进入|进到|到了|推进到|改到|改成|改为|推到|转到|进展到)",
        "{opportunity}…更新(为|成|到|一下|下)",
        "{opportunity}…(谈判|方案|报价|立项|初步|商务|阶段)",
        "(商机|项目|那个单|机会)…(赢了|赢单|拿下|中标|签了|丢了|丢单|输了|黄了|进入|推进到|改到|改成|没戏|凉了)",
        "(更新|修改|改)(一下|下|){opportunity}",
        "(更新|修改|改)(一下|下|)商机",
        "(成交|签约|签单)(时间|日期)(改|推|延|提前|改到|推到|延到|顺延)",
        "{opportunity}…(金额|预算|成交时间|签约时间|预计成交)",
    ),
    en=(
        (
            "{opportunity}, (is|is now|now|make it|amount|closing|closes|will close|should close|worth|move it|moved to|"
            "push it|push the close)"
        ),
        "{opportunity} (make it|amount is|will close|closing|push the close)",
        "(mark|set|flag|put|log|record|close) (it|that|this|that one|them) [off|down] [as] (won|lost|signed|dead)",
        (
            "(move|push|set|change|slide|slip|put|shift|update|bring|pull) (the|its|their|) (close|closing|"
            "expected close|close-out|target) (date|) (to|out|back|for|on|until|till|up)"
        ),
        "(move|push|put|set|bump|change|update) (the|its|) (amount|value|deal size) (to|at|up|down)",
        "{opportunity} (to|into|at|-) (proposal|negotiation|qualified|qualification|contract|won|lost|lead|quoted|closing)",
        (
            "{customer} (have|has|'ve|'s) (signed|picked us|gone with us|gone elsewhere|"
            "gone with someone else|lost the (contract|deal|tender))"
        ),
        "(bump|up|raise|drop|cut|take|increase|lower|revise|adjust|close|close out|log|flag|record) {opportunity}",
        "{opportunity} (is|'s|now|went|goes|up|up to|down to|dropped to|closing|closes|at|worth|moved|has) ",
        "(lost|won|landed|closed|signed|got|bagged|blew|missed) [the] {opportunity}",
        "{opportunity} … (up to|down to|now) {money}",
        "{opportunity} (to|at|is|=|-) {money}",
        "{customer} (deal|opportunity|opp) (is|'s|now|went|goes|up to|down to|closing|has|won|lost)",
        "{opportunity} (is|are|now|has moved|has gone) [now] (at|in|to) (negotiation|proposal|qualified|contract)",
        "lost (on|because|due|over)",
        (
            "{opportunity} … (won|is won|lost|is lost|closed|signed|we got it|we won|we lost|fell through|is dead|"
            "in the bag|went to|moves to|moved to|move to|now in|is now|goes to|into)"
        ),
        "{opportunity} … (bump|raise|drop|cut|push|move|up|put|take|lower|revise) (it|that|this) (to|up to|down to|at)",
        "(won|lost|closed|landed|signed) {opportunity}",
        "we (won|lost|landed|closed|got) {opportunity}",
        "(update|move|mark|set|change|push|put) {opportunity}",
        "(update|move|mark|set|change|push|bump|put|take|slide|shift|progress|advance) (the|that|this|their|his|her) "
        "(opportunity|deal|opp)",
        "(bump|move|push|put|take|slide|shift|progress|advance) (it|that one|this one|them) (up|on|along|) (to|into) "
        "(proposal|negotiation|negotiating|qualified|contract)",
        "(opportunity|deal) … (won|lost|signed|fell through)",
        "{opportunity} … (should close|will close|closes|to close|slips|slipped|slides|pushed)",
        "{opportunity} … (amount|value|close date|closing|stage|worth)",
    ),
    hints=("赢了", "丢了", "won", "lost"),
    manner=Manner.FACT,
    slots={
        "amount": Said(
            rough=True,
            before=(
                "金额改成",
                "金额改为",
                "金额",
                "改成",
                "预算",
                "amount",
                "value",
                "worth",
                "at",
                "for",
                "to",
                "amount to",
                "final number was",
                "final number is",
                "final figure was",
                "final figure is",
                "final was",
                "came in at",
                "number was",
                "number is",
                "figure was",
                "came to",
            ),
            after=("拿下", "成交", "签的", "签下", "in the end"),
        ),
        "expected_close_on": Said(
            ahead=True,
            before=(
                "推到",
                "推迟到",
                "延到",
                "改到",
                "提前到",
                "成交时间",
                "预计成交",
                "签约时间",
                "to",
                "until",
                "close",
                "closing",
                "by",
                "close date",
            ),
            after=("签", "签约", "成交", "拿下", "定", "签单", "close"),
        ),
        "lost_reason": Said(
            before=("因为", "由于", "原因是", "原因", "理由是", "理由", "because", "reason is", "reason", "due to"),
            take=Take.REST,
            given=("stage", "lost"),
        ),
    },
    examples=(
        Example(
            "zh", "{opportunity}赢了，48万拿下", {"opportunity": "{opportunity}", "stage": "won", "amount": "480000"}
        ),
        Example(
            "zh",
            "{opportunity}丢了，因为报价太高",
            {"opportunity": "{opportunity}", "stage": "lost", "lost_reason": "报价太高"},
        ),
        Example("zh", "{opportunity}进入谈判了", {"opportunity": "{opportunity}", "stage": "negotiation"}),
        Example(
            "zh", "{opportunity}成交时间推到月底", {"opportunity": "{opportunity}", "expected_close_on": "{month_end}"}
        ),
        Example(
            "zh",
            "{opportunity}丢单了，原因是预算没批",
            {"opportunity": "{opportunity}", "stage": "lost", "lost_reason": "预算没批"},
        ),
        Example("zh", "{opportunity}中标了", {"opportunity": "{opportunity}", "stage": "won"}),
        Example("zh", "{opportunity}到方案报价阶段了", {"opportunity": "{opportunity}", "stage": "proposal"}),
        Example("zh", "{opportunity}金额改成12万", {"opportunity": "{opportunity}", "amount": "120000"}),
        Example(
            "zh", "{opportunity}预计成交改到月底", {"opportunity": "{opportunity}", "expected_close_on": "{month_end}"}
        ),
        Example(
            "zh", "{opportunity}签下来了，30万", {"opportunity": "{opportunity}", "stage": "won", "amount": "300000"}
        ),
        Example(
            "en",
            "{opportunity} is won, 48k in the end",
            {"opportunity": "{opportunity}", "stage": "won", "amount": "48000"},
        ),
        Example(
            "en",
            "{opportunity} lost, because the price was too high",
            {"opportunity": "{opportunity}", "stage": "lost", "lost_reason": "the price was too high"},
        ),
        Example("en", "move {opportunity} to negotiation", {"opportunity": "{opportunity}", "stage": "negotiation"}),
        Example("en", "{opportunity} moved to negotiation", {"opportunity": "{opportunity}", "stage": "negotiation"}),
        Example("en", "we won {opportunity}", {"opportunity": "{opportunity}", "stage": "won"}),
        Example(
            "en",
            "we lost {opportunity}, reason: they went with a rival",
            {"opportunity": "{opportunity}", "stage": "lost", "lost_reason": "they went with a rival"},
        ),
        Example("en", "update {opportunity} to 120k", {"opportunity": "{opportunity}", "amount": "120000"}),
        Example(
            "en",
            "{opportunity} should close friday now",
            {"opportunity": "{opportunity}", "expected_close_on": "{friday}"},
        ),
        Example("en", "mark {opportunity} as lost", {"opportunity": "{opportunity}", "stage": "lost"}),
    ),
)


def run(ctx: Context, args: UpdateOpportunity) -> Outcome:
    """Move an opportunity on; a reason why it was lost says that it was."""
    opportunity = ctx.store.opportunities.get(args.opportunity)
    stage = Stage(args.stage) if args.stage else None
    change = Change(stage, args.amount, args.expected_close_on, wordings.optional(args.lost_reason))
    return apply_change(ctx, opportunity, change)


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Put the opportunity back as it was, unless somebody has changed it since."""
    return moved_back(ctx, operation)


ACTION = Action(
    name="update_opportunity",
    title=Words("更新商机", "update an opportunity"),
    hint=Words("更新商机的阶段、金额或预计成交日。", "Moves an opportunity on: stage, amount, closing day."),
    arguments=UpdateOpportunity,
    roles=frozenset({Role.REP, Role.MANAGER, Role.ADMIN, Role.OWNER}),
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
