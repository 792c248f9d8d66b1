"""Follow-ups: kept in the person's words, due again, and struck out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from domain.calendar import Period
from domain.errors import BadInputError, DeniedError
from tests.databases import on_both_databases
from tests.house import House

pytestmark = on_both_databases

TODAY = date(2026, 3, 4)
FRIDAY = date(2026, 3, 6)
ALWAYS = Period(date(2026, 1, 1), date(2026, 12, 31))


def log(house: House, who: str = "E01", customer: str = "C01", **args: Any) -> str:
    number: str = house.act(who, "log_follow_up", **{"customer": customer, "summary": "聊了聊", **args}).result[
        "follow_up"
    ]
    return number


def due(house: House, who: str = "E01", period: Period = ALWAYS) -> list[str]:
    with house.records(who) as store:
        return [each.id for each in store.follow_ups.due(who, period)]


def test_a_follow_up_is_kept_as_it_was_told(house: House) -> None:
    words = "闵洁说四月上新线。\n\n  想先要两箱烧杯试用 "
    number = log(house, contact="P01", channel="visit", summary=words, next_follow_up_on=FRIDAY, next_step="带样品过去")
    with house.records() as store:
        kept = store.follow_ups.get(number)
    assert kept.summary == "闵洁说四月上新线。\n想先要两箱烧杯试用"
    assert (kept.employee, kept.contact, kept.channel) == ("E01", "P01", "visit")
    assert (kept.next_follow_up_on, kept.next_step) == (FRIDAY, "带样品过去")


def test_the_next_talk_makes_the_due_one_done_until_it_is_undone(house: House) -> None:
    first = log(house, next_follow_up_on=FRIDAY)
    assert due(house) == [first]
    assert due(house, period=Period(TODAY, TODAY)) == []
    second = log(house, next_follow_up_on=FRIDAY + timedelta(days=7))
    assert due(house) == [second]
    log(house, customer="C02")
    assert due(house) == [second]
    house.undo("E01")
    house.undo("E01")
    assert due(house) == [first]


@pytest.mark.parametrize(
    ("args", "field"),
    [
        ({"summary": " \n "}, "summary"),
        ({"next_follow_up_on": TODAY - timedelta(days=1)}, "next_follow_up_on"),
        ({"contact": "P03"}, "contact"),
    ],
)
def test_what_can_not_be_is_said(house: House, args: dict[str, Any], field: str) -> None:
    refused = house.refusal("E01", "log_follow_up", **{"customer": "C01", "summary": "聊了聊", **args})
    assert isinstance(refused, BadInputError)
    assert refused.field == field
    assert house.act("E01", "list_follow_ups").result["total"] == 0


def test_an_opportunity_of_another_customer_is_refused(house: House) -> None:
    deal = house.act("E01", "create_opportunity", customer="C02").result["opportunity"]
    refused = house.refusal("E01", "log_follow_up", customer="C01", summary="问了项目", opportunity=deal)
    assert isinstance(refused, BadInputError)
    assert log(house, customer="C02", opportunity=deal)


def test_everybody_sees_what_his_rows_hold(house: House) -> None:
    mine, others = log(house), log(house, "E02", "C03")
    listed = {who: house.act(who, "list_follow_ups").result for who in ("E01", "E02", "E03", "E05", "E12")}
    seen = {who: {each["follow_up"] for each in result["follow_ups"]} for who, result in listed.items()}
    assert seen == {"E01": {mine}, "E02": {others}, "E03": {mine, others}, "E05": set(), "E12": {mine, others}}
    assert {who: result["total"] for who, result in listed.items()} == {who: len(found) for who, found in seen.items()}
    assert isinstance(house.refusal("E02", "log_follow_up", customer="C01", summary="路过"), DeniedError)


def test_the_one_who_looks_after_a_customer_sees_what_others_keep_of_it(house: House) -> None:
    number = log(house, "E12", "C01", summary="退了两只裂的")
    assert [each["follow_up"] for each in house.act("E01", "list_follow_ups").result["follow_ups"]] == [number]


def test_a_list_is_narrowed_by_customer_person_and_days_of_the_company(house: House) -> None:
    early = log(house)
    house.wait(hours=14, minutes=30)  # half past midnight of the next day, where the company is
    late = log(house, customer="C02")
    tomorrow = {"from": "2026-03-05", "to": "2026-03-05"}

    def found(**args: Any) -> list[str]:
        return [each["follow_up"] for each in house.act("E03", "list_follow_ups", **args).result["follow_ups"]]

    assert found() == [late, early]
    assert found(period=tomorrow) == [late]
    assert found(customer="C01") == [early]
    assert found(employee="E02") == []


def test_a_long_list_says_how_many_there_are(house: House) -> None:
    for _ in range(23):
        log(house)
    (table,) = house.act("E01", "list_follow_ups", customer="C01").tables
    assert (len(table.rows), table.total) == (20, 23)
