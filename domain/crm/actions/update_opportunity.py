"""Moves an opportunity on: stage, amount, closing day."""

from __future__ import annotations

from typing import Annotated, Literal

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, Choice, Day, FreeText, Money, OpportunityRef, choices, titled
from domain.vocabulary import Example, Vocabulary
from domain.words import Words

STAGE = choices(
    Choice("qualified", Words("初步接触", "qualified")),
    Choice("proposal", Words("方案报价", "proposal")),
    Choice("negotiation", Words("谈判", "negotiation")),
    Choice("won", Words("赢单", "won")),
    Choice("lost", Words("丢单", "lost")),
)


class UpdateOpportunity(Arguments):
    """What update an opportunity needs."""

    opportunity: OpportunityRef
    stage: (
        Annotated[Literal["qualified", "proposal", "negotiation", "won", "lost"], STAGE, titled("阶段", "stage")] | None
    ) = None
    amount: Money | None = None
    expected_close_on: Annotated[Day, titled("预计成交", "expected close")] | None = None
    lost_reason: Annotated[FreeText, titled("丢单原因", "why lost")] | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "更新商机"),
        Example("en", "update an opportunity"),
    ),
)

ACTION = Action(
    name="update_opportunity",
    title=Words("更新商机", "update an opportunity"),
    hint=Words("更新商机的阶段、金额或预计成交日。", "Moves an opportunity on: stage, amount, closing day."),
    arguments=UpdateOpportunity,
    roles=frozenset({Role.REP, Role.MANAGER, Role.ADMIN, Role.OWNER}),
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    planned=True,
)
