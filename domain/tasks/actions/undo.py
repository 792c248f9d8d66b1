"""Takes back what you did last."""

from __future__ import annotations

from domain.access.roles import EVERYONE
from domain.action import Action, Risk
from domain.arguments import Arguments
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class Undo(Arguments):
    """What undo needs."""


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "撤销"),
        Example("en", "undo"),
    ),
)

ACTION = Action(
    name="undo",
    title=Words("撤销", "undo"),
    hint=Words("撤销你刚才做的操作。", "Takes back what you did last."),
    arguments=Undo,
    roles=EVERYONE,
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    planned=True,
)
