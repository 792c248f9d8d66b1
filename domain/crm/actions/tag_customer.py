"""Puts tags on a customer."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, CustomerRef, Texts, titled
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class TagCustomer(Arguments):
    """What tag a customer needs."""

    customer: CustomerRef
    tags: Annotated[Texts, titled("标签", "tags")]


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "打标签"),
        Example("en", "tag a customer"),
    ),
)

ACTION = Action(
    name="tag_customer",
    title=Words("打标签", "tag a customer"),
    hint=Words("给客户打标签。", "Puts tags on a customer."),
    arguments=TagCustomer,
    roles=frozenset({Role.REP, Role.MANAGER, Role.SERVICE, Role.OWNER}),
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    planned=True,
)
