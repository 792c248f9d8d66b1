"""Records money received from a customer."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, Choice, CustomerRef, Day, Money, OrderRef, choices, titled
from domain.errors import BadInputError, ConflictError, Option, QuestionError
from domain.finance.allocation import allocate
from domain.finance.documents import Invoice, Payment
from domain.finance.posting import post_payment, post_payment_reversed
from domain.finance.shown import customer_ref, invoice_ref, money, order_ref
from domain.kinds import Kind
from domain.money import plain, round_money
from domain.outcome import Fact, Mark, Marked, Outcome, RecordRef, Say, Table, say
from domain.sales.orders import Order
from domain.vocabulary import Example, Vocabulary
from domain.words import Words

METHOD = choices(
    Choice("bank", Words("银行转账", "bank transfer")),
    Choice("cash", Words("现金", "cash")),
    Choice("wechat", Words("微信", "WeChat")),
    Choice("alipay", Words("支付宝", "Alipay")),
    Choice("cheque", Words("支票", "cheque")),
    Choice("card", Words("刷卡", "card")),
    Choice("acceptance", Words("承兑", "acceptance bill")),
    Choice("other", Words("其他", "other")),
)


#: What the person accepts who records an equal payment of the same day once more.
AGAIN = "duplicate_payment"


class RecordPayment(Arguments):
    """Who paid how much: the customer, or the order that was paid."""

    customer: CustomerRef | None = None
    order: OrderRef | None = None
    amount: Money
    method: (
        Annotated[
            Literal["bank", "cash", "wechat", "alipay", "cheque", "card", "acceptance", "other"],
            METHOD,
            titled("方式", "method"),
        ]
        | None
    ) = None
    received_on: Annotated[Day, titled("到账日", "received on")] | None = None


@dataclass(frozen=True, slots=True)
class Payer:
    """Who paid, and for which order, if one was said; `owner` is the salesperson it counts for."""

    customer: str
    owner: str | None
    order: Order | None = None


def run(ctx: Context, args: RecordPayment) -> Outcome:
    """Book money that came in: it settles the order's invoices, or the customer's, oldest due date first."""
    payer = _payer(ctx, args)
    _check(ctx, args, payer)
    open_invoices = _open_invoices(ctx, payer)
    payment = _payment(ctx, args, payer)
    payment.allocations.extend(allocate(args.amount, open_invoices))
    ctx.store.payments.add(payment)
    post_payment(ctx.store, ctx.company, payment)
    return Outcome(
        headline=say("finance.paid", customer=customer_ref(ctx, payer.customer), amount=money(ctx, payment.amount)),
        facts=_facts(ctx, args, payment),
        tables=_settled(ctx, payment, open_invoices),
        warnings=_warnings(ctx, payment),
        documents=(RecordRef(Kind.PAYMENT, payment.id, payment.id, new=True),),
        result={
            "payment": payment.id,
            "allocations": [{"invoice": part.invoice, "amount": plain(part.amount)} for part in payment.allocations],
            "prepayment": plain(payment.unallocated),
        },
    )


def _payer(ctx: Context, args: RecordPayment) -> Payer:
    order = ctx.store.orders.get(args.order) if args.order else None
    if order is None:
        if args.customer is None:
            raise BadInputError("customer", "finance.who_paid")
        customer = ctx.store.customers.get(args.customer)
        return Payer(customer.id, customer.owner)
    if args.customer not in {None, order.customer}:
        raise BadInputError(
            "order", "finance.order_of_another", order=order_ref(order.id), customer=customer_ref(ctx, order.customer)
        )
    if order.currency != ctx.company.currency:
        raise ConflictError("finance.foreign_currency", order=order_ref(order.id), currency=ctx.company.currency)
    return Payer(order.customer, order.owner, order)


def _check(ctx: Context, args: RecordPayment, payer: Payer) -> None:
    """Raise BadInputError for an amount or day that can't be, QuestionError for a payment that is there already."""
    if args.amount <= 0:
        raise BadInputError("amount", "finance.amount_positive")
    if args.amount != round_money(args.amount, ctx.company.currency):
        raise BadInputError("amount", "finance.amount_too_fine", currency=ctx.company.currency)
    received_on = args.received_on or ctx.today
    if received_on > ctx.today:
        raise BadInputError("received_on", "finance.received_later", day=received_on)
    earlier = ctx.store.payments.of_customer(payer.customer)
    if AGAIN not in args.acknowledged and (received_on, args.amount) in {
        (each.received_on, each.amount) for each in earlier
    }:
        again = Option("finance.record_again", acknowledge=AGAIN)
        raise QuestionError(
            "finance.recorded_already",
            (again,),
            customer=customer_ref(ctx, payer.customer),
            amount=money(ctx, args.amount),
            day=received_on,
        )


