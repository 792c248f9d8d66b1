"""An order and how far it has come."""

from __future__ import annotations

from domain.access.roles import EVERYONE
from domain.action import Action, Context
from domain.arguments import Arguments, OrderRef
from domain.outcome import Outcome
from domain.sales.order_view import order_view
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class ShowOrder(Arguments):
    """What show an order needs."""

    order: OrderRef


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "看订单"),
        Example("en", "show an order"),
    ),
)


def run(ctx: Context, args: ShowOrder) -> Outcome:
    """The order, what came of it, and what may be done next."""
    return order_view(ctx, ctx.store.orders.get(args.order))


ACTION = Action(
    name="show_order",
    title=Words("看订单", "show an order"),
    hint=Words("看一张订单和它的进度。", "An order and how far it has come."),
    arguments=ShowOrder,
    roles=EVERYONE,
    vocabulary=VOCABULARY,
    run=run,
)
