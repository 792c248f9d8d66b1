"""Lists orders."""

from __future__ import annotations

from typing import Annotated, Literal

from domain.access.roles import EVERYONE
from domain.action import Action, Context
from domain.arguments import Arguments, Choice, CustomerRef, EmployeeRef, Period, choices, titled
from domain.calendar import Period as Days
from domain.outcome import Outcome
from domain.sales.order_list import OrderSearch, order_list
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
