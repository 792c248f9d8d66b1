"""Changes an order's lines, delivery day or note."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, Day, FreeText, Lines, OrderRef, titled
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class AmendOrder(Arguments):
    """What amend an order needs."""

    order: OrderRef
    lines: Lines = ()
    deliver_by: Annotated[Day, titled("交期", "deliver by")] | None = None
    note: FreeText | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "改单"),
        Example("en", "amend an order"),
    ),
)

ACTION = Action(
    name="amend_order",
    title=Words("改单", "amend an order"),
    hint=Words("修改订单的明细、交期或备注。", "Changes an order's lines, delivery day or note."),
    arguments=AmendOrder,
    roles=frozenset({Role.REP, Role.MANAGER, Role.ADMIN, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    planned=True,
)
