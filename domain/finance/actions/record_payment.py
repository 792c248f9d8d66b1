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
from domain.vocabulary import Example, Manner, Said, Vocabulary
from domain.words import Words

METHOD = choices(
    Choice(
        "bank",
        Words("银行转账", "bank transfer"),
        (
            "银行转账",
            "银行",
            "转账",
            "对公",
            "对公转账",
            "公账",
            "电汇",
            "汇款",
            "汇",
            "汇了",
            "汇来",
            "打款",
            "打来",
            "打过来",
            "打了",
            "网银",
            "tt",
            "t/t",
            "bank transfer",
            "bank",
            "wire transfer",
            "wire",
            "wired",
            "transfer",
            "transferred",
            "ach",
            "sepa",
            "bacs",
            "eft",
            "ach",
            "sepa",
            "direct deposit",
            "direct credit",
            "bank deposit",
            "e-transfer",
            "interac",
            "payid",
            "faster payment",
            "standing order",
            "swift",
            "remitted",
            "remittance",
        ),
    ),
    Choice(
        "cash",
        Words("现金", "cash"),
        (
            "现金",
            "现款",
            "现钱",
            "付现",
            "cash",
            "in cash",
            "in notes",
            "in coins",
        ),
    ),
    Choice(
        "wechat",
        Words("微信", "WeChat"),
        (
            "微信",
            "微信转账",
            "微信支付",
            "wechat",
            "wechat pay",
            "weixin",
        ),
    ),
    Choice(
        "alipay",
        Words("支付宝", "Alipay"),
        (
            "支付宝",
            "alipay",
        ),
    ),
    Choice(
        "cheque",
        Words("支票", "cheque"),
        (
            "支票",
            "cheque",
            "chq",
            "check",
            "checks",
            "a check",
            "by check",
            "check no",
            "check number",
            "via check",
            "with a check",
            "in checks",
            "cheques",
        ),
    ),
    Choice(
        "card",
        Words("刷卡", "card"),
        (
            "刷卡",
            "信用卡",
            "银行卡",
            "pos机",
            "pos",
            "card",
            "credit card",
            "debit card",
            "visa",
            "mastercard",
            "amex",
        ),
    ),
    Choice(
        "acceptance",
        Words("承兑", "acceptance bill"),
        (
            "承兑",
            "承兑汇票",
            "银承",
            "商承",
            "银行承兑",
            "汇票",
            "银票",
            "商票",
            "acceptance",
            "acceptance bill",
            "banker's acceptance",
            "bill of exchange",
        ),
    ),
    Choice(
        "other",
        Words("其他", "other"),
        ("其他", "paypal", "venmo", "cash app", "apple pay", "google pay", "stripe"),
    ),
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
    open_invoices = _open_invoices(ctx, payer)
    _check(ctx, args, payer)
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
    zh=(
        "(收到|收了|进了|收到了){customer}(的|那边的|那边|)(一笔|)(货款|款子|款|钱|尾款|定金|订金|汇款|回款|首款)",
        "(收到|收了|收|来了|到了|进了|入了)(一笔|笔|)(货款|尾款|尾数|定金|订金|款|钱|预付款|余款|首款|质保金|进度款)(一共|共|){money}",
        "(收到|收了|来了|到了|进了)(一笔|笔)(货款|尾款|尾数|定金|订金|款|钱|预付款|余款|首款|质保金|进度款)",
        "(转|打|汇)(过来|来|进来)的(|,){money}",
        "(记|录|登记|入|补)(一笔|一下|下)…(转|打|汇|付)(过来|进来)的(|,|钱|款)",
        "(刚|今天|昨天|上午|下午|早上|)(付|给)的{money}(的|)(现金|承兑|支票|微信|转账)",
        "{customer}(银行|微信|支付宝|现金|对公|电汇)(转账|转|打款|付款|汇款|到账|付|打)(了|过来|){money}",
        "{customer}(那边|那|这边|家)(又|也|刚|刚刚|今天|昨天|终于|)(付了|打了|转了|汇了|回了|给了|结了){money}",
        "{customer}(那边|那|这边|家|)(到了|到账了|进了|来了){money}",
        "{customer}(那边|)( |)(现金|承兑|支票|微信|支付宝|对公|转账|电汇)( |){money}",
        "{customer}(那边|)( |){money}( |)(现金|承兑|支票|微信|支付宝|对公|电汇)",
        "{customer}(那边|终于|今天|刚|刚刚|)(给钱|打钱|付钱|结账|把钱打|把钱付|把款打)(过来|)了",
        "{money}…(付清|结清|打清|付完)(了|)",
        "{customer}把…{money}(打|转|汇|付|结)(过来|来|了)",
        "{customer}(今天|刚|刚刚|昨天|上午|下午|又|先|已经|都|那边|)(给了|给|打款|付款|打钱|汇款|转账|回款|交了|交来){money}",
        "{customer}(今天|刚|刚刚|昨天|上午|下午|又|也|终于|已经|都|)(打钱|打款|付款|汇款|转账|回款|付钱|交钱|结款|结账|付清)(了|过来了|来了)",
        "{customer}…(打钱|打款|付款|汇款|转账|回款|付钱|交钱|结账)(了|过来了)(,|，|)…(登记|记|录|入)(一下|下|上|账)",
        "(登记|记|录|入|补)(一下|下|一笔|个|){customer}(的|)(打款|付款|汇款|转账|回款|货款|尾款|尾数|到款|到账|款)",
        "{customer}(交来|送来|拿来|开来|给了|寄来|付了|交了)(一张|张|一笔|笔|)(银行|商业|)(承兑|支票|汇票|现金|银承|商承|电汇)",
        "{customer}(那边|)(来了|到了|进来|打来|转来|汇来|付了|回了|结了|打了|给了|进账|到账)(一笔|笔){money}",
        "(进来|进了|来了|到了|打来|转来|汇来|入账|到账|收到|收了|进账)(一笔|笔|){money}",
        "(记|登记|录|入|补)(一|个|)(笔|一笔|下|一下|)(银行|微信|支付宝|现金|对公|)(回款|收款|到款|付款|进账|货款|尾款|尾数|定金)",
        "{customer}…(到的账|到的帐|打的款|付的款|到账的|结的账)",
        "{money}…(到的账|到的帐|打的款|付的款|入的账|进的账)",
        "{customer}(的|)(货款|尾款|尾数|定金|预付款|首款|余款|款|账款){money}(结了|付了|到了|打了|清了|给了|收了|)",
        "(冲|核销|抵|销){order}(那单|这单|的款|)",
        "{money}(入一下账|入下账|入账|记一下|登记一下|登一下)",
        "{customer}…(清了|刷卡|给了){money}",
        "收(了|){customer}(的|)(定金|货款|尾款|尾数|现金|款){money}",
        "(款|钱|货款){money}(进来了|到了|收到了|已到|已经到)",
        "{money}…(到账|入账|进账|到帐|入帐|收到了|打过来了|打进来了|汇过来了|转过来了|到了)",
        (
            "(到账|入账|进账|到帐|入帐|来款|收款|回款|收到|收了|收|打来|打过来|汇来|转来|回了|付了|结了|打了|转了|"
            "汇了|交了|还了|支付了|付来|付过来|又付|又回){money}"
        ),
        "(收到|收了|收){customer}…{money}",
        (
            "{customer}…(付了|打了|转了|汇了|回了|结了|交了|还了|付|打来|汇来|转来|到账|回款|打款|付款|汇款|转账|"
            "货款|尾款|尾数|预付款|定金|首付款|进度款|质保金){money}"
        ),
        "{customer}…{money}…(到账|到了|收到|到帐)",
        "(登记|录|录入|记|记一下|记一笔|录一笔|登记一笔|入一笔|补录)(一下|一笔|个|)(收款|回款|到款|付款|货款|款项)",
        (
            "(货款|尾款|尾数|预付款|定金|首付款|进度款|质保金|回款|款|钱|款子)(都|也|已经|刚|全|)(到了|到账|到帐|收到了|"
            "打过来了|进来了|入账了|到账了)"
        ),
        "(收款|回款|到款)登记",
        "(收到|收了|收|来了|进了|入了)(一笔|笔|点|)(现金|支票|承兑|汇票|转账|微信|支付宝){money}",
        "(收到|收了|来了)(一张|张|一笔|笔)(现金|支票|承兑|汇票|银承|商承|转账)",
        "{order}(的|那单的|)(钱|款|货款|尾款|尾数|款子)(都|已经|也|全|)(收|到|付|结|打|给)(齐|到|清|完|过来|)了",
        "{customer}…(给|付|打|转|汇|开|交|拿|送)了(我们|)(张|一张|笔|一笔)(银行|商业|)(承兑|支票|汇票|银承|商承|款|货款|钱|现金)",
        "(收到|收了|收)(款|货款|回款|尾款|尾数|定金|钱){money}",
    ),
    en=(
        "{customer} [just|have|has] (put|dropped|stuck|popped|lodged|paid) {money} (in|into) (the|our) (account|bank)",
        "{customer} (has |have |'s |)(just|finally|now) paid (us|up|)",
        "{customer} paid (us |up |)(just now|now|today|this morning|this afternoon|at last|finally)",
        "(took|collected|grabbed|got|picked up|pocketed) {money} … (off|from) {customer}",
        "{money} (cheque|check|chq|cash|transfer|wire|card payment|card|bank transfer|payment|deposit) "
        "(received|arrived|landed|cleared|came in|banked|is in|came through)",
        (
            "(gave|handed|paid|slipped|given) (me|us) {number} (cash|in cash|by card|cheque|by cheque|"
            "in notes|on card|by transfer)"
        ),
        "(gave|handed|paid|slipped|given) (me|us) {money}",
        "{customer} (gave|handed|slipped|sent|passed|paid|transferred|wired|dropped) (me|us|over|in|off) {money}",
        (
            "{customer} (put|sent|paid|wired|transferred|chucked|stuck) {money} … (on card|by card|down|toward|"
            "towards|against|on account|over|through|across)"
        ),
        "{customer} (put|putting) {money} (on|toward|towards|against|down)",
        "{customer} (settled up|paid up|squared up|cleared up|settled|paid) … {money}",
        "{customer}'s (check|cheque|wire|payment|transfer|deposit|money|remittance|bank transfer) … {money}",
        (
            "{customer}'s (check|cheque|wire|payment|transfer|deposit|money) (came|arrived|cleared|landed|is in|"
            "came in|just landed)"
        ),
        "(put|enter|book|post|log|record|bank|apply|add) {money} … (from|against|to|off) {customer}",
        "(post|log|record|bank|apply) {money} … for {customer}",
        "(put|enter|book|add) {money} … (cash|check|cheque|payment|deposit|wire|transfer|card) … for {customer}",
        (
            "(put|enter|book|post|log|record|bank|apply|add) (a|an|the|) {money} (check|cheque|payment|deposit|"
            "transfer|wire|cash)"
        ),
        "put {money} (check|cheque|wire|cash|transfer)",
        "(chq|cheque|check|wire|transfer|deposit|cash) for {money}",
        "{customer} … paid off {order}",
        "{customer} cleared (their|the|its|his) … {money}",
        "{customer}'s paid {money}",
        "{customer}'s paid",
        "{customer} dropped off (a|the) (check|cheque|cash|payment)",
        (
            "(bacs|chaps|faster payment|standing order|direct debit|wire|transfer|cheque|paypal|card payment) "
            "from {customer}"
        ),
        "{customer} (paid|has paid|have paid|settled|cleared) (their|the|its|his|her) (bill|account|invoice|balance)",
        "{money} (has|have|just) (come|come in|come through|gone in|hit)",
        "{money} … (has come through|came through|come through|hit the bank|hit the account)",
        "{money} … (cash|cheque|bank transfer|transfer|card) (off|from) {customer}",
        "{money} (off|out of) {customer}",
        "(money's|money is|cash is|payment's|payment is) in from {customer}",
        "(paid|settled|cleared) {money}",
        "{customer} (have|has) (settled|paid) (up|in full) … {money}",
        (
            "{customer} (cleared|gave us|deposited|handed over|sent over|remitted|has transferred|has paid|has "
            "sent) {money}"
        ),
        "(cheque|chq|check|cash|wire|transfer) from {customer}",
        "(cheque|chq|check|cash|wire|transfer|payment|money|deposit) (in|arrived|landed|cleared|banked) (for|on|against) {order}",
        "(payments|payment|money|receipts|remittances) [in|received] (this morning|this afternoon|today|yesterday|in|received)",
        "{money} in from {customer}",
        "(money|cash|payment|funds) in from {customer}",
        "(received|got|banked|collected|received in) {money}",
        (
            "{money} (received|came in|has come in|arrived|has arrived|landed|cleared|paid|is in|in the bank|"
            "was paid|just came in|just landed|from)"
        ),
        (
            "{customer} … (paid|wired|transferred|settled|remitted|deposited|sent|paid us|paid off|has paid|"
            "just paid) … {money}"
        ),
        "(paid|wired|transferred|settled|remitted|deposited) {money}",
        (
            "(payment|deposit|down payment|prepayment|advance|part payment|wire|remittance|cheque|check|transfer|"
            "final payment) (of|for) {money}"
        ),
        "(payment|deposit|down payment|prepayment|remittance|part payment) (from|by) {customer}",
        "{customer} … payment … {money}",
        (
            "(log|record|book|post|enter|register|add|note|apply) (a|an|the|this|another|) (customer|new|) (payment|"
            "receipt|deposit|remittance)"
        ),
        "(log|record|post|register) {money}",
        "(book|enter) {money} … (received|cash|check|cheque|payment|deposit|wire|transfer|card|from|paid)",
        (
            "(got|had|have|taken|received|getting) (a|another|the|their|his|her|some|) (new|) (payment|deposit|"
            "remittance|receipt) (in|through|today|from|of)"
        ),
        (
            "(log|record|book|post|enter|register) (their|his|her|its|{customer}'s) (payment|receipt|deposit|"
            "remittance|cheque|check|wire|transfer)"
        ),
        "{customer} (wired|transferred|remitted|deposited|sent over) {quantity}",
        "{customer} (wired|transferred|remitted|deposited) {number}",
        (
            "(payment|money|cash|deposit|funds|wire|transfer|remittance) (came in|arrived|landed|cleared|is in|"
            "has come in|received|hit the account|has landed)"
        ),
        "paid {order}",
        "paid (for|off|against|on) {order}",
    ),
    hints=(
        "登记(一下|下|一笔)",
        "到账",
        "回款",
        "收款",
        "收到",
        "付款",
        "打款",
        "汇款",
        "货款",
        "尾款",
        "paid",
        "payment",
        "wired",
        "received",
        "came in",
        "settled",
    ),
    against=(
        "(说|答应|承诺|保证)(好|是|){day}(付|打|转|给|汇|结|还){number}",
        "(put|stick|get|book|enter|log|add|post) {number} (of|more|x) (the same|them|those|these|it|that|the|our|)",
        "(put|stick|book) {number} … down for {customer}",
        "(got|get|take|took) {number} (of|left|here|there|spare|in stock|on hand|on the shelf|in the warehouse)",
        "(got|get|take|took) {number} … (of|left|here|there|spare|in stock|on hand|on the shelf|in the warehouse)",
        "(got|get|took) {number} {product}",
        "(put|stick|get|add|throw) {number} … (on|onto|in) (an|a new|another|the|their|his|her) order",
        "(still no|no sign of|waiting for|waiting on|expecting|chasing) … {money}",
        "(bounced|is late|are late|is overdue|hasn't|haven't|didn't arrive|not arrived|not come)",
        "cheque … bounced",
        "(line|item|lines|items) {number}",
        "(should|would|could|will|'ll|'d|going to|promised to|said they'd|said they'll) (pay|settle|transfer|wire)",
        "付款条件",
        "(货到付款|款到发货|先款后货|到付|货到再付|票到付款|月底结账|月结付款)",
        "付款方式",
        "付款周期",
        "付款计划",
        "没付",
        "未付",
        "payment terms",
        "payment plan",
        "unpaid",
        "not paid",
        "(on|against|from|for|of|under) {purchase_order}",
        (
            "(came in|came|arrived|turned up|landed|received) (all|) (bent|broken|damaged|cracked|dented|scratched|rusty|wet|"
            "leaking|torn|crushed|chipped|warped|mouldy|faulty|defective|dead|wrong|opened|empty|smashed|short|dirty|stained|split)"
        ),
        "(入库|收货|到货|全收)",
    ),
    manner=Manner.FACT,
    either=("customer", "order"),
    slots={
        "amount": Said(
            before=(
                "到账",
                "收到",
                "收到了",
                "收了",
                "付了",
                "打了",
                "转了",
                "汇了",
                "回了",
                "结了",
                "交了",
                "回款",
                "收款",
                "金额",
                "现金",
                "货款",
                "尾款",
                "预付款",
                "定金",
                "paid",
                "received",
                "got",
                "wired",
                "transferred",
                "payment of",
                "amount",
                "settled",
                "banked",
            ),
            after=("到账", "到账了", "到了", "received", "came in", "arrived", "landed", "cleared"),
        ),
        "received_on": Said(
            before=(
                "到账日",
                "到账日期",
                "收款日",
                "收款日期",
                "日期",
                "on",
                "dated",
                "received on",
                "value date",
                "came in",
                "arrived",
                "paid on",
            ),
            after=("到账", "到的", "到的账", "收的", "收到", "付的", "打的", "转的", "到账的", "汇的", "进来"),
        ),
    },
    examples=(
        Example("zh", "{customer}回款5000", {"customer": "{customer}", "amount": "5000"}, sample=True),
        Example(
            "zh", "收到{customer}货款1.2万，银行转账", {"customer": "{customer}", "amount": "12000", "method": "bank"}
        ),
        Example("zh", "{customer}用微信付了八百", {"customer": "{customer}", "amount": "800", "method": "wechat"}),
        Example(
            "zh",
            "{order}收到3500，昨天到的，现金",
            {"order": "{order}", "amount": "3500", "method": "cash", "received_on": "{yesterday}"},
        ),
        Example(
            "zh",
            "录一笔收款，{customer}，支票，20000元",
            {"customer": "{customer}", "amount": "20000", "method": "cheque"},
        ),
        Example("zh", "{customer}把剩下的款26900付清了", {"customer": "{customer}", "amount": "26900"}),
        Example("zh", "{customer}打来8000", {"customer": "{customer}", "amount": "8000", "method": "bank"}),
        Example("zh", "{customer}转账6500", {"customer": "{customer}", "amount": "6500", "method": "bank"}),
        Example("zh", "{customer}付了三千二，支付宝", {"customer": "{customer}", "amount": "3200", "method": "alipay"}),
        Example("zh", "到账9800，{customer}的", {"customer": "{customer}", "amount": "9800"}),
        Example("zh", "{customer}今天回了2万", {"customer": "{customer}", "amount": "20000", "received_on": "{today}"}),
        Example("zh", "{order}的尾款4500到了", {"order": "{order}", "amount": "4500"}),
        Example("zh", "收款 {customer} 1200 现金", {"customer": "{customer}", "amount": "1200", "method": "cash"}),
        Example("zh", "{customer}结了7000，承兑", {"customer": "{customer}", "amount": "7000", "method": "acceptance"}),
        Example(
            "zh",
            "昨天{customer}汇了1万5",
            {"customer": "{customer}", "amount": "15000", "method": "bank", "received_on": "{yesterday}"},
        ),
        Example("en", "{customer} paid 5000", {"customer": "{customer}", "amount": "5000"}, sample=True),
        Example(
            "en",
            "received 12k from {customer} by bank transfer yesterday",
            {"customer": "{customer}", "amount": "12000", "method": "bank", "received_on": "{yesterday}"},
        ),
        Example("en", "payment of 3,500 for {order}, cash", {"order": "{order}", "amount": "3500", "method": "cash"}),
        Example(
            "en",
            "log a payment from {customer}: 20000, cheque",
            {"customer": "{customer}", "amount": "20000", "method": "cheque"},
        ),
        Example("en", "got 800 from {customer} by card", {"customer": "{customer}", "amount": "800", "method": "card"}),
        Example("en", "{customer} just paid 8000", {"customer": "{customer}", "amount": "8000"}),
        Example(
            "en",
            "a transfer of 6,500 came in from {customer} yesterday",
            {"customer": "{customer}", "amount": "6500", "method": "bank", "received_on": "{yesterday}"},
        ),
        Example("en", "3200 came in from {customer}", {"customer": "{customer}", "amount": "3200"}),
        Example("en", "payment received from {customer}: 9800", {"customer": "{customer}", "amount": "9800"}),
        Example(
            "en",
            "{customer} settled 4500 for {order}",
            {"customer": "{customer}", "order": "{order}", "amount": "4500"},
        ),
        Example(
            "en", "collected 1200 cash from {customer}", {"customer": "{customer}", "amount": "1200", "method": "cash"}
        ),
        Example(
            "en",
            "we got a cheque for 7000 from {customer}",
            {"customer": "{customer}", "amount": "7000", "method": "cheque"},
        ),
        Example("en", "record 15k from {customer}", {"customer": "{customer}", "amount": "15000"}),
        Example("en", "deposit of 2000 from {customer}", {"customer": "{customer}", "amount": "2000"}),
        Example("en", "2k has come through from {customer}", {"customer": "{customer}", "amount": "2000"}),
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
