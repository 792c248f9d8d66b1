"""What will probably be sold."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action
from domain.arguments import Arguments, EmployeeRef, Period, ProductRef
from domain.vocabulary import Example, Said, Vocabulary
from domain.words import Words


class Forecast(Arguments):
    """What forecast needs."""

    product: ProductRef | None = None
    employee: EmployeeRef | None = None
    period: Period | None = None


VOCABULARY = Vocabulary(
    zh=(
        "(预计|估计|大概|大约)(要|会要|得)(卖|做|完成|销|出|用)(多少|几)",
        "(预测|预估|预判|展望)",
        "(预测|预估|预判|估一下|估计)…(卖|要|销|做|用)(多少|几)",
        "(预计|估计|大概|大约|差不多|可能)(能|会|可以|)(卖|做|完成|销|出)(多少|几)",
        "(预计|估计|大概|大约)…(能|会)(卖|做|完成|销|出)(多少|几|到多少)",
        "(能|会)(卖|做|完成|销)(多少|几|到多少)",
        "(销售|销量|业绩|需求)(预测|预估)",
    ),
    en=(
        (
            "(what|where|how much|how) (am|are|is) (we|i|{employee}|{team}) (likely|going|gonna|set|on track|"
            "expected|due) (to|) (close|land|finish|end|bring|do|hit|make|sell|book|come)"
        ),
        "(close|finish|end) (out|) {period} (with|at|on)",
        "(are|is) (we|i|{employee}) (likely|expected|on track|set|due) to (sell|make|do|close|bring in|need|hit)",
        "(will|would|do|are) (we|i) (need|going to need|likely to need) … {period}",
        "how (much|many) … (going to|gonna|will we|likely to) (need|sell|move|shift|use)",
        "where (will|are|do) (we|i) (land|end up|finish|be|going to land|going to end up|likely to land)",
        "(expecting|expect) (to|for) (sell|close|do|next|this)",
        "(forecast|projection|projected|sales outlook|outlook|prediction|predict)",
        "(will|would|can|could|might) (we|i|{employee}|they|{product}) (sell|make|do|hit|bring in|close)",
        "how (many|much) … (will|would|can|could) (we|i|{employee}) … (sell|make|do|need)",
        "expected (sales|revenue|demand)",
        "(going to|gonna) (sell|make|do|bring in)",
    ),
    hints=("预计", "expect"),
    mine=True,
    slots={
        "period": Said(ahead=True),
        "employee": Said(before=("业务员", "by", "for", "of"), after=("的", "'s")),
    },
    examples=(
        Example("zh", "预估一下{product}这个月的销量", {"product": "{product}", "period": "{this_month}"}),
        Example("zh", "预测{employee}这个月的业绩", {"employee": "{employee}", "period": "{this_month}"}),
        Example("zh", "这个月销售预测", {"period": "{this_month}"}),
        Example("zh", "{product}这个月大概能卖多少", {"product": "{product}", "period": "{this_month}"}),
        Example("zh", "估计这个月能做多少业绩", {"period": "{this_month}"}),
        Example("zh", "{employee}这个月能完成多少", {"employee": "{employee}", "period": "{this_month}"}),
        Example("en", "forecast for {product} this month", {"product": "{product}", "period": "{this_month}"}),
        Example(
            "en", "how much will we sell of {product} this month", {"product": "{product}", "period": "{this_month}"}
        ),
        Example("en", "sales forecast for this month", {"period": "{this_month}"}),
        Example("en", "how much are we going to sell this month", {"period": "{this_month}"}),
        Example("en", "what will {employee} sell this month", {"employee": "{employee}", "period": "{this_month}"}),
        Example("en", "projected demand for {product} this month", {"product": "{product}", "period": "{this_month}"}),
    ),
)

ACTION = Action(
    name="forecast",
    title=Words("预测", "forecast"),
    hint=Words("预测销量或业绩。", "What will probably be sold."),
    arguments=Forecast,
    roles=frozenset({Role.REP, Role.MANAGER, Role.PURCHASING, Role.PRODUCTION, Role.FINANCE, Role.ADMIN, Role.OWNER}),
    vocabulary=VOCABULARY,
    planned=True,
)
