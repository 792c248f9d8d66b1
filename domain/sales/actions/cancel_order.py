"""Cancels an order."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, FreeText, OrderRef
from domain.kinds import Kind
from domain.outcome import Outcome
from domain.sales.binding import cancel, revive
from domain.sales.cancel_card import cancelled, revived
from domain.sales.snapshot import snapshot
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


def run(ctx: Context, args: CancelOrder) -> Outcome:
    """Let the order go, with what was held for it; refused once goods or an invoice have gone out."""
    order = ctx.store.orders.get(args.order)
    saved = snapshot(order)
    cancel(ctx, order)
    return cancelled(ctx, order, args.reason, saved)


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Let the order stand again as it stood, with its stock reserved as far as there is any."""
    order = ctx.store.orders.get(operation.document(Kind.ORDER))
    revive(ctx, order, operation.before)
    return revived(ctx, order)


ACTION = Action(
    name="cancel_order",
    title=Words("取消订单", "cancel an order"),
    hint=Words("取消一张订单。", "Cancels an order."),
    arguments=CancelOrder,
    roles=frozenset({Role.REP, Role.MANAGER, Role.ADMIN, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
