"""Whatever is done on the customer side, taken back step by step, leaves everything as it was."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from domain.calendar import Period
from domain.errors import DomainError, QuestionError
from domain.kinds import Kind
from storage.database import SqlDatabase
from tests.cards import choices, shown, told
from tests.databases import Ground
from tests.house import NOW, House

WHO = "E10"
KINDS = (Kind.CUSTOMER, Kind.CONTACT, Kind.LEAD, Kind.OPPORTUNITY)

customers = st.sampled_from(["C01", "C02", "C06"])
names = st.sampled_from(["朔风化学", "青屿检验", "瀚宁检测"])
people = st.sampled_from(["闵洁", "温故"])
amounts = st.none() | st.sampled_from(["0.01", "8000", "120000.5"])
days = st.none() | st.sampled_from(["2026-03-20", "2026-12-31"])
answers = st.sampled_from([0, -1])


def picture(house: House) -> dict[str, Any]:
    """Everything that can be seen of the customer side: records, names, and what is due."""
    with house.records() as store:
        seen: dict[str, Any] = {
            "customers": [asdict(each) for each in store.customers.all()],
            "leads": [asdict(each) for each in store.leads.all()],
            "opportunities": [asdict(each) for each in store.opportunities.all()],
            "follow_ups": [asdict(each) for each in store.follow_ups.all()],
            "due": [each.id for each in store.follow_ups.due(WHO, Period(NOW.date(), NOW.date().replace(year=2030)))],
        }
        for kind in KINDS:
            seen[kind] = sorted((each.id, each.name, each.owner) for each in store.names.of(kind))
    return seen


class CustomerSide(RuleBasedStateMachine):
    """One person at work, who may do everything."""

    ground: ClassVar[Ground]

    @initialize()
    def begin(self) -> None:
        self.house = House(SqlDatabase(self.ground.furnished()))
        self.before: list[dict[str, Any]] = []

    def teardown(self) -> None:
        """Whatever is left is taken back too, to the very beginning."""
        if hasattr(self, "house"):
            while self.before:
                self.undo()
            self.house.database.close()

    def attempt(self, answer: int, action: str, **args: Any) -> None:
        """Have it done, a question answered in one of the ways offered; what is refused leaves no trace."""
        before = picture(self.house)
        given = {name: value for name, value in args.items() if value is not None}
        try:
            outcome = self.house.act(WHO, action, **given)
        except QuestionError as question:
            assert told(question), choices(question, "en")
            assert picture(self.house) == before
            option = question.options[answer]
            accepted = [option.acknowledge] if option.acknowledge else []
            self.attempt(answer, action, **{**given, **option.changes, "acknowledged": accepted})
        except DomainError as refusal:
            assert told(refusal), told(refusal, "en")
            assert picture(self.house) == before
        else:
            assert all(shown(outcome)), shown(outcome, "en")
            self.before.append(before)
            self.house.wait(minutes=1)

    @rule(answer=answers, name=names, contact=st.none() | people)
    def customer(self, answer: int, name: str, contact: str | None) -> None:
        self.attempt(answer, "create_customer", name=name, contact_name=contact)

    @rule(answer=answers, customer=customers, name=people, phone=st.none() | st.just("13900550111"))
    def contact(self, answer: int, customer: str, name: str, phone: str | None) -> None:
        self.attempt(answer, "add_contact", customer=customer, name=name, phone=phone)

    @rule(answer=answers, name=names)
    def lead(self, answer: int, name: str) -> None:
        self.attempt(answer, "create_lead", name=name)

    @rule(customer=customers, tags=st.lists(st.sampled_from(["重点", "老客户", "#展会"]), min_size=1))
    def tag(self, customer: str, tags: list[str]) -> None:
        self.attempt(0, "tag_customer", customer=customer, tags=tags)

    @rule(customer=customers, employee=st.sampled_from(["E01", "E02", "E05"]))
    def assign(self, customer: str, employee: str) -> None:
        self.attempt(0, "assign_customer", customer=customer, employee=employee)

    @rule(answer=answers, customer=customers, title=st.none() | st.just("扩建"), amount=amounts, day=days)
    def opportunity(self, answer: int, customer: str, title: str | None, amount: str | None, day: str | None) -> None:
        told = {"title": title, "amount": amount, "expected_close_on": day}
        self.attempt(answer, "create_opportunity", customer=customer, **told)

    @rule(
        pick=st.integers(0, 3),
        stage=st.none() | st.sampled_from(["qualified", "negotiation", "won", "lost"]),
        amount=amounts,
        day=days,
        reason=st.none() | st.just("没预算"),
    )
    def move(self, pick: int, stage: str | None, amount: str | None, day: str | None, reason: str | None) -> None:
        with self.house.records() as store:
            found = [each.id for each in store.opportunities.all()]
        if found:
            told = {"stage": stage, "amount": amount, "expected_close_on": day, "lost_reason": reason}
            self.attempt(0, "update_opportunity", opportunity=found[pick % len(found)], **told)

    @rule(customer=customers, day=days)
    def follow_up(self, customer: str, day: str | None) -> None:
        self.attempt(0, "log_follow_up", customer=customer, summary="聊了聊", next_follow_up_on=day)

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        before = self.before.pop()
        assert all(shown(self.house.act(WHO, "undo")))
        assert picture(self.house) == before


class OnPostgres(CustomerSide):
    """The same on PostgreSQL."""


@pytest.fixture(autouse=True)
def _grounds(request: pytest.FixtureRequest) -> None:
    """Where the companies of a test's machine are founded."""
    if request.cls is TestCustomerSide:
        CustomerSide.ground = request.getfixturevalue("sqlite_ground")
    else:
        OnPostgres.ground = request.getfixturevalue("postgres_ground")


TestCustomerSide = CustomerSide.TestCase
TestCustomerSide.settings = settings(
    max_examples=15, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
TestOnPostgres = OnPostgres.TestCase
TestOnPostgres.settings = settings(
    max_examples=3, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
