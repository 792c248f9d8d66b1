"""What I can do."""

from __future__ import annotations

from domain.access.roles import EVERYONE
from domain.action import Action
from domain.arguments import Arguments
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class Help(Arguments):
    """What help needs."""


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "帮助"),
        Example("en", "help"),
    ),
)

ACTION = Action(
    name="help",
    title=Words("帮助", "help"),
    hint=Words("看我能做什么。", "What I can do."),
    arguments=Help,
    roles=EVERYONE,
    vocabulary=VOCABULARY,
    planned=True,
)
