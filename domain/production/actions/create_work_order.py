"""Has something made."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, Day, ProductRef, Quantity, titled
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class CreateWorkOrder(Arguments):
    """What work order needs."""

    product: ProductRef
    quantity: Quantity
    due_on: Annotated[Day, titled("交期", "due on")] | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "下生产工单"),
        Example("en", "work order"),
    ),
)

ACTION = Action(
    name="create_work_order",
    title=Words("下生产工单", "work order"),
    hint=Words("安排生产。", "Has something made."),
    arguments=CreateWorkOrder,
    roles=frozenset({Role.PRODUCTION, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    planned=True,
)
