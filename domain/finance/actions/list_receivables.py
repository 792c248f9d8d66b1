"""Who owes what, and for how long."""

from __future__ import annotations

from typing import Annotated, Any

from domain.access.permissions import Rows, rows_of
from domain.access.roles import Role
from domain.action import Action, Context
from domain.arguments import Arguments, CustomerRef, EmployeeRef, Flag, titled
from domain.errors import DeniedError
from domain.finance.ageing import Receivable, aged, by_bucket, total
from domain.finance.posting import prepaid
from domain.finance.shown import customer_ref, invoice_ref, money
from domain.kinds import Kind
from domain.money import ZERO, plain
from domain.outcome import Fact, Outcome, RecordRef, Say, Table, Value, say
from domain.vocabulary import LATER, Example, Said, Vocabulary
from domain.words import Words

#: How many rows an answer shows; the rest is counted, and summed with them.
SHOWN = 20


class ListReceivables(Arguments):
    """Whose receivables: a customer's, a salesperson's, or all that one sees."""

    customer: CustomerRef | None = None
    employee: EmployeeRef | None = None
    overdue_only: Annotated[Flag, titled("只看逾期", "overdue only")] = False


def run(ctx: Context, args: ListReceivables) -> Outcome:
    """Open invoices with their age: one customer's by invoice, otherwise by customer, the longest overdue first."""
    found = _found(ctx, args)
    overdue = [each for each in found if each.overdue]
    shown = overdue if args.overdue_only else found
    return Outcome(
        headline=_headline(ctx, args, shown, overdue),
        facts=(*_ages(ctx, shown), *_prepaid(ctx, args)),
        tables=_tables(ctx, args, shown),
        result=_result(ctx, shown),
    )


def _found(ctx: Context, args: ListReceivables) -> list[Receivable]:
    if args.customer:
        ctx.store.customers.get(args.customer)
    if args.employee:
        _require_rows_of(ctx, args.employee)
    found = aged(ctx.store.invoices.open(args.customer), ctx.today)
    return [each for each in found if args.employee in {None, each.invoice.owner}]


def _require_rows_of(ctx: Context, employee: str) -> None:
    """Raise DeniedError for a colleague whose receivables are not the asker's to see."""
    rows = rows_of(ctx.actor, Kind.INVOICE)
    if rows is Rows.ALL or employee == ctx.person.id:
        return
    colleague = ctx.store.employees.get(employee)
    if rows is not Rows.TEAM or colleague.team not in ctx.person.leads:
        raise DeniedError("finance.not_yours", employee=RecordRef(Kind.EMPLOYEE, colleague.id, colleague.name))


def _headline(ctx: Context, args: ListReceivables, shown: list[Receivable], overdue: list[Receivable]) -> Say:
    what = _sum(ctx, args, shown, overdue)
    if args.customer:
        return say("finance.of_name", name=customer_ref(ctx, args.customer), what=what)
    if args.employee:
        name = ctx.store.names.display(Kind.EMPLOYEE, args.employee)
        return say("finance.of_name", name=RecordRef(Kind.EMPLOYEE, args.employee, name), what=what)
    return what


def _sum(ctx: Context, args: ListReceivables, shown: list[Receivable], overdue: list[Receivable]) -> Say:
    if not shown:
        return say("finance.none_overdue" if args.overdue_only else "finance.none_owed")
    if args.overdue_only:
        return say("finance.overdue", amount=money(ctx, total(shown)), count=len(shown))
    if not overdue:
        return say("finance.owed_not_due", amount=money(ctx, total(shown)), count=len(shown))
    late = money(ctx, total(overdue))
    return say("finance.owed_in_all", amount=money(ctx, total(shown)), overdue=late, count=len(shown))


def _ages(ctx: Context, shown: list[Receivable]) -> tuple[Fact, ...]:
    return tuple(Fact(f"finance.{bucket}", money(ctx, amount)) for bucket, amount in by_bucket(shown).items())


