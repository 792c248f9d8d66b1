"""English of people on the road: how it came about is told in passing, units are mistyped, numbers are read out."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, asked, proposed

HELMETS = {"product": "P4", "quantity": "5"}


@pytest.mark.parametrize(
    "message",
    [
        "order 5 helmets for Harbour Cycles, Ivy just called",
        "Ivy rang, order 5 helmets for Harbour Cycles before they leave",
        "Nora here, order 5 helmets for Harbour Cycles",
    ],
)
def test_how_it_came_about_is_no_account(message: str) -> None:
    assert proposed(REP, message) == [("create_order", {"customer": "C4", "lines": [HELMETS]})]


@pytest.mark.parametrize(
    ("message", "lines"),
    [
        ("order 2 boexs of helmets for Harbour Cycles", [{"product": "P4", "quantity": "2", "unit": "箱"}]),
        ("order 2 catrons of helmets for Harbour Cycles", [{"product": "P4", "quantity": "2", "unit": "箱"}]),
    ],
)
def test_mistyped_units(message: str, lines: list[dict[str, Any]]) -> None:
    assert proposed(REP, message) == [("create_order", {"customer": "C4", "lines": lines})]


@pytest.mark.parametrize("number", ["seven seventy one", "seven seven one"])
def test_numbers_of_documents_are_read_out(number: str) -> None:
    assert proposed(BOSS, f"what's on order {number}") == [("show_order", {"order": "SO-771"})]


@pytest.mark.parametrize(
    ("messages", "moment"),
    [
        (("remind me at 4:30 to call Harbour Cycles",), "2027-03-09T16:30"),
        (("remind me at 3pm to call Harbour Cycles", "make it 4:30"), "2027-03-09T16:30"),
        (("remind me at 04:30 tomorrow to call Harbour Cycles",), "2027-03-10T04:30"),
    ],
)
def test_nobody_is_rung_up_at_night(messages: tuple[str, ...], moment: str) -> None:
    ((name, args),) = proposed(REP, *messages)
    assert (name, args["at"]) == ("set_reminder", moment)


@pytest.mark.parametrize(
    ("more", "quantities"),
    [
        ("double it", ["10"]),
        ("triple that please", ["15"]),
        ("double the helmets", ["10"]),
    ],
)
def test_so_many_times(more: str, quantities: list[str]) -> None:
    ((_, args),) = proposed(REP, "order 5 helmets for Harbour Cycles", more)
    assert [line["quantity"] for line in args["lines"]] == quantities


def test_of_the_same() -> None:
    assert [
        args["lines"] for _, args in proposed(REP, "5 helmets for Harbour Cycles and 6 of the same for 远足单车铺")
    ] == [
        [HELMETS],
        [HELMETS | {"quantity": "6"}],
    ]


def test_what_the_order_has_not_makes_way_for_nothing() -> None:
    ask = asked(BOSS, "swap the chains for road tyres on 771")
    assert ask.unknown.keys() == {"product"}


@pytest.mark.parametrize("message", ["cancel that order for me", "scrap the order"])
def test_which_order_is_asked(message: str) -> None:
    ask = asked(BOSS, message)
    assert (ask.proposal.action, ask.missing) == ("cancel_order", ("order",))


@pytest.mark.parametrize(
    "message",
    ["gonna ship 772 once the driver shows up, not yet", "was going to quote Harbour Cycles on the helmets"],
)
def test_plans_are_no_deeds(message: str) -> None:
    assert not proposed(BOSS, message)
