"""English goods of a family told by what sets one of them apart, wherever that stands: in large, the 750, all black."""

from __future__ import annotations

import pytest

from bot.understanding.embedded.engine import EmbeddedEngine
from tests.understanding.engine.bicycles import (
    BOSS,
    asked,
    engine_of,
    in_pieces,
    ordered,
    proposed,
    records,
    understood,
)


@pytest.fixture(scope="module")
def listener() -> EmbeddedEngine:
    company = records()
    company["products"] += [
        in_pieces("P11", "Dash Jersey S", "kit"),
        in_pieces("P12", "Dash Jersey M", "kit"),
        in_pieces("P13", "Dash Jersey L", "kit"),
        in_pieces("P14", "Dash Jersey XL", "kit"),
        in_pieces("P21", "Sip Bottle 500ml", "bottles"),
        in_pieces("P22", "Sip Bottle 750ml", "bottles"),
        in_pieces("P31", "Grip Tape Red", "tape"),
        in_pieces("P32", "Grip Tape Black", "tape"),
    ]
    return engine_of(company)


@pytest.mark.parametrize(
    ("message", "lines"),
    [
        ("order 20 large jerseys for Harbour Cycles", [("P13", "20")]),
        ("order 20 jerseys in large for Harbour Cycles", [("P13", "20")]),
        ("order 20 extra large jerseys for Harbour Cycles", [("P14", "20")]),
        ("order 20 jerseys for Harbour Cycles, the medium ones", [("P12", "20")]),
        (
            "order for Harbour Cycles: jerseys, 5 small, 6 medium, 7 extra large",
            [("P11", "5"), ("P12", "6"), ("P14", "7")],
        ),
        ("order 40 bottles for Harbour Cycles, the 750s", [("P22", "40")]),
        ("order 40 sip bottles the 500 size for Harbour Cycles", [("P21", "40")]),
        ("order 12 grip tapes for Harbour Cycles in black", [("P32", "12")]),
        ("order 12 grip tapes for Harbour Cycles, all red please", [("P31", "12")]),
    ],
)
def test_one_of_a_family(listener: EmbeddedEngine, message: str, lines: list[tuple[str, str]]) -> None:
    assert ordered(listener, message) == lines


@pytest.mark.parametrize(
    ("message", "lines"),
    [
        ("order 40 red grip tapes and 12 black for Harbour Cycles", [("P31", "40"), ("P32", "12")]),
        ("order for Harbour Cycles: 40 red grip tapes, 12 black ones", [("P31", "40"), ("P32", "12")]),
    ],
)
def test_a_colour_is_that_of_the_goods_before(message: str, lines: list[tuple[str, str]]) -> None:
    company = records()
    company["products"] += [
        in_pieces("P31", "Grip Tape Red", "tape", "red grip tape"),
        in_pieces("P32", "Grip Tape Black", "tape", "black grip tape"),
        in_pieces("P41", "Bell Black", "bells"),
    ]
    assert ordered(engine_of(company), message) == lines


@pytest.mark.parametrize("message", ["drop the chains from 771", "take the chains off 771 and add 3 road tyres"])
def test_what_is_to_be_dropped_and_is_not_there_is_asked_about(message: str) -> None:
    assert not understood(BOSS, message).sure or asked(BOSS, message).proposal.action == "amend_order"


def test_what_is_there_is_dropped() -> None:
    [(_, args)] = proposed(BOSS, "drop the helmets from 771")
    assert args["lines"] == [{"product": "P4", "quantity": "0"}]
