"""Revenue, margin and other figures."""

from __future__ import annotations

from typing import Annotated, Literal

from domain.access.roles import Role
from domain.action import Action
from domain.arguments import (
    Arguments,
    Choice,
    CustomerRef,
    EmployeeRef,
    FreeText,
    Number,
    Period,
    ProductRef,
    TeamRef,
    choices,
    titled,
)
from domain.vocabulary import Example, Vocabulary
from domain.words import Words

METRIC = choices(
    Choice("revenue", Words("销售额", "revenue")),
    Choice("orders", Words("订单数", "orders")),
    Choice("quantity", Words("销量", "quantity")),
    Choice("margin", Words("毛利", "margin")),
    Choice("payments", Words("回款", "payments")),
    Choice("new_customers", Words("新客户", "new customers")),
    Choice("follow_ups", Words("跟进数", "follow-ups")),
    Choice("win_rate", Words("赢单率", "win rate")),
    Choice("average_order_value", Words("客单价", "average order value")),
)
GROUP_BY = choices(
    Choice("employee", Words("业务员", "rep")),
    Choice("team", Words("团队", "team")),
    Choice("customer", Words("客户", "customer")),
    Choice("product", Words("产品", "product")),
    Choice("category", Words("品类", "category")),
    Choice("region", Words("地区", "region")),
    Choice("month", Words("月", "month")),
    Choice("week", Words("周", "week")),
    Choice("day", Words("日", "day")),
)
COMPARE_WITH = choices(
    Choice("previous_period", Words("环比", "previous period")),
    Choice("last_year", Words("同比", "last year")),
)


class SalesFigures(Arguments):
    """What sales figures needs."""

    metric: Annotated[
        Literal[
            "revenue",
            "orders",
            "quantity",
            "margin",
            "payments",
            "new_customers",
            "follow_ups",
            "win_rate",
            "average_order_value",
        ],
        METRIC,
        titled("指标", "metric"),
    ]
    period: Period
    group_by: (
        Annotated[
            Literal["employee", "team", "customer", "product", "category", "region", "month", "week", "day"],
            GROUP_BY,
            titled("按", "by"),
        ]
        | None
    ) = None
    employee: EmployeeRef | None = None
    team: Annotated[TeamRef, titled("团队", "team")] | None = None
    customer: CustomerRef | None = None
    product: ProductRef | None = None
    category: Annotated[FreeText, titled("品类", "category")] | None = None
    region: FreeText | None = None
    compare_with: (
        Annotated[Literal["previous_period", "last_year"], COMPARE_WITH, titled("对比", "compare with")] | None
    ) = None
    top: Annotated[Number, titled("前几名", "top")] | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "销售数据"),
        Example("en", "sales figures"),
    ),
)

ACTION = Action(
    name="sales_figures",
    title=Words("销售数据", "sales figures"),
    hint=Words("查销售额、毛利等指标。", "Revenue, margin and other figures."),
    arguments=SalesFigures,
    roles=frozenset({Role.REP, Role.MANAGER, Role.FINANCE, Role.ADMIN, Role.OWNER}),
    vocabulary=VOCABULARY,
    planned=True,
)
