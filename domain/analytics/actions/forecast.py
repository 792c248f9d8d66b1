"""What will probably be sold."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action
from domain.arguments import Arguments, EmployeeRef, Period, ProductRef
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class Forecast(Arguments):
    """What forecast needs."""

    product: ProductRef | None = None
    employee: EmployeeRef | None = None
    period: Period | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "预测"),
        Example("en", "forecast"),
    ),
)

ACTION = Action(
    name="forecast",
    title=Words("预测", "forecast"),
    hint=Words("预测销量或业绩。", "What will probably be sold."),
    arguments=Forecast,
    roles=frozenset({Role.REP, Role.MANAGER, Role.PURCHASING, Role.PRODUCTION, Role.FINANCE, Role.ADMIN, Role.OWNER}),
    vocabulary=VOCABULARY,
    planned=True,
)
