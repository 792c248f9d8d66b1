"""Approves a document that waits for it."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, DocumentRef
from domain.kinds import Kind
from domain.outcome import Outcome
from domain.sales.approval_card import approved, waits_again
from domain.sales.binding import settle
from domain.sales.deciding import back_to_waiting, order_to_decide
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class Approve(Arguments):
    """What approve needs."""

    document: DocumentRef


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "批准"),
        Example("en", "approve"),
    ),
)


def run(ctx: Context, args: Approve) -> Outcome:
    """Make a waiting order binding and have its stock reserved."""
    order = order_to_decide(ctx, args.document)
    reasons = list(order.pending_reasons)
    settle(ctx, order, [])
    return approved(ctx, order, reasons)


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Let the order wait again, as long as nothing was shipped or invoiced."""
    order = ctx.store.orders.get(operation.document(Kind.ORDER))
    back_to_waiting(ctx, order, operation.before["pending_reasons"])
    return waits_again(order)


ACTION = Action(
    name="approve",
    title=Words("批准", "approve"),
    hint=Words("批准一张待审批的单据。", "Approves a document that waits for it."),
    arguments=Approve,
    roles=frozenset({Role.MANAGER, Role.ADMIN, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
