"""Notes somebody who may become a customer."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, FreeText, titled
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class CreateLead(Arguments):
    """What new lead needs."""

    name: FreeText
    contact_name: FreeText | None = None
    phone: FreeText | None = None
    source: FreeText | None = None
    interest: Annotated[FreeText, titled("意向", "interest")] | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "新建线索"),
        Example("en", "new lead"),
    ),
)

ACTION = Action(
    name="create_lead",
    title=Words("新建线索", "new lead"),
    hint=Words("记下一个潜在客户。", "Notes somebody who may become a customer."),
    arguments=CreateLead,
    roles=frozenset({Role.REP, Role.MANAGER, Role.SERVICE, Role.ADMIN, Role.OWNER}),
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    planned=True,
)