def _prepaid(ctx: Context, args: ListReceivables) -> tuple[Fact, ...]:
    amount = prepaid(ctx.store, args.customer) if args.customer else ZERO
    return (Fact("finance.prepaid", money(ctx, amount)),) if amount else ()


def _tables(ctx: Context, args: ListReceivables, shown: list[Receivable]) -> tuple[Table, ...]:
    if not shown:
        return ()
    return (_by_invoice(ctx, shown) if args.customer else _by_customer(ctx, shown),)


def _by_invoice(ctx: Context, shown: list[Receivable]) -> Table:
    rows = tuple(
        (invoice_ref(each.invoice), each.invoice.due_on, max(each.days, 0), money(ctx, each.owed))
        for each in shown[:SHOWN]
    )
    return Table(("common.invoice", "finance.due_on", "finance.days_overdue", "finance.owed"), rows, len(shown))


def _by_customer(ctx: Context, shown: list[Receivable]) -> Table:
    groups: dict[str, list[Receivable]] = {}
    for each in shown:
        groups.setdefault(each.invoice.customer, []).append(each)
    longest = sorted(
        groups.items(), key=lambda group: (-max(each.days for each in group[1]), -total(group[1]), group[0])
    )
    rows = tuple(_customer_row(ctx, customer, group) for customer, group in longest[:SHOWN])
    columns = ("common.customer", "finance.owed", "finance.of_it_overdue", "finance.days_overdue")
    return Table(columns, rows, len(groups))


def _customer_row(ctx: Context, customer: str, group: list[Receivable]) -> tuple[Value, ...]:
    overdue = total([each for each in group if each.overdue])
    days = max(0, *(each.days for each in group))
    return customer_ref(ctx, customer), money(ctx, total(group)), money(ctx, overdue), days


def _result(ctx: Context, shown: list[Receivable]) -> dict[str, Any]:
    return {
        "total": plain(total(shown)),
        "currency": ctx.company.currency,
        "ageing": {bucket: plain(amount) for bucket, amount in by_bucket(shown).items()},
        "invoices": [
            {
                "invoice": each.invoice.id,
                "number": each.invoice.number,
                "customer": each.invoice.customer,
                "employee": each.invoice.owner,
                "owed": plain(each.owed),
                "due_on": each.invoice.due_on.isoformat(),
                "days_overdue": max(each.days, 0),
            }
            for each in shown
        ],
    }


