"""Notes a customer's complaint or request."""

from __future__ import annotations

from typing import Annotated, Literal

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, Choice, CustomerRef, FreeText, OrderRef, ProductRef, choices, titled
from domain.vocabulary import Example, Vocabulary
from domain.words import Words

PRIORITY = choices(
    Choice("low", Words("低", "low")),
    Choice("normal", Words("普通", "normal")),
    Choice("high", Words("高", "high")),
    Choice("urgent", Words("紧急", "urgent")),
)


class CreateTicket(Arguments):
    """What open a ticket needs."""

    customer: CustomerRef
    subject: Annotated[FreeText, titled("问题", "subject")]
    product: ProductRef | None = None
    order: OrderRef | None = None
    priority: Annotated[Literal["low", "normal", "high", "urgent"], PRIORITY, titled("优先级", "priority")] | None = (
        None
    )


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "建售后单"),
        Example("en", "open a ticket"),
    ),
)

ACTION = Action(
    name="create_ticket",
    title=Words("建售后单", "open a ticket"),
    hint=Words("登记客户的问题。", "Notes a customer's complaint or request."),
    arguments=CreateTicket,
    roles=frozenset({Role.SERVICE, Role.REP, Role.MANAGER, Role.OWNER}),
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    planned=True,
)
