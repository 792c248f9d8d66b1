"""Lists orders."""

from __future__ import annotations

from typing import Annotated, Literal

from domain.access.roles import EVERYONE
from domain.action import Action
from domain.arguments import Arguments, Choice, CustomerRef, EmployeeRef, Period, choices, titled
from domain.vocabulary import Example, Vocabulary
from domain.words import Words

STATUS = choices(
    Choice("draft", Words("草稿", "draft")),
    Choice("pending_approval", Words("待审批", "pending approval")),
    Choice("confirmed", Words("已确认", "confirmed")),
    Choice("shipped", Words("已发货", "shipped")),
    Choice("invoiced", Words("已开票", "invoiced")),
    Choice("paid", Words("已付清", "paid")),
    Choice("cancelled", Words("已取消", "cancelled")),
    Choice("unshipped", Words("未发货", "unshipped")),
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
    examples=(
        Example("zh", "订单列表"),
        Example("en", "list orders"),
    ),
)

ACTION = Action(
    name="list_orders",
    title=Words("订单列表", "list orders"),
    hint=Words("列出订单。", "Lists orders."),
    arguments=ListOrders,
    roles=EVERYONE,
    vocabulary=VOCABULARY,
    planned=True,
)