def _open_invoices(ctx: Context, payer: Payer) -> list[tuple[Invoice, Decimal]]:
    found = ctx.store.invoices.open(payer.customer)
    return [(invoice, owed) for invoice, owed in found if payer.order is None or invoice.order == payer.order.id]


def _payment(ctx: Context, args: RecordPayment, payer: Payer) -> Payment:
    return Payment(
        id=ctx.store.numbers.next(Kind.PAYMENT),
        customer=payer.customer,
        owner=payer.owner,
        currency=ctx.company.currency,
        amount=args.amount,
        received_on=args.received_on or ctx.today,
        method=args.method or "bank",
        order=payer.order.id if payer.order else None,
    )


def _facts(ctx: Context, args: RecordPayment, payment: Payment) -> tuple[Fact, ...]:
    method = next(choice.words for choice in METHOD.choices if choice.value == payment.method)
    order = (Fact("common.order", order_ref(payment.order)),) if payment.order else ()
    return (
        Fact("common.customer", customer_ref(ctx, payment.customer)),
        *order,
        Fact("common.amount", money(ctx, payment.amount)),
        Fact("finance.method", method if args.method else Marked(method, Mark.DEFAULT)),
        Fact(
            "finance.received_on",
            payment.received_on if args.received_on else Marked(payment.received_on, Mark.DEFAULT),
        ),
    )


def _settled(ctx: Context, payment: Payment, open_invoices: list[tuple[Invoice, Decimal]]) -> tuple[Table, ...]:
    """What the payment settles, and what stays open on each of these invoices."""
    shares = {part.invoice: part.amount for part in payment.allocations}
    rows = tuple(
        (
            invoice_ref(invoice),
            invoice.due_on,
            money(ctx, owed),
            money(ctx, shares[invoice.id]),
            money(ctx, owed - shares[invoice.id]),
        )
        for invoice, owed in open_invoices
        if invoice.id in shares
    )
    columns = ("common.invoice", "finance.due_on", "finance.owed", "finance.settled", "finance.remaining")
    return (Table(columns, rows),) if rows else ()


def _warnings(ctx: Context, payment: Payment) -> tuple[Say, ...]:
    if payment.unallocated <= 0:
        return ()
    return (say("finance.prepayment_kept", amount=money(ctx, payment.unallocated)),)


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Take a payment back with a reversing entry: the invoices that it settled are open again."""
    payment = ctx.store.payments.get(operation.documents[0].id)
    ref = RecordRef(Kind.PAYMENT, payment.id, payment.id)
    if payment.reversed:
        raise ConflictError("finance.reversed_already", payment=ref)
    payment.reversed = True
    post_payment_reversed(ctx.store, ctx.company, payment, ctx.today)
    return Outcome(
        headline=say("finance.payment_reversed", payment=ref, amount=money(ctx, payment.amount)),
        facts=(Fact("common.customer", customer_ref(ctx, payment.customer)),),
        documents=(ref,),
        result={"payment": payment.id},
    )


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "收款"),
        Example("en", "record a payment"),
    ),
)

ACTION = Action(
    name="record_payment",
    title=Words("收款", "record a payment"),
    hint=Words("登记客户的回款。", "Records money received from a customer."),
    arguments=RecordPayment,
    roles=frozenset({Role.FINANCE, Role.REP, Role.MANAGER, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
