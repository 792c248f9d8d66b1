"""English second messages: what is said of an order merely shown, prices haggled over, days denied, reports told on."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.engine.bicycles import BOSS, proposed, understood

SHOWN = "whats on 771"
ORDER = "order 5 boxes of helmets for Harbour Cycles"
HELMETS = {"product": "P4", "quantity": "5", "unit": "箱"}


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ("bump the helmets to 9", {"product": "P4", "quantity": "9", "unit": "个"}),
        ("raise the helmets to 9", {"product": "P4", "quantity": "9", "unit": "个"}),
        ("helmets to 9", {"product": "P4", "quantity": "9", "unit": "个"}),
        ("double the helmets", {"product": "P4", "quantity": "12", "unit": "个"}),
        ("helmets at 85", {"product": "P4", "quantity": "6", "unit": "个", "unit_price": "85"}),
        ("stick 4 chains on there too", {"product": "P3", "quantity": "4"}),
        ("throw in 4 chains", {"product": "P3", "quantity": "4"}),
    ],
)
def test_an_order_merely_shown_is_changed(more: str, line: dict[str, str]) -> None:
    assert proposed(BOSS, SHOWN, more) == [("amend_order", {"order": "SO-771", "lines": [line]})]


@pytest.mark.parametrize("more", ["he talked me down to 42", "we settled on 42", "they knocked me down to 42"])
def test_what_was_haggled_over_is_the_price(more: str) -> None:
    lines = [{"product": "P4", "quantity": "10", "unit_price": "42"}]
    before = "order 10 helmets for Harbour Cycles at 45"
    assert proposed(BOSS, before, more) == [("create_order", {"customer": "C4", "lines": lines})]


def test_what_no_box_can_cost_is_the_price_of_one() -> None:
    lines = [HELMETS | {"unit_price": "960"}]
    assert proposed(BOSS, ORDER, "48 each") == [("create_order", {"customer": "C4", "lines": lines})]


def test_a_price_that_can_not_be_is_asked_about() -> None:
    assert not understood(BOSS, ORDER, "at 7000000").sure


@pytest.mark.parametrize("more", ["not friday, thursday", "thursday, not friday"])
def test_a_day_that_is_denied_is_passed_over(more: str) -> None:
    [(_, args)] = proposed(BOSS, f"{ORDER} by friday", more)
    assert args["deliver_by"] == "2027-03-11"


TWO = "order 5 boxes of helmets and 8 chains for Harbour Cycles"
CHAINS = {"product": "P3", "quantity": "8"}


@pytest.mark.parametrize(
    ("more", "lines"),
    [
        ("just the chains", [CHAINS]),
        ("boxes not pieces", [HELMETS, CHAINS | {"unit": "箱"}]),
        ("scrap the helmets", [CHAINS]),
        ("swap the chains for road tyres", [HELMETS, CHAINS | {"product": "P2"}]),
    ],
)
def test_lines_that_were_said_are_changed(more: str, lines: list[dict[str, str]]) -> None:
    assert proposed(BOSS, TWO, more) == [("create_order", {"customer": "C4", "lines": lines})]


@pytest.mark.parametrize("message", ["helmets for Harbour Cycles, 20", "helmets for Harbour Cycles 20 please"])
def test_how_many_is_told_at_the_end(message: str) -> None:
    lines = [{"product": "P4", "quantity": "20"}]
    assert proposed(BOSS, message) == [("create_order", {"customer": "C4", "lines": lines})]


@pytest.mark.parametrize("more", ["other way round", "sorry, the other way around", "搞反了"])
def test_two_places_are_swapped(more: str) -> None:
    [(_, args)] = proposed(BOSS, "move 4 chains from North Store to 城南库", more)
    assert (args["from_warehouse"], args["to_warehouse"]) == ("W2", "W1")


@pytest.mark.parametrize(("more", "tags"), [("seasonal too", ["vip", "seasonal"]), ("not vip, seasonal", ["seasonal"])])
def test_tags_are_added_and_put_right(more: str, tags: list[str]) -> None:
    assert proposed(BOSS, "tag Harbour Cycles vip", more) == [("tag_customer", {"customer": "C4", "tags": tags})]


def test_what_is_watched_was_looked_up() -> None:
    [(_, args)] = proposed(BOSS, "how many helmets have we got", "tell me when its under 50")
    assert (args["product"], args["threshold"]) == ("P4", "50")


def test_a_number_alone_is_no_write() -> None:
    assert proposed(BOSS, "po 91") == []


def test_a_deal_is_moved_on_after_a_report() -> None:
    reported: dict[str, Any] = {"opportunity": "OPP-31", "stage": "negotiation"}
    [*_, last] = proposed(BOSS, "met 飞轮俱乐部, all good", "bump that opp to negotiation")
    assert last == ("update_opportunity", reported)


def test_a_report_goes_on_with_him_who_was_visited() -> None:
    [(_, args)] = proposed(BOSS, "visited Harbour Cycles today", "Ivy is closing for the season, follow up march 20")
    assert (args["contact"], args["next_follow_up_on"]) == ("C4-1", "2027-03-20")
    assert "visited" in args["summary"]
    assert "closing" in args["summary"]


@pytest.mark.parametrize(
    ("first", "more", "lines"),
    [
        (TWO, "make the first one 6", [HELMETS | {"quantity": "6"}, CHAINS]),
        (TWO, "forget the last one", [HELMETS]),
        (TWO, "double both", [HELMETS | {"quantity": "10"}, CHAINS | {"quantity": "16"}]),
        (TWO, "10 of each", [HELMETS | {"quantity": "10"}, CHAINS | {"quantity": "10"}]),
    ],
)
def test_lines_are_told_by_their_place(first: str, more: str, lines: list[dict[str, str]]) -> None:
    """The first, the last, both of them."""
    assert proposed(BOSS, first, more) == [("create_order", {"customer": "C4", "lines": lines})]


@pytest.mark.parametrize(
    ("more", "name", "value"), [("5% off the tyres", "discount_percent", "5"), ("tyres at 44", "unit_price", "44")]
)
def test_a_price_of_a_family_is_of_each_of_its_lines(more: str, name: str, value: str) -> None:
    """Both tyres that stand there, and not the helmet."""
    [(_, args)] = proposed(BOSS, "order 5 mountain tyres, 2 helmets and 6 road tyres for Harbour Cycles", more)
    assert [line.get(name) for line in args["lines"]] == [value, None, value]
