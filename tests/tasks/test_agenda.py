"""What is on for a person, what he may have done, and taking it back."""

from __future__ import annotations

from typing import Any

import pytest

from domain.access.roles import Role
from domain.errors import ConflictError
from tests.databases import on_both_databases
from tests.house import House

FRIDAY = "2026-03-06"


def agenda(house: House, who: str = "E01", **args: Any) -> dict[str, Any]:
    """What stands on the agenda, without the empty parts."""
    result = house.act(who, "my_agenda", **args).result
    return {part: found for part, found in result.items() if found and part != "on"}


def order(house: House, who: str, customer: str, price: str = "18", **args: Any) -> str:
    lines = [{"product": "A01", "quantity": "10", "unit_price": price}]
    number: str = house.act(who, "create_order", customer=customer, lines=lines, **args).result["order"]
    return number


@on_both_databases
class TestAgenda:
    """One look in the morning."""

    def test_an_empty_day_says_so(self, house: House) -> None:
        assert house.act("E01", "my_agenda").headline.key == "tasks.agenda_empty"

    def test_a_day_holds_its_reminders_and_follow_ups(self, house: House) -> None:
        reminder = house.act("E01", "set_reminder", text="寄样品", at=f"{FRIDAY}T23:59").result["reminder"]
        house.act("E01", "set_reminder", text="不是这天", at="2026-03-07T00:00")
        house.act("E02", "set_reminder", text="不是他的", on=FRIDAY)
        follow_up = house.act(
            "E01", "log_follow_up", customer="C01", summary="下次带报价", next_follow_up_on=FRIDAY
        ).result["follow_up"]
        assert agenda(house, on=FRIDAY) == {"reminders": [reminder], "follow_ups": [follow_up]}
        assert house.act("E01", "my_agenda", on=FRIDAY).headline.params["count"] == 2
        assert agenda(house) == {}

    def test_what_was_not_done_in_time_stands_on_today(self, house: House) -> None:
        follow_up = house.act(
            "E01", "log_follow_up", customer="C01", summary="回电话", next_follow_up_on="2026-03-05"
        ).result["follow_up"]
        number = order(house, "E01", "C01", deliver_by="2026-03-05")
        house.wait(days=3)
        assert agenda(house) == {"follow_ups": [follow_up], "deliveries": [number]}
        assert agenda(house, on="2026-03-08") == {}

    def test_what_has_gone_out_is_no_longer_to_be_shipped(self, house: House) -> None:
        number = order(house, "E01", "C01", deliver_by="2026-03-04")
        assert agenda(house) == {"deliveries": [number]}
        assert agenda(house, "E02") == {}
        house.act("E06", "ship_order", order=number)
        assert agenda(house) == {}

    def test_whoever_approves_sees_what_waits_for_him(self, house: House) -> None:
        number = order(house, "E01", "C01", price="1")
        assert agenda(house, "E03") == {"decisions": [number]}
        assert agenda(house) == {}
        house.act("E03", "approve", document=number)
        assert agenda(house, "E03") == {}

    def test_what_is_overdue_stands_on_the_agenda_of_whoever_sold_it(self, house: House) -> None:
        number = order(house, "E01", "C02", customer_po="77")
        house.act("E06", "ship_order", order=number)
        invoice = house.act("E07", "invoice_order", order=number).result["invoice"]
        assert agenda(house) == {}
        house.wait(days=1)
        assert agenda(house) == {"overdue": [invoice]}
        assert agenda(house, "E03") == {}
        assert [offer.action for offer in house.act("E01", "my_agenda").offers] == ["list_receivables"]


@on_both_databases
class TestUndo:
    """Taking back what was done last."""

    def test_it_takes_back_one_operation_after_the_other(self, house: House) -> None:
        house.act("E01", "tag_customer", customer="C01", tags=["甲"])
        house.act("E01", "tag_customer", customer="C01", tags=["乙"])
        house.act("E02", "tag_customer", customer="C03", tags=["丙"])
        for left in (["重点", "甲"], ["重点"]):
            undone = house.act("E01", "undo").result["undone"]
            with house.records() as store:
                assert store.customers.get("C01").tags == left
                assert store.audit.operation(undone).undone
        refused = house.refusal("E01", "undo")
        assert isinstance(refused, ConflictError)
        assert refused.key == "tasks.nothing_to_undo"

    def test_its_card_shows_what_it_would_come_to(self, house: House) -> None:
        number = order(house, "E01", "C01")
        shown = house.preview("E01", "undo")
        assert shown.result["order"] == number
        with house.records() as store:
            assert store.orders.get(number).state == "confirmed"

    def test_what_can_not_be_taken_back_is_said(self, house: House) -> None:
        number = order(house, "E01", "C01")
        house.act("E06", "ship_order", order=number)
        assert isinstance(house.refusal("E01", "undo"), ConflictError)


class TestHelp:
    """What one may have done."""

    @pytest.mark.parametrize("who", ["E01", "E03", "E06", "E07", "E08", "E09", "E10", "E12", "E13"])
    def test_it_tells_of_everything_that_is_built_and_allowed(self, house: House, who: str) -> None:
        told = house.act(who, "help")
        roles = house.person(who).roles
        usable = {action.name for action in house.registry if not action.planned and action.roles & roles} - {"help"}
        assert set(told.result["actions"]) == usable
        titles = [title for fact in told.facts if isinstance(fact.value, tuple) for title in fact.value]
        assert len(titles) == len(usable)

    def test_it_gives_a_sentence_of_each_area_without_places_to_fill(self, house: House) -> None:
        told = house.act("E10", "help")
        (table,) = told.tables
        examples = [example for (example,) in table.rows]
        assert len(examples) == len(told.facts)
        assert not [each for each in examples if "{" in each.zh + each.en]  # type: ignore[union-attr]

    def test_its_sentences_speak_of_what_one_works_with(self, house: House) -> None:
        number = order(house, "E01", "C01")
        (table,) = house.act("E01", "help").tables
        spoken = " ".join(example.zh for (example,) in table.rows)  # type: ignore[union-attr]
        assert "烧杯500ml" in spoken
        assert "瀚宁" in spoken
        assert "[" not in spoken.replace(number, "")

    def test_whoever_may_do_little_is_told_little(self, house: House) -> None:
        areas = {fact.label for fact in house.act("E13", "help").facts}
        assert "tasks.area_crm" not in areas
        assert house.person("E13").roles == {Role.PRODUCTION}
