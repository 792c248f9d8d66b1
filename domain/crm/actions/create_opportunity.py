"""Opens a deal that may come about."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, CustomerRef, Day, FreeText, Money, ProductRefs, titled
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class CreateOpportunity(Arguments):
    """What new opportunity needs."""

    customer: CustomerRef
    title: FreeText | None = None
    products: ProductRefs = ()
    amount: Money | None = None
    expected_close_on: Annotated[Day, titled("预计成交", "expected close")] | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "新建商机"),
        Example("en", "new opportunity"),
    ),
)

ACTION = Action(
    name="create_opportunity",
    title=Words("新建商机", "new opportunity"),
    hint=Words("登记一个可能成交的项目。", "Opens a deal that may come about."),
    arguments=CreateOpportunity,
    roles=frozenset({Role.REP, Role.MANAGER, Role.ADMIN, Role.OWNER}),
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    planned=True,
)
