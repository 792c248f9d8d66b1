"""Records goods that a customer sends back."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, FreeText, Lines, OrderRef
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class CreateReturn(Arguments):
    """What take back goods needs."""

    order: OrderRef
    lines: Lines = ()
    reason: FreeText | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "退货"),
        Example("en", "take back goods"),
    ),
)

ACTION = Action(
    name="create_return",
    title=Words("退货", "take back goods"),
    hint=Words("登记客户退货。", "Records goods that a customer sends back."),
    arguments=CreateReturn,
    roles=frozenset({Role.REP, Role.MANAGER, Role.SERVICE, Role.WAREHOUSE, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    planned=True,
)
