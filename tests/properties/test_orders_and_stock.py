"""Whatever people do with orders and stock, in whatever order: the figures agree, and nobody is promised what is not there."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.errors import DomainError, Option, QuestionError
from domain.inventory.ports import Count
from domain.kinds import Kind
from domain.money import round_money
from domain.outcome import Outcome
from domain.ports import Store
from domain.sales.orders import Order, OrderState
from domain.sales.progress import Stage, progress_of
from storage.audit.verify import verify
from storage.database import SqlDatabase
from tests.cards import choices, shown, told
from tests.databases import Ground
from tests.house import CONVERSATION, House
from tests.properties.figures import delivered, opening

CUSTOMERS = {"C01": "E01", "C02": "E01", "C03": "E02", "C05": "E05"}
PEOPLE = ("E01", "E02", "E03", "E05", "E06", "E07", "E10")
UNITS = {"A01": ("只", "箱"), "A02": ("只", "箱"), "A05": ("pc",)}
ACCEPTED = ["gift", "double"]

products = st.sampled_from(sorted(UNITS))
quantities = st.sampled_from(["1", "2.5", "7", "30", "0.333333"])
prices = st.sampled_from([None, None, "0", "9.99", "29.99", "40"])
warehouses = st.sampled_from(["W1", "W2"])
whichever = st.integers(0, 3)


@st.composite
def lines(draw: st.DrawFn, *, dropped: bool = False) -> dict[str, Any]:
    """A line as somebody may say it."""
    product = draw(products)
    said: dict[str, Any] = {"product": product, "quantity": draw(st.just("0") if dropped else quantities)}
    said["unit"] = draw(st.sampled_from([None, *UNITS[product]]))
    said["unit_price"] = draw(prices)
    said["price_tax"] = draw(st.sampled_from([None, "included", "excluded"]))
    said["discount_percent"] = draw(st.sampled_from([None, None, "10", "33.33"]))
    return {name: value for name, value in said.items() if value is not None}


class Company(RuleBasedStateMachine):
    """The small company, and people who do with it what they like."""

    ground: ClassVar[Ground]

    @initialize(first=st.lists(lines(), min_size=1, max_size=3), second=st.lists(lines(), min_size=1, max_size=3))
    def begin(self, first: list[dict[str, Any]], second: list[dict[str, Any]]) -> None:
        self.house = House(SqlDatabase(self.ground.furnished()))
        self.orders: list[str] = []
        self.order("C01", first)
        self.order("C05", second)

    def teardown(self) -> None:
        if hasattr(self, "house"):
            self.house.database.close()

    def attempt(self, person: str, action: str, **args: Any) -> None:
        """Have it done, or be told why not; a question is answered with the first answer that it offers."""
        try:
            outcome = self.house.act(person, action, **args)
            self.read(outcome)
            self.orders.extend(ref.id for ref in outcome.documents if ref.new and ref.kind is Kind.ORDER)
        except QuestionError as question:
            assert told(question), choices(question, "en")
            self.attempt(person, action, **answered(args, question.options[0]))
        except DomainError as refusal:
            assert told(refusal), told(refusal, "en")

    def one(self, pick: int) -> str:
        return self.orders[pick % len(self.orders)]

    def read(self, outcome: Outcome) -> None:
        assert all(shown(outcome)), shown(outcome, "en")

    @rule(customer=st.sampled_from(sorted(CUSTOMERS)), said=st.lists(lines(), min_size=1, max_size=3))
    def order(self, customer: str, said: list[dict[str, Any]]) -> None:
        self.attempt(CUSTOMERS[customer], "create_order", customer=customer, lines=said, acknowledged=ACCEPTED)

    @rule(pick=whichever, said=st.lists(lines() | lines(dropped=True), min_size=1, max_size=2))
    def amend(self, pick: int, said: list[dict[str, Any]]) -> None:
        self.attempt("E10", "amend_order", order=self.one(pick), lines=said, acknowledged=ACCEPTED)

    @rule(pick=whichever, decision=st.sampled_from(["approve", "approve", "approve", "reject"]))
    def decide(self, pick: int, decision: str) -> None:
        self.attempt("E10", decision, document=self.one(pick))

    @rule(pick=whichever, warehouse=st.none() | warehouses)
    def ship(self, pick: int, warehouse: str | None) -> None:
        self.attempt("E10", "approve", document=self.one(pick))
        self.attempt("E06", "ship_order", order=self.one(pick), warehouse=warehouse)

    @rule(pick=whichever, product=products, quantity=quantities)
    def ship_some(self, pick: int, product: str, quantity: str) -> None:
        self.attempt("E10", "approve", document=self.one(pick))
        self.attempt("E06", "ship_order", order=self.one(pick), lines=[{"product": product, "quantity": quantity}])

    @rule(pick=whichever)
    def cancel(self, pick: int) -> None:
        self.attempt("E10", "cancel_order", order=self.one(pick))

    @rule(pick=whichever)
    def invoice(self, pick: int) -> None:
        self.attempt("E07", "invoice_order", order=self.one(pick))

    @rule(pick=whichever, amount=st.sampled_from(["50", "1000"]))
    def pay(self, pick: int, amount: str) -> None:
        self.attempt("E07", "record_payment", order=self.one(pick), amount=amount)

    @rule(product=products, quantity=quantities, here=warehouses, there=warehouses)
    def transfer(self, product: str, quantity: str, here: str, there: str) -> None:
        goods = {"product": product, "quantity": quantity}
        self.attempt("E06", "transfer_stock", **goods, from_warehouse=here, to_warehouse=there)

    @rule(product=products, warehouse=warehouses, counted=st.sampled_from(["0", "3", "12.5", "100"]))
    def count(self, product: str, warehouse: str, counted: str) -> None:
        self.attempt("E06", "adjust_stock", product=product, warehouse=warehouse, counted=counted)

    @rule(person=st.sampled_from(PEOPLE))
    def undo(self, person: str) -> None:
        with self.house.records() as store:
            if store.audit.last_operation(person, CONVERSATION) is None:
                return
        try:
            self.read(self.house.undo(person))
        except DomainError as refusal:
            assert told(refusal), told(refusal, "en")

    @rule()
    def look(self) -> None:
        for outcome in (self.house.act("E10", "list_orders"), self.house.act("E10", "query_stock")):
            self.read(outcome)
        for number in self.orders:
            self.read(self.house.act("E10", "show_order", order=number))

    @invariant()
    def ledgers_agree(self) -> None:
        assert verify(self.house.database).problems == ()

    @invariant()
    def goods_are_where_the_documents_say(self) -> None:
        with self.house.records() as store:
            for product in UNITS:
                there = sum((found.on_hand for found in store.stock.balances(product)), Decimal(0))
                assert there == opening(product) + counted(store, product) - delivered(store, product)

    @invariant()
    def every_order_agrees_with_itself(self) -> None:
        with self.house.records() as store:
            orders = store.orders.all()
            shipped = store.deliveries.delivered([order.id for order in orders])
            for order in orders:
                check_money(order)
                check_promises(store, order, shipped)

    @invariant()
    def the_search_says_what_each_order_says(self) -> None:
        with self.house.records() as store:
            progress = progress_of(store, store.orders.all())
            for stage in Stage:
                expected = {number for number, each in progress.items() if each.stage is stage}
                assert {order.id for order in store.orders.search(None, None, None, stage.value)} == expected


def answered(args: dict[str, Any], option: Option) -> dict[str, Any]:
    """The arguments with what an answer adds to them."""
    accepted = [*args.get("acknowledged", ()), *([option.acknowledge] if option.acknowledge else ())]
    return {**args, **option.changes, "acknowledged": accepted}


def counted(store: Store, product: str) -> Decimal:
    """What counts that stand have changed."""
    found: list[Count] = []
    for number in range(1001, 1100):
        try:
            found.append(store.transfers.count(f"SC-{number}"))
        except DomainError:
            break
    return sum((c.counted - c.booked for c in found if c.product == product and not c.reversed), Decimal(0))


def check_money(order: Order) -> None:
    """Lines are in coins, and add up."""
    amounts = [(line.net("CNY"), line.tax("CNY"), line.gross("CNY")) for line in order.lines]
    assert all(net + tax == gross for net, tax, gross in amounts)
    assert all(round_money(amount, "CNY") == amount for parts in amounts for amount in parts)
    assert (order.net, order.gross) == (sum(parts[0] for parts in amounts), sum(parts[2] for parts in amounts))


def check_promises(store: Store, order: Order, shipped: dict[str, Decimal]) -> None:
    """Nothing beyond what was ordered has left, and only a binding order holds goods, no more than it still needs."""
    left = {line.id: line.base_quantity - shipped.get(line.id, Decimal(0)) for line in order.lines}
    assert all(quantity >= 0 for quantity in left.values())
    held = store.stock.reservations(order.id)
    assert not held or order.state is OrderState.CONFIRMED
    assert all(found.quantity <= left[found.line] for found in held)


class OnPostgres(Company):
    """The same on PostgreSQL."""


@pytest.fixture(autouse=True)
def _grounds(request: pytest.FixtureRequest) -> None:
    """Where the companies of a test's machine are founded."""
    if request.cls is TestCompany:
        Company.ground = request.getfixturevalue("sqlite_ground")
    else:
        OnPostgres.ground = request.getfixturevalue("postgres_ground")


EVERY_CHECK = list(HealthCheck)

TestCompany = Company.TestCase
TestCompany.settings = settings(
    max_examples=15, stateful_step_count=25, deadline=None, suppress_health_check=EVERY_CHECK
)
TestOnPostgres = OnPostgres.TestCase
TestOnPostgres.settings = settings(
    max_examples=4, stateful_step_count=20, deadline=None, suppress_health_check=EVERY_CHECK
)
