"""What stands beside something else and is no action, line, reason, tag or customer of its own."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.proposal import Understanding
from tests.understanding.engine.bicycles import BOSS, engine_of, heard, proposed, records


@cache
def _engine() -> EmbeddedEngine:
    company = records()
    company["customers"] += [
        {"id": "C5", "name": "Rim & Road", "aliases": ["Rim and Road"], "owner": "E2", "region": "Wexford"},
        {"id": "C6", "name": "Puncture Point", "owner": "E2"},
        {"id": "C7", "name": "Velodrome Bikes", "owner": "E2"},
    ]
    company["products"] += [
        _goods("P11", "RM-1", "Alloy Rim 28in", ["rim"], "Wheels"),
        _goods("P12", "RM-2", "Alloy Hub 28in", ["hub"], "Wheels"),
        _goods("P13", "SB160", "Steel水壶160ml", ["Steel160"], "水壶"),
        _goods("P14", "SB240", "Steel水壶240ml", ["Steel240"], "水壶"),
        _goods("P15", "GB240", "玻璃水壶240ml", ["玻璃240"], "水壶"),
    ]
    company["orders"] += [
        {
            "id": "SO-781",
            "customer": "C5",
            "ordered_on": "2027-02-20",
            "status": "shipped",
            "lines": [
                {"product": "P11", "quantity": "6", "unit": "个", "unit_price": "45"},
                {"product": "P12", "quantity": "8", "unit": "个", "unit_price": "30"},
            ],
        }
    ]
    return engine_of(company)


def _goods(identity: str, sku: str, name: str, aliases: list[str], category: str) -> dict[str, Any]:
    box = {"name": "箱", "aliases": ["box", "boxes"], "factor": "20"}
    more = {"category": category, "unit": "个", "units": [box], "unit_aliases": ["pcs"], "price": "50"}
    return {"id": identity, "sku": sku, "name": name, "aliases": aliases} | more


def _read(*messages: str) -> Understanding:
    return heard(_engine(), BOSS, *messages)


def _args(*messages: str) -> dict[str, Any]:
    [proposal] = _read(*messages).proposals
    return dict(proposal.args)


@pytest.mark.parametrize(
    "words", ["should close 30 april", "expected to close by 30 april", "closes 30 april", "and close 30 april"]
)
def test_when_a_deal_closes_is_no_look_up(words: str) -> None:
    [(action, args)] = proposed(BOSS, f"new deal for Harbour Cycles, the club fleet, worth 45k, {words}")
    assert action == "create_opportunity"
    assert args["expected_close_on"] == "2027-04-30"


@pytest.mark.parametrize("words", ["what closes this month", "anything due to close this month"])
def test_what_closes_is_looked_up_where_it_is_asked(words: str) -> None:
    assert [action for action, _ in proposed(BOSS, words)] == ["show_pipeline"]


def test_a_word_of_the_customers_name_is_no_line() -> None:
    lines = _args("order for rim and road, 40 pcs hub")["lines"]
    assert [(line["product"], line["quantity"]) for line in lines] == [("P12", "40")]


@pytest.mark.parametrize("asked", ["do a return on 781, 2 boxes", "781退2箱"])
def test_how_many_is_no_reason_and_waits_for_its_goods(asked: str) -> None:
    first = _read(asked)
    assert first.ask is not None
    assert "reason" not in first.ask.proposal.args
    args = _args(asked, "the hub")
    assert args == {"order": "SO-781", "lines": [{"product": "P12", "quantity": "2", "unit": "箱"}]}


@pytest.mark.parametrize("words", ["right, cancel {}", "cancel {}, thanks a lot", "cancel {} for Harbour Cycles"])
def test_what_leads_on_or_is_polite_is_no_reason(words: str) -> None:
    assert "reason" not in _args(words.format("order 772"))


@pytest.mark.parametrize("reason", ["not needed", "too slow", "duplicate"])
def test_small_words_may_be_a_reason(reason: str) -> None:
    assert _args(f"cancel order 772, {reason}")["reason"] == reason


def test_a_size_alone_is_of_the_family_just_spoken_of() -> None:
    lines = _args("找鼎固进Steel160 20箱", "240的也来10箱")["lines"]
    assert [(line["product"], line["quantity"]) for line in lines] == [("P13", "20"), ("P14", "10")]


@pytest.mark.parametrize(
    "story", ["the tyres came in soft and they got a puncture", "the whole road is shut and their puncture kit is gone"]
)
def test_a_word_of_somebodys_name_makes_no_second_ticket(story: str) -> None:
    reading = _read(f"open a ticket for Velodrome Bikes, {story}")
    actions = [each.args["customer"] for each in reading.proposals]
    assert actions == ["C7"] or reading.ask


def test_two_customers_joined_are_two_tickets() -> None:
    reading = _read("open a ticket for Velodrome Bikes and Puncture Point, tyres came in soft")
    assert [each.args["customer"] for each in reading.proposals] == ["C7", "C6"]


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        ("put a seasonal tag on Harbour Cycles", ["seasonal"]),
        ("stick the key account and seasonal tags on Harbour Cycles please", ["key account", "seasonal"]),
        ("pop vip tag on Harbour Cycles", ["vip"]),
    ],
)
def test_a_tag_is_told_before_the_word_for_it(words: str, tags: list[str]) -> None:
    assert _args(words)["tags"] == tags


def test_where_a_newcomer_is_is_no_part_of_the_name() -> None:
    assert _args("create a customer called Saddle Barn in Wexford") == {"name": "Saddle Barn", "region": "Wexford"}
