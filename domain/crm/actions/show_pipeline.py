"""Open opportunities by stage."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action
from domain.arguments import Arguments, EmployeeRef, Period, TeamRef, titled
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class ShowPipeline(Arguments):
    """What pipeline needs."""

    employee: EmployeeRef | None = None
    team: Annotated[TeamRef, titled("团队", "team")] | None = None
    period: Period | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "销售漏斗"),
        Example("en", "pipeline"),
    ),
)

ACTION = Action(
    name="show_pipeline",
    title=Words("销售漏斗", "pipeline"),
    hint=Words("按阶段看商机。", "Open opportunities by stage."),
    arguments=ShowPipeline,
    roles=frozenset({Role.REP, Role.MANAGER, Role.ADMIN, Role.OWNER}),
    vocabulary=VOCABULARY,
    planned=True,
)
