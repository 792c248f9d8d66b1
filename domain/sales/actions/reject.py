"""Turns down a document that waits for approval."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, DocumentRef, FreeText
from domain.kinds import Kind
from domain.outcome import Outcome
from domain.sales.approval_card import rejected, waits_again
from domain.sales.deciding import order_to_decide, send_back, take_up_again
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class Reject(Arguments):
    """What reject needs."""

    document: DocumentRef
    reason: FreeText | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "驳回"),
        Example("en", "reject"),
    ),
)


def run(ctx: Context, args: Reject) -> Outcome:
    """Send a waiting order back to its salesperson: a draft, to be amended or cancelled."""
    order = order_to_decide(ctx, args.document)
    reasons = list(order.pending_reasons)
    send_back(order, args.reason)
    return rejected(ctx, order, args.reason, reasons)


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Let the order wait for approval again, unless it was changed since."""
    order = ctx.store.orders.get(operation.document(Kind.ORDER))
    take_up_again(order, operation.before["pending_reasons"])
    return waits_again(order)


ACTION = Action(
    name="reject",
    title=Words("驳回", "reject"),
    hint=Words("驳回一张待审批的单据。", "Turns down a document that waits for approval."),
    arguments=Reject,
    roles=frozenset({Role.MANAGER, Role.ADMIN, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
