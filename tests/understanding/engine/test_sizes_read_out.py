"""Goods told apart by a figure in their name that is read out, or stands behind a word with a slip in it."""

from __future__ import annotations

from functools import cache

import pytest

from bot.understanding.embedded.engine import EmbeddedEngine
from tests.understanding.engine.bicycles import BOSS, engine_of, heard, in_pieces, ordered, records

_GOODS = {
    "K1": "Merlin Valve 1.25",
    "K2": "Merlin Valve 1.40",
    "K3": "Osprey Pump 42",
    "K4": "Osprey Pump 56",
}


@cache
def _engine() -> EmbeddedEngine:
    company = records()
    for id_, name in _GOODS.items():
        alias = name.replace(" Valve", "").replace(" Pump", "")
        company["products"].append(in_pieces(id_, name, "Pumps", alias))
    return engine_of(company)


@pytest.mark.parametrize(
    ("goods", "lines"),
    [
        ("15 merlin one twenty five", [("K1", "15")]),
        ("15 merlin one point four oh", [("K2", "15")]),
        ("40 merlin one twenty five and 20 merlin one forty", [("K1", "40"), ("K2", "20")]),
        ("12 osprey fourty two", [("K3", "12")]),
        ("12 osprey size fifty six", [("K4", "12")]),
        ("12 ospray 56", [("K4", "12")]),
        ("osprey 42 x 30", [("K3", "30")]),
        ("12 osprey 42 at 48", [("K3", "12")]),
    ],
)
def test_a_figure_read_out_tells_which_one(goods: str, lines: list[tuple[str, str]]) -> None:
    assert ordered(_engine(), f"order {goods} for Harbour Cycles") == lines


def test_a_figure_that_may_be_how_many_is_asked_about() -> None:
    reading = heard(_engine(), BOSS, "order osprey 42 for Harbour Cycles")
    assert reading.ask is None or reading.ask.missing == ("quantity",)
