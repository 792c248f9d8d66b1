"""Whatever is shipped, invoiced, paid and taken back, in whatever order: every book says the same."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from domain.errors import ConflictError, DomainError, QuestionError
from domain.finance.documents import Invoice, Payment
from domain.finance.ports import Account
from domain.ports import Store
from storage.audit.verify import verify
from storage.database import SqlDatabase
from storage.finance.tables import journal_entries
from tests.cards import shown, told
from tests.databases import Ground
from tests.finance.books import IN_ADVANCE
from tests.house import CONVERSATION, SET_UP, House
from tests.sales.documents import line, order

ZERO = Decimal(0)
CUSTOMERS = ("C01", "C02")

whichever = st.integers(0, 4)
customers = st.sampled_from(CUSTOMERS)
amounts = st.decimals("0.01", "900", places=2) | st.sampled_from([Decimal(180), Decimal(36)])
payers = st.sampled_from(["E01", "E07"])


class Books(RuleBasedStateMachine):
    """The small company's finance department."""

    ground: ClassVar[Ground]

    @initialize()
    def begin(self) -> None:
        self.house = House(SqlDatabase(self.ground.furnished()))
        self.orders: list[str] = []
        for customer in CUSTOMERS:
            self.sell(customer, "10", "29.99")

    def teardown(self) -> None:
        if hasattr(self, "house"):
            self.house.database.close()

    @rule(customer=customers, quantity=st.sampled_from(["2", "7", "0.333333"]), price=st.sampled_from(["18", "29.99"]))
    def sell(self, customer: str, quantity: str, price: str) -> None:
        lines = (line("A01", quantity, unit_price=price), line("A02", "1", discount_percent="3.33"))
        self.orders.append(order(self.house, *lines, customer=customer, acknowledged=["double"]))

    @rule(pick=whichever, quantity=st.sampled_from(["0.1", "1", "3"]))
    def ship_some(self, pick: int, quantity: str) -> None:
        self.attempt("E06", "ship_order", order=self.one(pick), lines=[line("A01", quantity)])

    @rule(pick=whichever)
    def ship_and_invoice(self, pick: int) -> None:
        self.attempt("E06", "ship_order", order=self.one(pick))
        self.attempt("E07", "invoice_order", order=self.one(pick))

    @rule(pick=whichever)
    def invoice_in_advance(self, pick: int) -> None:
        self.attempt("E07", "invoice_order", order=self.one(pick), acknowledged=IN_ADVANCE)

    @rule(customer=customers, amount=amounts, by=payers)
    def pay(self, customer: str, amount: Decimal, by: str) -> None:
        self.attempt(by, "record_payment", customer=customer, amount=str(amount))

    @rule(pick=whichever, amount=amounts, by=payers)
    def pay_for_an_order(self, pick: int, amount: Decimal, by: str) -> None:
        self.attempt(by, "record_payment", order=self.one(pick), amount=str(amount), method="cash")

    @rule(by=st.sampled_from(["E01", "E06", "E07", "E07"]))
    def take_back(self, by: str) -> None:
        with self.house.records() as store:
            last = store.audit.last_operation(by, CONVERSATION)
        if last is None or last.action not in {"ship_order", "invoice_order", "record_payment"}:
            return
        try:
            assert all(shown(self.house.undo(by)))
        except ConflictError as refusal:
            assert told(refusal)

    @rule(pick=whichever, amount=amounts)
    def look_and_leave(self, pick: int, amount: Decimal) -> None:
        self.attempt("E07", "invoice_order", "give_up", order=self.one(pick), acknowledged=IN_ADVANCE)
        self.attempt("E07", "record_payment", "preview", order=self.one(pick), amount=str(amount))

    def attempt(self, employee: str, action: str, /, how: str = "act", **args: Any) -> None:
        """Have it done in earnest or not; being told why not, or asked, changes nothing."""
        try:
            getattr(self.house, how)(employee, action, **args)
        except QuestionError as question:
            assert question.options
        except DomainError as refusal:
            assert told(refusal), told(refusal, "en")

    def one(self, pick: int) -> str:
        return self.orders[pick % len(self.orders)]

    @invariant()
    def everything_balances(self) -> None:
        assert verify(self.house.database).problems == ()

    @invariant()
    def the_accounts_say_what_the_documents_say(self) -> None:
        with self.house.records() as store:
            for customer in CUSTOMERS:
                owed = total(amount for _, amount in store.invoices.open(customer))
                payments = store.payments.of_customer(customer)
                assert store.journal.balance(Account.RECEIVABLE, customer) == owed == store.invoices.owed_by(customer)
                assert -store.journal.balance(Account.PREPAYMENT, customer) == total(p.unallocated for p in payments)
            money = store.journal.balance(Account.BANK) + store.journal.balance(Account.CASH)
            assert money == total(each.amount for each in standing(store))
            earned = store.journal.balance(Account.REVENUE) + store.journal.balance(Account.TAX_PAYABLE)
            assert -earned == total(each.amount for each in store.invoices.all())
            assert -store.journal.balance(Account.TAX_PAYABLE) == total(each.tax for each in store.invoices.all())

    @invariant()
    def nothing_is_settled_or_invoiced_twice(self) -> None:
        with self.house.records() as store:
            payments = standing(store)
            assert all(payment.unallocated >= 0 for payment in payments)
            for invoice in store.invoices.all():
                settled = total(payment.settles(invoice.id) for payment in payments)
                assert 0 <= settled <= max(invoice.amount, ZERO)
            for sold in store.orders.all():
                invoiced = total(invoice.amount for invoice in store.invoices.of_order(sold.id))
                assert 0 <= invoiced <= sold.gross

    @invariant()
    def numbers_have_no_gaps(self) -> None:
        with self.house.records() as store:
            invoices = store.invoices.all()
        with self.house.database.read(SET_UP) as tx:
            entries = list(tx.scope.session.scalars(select(journal_entries.c.number)))
        assert gapless("INV-", [number_of(each) for each in invoices if each.credits is None])
        assert gapless("CN-", [number_of(each) for each in invoices if each.credits is not None])
        assert gapless("JE-", entries)


def total(amounts_: Iterable[Decimal]) -> Decimal:
    return sum(amounts_, ZERO)


def standing(store: Store) -> list[Payment]:
    """The payments that were not taken back."""
    return [payment for payment in store.payments.all() if not payment.reversed]


def number_of(invoice: Invoice) -> str:
    assert invoice.number is not None
    return invoice.number


def gapless(prefix: str, numbers: list[str]) -> bool:
    """Whether these are the first numbers of a series, each of them once."""
    return sorted(numbers) == [f"{prefix}{1001 + position}" for position in range(len(numbers))]


class OnPostgres(Books):
    """The same on PostgreSQL."""


@pytest.fixture(autouse=True)
def _grounds(request: pytest.FixtureRequest) -> None:
    """Where a machine's companies are founded."""
    if request.cls is TestBooks:
        Books.ground = request.getfixturevalue("sqlite_ground")
    else:
        OnPostgres.ground = request.getfixturevalue("postgres_ground")


_EVERY_CHECK = list(HealthCheck)

TestBooks = Books.TestCase
TestBooks.settings = settings(
    max_examples=15, stateful_step_count=25, deadline=None, suppress_health_check=_EVERY_CHECK
)
TestOnPostgres = OnPostgres.TestCase
TestOnPostgres.settings = settings(
    max_examples=3, stateful_step_count=25, deadline=None, suppress_health_check=_EVERY_CHECK
)
