"""Other goods for some of a line, one more record treated the same, and what a write is told with before something else."""

from __future__ import annotations

from typing import Any

import pytest

from bot.understanding.embedded.engine import EmbeddedEngine
from tests.understanding.engine.bicycles import BOSS, asked, engine, engine_of, heard, ordered, proposed, records

FIRST = "Harbour Cycles 4 helmets"


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("they'll take a chain instead of one of those", [("P4", "3"), ("P3", "1")]),
        ("swap two of them for road tyres", [("P4", "2"), ("P2", "2")]),
        ("half of those as chains", [("P4", "2"), ("P3", "2")]),
        ("one of them should be a mountain tyre", [("P4", "3"), ("P1", "1")]),
    ],
)
def test_other_goods_stand_in_for_some_of_a_line(words: str, lines: list[tuple[str, str]]) -> None:
    assert ordered(engine(), FIRST, words) == lines


def test_some_of_several_lines_are_asked_about() -> None:
    assert asked(BOSS, f"{FIRST} and 3 mountain tyres", "make one of those a chain").proposal.action == "create_order"


@pytest.mark.parametrize(
    "words",
    [
        "tag Harbour Cycles as slow payer and 远足单车铺 the same",
        "tag Harbour Cycles as slow payer, same for 远足单车铺",
        "mark Harbour Cycles as slow payer and 远足单车铺 too",
    ],
)
def test_one_more_is_tagged_the_same(words: str) -> None:
    assert proposed(BOSS, words) == [
        ("tag_customer", {"customer": "C4", "tags": ["slow payer"]}),
        ("tag_customer", {"customer": "C3", "tags": ["slow payer"]}),
    ]


def test_one_more_has_paid_the_same() -> None:
    [(_, one), (_, other)] = proposed(BOSS, "Harbour Cycles paid 500 cash and 远足单车铺 the same")
    assert one | {"customer": "C3"} == other


def _serving() -> EmbeddedEngine:
    return engine_of(records() | {"tickets": [{"id": "TK-902", "customer": "C4", "subject": "pump", "status": "open"}]})


@pytest.mark.parametrize(
    ("words", "slot", "told"),
    [
        ("close 902, we swapped the valve", "resolution", "we swapped the valve"),
        ("cancel 772, they doubled up", "reason", "they doubled up"),
        ("reject PO-91, price too high", "reason", "price too high"),
        ("902处理好了，换了新链条", "resolution", "换了新链条"),
    ],
)
def test_what_is_told_before_an_account_belongs_to_the_write_before(words: str, slot: str, told: str) -> None:
    behind = (
        "，再记一下跟飞轮车行打了电话" if "，" in words else ", and log a call with Ivy at Harbour Cycles, all well"
    )
    write, account = heard(_serving(), BOSS, words + behind).proposals
    assert write.args[slot] == told
    assert told not in account.args["summary"]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("open an opportunity with Harbour Cycles for helmets, worth about twelve thousand", "helmets"),
        ("new opportunity Harbour Cycles, workshop refit worth 20k", "workshop refit"),
    ],
)
def test_what_it_is_worth_is_no_title(words: str, title: str) -> None:
    [(_, args)] = proposed(BOSS, words)
    assert args["title"] == title


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("need them by mid april... the 12th", "2027-04-12"),
        ("early april, so the 3rd", "2027-04-03"),
        ("next month, on the 5th", "2027-04-05"),
        ("end of april, say the 28th", "2027-04-28"),
    ],
)
def test_a_day_is_said_more_closely(words: str, day: str) -> None:
    [(_, args)] = proposed(BOSS, f"{FIRST}, {words}")
    assert args["deliver_by"] == day


@pytest.mark.parametrize("words", ["sales on 3rd february", "sales in february, the 3rd"])
def test_a_day_that_was_asked_about_lies_behind(words: str) -> None:
    [(_, args)] = proposed(BOSS, words)
    assert args["period"] == {"from": "2027-02-03", "to": "2027-02-03"}


def test_a_day_of_a_month_to_come() -> None:
    [(_, args)] = proposed(BOSS, f"{FIRST} in may, the 3rd")
    assert args["deliver_by"] == "2027-05-03"


@pytest.mark.parametrize("words", ["note that down, he wants them in green", "log that, he wants them in green"])
def test_an_account_is_told_on_when_it_is_to_be_noted(words: str) -> None:
    args: dict[str, Any]
    [(_, args)] = proposed(BOSS, "meeting with Ivy at Harbour Cycles went well", words)
    assert (args["contact"], args["channel"]) == ("C4-1", "meeting")
    assert "in green" in args["summary"]
