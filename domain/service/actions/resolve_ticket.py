"""Closes a ticket."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, FreeText, TicketRef, titled
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class ResolveTicket(Arguments):
    """What resolve a ticket needs."""

    ticket: TicketRef
    resolution: Annotated[FreeText, titled("处理结果", "resolution")] | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "售后结单"),
        Example("en", "resolve a ticket"),
    ),
)

ACTION = Action(
    name="resolve_ticket",
    title=Words("售后结单", "resolve a ticket"),
    hint=Words("关闭一张售后单。", "Closes a ticket."),
    arguments=ResolveTicket,
    roles=frozenset({Role.SERVICE, Role.MANAGER, Role.OWNER}),
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    planned=True,
)
