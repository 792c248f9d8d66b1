"""English in a hurry: mistyped words, what is free, the same for somebody else, corrections that take up what was said."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, proposed

CHAINS = {"product": "P3", "quantity": "10"}
HELMETS = {"product": "P4", "quantity": "5"}


@pytest.mark.parametrize(
    ("message", "lines"),
    [
        ("order 5 helmets for Harbour Cycles and 1 more free", [HELMETS, HELMETS | {"quantity": "1", "unit_price": "0"}]),
        ("order 5 helmets for Harbour Cycles plus 2 on the house", [HELMETS, HELMETS | {"quantity": "2", "unit_price": "0"}]),
        ("order 5 helmets plus 10 chains for Harbour Cycles", [HELMETS, CHAINS]),
        ("ordr 5 hemlets for Harbuor Cycles", [HELMETS]),
        ("order 5 helmets and 10 chains for Harbour Cycles, 49 and 51 each", [
            HELMETS | {"unit_price": "49"}, CHAINS | {"unit_price": "51"},
        ]),
    ],
)  # fmt: skip
def test_lines_are_read_as_they_are_meant(message: str, lines: list[dict[str, Any]]) -> None:
    assert proposed(REP, message) == [("create_order", {"customer": "C4", "lines": lines})]


@pytest.mark.parametrize("message", ["ship 771 except the helmets", "ship everything on 771 but not the helmets"])
def test_all_but_what_is_named(message: str) -> None:
    lines = [{"product": "P1", "quantity": "40", "unit": "条"}]
    assert proposed(BOSS, message) == [("ship_order", {"order": "SO-771", "lines": lines})]


def test_a_document_said_to_be_left_out_is_not_approved() -> None:
    assert [args["document"] for _, args in proposed(BOSS, "approve 771 but not 772")] == ["SO-771"]


@pytest.mark.parametrize(
    "words", ["and for Harbour Cycles 8", "do one for Harbour Cycles too, but 8", "also 8 for Harbour Cycles"]
)
def test_the_same_for_somebody_else_is_another_order(words: str) -> None:
    [(action, args)] = proposed(REP, "order 5 helmets for 远足单车铺", words)
    assert action == "create_order"
    assert args == {"customer": "C4", "lines": [HELMETS | {"quantity": "8"}]}


def test_a_bare_day_is_the_one_nearest_to_that_before() -> None:
    assert proposed(BOSS, "push 771 back to april 20", "nope the 23rd") == [
        ("amend_order", {"order": "SO-771", "deliver_by": "2027-04-23"})
    ]


def test_by_how_many_fewer_is_corrected() -> None:
    [(_, args)] = proposed(BOSS, "take 1 helmet off 771", "make that 2 actually")
    assert [(line["product"], line["quantity"]) for line in args["lines"]] == [("P4", "4")]


def test_a_limit_keeps_the_unit_in_which_it_was_said() -> None:
    [(_, args)] = proposed(BOSS, "tell me when helmets drop below 2 boxes", "make it 3")
    assert args["threshold"] == "60"


def test_goods_go_over_to_a_question() -> None:
    assert proposed(REP, "order 5 helmets for Harbour Cycles", "how many have we got?") == [
        ("query_stock", {"product": "P4"})
    ]


@pytest.mark.parametrize(
    ("message", "args"),
    [
        (
            "new lead Tri-State Cartage, Dana, keen on helmets",
            {"name": "Tri-State Cartage", "contact_name": "Dana", "interest": "helmets"},
        ),
        (
            "lead from the Dallas expo: Hyde Park Preschool, after helmets",
            {"name": "Hyde Park Preschool", "source": "the Dallas expo", "interest": "helmets"},
        ),
    ],
)
def test_newcomers_are_named_as_far_as_their_capitals_go(message: str, args: dict[str, str]) -> None:
    assert proposed(REP, message) == [("create_lead", args)]


def test_a_note_goes_on() -> None:
    [(_, args)] = proposed(REP, "order 5 helmets for Harbour Cycles, note: leave at the desk, call first")
    assert args["note"] == "leave at the desk, call first"
