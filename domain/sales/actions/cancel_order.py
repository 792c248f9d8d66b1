"""Cancels an order."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, FreeText, OrderRef
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class CancelOrder(Arguments):
    """What cancel an order needs."""

    order: OrderRef
    reason: FreeText | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "取消订单"),
        Example("en", "cancel an order"),
    ),
)

ACTION = Action(
    name="cancel_order",
    title=Words("取消订单", "cancel an order"),
    hint=Words("取消一张订单。", "Cancels an order."),
    arguments=CancelOrder,
    roles=frozenset({Role.REP, Role.MANAGER, Role.ADMIN, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    planned=True,
)
