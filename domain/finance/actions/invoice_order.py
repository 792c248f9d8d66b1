"""Invoices an order or what was delivered of it."""

from __future__ import annotations

from collections.abc import Mapping

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, OrderRef
from domain.errors import ConflictError, Option, QuestionError
from domain.finance.documents import Invoice
from domain.finance.invoicing import Bill, BillLine, advance_bill, delivered_bill
from domain.finance.issuing import credit, issue
from domain.finance.shown import customer_ref, invoice_ref, money, order_ref
from domain.kinds import Kind
from domain.money import ZERO, Qty, plain
from domain.outcome import Fact, Mark, Marked, Outcome, RecordRef, Table, Value, say
from domain.sales.card import price_label
from domain.sales.orders import Order, OrderState
from domain.vocabulary import Example, Said, Vocabulary
from domain.words import Words

#: What the person accepts who has an order invoiced before it is delivered.
IN_ADVANCE = "in_advance"


class InvoiceOrder(Arguments):
    """Which order is to be invoiced."""

    order: OrderRef


def run(ctx: Context, args: InvoiceOrder) -> Outcome:
    """Invoice what was delivered and is not invoiced; the whole order in advance only where the person accepts that."""
    order = ctx.store.orders.get(args.order)
    _require_binding(ctx, order)
    bill = _bill(ctx, order, in_advance=IN_ADVANCE in args.acknowledged)
    invoice, used = issue(ctx, order, bill)
    if used:
        ctx.effect(say("finance.prepayment_used", amount=money(ctx, sum(used.values(), ZERO))))
    ref, total = RecordRef(Kind.INVOICE, invoice.id, new=True), money(ctx, bill.gross)
    return Outcome(
        headline=say("finance.invoiced", invoice=ref, order=order_ref(order.id), amount=total, due_on=invoice.due_on),
        facts=_facts(ctx, order, invoice, bill),
        tables=(_lines(ctx, bill),),
        documents=(ref, order_ref(order.id)),
        result={"invoice": invoice.id, "amount": plain(invoice.amount), "due_on": invoice.due_on.isoformat()},
        before={"prepayments": {payment: plain(amount) for payment, amount in used.items()}},
    )


def _require_binding(ctx: Context, order: Order) -> None:
    if order.state is not OrderState.CONFIRMED:
        raise ConflictError("finance.order_not_binding", order=order_ref(order.id))
    if order.currency != ctx.company.currency:
        raise ConflictError("finance.foreign_currency", order=order_ref(order.id), currency=ctx.company.currency)


def _bill(ctx: Context, order: Order, *, in_advance: bool) -> Bill:
    """What the invoice is made out for; raises QuestionError or ConflictError where nothing delivered is left to invoice."""
    deliveries, invoices = ctx.store.deliveries.of_order(order.id), ctx.store.invoices.of_order(order.id)
    bill = delivered_bill(order, deliveries, invoices)
    if bill.gross > 0:
        return bill
    whole = advance_bill(order, deliveries, invoices)
    if whole.gross <= 0:
        raise ConflictError("finance.nothing_to_invoice", order=order_ref(order.id))
    if in_advance:
        return whole
    key = "finance.all_delivered_invoiced" if deliveries else "finance.nothing_delivered"
    advance = Option("finance.invoice_in_advance", acknowledge=IN_ADVANCE)
    raise QuestionError(key, (advance,), order=order_ref(order.id), amount=money(ctx, whole.gross))


def _facts(ctx: Context, order: Order, invoice: Invoice, bill: Bill) -> tuple[Fact, ...]:
    before = (Fact("finance.invoiced_before", money(ctx, bill.before)),) if bill.before else ()
    return (
        Fact("common.customer", customer_ref(ctx, order.customer)),
        Fact("common.order", order_ref(order.id)),
        *before,
        Fact("common.net", money(ctx, invoice.amount - invoice.tax)),
        Fact("common.tax", money(ctx, invoice.tax)),
        Fact("common.gross", money(ctx, invoice.amount)),
        Fact("finance.due_on", Marked(invoice.due_on, Mark.COMPUTED)),
    )


def _lines(ctx: Context, bill: Bill) -> Table:
    columns = ("common.product", "common.quantity", price_label([part.line for part in bill.lines]), "finance.with_tax")
    return Table(columns, tuple(_row(ctx, part) for part in bill.lines))


