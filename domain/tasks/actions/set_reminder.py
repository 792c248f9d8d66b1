"""Reminds you when it is time."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import EVERYONE
from domain.action import Action, Risk
from domain.arguments import Arguments, CustomerRef, Day, FreeText, Moment, titled
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class SetReminder(Arguments):
    """What set a reminder needs."""

    text: Annotated[FreeText, titled("事项", "text")]
    at: Moment | None = None
    on: Day | None = None
    customer: CustomerRef | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "设提醒"),
        Example("en", "set a reminder"),
    ),
)

ACTION = Action(
    name="set_reminder",
    title=Words("设提醒", "set a reminder"),
    hint=Words("到时候提醒你。", "Reminds you when it is time."),
    arguments=SetReminder,
    roles=EVERYONE,
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    planned=True,
)
