"""Leads and opportunities, and what they come to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.crm.opportunities import Opportunity, Stage
from domain.crm.opportunity_card import put_back, terms
from domain.errors import BadInputError, ConflictError, DeniedError, QuestionError
from domain.kinds import Kind
from tests.databases import on_both_databases
from tests.house import House


def deal(house: House, number: str) -> Opportunity:
    with house.records() as store:
        return store.opportunities.get(number)


def start(house: House, who: str = "E01", customer: str = "C01", **args: Any) -> str:
    number: str = house.act(who, "create_opportunity", customer=customer, **args).result["opportunity"]
    return number


@on_both_databases
class TestOpportunities:
    """From the first word to won or lost."""

    def test_an_opportunity_counts_for_whoever_looks_after_the_customer(self, house: House) -> None:
        found = deal(house, start(house, "E03", title="新检测线", amount="120000", expected_close_on="2026-06-30"))
        assert (found.owner, found.stage, found.amount) == ("E01", Stage.QUALIFIED, Decimal(120000))

    def test_without_a_title_it_is_called_by_customer_and_product_or_month(self, house: House) -> None:
        assert deal(house, start(house, products=["A02", "A01"])).title == "瀚宁 容量瓶250ml"
        assert deal(house, start(house)).title == "瀚宁 2026-03"

    def test_a_second_one_of_the_same_title_is_asked_about(self, house: House) -> None:
        first = start(house, title="扩建")
        asked = house.refusal("E01", "create_opportunity", customer="C01", title="扩建")
        assert isinstance(asked, QuestionError)
        assert start(house, title="扩建", acknowledged=[asked.options[0].acknowledge]) != first

    def test_one_that_was_lost_is_no_reason_to_ask(self, house: House) -> None:
        first = start(house, title="扩建")
        house.act("E01", "update_opportunity", opportunity=first, stage="lost")
        assert start(house, title="扩建") != first

    def test_each_change_is_shown_as_it_was_and_is(self, house: House) -> None:
        number = start(house, amount="5000")
        outcome = house.act("E01", "update_opportunity", opportunity=number, stage="proposal", amount="8000")
        changed = {fact.label for fact in outcome.facts}
        assert changed == {"common.customer", "crm.stage", "common.amount"}
        assert outcome.result["amount"] == "8000"

    def test_a_reason_for_losing_loses_it_and_a_win_has_none(self, house: House) -> None:
        number = start(house)
        house.act("E01", "update_opportunity", opportunity=number, lost_reason="价格高")
        assert (deal(house, number).stage, deal(house, number).lost_reason) == (Stage.LOST, "价格高")
        house.act("E01", "update_opportunity", opportunity=number, stage="won")
        assert (deal(house, number).stage, deal(house, number).lost_reason) == (Stage.WON, None)

    @pytest.mark.parametrize(
        ("args", "error"),
        [
            ({}, BadInputError),
            ({"stage": "qualified"}, ConflictError),
            ({"stage": "won", "lost_reason": "太贵"}, BadInputError),
            ({"amount": "-1"}, BadInputError),
            ({"amount": "0.005"}, BadInputError),
            ({"expected_close_on": "2026-03-03"}, BadInputError),
        ],
    )
    def test_what_can_not_be_changed_is_said(self, house: House, args: dict[str, str], error: type[Exception]) -> None:
        number = start(house, amount="5000")
        before = terms(deal(house, number))
        assert isinstance(house.refusal("E01", "update_opportunity", opportunity=number, **args), error)
        assert terms(deal(house, number)) == before

    def test_changes_are_taken_back_newest_first_and_then_the_whole(self, house: House) -> None:
        number = start(house, amount="5000")
        before = terms(deal(house, number))
        house.act("E01", "update_opportunity", opportunity=number, stage="lost", lost_reason="没预算")
        house.undo("E01")
        assert terms(deal(house, number)) == before
        house.undo("E01")
        with house.records() as store:
            assert store.opportunities.find(number) is None
            assert number not in {record.id for record in store.names.all()}

    def test_what_somebody_else_has_changed_since_stays(self, house: House) -> None:
        number = start(house)
        house.act("E01", "update_opportunity", opportunity=number, stage="proposal")
        house.act("E03", "update_opportunity", opportunity=number, amount="900")
        with pytest.raises(ConflictError):
            house.undo("E01")
        assert (deal(house, number).stage, deal(house, number).amount) == (Stage.PROPOSAL, Decimal(900))

    def test_nobody_touches_a_colleagues(self, house: House) -> None:
        number = start(house)
        assert isinstance(house.refusal("E02", "update_opportunity", opportunity=number, stage="won"), DeniedError)


@on_both_databases
class TestPipeline:
    """What is open, by stage."""

    def test_open_ones_are_counted_and_added_up_by_stage(self, house: House) -> None:
        start(house, title="甲", amount="1000.50")
        start(house, title="乙", amount="2000.25")
        start(house, title="丙")
        moved = start(house, customer="C02", title="丁", amount="700")
        house.act("E01", "update_opportunity", opportunity=moved, stage="negotiation")
        for title, stage in (("戊", "won"), ("己", "lost")):
            closed = start(house, title=title, amount="99999")
            house.act("E01", "update_opportunity", opportunity=closed, stage=stage)
        shown = house.act("E01", "show_pipeline").result
        assert shown["stages"] == {
            "qualified": {"count": 3, "amount": "3000.75"},
            "negotiation": {"count": 1, "amount": "700"},
        }
        assert (shown["count"], shown["amount"]) == (4, "3700.75")

    def test_it_is_narrowed_to_a_person_a_team_and_a_time(self, house: House) -> None:
        start(house, amount="10", expected_close_on="2026-04-30")
        start(house, "E02", "C03", amount="20", expected_close_on="2026-05-31")
        start(house, "E04", "C04", amount="40")

        def amount(who: str, **args: Any) -> str:
            return str(house.act(who, "show_pipeline", **args).result["amount"])

        assert amount("E10") == "70"
        assert amount("E10", employee="E04") == "40"
        assert amount("E10", team="T1") == "30"
        assert amount("E10", team="T1", employee="E04") == "0"
        assert amount("E10", period={"from": "2026-04-01", "to": "2026-04-30"}) == "10"
        assert {who: amount(who) for who in ("E01", "E03", "E05")} == {"E01": "10", "E03": "30", "E05": "40"}
        assert amount("E01", employee="E02") == "0"

    def test_what_should_have_closed_by_now_is_pointed_out(self, house: House) -> None:
        start(house, expected_close_on="2026-03-04")
        assert not house.act("E01", "show_pipeline").warnings
        house.wait(days=1)
        assert [each.params["count"] for each in house.act("E01", "show_pipeline").warnings] == [1]


@on_both_databases
class TestLeads:
    """Somebody who may become a customer."""

    def test_a_lead_is_noted_known_and_struck_out(self, house: House) -> None:
        told = {"name": "北汀水质站", "contact_name": "柏舟", "interest": "要移液管"}
        number = house.act("E12", "create_lead", **told).result["lead"]
        with house.records() as store:
            kept = store.leads.get(number)
            names = {record.name for record in store.names.all() if record.kind is Kind.LEAD}
        assert (kept.owner, kept.contact_name, kept.interest, names) == ("E12", "柏舟", "要移液管", {"北汀水质站"})
        house.undo("E12")
        with house.records() as store:
            assert store.leads.find(number) is None
            assert not [record for record in store.names.all() if record.kind is Kind.LEAD]

    def test_a_customer_of_that_name_is_asked_about(self, house: House) -> None:
        asked = house.refusal("E01", "create_lead", name="沐原生物有限公司")
        assert isinstance(asked, QuestionError)
        (anyway,) = asked.options
        assert house.act("E01", "create_lead", name="沐原生物有限公司", acknowledged=[anyway.acknowledge]).result[
            "lead"
        ]


amounts = st.none() | st.decimals("0.01", "999999999.99", places=2)
deals = st.builds(
    Opportunity,
    id=st.just("OPP-1"),
    customer=st.just("C1"),
    title=st.just("甲"),
    owner=st.just("E1"),
    stage=st.sampled_from(Stage),
    amount=amounts,
    expected_close_on=st.none() | st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    lost_reason=st.none() | st.text(min_size=1, max_size=9),
)


@given(one=deals, other=deals)
def test_whatever_becomes_of_an_opportunity_it_can_be_put_back(one: Opportunity, other: Opportunity) -> None:
    saved = terms(one)
    put_back(one, terms(other))
    assert terms(one) == terms(other)
    put_back(one, saved)
    assert terms(one) == saved
