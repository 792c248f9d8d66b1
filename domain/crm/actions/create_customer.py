"""Adds a customer."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, FreeText
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class CreateCustomer(Arguments):
    """What new customer needs."""

    name: FreeText
    contact_name: FreeText | None = None
    phone: FreeText | None = None
    region: FreeText | None = None
    industry: FreeText | None = None
    source: FreeText | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "新建客户"),
        Example("en", "new customer"),
    ),
)

ACTION = Action(
    name="create_customer",
    title=Words("新建客户", "new customer"),
    hint=Words("新建一个客户。", "Adds a customer."),
    arguments=CreateCustomer,
    roles=frozenset({Role.REP, Role.MANAGER, Role.SERVICE, Role.ADMIN, Role.OWNER}),
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    planned=True,
)
