"""A customer at a glance."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action
from domain.arguments import Arguments, CustomerRef
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class ShowCustomer(Arguments):
    """What show a customer needs."""

    customer: CustomerRef


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "看客户"),
        Example("en", "show a customer"),
    ),
)

ACTION = Action(
    name="show_customer",
    title=Words("看客户", "show a customer"),
    hint=Words("看一个客户的概况。", "A customer at a glance."),
    arguments=ShowCustomer,
    roles=frozenset({Role.REP, Role.MANAGER, Role.FINANCE, Role.SERVICE, Role.ADMIN, Role.OWNER}),
    vocabulary=VOCABULARY,
    planned=True,
)
