"""Reports what was made."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, Quantity, WorkOrderRef, titled
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class ReportProduction(Arguments):
    """What report production needs."""

    work_order: WorkOrderRef
    quantity: Quantity
    scrap: Annotated[Quantity, titled("报废", "scrap")] | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "报工"),
        Example("en", "report production"),
    ),
)

ACTION = Action(
    name="report_production",
    title=Words("报工", "report production"),
    hint=Words("汇报完工数量。", "Reports what was made."),
    arguments=ReportProduction,
    roles=frozenset({Role.PRODUCTION, Role.WAREHOUSE, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    planned=True,
)
