"""What is told of an order or a newcomer apart from its goods or name: units, counts, notes, places and days."""

from __future__ import annotations

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, proposed


@pytest.mark.parametrize(
    "said",
    [
        "10 chains for Harbour Cycles, in boxes, for friday",
        "10 chains for Harbour Cycles, boxes as well",
        "Harbour Cycles wants 10 chains by the box",
    ],
)
def test_the_unit_may_be_told_by_itself(said: str) -> None:
    """A clause that says but a unit counts the goods before it in that one."""
    ((_, told),) = proposed(REP, said)
    assert told["lines"] == [{"product": "P3", "quantity": "10", "unit": "箱"}]


def test_units_of_several_goods_are_told_at_once() -> None:
    """Of both."""
    ((_, told),) = proposed(REP, "10 chains and 5 helmets for Harbour Cycles, all in boxes")
    assert [line["unit"] for line in told["lines"]] == ["箱", "箱"]


@pytest.mark.parametrize("which", ["on that one:", "for that order:", "on this one -"])
def test_a_note_may_say_first_which_one_it_is_for(which: str) -> None:
    """What it says stands behind that."""
    ((_, told),) = proposed(REP, "10 chains for Harbour Cycles", f"note {which} ring ahead")
    assert told["note"] == "ring ahead"


def test_how_many_there_are_may_be_said_again() -> None:
    """Those two are the two that were told."""
    ((_, told),) = proposed(BOSS, "2 of the chains on SO-772 came damaged, so can you set up a return for those two")
    assert told["lines"] == [{"product": "P3", "quantity": "2"}]


@pytest.mark.parametrize(
    ("said", "region"),
    [
        ("set up Wabash Pantry as a customer, they're in Ohio", "Ohio"),
        ("new customer Wabash Pantry, they're based over in Columbus", "Columbus"),
        ("新客户 汇丰源食品，他们在无锡", "无锡"),
    ],
)
def test_where_a_newcomer_is_may_be_told_of_them(said: str, region: str) -> None:
    """They are there."""
    ((_, told),) = proposed(BOSS, said)
    assert told["region"] == region


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("remnd me thurday to call Ivy", "2027-03-11"),
        ("remind me a week today to call Ivy", "2027-03-16"),
        ("remind me two weeks tomorrow to call Ivy", "2027-03-24"),
    ],
)
def test_days_of_a_reminder(said: str, day: str) -> None:
    """Mistyped, or counted from today."""
    ((_, told),) = proposed(REP, said)
    assert told["on"] == day