def _row(ctx: Context, part: BillLine) -> tuple[Value, ...]:
    product = ctx.store.products.get(part.line.product)
    quantity = Qty(part.quantity / part.line.factor, part.line.unit or product.unit)
    price = money(ctx, part.line.price_after_discount)
    return RecordRef(Kind.PRODUCT, product.id, product.name), quantity, price, money(ctx, part.gross)


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Take the invoice back with a credit note; raises ConflictError where it was credited before or money came in for it."""
    invoice = ctx.store.invoices.get(next(ref.id for ref in operation.documents if ref.kind is Kind.INVOICE))
    prepaid: Mapping[str, str] = operation.before.get("prepayments", {})
    note, freed = credit(ctx, invoice, freeing=frozenset(prepaid))
    if freed:
        ctx.effect(say("finance.prepayment_freed", amount=money(ctx, freed)))
    refs = RecordRef(Kind.CREDIT_NOTE, note.id, new=True), invoice_ref(invoice)
    return Outcome(
        headline=say("finance.credited", invoice=refs[1], amount=money(ctx, invoice.amount)),
        facts=(
            Fact("common.customer", customer_ref(ctx, invoice.customer)),
            Fact("common.gross", money(ctx, note.amount)),
        ),
        documents=refs,
        result={"credit_note": note.id, "invoice": invoice.id, "amount": plain(note.amount)},
    )


VOCABULARY = Vocabulary(
    zh=(
        "(要票|要发票|要开票|要专票)",
        "开(个|张|一张|一下|下|了|)(票|发票|专票|普票|增值税票|增值税发票|增票|电子发票|全票)",
        "(票|发票|专票|普票)(也|先|都|一起|一并|顺便|顺手|)(开上|开了|开一下|开掉|开出来|开出去|开好|给开)",
        "把…(票|发票|专票|普票)…(开了|开掉|开一下|开出来|开出去|开给)",
        "(票|发票|专票|普票)(给|帮)(他|她|他们|她们|人家|客户|对方)(开了|开一下|开掉|开上|开出来)",
        "{order}…(开票|开发票|开专票|开普票|开了票)",
    ),
    en=(
        "(bill|invoice) (that|this) (one|job|lot)",
        "(please|pls|can you|could you|go ahead and|now|) (bill|invoice) {customer} (for|on|) {order}",
        "(please|pls|can you|could you|go ahead and|now|) bill {order}",
        "(get|send|cut|raise|run|do) (the|an|its|their) (invoice|bill) (out|off|over|) (on|for) (it|that|this|that one|them)",
        "(get|send) (the|its|their|an) (invoice|bill) (out|off|over)",
        (
            "(raise|do|send|cut|get|run|issue|create|make|write up|sort|sort out|prepare|draw up|"
            "print) (the|a|an|their|his|her) (bill|invoice) (for|on|against|of|to)"
        ),
        "(invoice|invoices|bill|bills) (for|on|against) {order}",
        "(invoicing|billing|bill up|invoice up) {order}",
        "{order} (is|are) ready (to|for) (bill|invoice|billing|invoicing)",
        "(bill|invoice) (off|out|up) {order}",
        "(bill|invoice) (it|them|that|this|the customer|the job) (out|up|off|now|please|pls)",
        "(bill|invoice) {customer} (for|on|against) {order}",
        "(cut|raise|send|run|print|issue|get|do|shoot|fire) … invoice (on|for|against|off|of) {order}",
        "(bill|invoice) (out|up|off) {order}",
        "{order} (invoice|bill) (please|pls|now)",
        "(can|could|should) be (invoiced|billed)",
        "{order} (can|should|has|is ready) to be (invoiced|billed)",
        "{order} can be (invoiced|billed)",
        "(invoice|bill) {customer} for {order}",
        "{order} (needs|wants|is ready for|ready for) (invoicing|billing|an invoice|its invoice)",
        "(get|have) {order} (invoiced|billed)",
        "(get|do|send|raise|sort) the (invoice|bill) (for|on|out for|of) {order}",
        "(invoice|bill) {order}",
        "(invoice|bill) (it|the order|that order|this order|the customer|them)",
        "(issue|raise|send|create|make|generate|do|prepare|cut|write|need) (an|the|a|) invoice",
        "invoice for {order}",
        "{order} … (invoice it|bill it)",
    ),
    hints=("开票", "发票", "invoice"),
    against=(
        "(when|whether|if) {order}",
        "(do|should|must|shall|did|have|has) (i|we|you|they) … (invoice|bill|invoiced|billed)",
        "发票抬头",
        "开票信息",
        "开票资料",
    ),
    slots={"order": Said(stage="shipped")},
    examples=(
        Example("zh", "{order}开票", {"order": "{order}"}, sample=True),
        Example("zh", "给{order}开张发票", {"order": "{order}"}),
        Example("zh", "麻烦把{order}的票开一下", {"order": "{order}"}),
        Example("zh", "{order}开发票", {"order": "{order}"}),
        Example("zh", "开票 {order}", {"order": "{order}"}),
        Example("zh", "{order}可以开票了", {"order": "{order}"}),
        Example("zh", "帮{order}开个专票", {"order": "{order}"}),
        Example("zh", "把{order}的发票开了", {"order": "{order}"}),
        Example("en", "invoice {order}", {"order": "{order}"}, sample=True),
        Example("en", "please issue the invoice for {order}", {"order": "{order}"}),
        Example("en", "can you bill {order}", {"order": "{order}"}),
        Example("en", "raise an invoice for {order}", {"order": "{order}"}),
        Example("en", "bill {order}", {"order": "{order}"}),
        Example("en", "can you invoice {order} please", {"order": "{order}"}),
        Example("en", "generate the invoice on {order}", {"order": "{order}"}),
        Example("en", "please send the invoice for {order}", {"order": "{order}"}),
        Example("en", "{order} needs invoicing", {"order": "{order}"}),
    ),
)

ACTION = Action(
    name="invoice_order",
    title=Words("开票", "invoice an order"),
    hint=Words("按订单或已发货部分开票。", "Invoices an order or what was delivered of it."),
    arguments=InvoiceOrder,
    roles=frozenset({Role.FINANCE, Role.WAREHOUSE, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
