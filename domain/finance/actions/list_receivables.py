"""Who owes what, and for how long."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action
from domain.arguments import Arguments, CustomerRef, EmployeeRef, Flag, titled
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class ListReceivables(Arguments):
    """What receivables needs."""

    customer: CustomerRef | None = None
    employee: EmployeeRef | None = None
    overdue_only: Annotated[Flag, titled("只看逾期", "overdue only")] = False


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "查应收"),
        Example("en", "receivables"),
    ),
)

ACTION = Action(
    name="list_receivables",
    title=Words("查应收", "receivables"),
    hint=Words("谁欠款、欠多少、逾期多久。", "Who owes what, and for how long."),
    arguments=ListReceivables,
    roles=frozenset({Role.REP, Role.MANAGER, Role.FINANCE, Role.ADMIN, Role.OWNER}),
    vocabulary=VOCABULARY,
    planned=True,
)
