"""Opens a deal that may come about."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, CustomerRef, Day, FreeText, Money, ProductRefs, titled
from domain.crm.opportunity_card import opened
from domain.crm.prospecting import Deal, given_up, open_opportunity
from domain.outcome import Outcome
from domain.vocabulary import Example, Said, Take, Vocabulary
from domain.words import Words


class CreateOpportunity(Arguments):
    """What new opportunity needs."""

    customer: CustomerRef
    title: FreeText | None = None
    products: ProductRefs = ()
    amount: Money | None = None
    expected_close_on: Annotated[Day, titled("预计成交", "expected close")] | None = None


VOCABULARY = Vocabulary(
    zh=(
        "{customer}商机",
        "{customer}(那边|)(又|新|)有(个|一个|了个|条|)(新|)(商机|销售机会)",
        "(记|报|提)(个|一个|一条|条|)商机",
        (
            "(新建|新增|建|建个|建一个|立|立个|加|加个|添加|录|录个|录入|登记|创建|开|开个|报备)(个|一个|一条|条|"
            ")(新|)(商机|机会|项目|销售机会)"
        ),
        "(立|报|建)(个|一个|)项(，|,|:|：|目|)",
        "新(商机|机会|项目)(：|:|，|,|)",
        "(商机|项目)(登记|报备|录入)",
    ),
    en=(
        "{customer} (opportunity|opp|deal) (worth|for|,|:|-|of|{money})",
        "(start|kick off|raise|put in|got) (a|an|the|another|) (new|potential|possible|) (opportunity|deal|opp)",
        "(potential|possible|new) (deal|opportunity|opp) (with|at|for|from) {customer}",
        "open a deal",
        "opportunity (for|at|with|) {customer}",
        (
            "(new|add|create|open|log|register|start|enter|set up|make) (a|an|the|another|) (new|) (opportunity|deal|"
            "opp|project)"
        ),
        "new (opportunity|deal|opp) ",
        "(opportunity|deal|opp) (for|at|with) {customer}",
    ),
    hints=("{customer}…有(个|一个|)(机会|商机|项目|需求)", "新商机", "new deal"),
    against=("哪些商机", "商机有", "手上有", "那个商机", "有哪些商机"),
    slots={
        "title": Said(
            before=(
                "项目叫",
                "商机叫",
                "机会叫",
                "标题",
                "叫",
                "called",
                "named",
                "title",
                "project:",
                "deal:",
                "opportunity:",
            ),
            take=Take.REST,
            within=("项目", "工程", "改造", "翻新", "装修", "框架", "招标", "更换", "升级"),
        ),
        "amount": Said(
            rough=True,
            before=(
                "预计",
                "金额",
                "大概",
                "约",
                "大约",
                "预算",
                "总额",
                "worth",
                "about",
                "around",
                "value",
                "amount",
                "budget",
                "approx",
                "estimated at",
            ),
            after=("左右", "上下", "的单", "的项目", "的机会", "deal", "opportunity"),
        ),
        "expected_close_on": Said(
            before=(
                "预计",
                "争取",
                "预计成交",
                "成交",
                "close",
                "closing",
                "closes",
                "close by",
                "expected",
                "expected close",
                "expected to close",
                "by",
                "close date",
                "end of",
            ),
            after=(
                "签",
                "签约",
                "签单",
                "成交",
                "拿下",
                "定",
                "定下来",
                "落地",
                "前",
                "之前",
                "能签",
                "成",
                "能成",
                "能定",
                "下单",
                "拍板",
                "敲定",
                "开标",
                "招标",
                "close",
            ),
            only=True,
        ),
    },
    examples=(
        Example(
            "zh",
            "{customer}新建商机，门店翻新，预计35万，月底签",
            {"customer": "{customer}", "title": "门店翻新", "amount": "350000", "expected_close_on": "{month_end}"},
        ),
        Example("zh", "给{customer}立个商机：仓储改造", {"customer": "{customer}", "title": "仓储改造"}),
        Example(
            "zh",
            "{customer}有个新项目，年会礼品，大概20万，帮我建个商机",
            {"customer": "{customer}", "amount": "200000", "title": "年会礼品"},
        ),
        Example(
            "zh",
            "新增商机：{customer}，中秋礼盒，15万",
            {"customer": "{customer}", "title": "中秋礼盒", "amount": "150000"},
        ),
        Example(
            "zh",
            "给{customer}立个项，食堂改造，预计月底签",
            {"customer": "{customer}", "title": "食堂改造", "expected_close_on": "{month_end}"},
        ),
        Example(
            "en",
            "new opportunity for {customer}: store refit, 65k, closing friday",
            {"customer": "{customer}", "title": "store refit", "amount": "65000", "expected_close_on": "{friday}"},
        ),
        Example(
            "en",
            "open a deal for {customer}, canteen upgrade, worth about 120k",
            {"customer": "{customer}", "title": "canteen upgrade", "amount": "120000"},
        ),
        Example(
            "en",
            "log an opportunity with {customer}: spring catalogue, 20k",
            {"customer": "{customer}", "title": "spring catalogue", "amount": "20000"},
        ),
        Example(
            "en",
            "new deal {customer}, gift range, expected to close friday",
            {"customer": "{customer}", "title": "gift range", "expected_close_on": "{friday}"},
        ),
        Example(
            "en",
            "create an opportunity for {customer} called vending rollout, worth 80k",
            {"customer": "{customer}", "title": "vending rollout", "amount": "80000"},
        ),
    ),
)


def run(ctx: Context, args: CreateOpportunity) -> Outcome:
    """Open an opportunity; it counts for whoever looks after the customer."""
    customer = ctx.store.customers.get(args.customer)
    deal = Deal(args.title, args.products, args.amount, args.expected_close_on)
    opportunity = open_opportunity(ctx, customer, deal, args.acknowledged)
    return opened(ctx, opportunity, titled=bool(args.title))


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Strike the opportunity out, unless it has moved on since."""
    return given_up(ctx, operation)


ACTION = Action(
    name="create_opportunity",
    title=Words("新建商机", "new opportunity"),
    hint=Words("登记一个可能成交的项目。", "Opens a deal that may come about."),
    arguments=CreateOpportunity,
    roles=frozenset({Role.REP, Role.MANAGER, Role.ADMIN, Role.OWNER}),
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
