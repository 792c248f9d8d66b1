"""Makes a customer an offer."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, CustomerRef, Day, Lines, titled
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class CreateQuote(Arguments):
    """What quote needs."""

    customer: CustomerRef
    lines: Lines
    valid_until: Annotated[Day, titled("有效期至", "valid until")] | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "报价"),
        Example("en", "quote"),
    ),
)

ACTION = Action(
    name="create_quote",
    title=Words("报价", "quote"),
    hint=Words("给客户出一份报价单。", "Makes a customer an offer."),
    arguments=CreateQuote,
    roles=frozenset({Role.REP, Role.MANAGER, Role.ADMIN, Role.OWNER}),
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    planned=True,
)