VOCABULARY = Vocabulary(
    zh=(
        "(应收|逾期|欠款|账龄|超期)(的|账款|款|)…(拉|列|看|导|查|出)(个|一个|一下|下|张|)(单子|清单|表|明细|名单|)",
        "(拉|列|看|导|查|出)(个|一个|一下|下|张|)…(应收|逾期|欠款|账龄|超期)",
        "{customer}(的|那边|)(钱|款|账|货款|尾款)(付了|打了|到了|结了|回了|给了|到|付|结|打)(没|没有|吗)",
        "(哪些|有哪些|什么|谁的)(账|款)(到期|过期|逾期|超期)(了|)",
        "{customer}的(钱|款|货款|尾款|账)(到|付|结|打|给|回)(了|过来|)(没|吗|没有)",
        "(钱|款|账)(该|要|得)(催|收|要)",
        "该(催|收)(款|钱|账)",
        "(催|要)(谁|哪些|哪家)(的|)(款|钱|账)",
        "(对账单|欠款单)",
        "{customer}(的|)账(怎么样|多少|清了|有多少|龄)",
        "还有(尾款|货款|钱)(没|吗|没收|没付|没到)",
        "账上(还有|有)(多少)…(没收|没回)",
        "(账上|账面上?|账里)(还|一共|总共|现在|都|)(挂|压|欠|差)(着|了|)(我们|咱们|咱|)(多少|几多|哪些|什么|啥|钱|款|账)",
        "(还|)挂(着|了)(多少|几多|哪些)(账|款|钱|没)",
        "挂账(还|一共|)(有|)(多少|哪些|几多)",
        "账期(到|过|超)了(没|吗|没有)",
        "(应收|应收款|应收账款|欠款|账款|未收款|未回款|应收余额|账龄|欠账)",
        "(还|)欠(我们|咱们|咱|我|)(多少|多少钱|几多|款|钱|着|了)",
        "(逾期|超期|超账期)(的|没|未|了|还没)",
        "(过期|到期)(没|未|还没|的)(付|给|回|结|打|款|账|应收)",
        "(过期|到期)没付钱",
        "(逾期|超期|过期)(应收|款|未付|未收|客户|账款|账单|发票|欠款)",
        "(谁|哪些客户|哪家|哪个客户|哪些|有谁|还有谁)…(欠|没付|没给钱|没结|没回款|逾期|超期|没打款|拖着|没付钱)",
        "(有|还有|还剩)(多少|哪些)(没回款|没收|未收|没付|没结|未付|没到账|欠款|账款|应收|尾款)",
        "(没收回来|没收回|没收到|没付钱|没付款|没回款|没结清|没结账|未结清|没打款)的",
        "(多少|哪些|什么)(账|款|钱|货款|账款)…(没收|没回|没结|没到|收不回|要收)",
        "(账|款|钱)(收回来|结清|付清|收齐)(了吗|了没|没|没有)",
        "{customer}…(欠|逾期|超期|没付|没结|该付|要付|差多少|差我们)",
        "(还差|还差着|还剩|差)(我们|咱们|咱|我|)多少(钱|款|没付|没给|没结|没打)",
        "(他家|她家|这家|那家|他们|对方)(还|)差(我们|咱们|咱|)多少",
        "(催款|催账|该收的款|要收的款|待收款|待回款)(名单|清单|有哪些|列表|)",
    ),
    en=(
        "(what's|whats|what is|what does|what do|what've|how much is|how much does) {customer} [still] "
        "(owing|owe|owes|outstanding|due|overdue|behind)",
        "{customer} (owes|owe) [us] how much",
        "(who|which customers) (owes|owe|is|are|'s) (us|overdue|late|behind|money|us money)",
        "(what's|whats|how much is|what is) (owed|owing|due|outstanding)",
        "(ar|a/r|statement|balance|account balance|open invoices|unpaid invoices) (for|of|on|from) {customer}",
        "(did|has|have) {customer} (pay|paid|settle|settled|cleared|coughed up) (yet|up|us|their|the)",
        "{customer}'s (balance|account balance|debt|arrears|statement)",
        "(what|how much) … still (owe|owes|owed|to pay|due)",
        "how much (is|are) {customer} (into|in to) us",
        "(debtors|debtor|aged debt|aged debtors|debt list|debtors list|aged debtors list)",
        "(who's|who is|who has|who's still|who still) not paid",
        (
            "(has|have|did) (the|any|their) (money|payment|cash|funds) (come|arrive|land|arrived|landed|come in|"
            "gone in) … from {customer}"
        ),
        "(still waiting|waiting) (for|on) … (money|payment|to pay)",
        "(did|has|have|is) {customer} (pay|paid|settled|settle|up to date|behind)",
        "(have|did|were) (we|i) (been|get|got) paid (by|from) {customer}",
        "(is|are) (anyone|anybody|any customers|they) (behind|late|overdue)",
        "{customer} … (paid up|settled up|up to date)",
        "who's (behind|late|slow)",
        "(who|who's|whos|anyone|anybody|which customers) [is|are] (past|over|beyond|more than) {number} [late|overdue|behind]",
        "(who|who's|whos|anyone|anybody|which customers) … {number} (late|overdue|behind|past due)",
        "chase (for|up) (money|payment|payments)",
        "(to|should i|need to) chase",
        "how (much|far) (is|are) {customer} behind",
        (
            "(receivables|receivable|accounts receivable|ar|ageing|aging|outstanding|outstandings|open invoices|"
            "unpaid invoices|unpaid|open balance|balance due|amounts due)"
        ),
        "(overdue|past due|late payers|late paying|behind on payments|late with payment)",
        "(what|how much|who) … (owe|owes|owed|owing)",
        "(owe|owes|owing) (us|me)",
        "who (hasn't|has not|still hasn't|didn't) paid",
        "(hasn't|haven't|has not|have not) paid",
        "how much … (to collect|outstanding|overdue|unpaid|still open)",
        "(has|have|did) {customer} paid",
        "{customer} … (balance|overdue|outstanding)",
    ),
    hints=("(什么时候|啥时候|哪天|几号|何时|多会儿)到期", "逾期", "欠", "没付", "balance", "owed", "due"),
    against=LATER,
    slots={
        "customer": Said(
            implied=(
                "还欠",
                "欠多少",
                "欠着",
                "欠款多少",
                "欠我们多少",
                "款都付了",
                "账清了",
                "还差多少",
                "到期",
                "他家",
                "她家",
                "这家",
                "那家",
            )
        ),
        "employee": Said(before=("业务员", "by", "of"), after=("名下", "名下的", "的", "的客户", "'s")),
        "overdue_only": Said(
            flags=(
                "逾期",
                "过期",
                "超期",
                "到期没付",
                "到期未付",
                "超账期",
                "拖着没付",
                "overdue",
                "past due",
                "late",
                "behind",
                "in arrears",
                "delinquent",
                *("past 30 days", "past 60 days", "past 90 days", "over 30 days", "over 60 days", "over 90 days"),
            )
        ),
    },
    examples=(
        Example("zh", "{customer}还欠多少", {"customer": "{customer}"}, sample=True),
        Example("zh", "逾期的应收有哪些", {"overdue_only": True}),
        Example("zh", "{employee}那边还有多少应收", {"employee": "{employee}"}),
        Example("zh", "谁还没付钱，逾期的", {"overdue_only": True}),
        Example("zh", "还有哪些货款没收", {}),
        Example("zh", "{customer}欠多少钱", {"customer": "{customer}"}),
        Example("zh", "应收款有多少"),
        Example("zh", "谁还欠钱"),
        Example("zh", "{customer}有没有逾期", {"customer": "{customer}", "overdue_only": True}),
        Example("zh", "逾期未付的客户", {"overdue_only": True}),
        Example("zh", "{employee}的客户还有多少没回款", {"employee": "{employee}"}),
        Example("zh", "{customer}的账结清了没", {"customer": "{customer}"}),
        Example("zh", "看一下应收账款"),
        Example("en", "how much money does {customer} still owe", {"customer": "{customer}"}, sample=True),
        Example("en", "which accounts are overdue?", {"overdue_only": True}),
        Example("en", "outstanding receivables for {employee}", {"employee": "{employee}"}),
        Example("en", "show the open invoices of {customer}", {"customer": "{customer}"}),
        Example("en", "how much does {customer} owe", {"customer": "{customer}"}),
        Example("en", "who owes us money"),
        Example("en", "anything overdue?", {"overdue_only": True}),
        Example("en", "is {customer} overdue", {"customer": "{customer}", "overdue_only": True}),
        Example("en", "show receivables"),
        Example("en", "unpaid invoices for {customer}", {"customer": "{customer}"}),
        Example("en", "what's outstanding from {customer}", {"customer": "{customer}"}),
        Example("en", "which customers are past due", {"overdue_only": True}),
        Example("en", "did {customer} pay yet", {"customer": "{customer}"}),
        Example("zh", "{customer}钱付了没", {"customer": "{customer}"}),
    ),
)

ACTION = Action(
    name="list_receivables",
    title=Words("查应收", "receivables"),
    hint=Words("谁欠款、欠多少、逾期多久。", "Who owes what, and for how long."),
    arguments=ListReceivables,
    roles=frozenset({Role.REP, Role.MANAGER, Role.FINANCE, Role.ADMIN, Role.OWNER}),
    vocabulary=VOCABULARY,
    run=run,
)
