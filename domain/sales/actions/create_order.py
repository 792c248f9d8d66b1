"""Takes a customer's order."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, CustomerRef, Day, EmployeeRef, FreeText, Lines, WarehouseRef, titled
from domain.kinds import Kind
from domain.outcome import Outcome, RecordRef, say
from domain.sales.binding import cancel, place
from domain.sales.lines import ask_about_gifts, price_lines
from domain.sales.order_card import taken
from domain.sales.order_draft import Said, ask_about_double, check_deliver_by, draft
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class CreateOrder(Arguments):
    """What order needs."""

    customer: CustomerRef
    lines: Lines
    deliver_by: Annotated[Day, titled("交期", "deliver by")] | None = None
    warehouse: WarehouseRef | None = None
    note: FreeText | None = None
    salesperson: Annotated[EmployeeRef, titled("业务员", "salesperson")] | None = None
    customer_po: Annotated[FreeText, titled("客户订单号", "customer's PO")] | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "下单"),
        Example("en", "order"),
    ),
)


def run(ctx: Context, args: CreateOrder) -> Outcome:
    """Write the order; it becomes binding at once, or waits for approval."""
    customer = ctx.store.customers.get(args.customer)
    check_deliver_by(ctx, args.deliver_by)
    ask_about_gifts(ctx, customer.id, args.lines, args.acknowledged)
    priced = price_lines(ctx, customer.id, args.lines)
    lines = [found.line for found in priced]
    ask_about_double(ctx, customer, lines, args.acknowledged)
    said = Said(args.deliver_by, args.warehouse, args.note, args.salesperson, args.customer_po)
    order = draft(ctx, customer, lines, said)
    ctx.store.orders.add(order)
    place(ctx, order, customer)
    return taken(ctx, order, customer, priced, said)


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Cancel the order, as long as nothing was shipped or invoiced."""
    order = ctx.store.orders.get(operation.document(Kind.ORDER))
    cancel(ctx, order)
    ref = RecordRef(Kind.ORDER, order.id, order.id)
    return Outcome(say("sales.order_undone", order=ref), documents=(ref,), result={"order": order.id})


ACTION = Action(
    name="create_order",
    title=Words("下单", "order"),
    hint=Words("给客户下一张销售订单。", "Takes a customer's order."),
    arguments=CreateOrder,
    roles=frozenset({Role.REP, Role.MANAGER, Role.ADMIN, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
