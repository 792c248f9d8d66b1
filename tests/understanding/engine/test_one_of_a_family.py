"""English goods of a family told by what sets one of them apart, wherever that stands: in large, the 750, all black."""

from __future__ import annotations

import pytest

from bot.understanding.embedded.engine import EmbeddedEngine
from tests.understanding.engine.bicycles import engine_of, in_pieces, ordered, records


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
