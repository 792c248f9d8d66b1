"""Second messages that put off what was set, name other goods, or tell what somebody else will do."""

from __future__ import annotations

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, proposed, understood

MORNING = "remind me tomorrow at ten in the morning to ring Ivy about the chains"
VISIT = "visited Harbour Cycles, Ivy likes the helmets but finds them dear"
ORDER = "order 5 boxes of helmets for Harbour Cycles"


@pytest.mark.parametrize(
    ("more", "at"),
    [
        ("an hour earlier", "2027-03-10T09:00"),
        ("half an hour later, sorry", "2027-03-10T10:30"),
        ("make it two days later please", "2027-03-12T10:00"),
        ("make it eleven thirty", "2027-03-10T11:30"),
        ("sorry, eleven forty five", "2027-03-10T11:45"),
    ],
)
def test_a_time_is_moved_from_what_was_set(more: str, at: str) -> None:
    assert proposed(REP, MORNING, more)[0][1]["at"] == at


@pytest.mark.parametrize(
    ("more", "day"),
    [("a day later", "2027-03-13"), ("make it two days earlier", "2027-03-10"), ("tuesday", "2027-03-16")],
)
def test_a_day_is_moved_from_what_was_set(more: str, day: str) -> None:
    """On a Tuesday, "tuesday" is the next one."""
    assert proposed(BOSS, f"{ORDER} by friday", more)[0][1]["deliver_by"] == day


@pytest.mark.parametrize("more", ["no, 4 road tyres", "sorry, road tyres, 4 of them", "不对，4条公路外胎"])
def test_other_goods_stand_in_for_the_only_line(more: str) -> None:
    [(_, args)] = proposed(BOSS, ORDER, more)
    assert [(line["product"], line["quantity"]) for line in args["lines"]] == [("P2", "4")]


def test_goods_stand_in_for_those_that_were_broken_off() -> None:
    [(_, args)] = proposed(BOSS, "Harbour Cycles need 5 helmets... no wait", "road tyres, 4 of them")
    assert args["lines"] == [{"product": "P2", "quantity": "4"}]


@pytest.mark.parametrize("more", ["sorry, and 4 road tyres", "sorry forgot, 4 road tyres as well"])
def test_goods_besides_stand_in_for_none(more: str) -> None:
    [(_, args)] = proposed(BOSS, ORDER, more)
    assert [line["product"] for line in args["lines"]] == ["P4", "P2"]


def test_for_which_of_several_lines_goods_stand_in_is_asked_about() -> None:
    assert not understood(BOSS, f"{ORDER} and 8 chains", "no, 4 road tyres").sure


@pytest.mark.parametrize("more", ["the tyres i meant", "sorry, the tyres"])
def test_another_line_of_the_document_was_meant(more: str) -> None:
    lines = [{"product": "P1", "quantity": "9", "unit": "条"}]
    [(_, args)] = proposed(BOSS, "change order 771, 9 helmets", more)
    assert [(line["product"], line["quantity"]) for line in args["lines"]] == [(lines[0]["product"], "9")]


@pytest.mark.parametrize(
    ("more", "made", "scrap"),
    [("no, 28 good", "28", "2"), ("sorry 28", "28", "2"), ("sorry, 3 scrap", "30", "3"), ("make it 4", "30", "4")],
)
def test_a_figure_is_that_of_what_it_is_near(more: str, made: str, scrap: str) -> None:
    [(_, args)] = proposed(BOSS, "WO-55, 30 made 2 scrap", more)
    assert (args["quantity"], args["scrap"]) == (made, scrap)


@pytest.mark.parametrize("more", ["ring her again thursday", "email her thursday", "calling her back thursday"])
def test_how_one_will_be_in_touch_is_not_how_one_was(more: str) -> None:
    [(action, args)] = proposed(BOSS, VISIT, more)
    assert (action, args["channel"], args["next_follow_up_on"]) == ("log_follow_up", "visit", "2027-03-11")
    assert args["summary"].startswith("visited")


@pytest.mark.parametrize("more", ["she'll decide thursday", "she's away till thursday", "they sign on thursday"])
def test_what_somebody_else_will_do_is_no_day_of_ours(more: str) -> None:
    [(_, args)] = proposed(BOSS, VISIT, more)
    assert "next_follow_up_on" not in args
    assert "thursday" in args["summary"]


def test_what_it_is_goes_before_what_it_is_not() -> None:
    first = "ticket for Harbour Cycles, the chains are rusty, urgent"
    assert proposed(BOSS, first, "not urgent really, normal")[0][1]["priority"] == "normal"


TWO = f"{ORDER} and 8 chains"


@pytest.mark.parametrize(
    ("first", "more", "counts"),
    [
        (ORDER, "one less", ["4"]),
        (ORDER, "2 boxes fewer", ["3"]),
        (TWO, "3 fewer chains", ["5", "5"]),
        (TWO, "one less chain", ["5", "7"]),
        (TWO, "take 2 boxes off the helmets", ["3", "8"]),
        (TWO, "one more chain", ["5", "9"]),
    ],
)
def test_a_line_is_lessened_by_so_many(first: str, more: str, counts: list[str]) -> None:
    [(_, args)] = proposed(BOSS, first, more)
    assert [line["quantity"] for line in args["lines"]] == counts


@pytest.mark.parametrize(("more", "count"), [("take 5 off the tyres", "35"), ("2 more helmets", "8")])
def test_a_line_of_an_order_merely_shown_is_lessened(more: str, count: str) -> None:
    [(action, args)] = proposed(BOSS, "show order 771", more)
    assert (action, [line["quantity"] for line in args["lines"]]) == ("amend_order", [count])


def test_what_somebody_says_of_the_price_is_of_what_waits() -> None:
    [(action, args)] = proposed(BOSS, "quote Harbour Cycles 12 helmets at 60", "Ivy says 58 each")
    assert (action, args["lines"][0]["unit_price"]) == ("create_quote", "58")


@pytest.mark.parametrize(("more", "at"), [("4.30", "2027-03-11T16:30"), ("4:30", "2027-03-11T16:30")])
def test_a_time_with_a_dot_is_no_day(more: str, at: str) -> None:
    assert proposed(REP, "remind me thursday at 4 to ring Harbour Cycles", more)[0][1]["at"] == at
