"""What is on for a day."""

from __future__ import annotations

from domain.access.roles import EVERYONE
from domain.action import Action
from domain.arguments import Arguments, Day
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class MyAgenda(Arguments):
    """What my agenda needs."""

    on: Day | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "我的日程"),
        Example("en", "my agenda"),
    ),
)

ACTION = Action(
    name="my_agenda",
    title=Words("我的日程", "my agenda"),
    hint=Words("看某天要做的事。", "What is on for a day."),
    arguments=MyAgenda,
    roles=EVERYONE,
    vocabulary=VOCABULARY,
    planned=True,
)
