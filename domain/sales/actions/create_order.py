"""Takes a customer's order."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, CustomerRef, Day, EmployeeRef, FreeText, Lines, WarehouseRef, titled
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class CreateOrder(Arguments):
    """What order needs."""

    customer: CustomerRef
    lines: Lines
    deliver_by: Annotated[Day, titled("交期", "deliver by")] | None = None
    warehouse: WarehouseRef | None = None
    note: FreeText | None = None
    salesperson: Annotated[EmployeeRef, titled("业务员", "salesperson")] | None = None
    customer_po: Annotated[FreeText, titled("客户订单号", "customer's PO")] | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "下单"),
        Example("en", "order"),
    ),
)

ACTION = Action(
    name="create_order",
    title=Words("下单", "order"),
    hint=Words("给客户下一张销售订单。", "Takes a customer's order."),
    arguments=CreateOrder,
    roles=frozenset({Role.REP, Role.MANAGER, Role.ADMIN, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    planned=True,
)
