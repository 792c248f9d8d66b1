"""Changes an order's lines, delivery day or note."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, Day, FreeText, Lines, OrderRef, titled
from domain.errors import BadInputError, ConflictError
from domain.kinds import Kind
from domain.outcome import Outcome
from domain.sales.amending import change_lines, check_restorable
from domain.sales.amendment_card import amended, amendment_undone
from domain.sales.fulfilment import fit_reservations, release
from domain.sales.lines import ask_about_gifts
from domain.sales.order_card import order_ref
from domain.sales.order_draft import check_deliver_by
from domain.sales.orders import Order, OrderState
from domain.sales.reapproval import settle_again, standing
from domain.sales.snapshot import restore, snapshot
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class AmendOrder(Arguments):
    """What amend an order needs."""

    order: OrderRef
    lines: Lines = ()
    deliver_by: Annotated[Day, titled("交期", "deliver by")] | None = None
    note: FreeText | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "改单"),
        Example("en", "amend an order"),
    ),
)


def run(ctx: Context, args: AmendOrder) -> Outcome:
    """Have the order stand as said; stock held for it follows, and it waits where it needs approval again."""
    order = ctx.store.orders.get(args.order)
    _check(ctx, order, args)
    customer = ctx.store.customers.get(order.customer)
    paid = frozenset(line.product for line in order.lines if not line.gift)
    ask_about_gifts(ctx, customer.id, args.lines, args.acknowledged, paid)
    saved, before = snapshot(order), standing(order)
    order.deliver_by = args.deliver_by or order.deliver_by
    order.note = args.note or order.note
    change_lines(ctx, order, args.lines)
    if args.lines or before.state is OrderState.DRAFT:
        settle_again(ctx, order, customer, before)
    return amended(ctx, order, saved)


def _check(ctx: Context, order: Order, args: AmendOrder) -> None:
    if order.state is OrderState.CANCELLED:
        raise ConflictError("sales.already_cancelled", order=order_ref(order))
    if not (args.lines or args.deliver_by or args.note):
        raise BadInputError("lines", "sales.say_what_changes", order=order_ref(order))
    check_deliver_by(ctx, args.deliver_by)


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Let the order stand as before, as long as nothing has happened to it since."""
    order = ctx.store.orders.get(operation.document(Kind.ORDER))
    saved = dict(operation.before)
    if snapshot(order) != saved.pop("after"):
        raise ConflictError("sales.changed_since", order=order_ref(order))
    restore(order, saved)
    check_restorable(ctx, order)
    if order.state is OrderState.CONFIRMED:
        fit_reservations(ctx, order)
    else:
        release(ctx, order)
    return amendment_undone(order)


ACTION = Action(
    name="amend_order",
    title=Words("改单", "amend an order"),
    hint=Words("修改订单的明细、交期或备注。", "Changes an order's lines, delivery day or note."),
    arguments=AmendOrder,
    roles=frozenset({Role.REP, Role.MANAGER, Role.ADMIN, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
