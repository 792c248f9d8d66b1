"""Hands a customer to another colleague."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, CustomerRef, EmployeeRef
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class AssignCustomer(Arguments):
    """What assign a customer needs."""

    customer: CustomerRef
    employee: EmployeeRef


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "分配客户"),
        Example("en", "assign a customer"),
    ),
)

ACTION = Action(
    name="assign_customer",
    title=Words("分配客户", "assign a customer"),
    hint=Words("把客户交给另一位同事负责。", "Hands a customer to another colleague."),
    arguments=AssignCustomer,
    roles=frozenset({Role.MANAGER, Role.ADMIN, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    planned=True,
)
