"""Lists follow-ups."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action
from domain.arguments import Arguments, CustomerRef, EmployeeRef, Period
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class ListFollowUps(Arguments):
    """What list follow-ups needs."""

    customer: CustomerRef | None = None
    employee: EmployeeRef | None = None
    period: Period | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "跟进记录"),
        Example("en", "list follow-ups"),
    ),
)

ACTION = Action(
    name="list_follow_ups",
    title=Words("跟进记录", "list follow-ups"),
    hint=Words("列出跟进记录。", "Lists follow-ups."),
    arguments=ListFollowUps,
    roles=frozenset({Role.REP, Role.MANAGER, Role.SERVICE, Role.ADMIN, Role.OWNER}),
    vocabulary=VOCABULARY,
    planned=True,
)
