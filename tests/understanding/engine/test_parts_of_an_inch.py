"""Goods told apart by parts of an inch, in figures and in words, beside how many there are of them."""

from __future__ import annotations

from functools import cache

import pytest

from bot.understanding.embedded.engine import EmbeddedEngine
from tests.understanding.engine.bicycles import engine_of, in_pieces, ordered, records

_GOODS = {
    "K1": "Hose Clamp 3/8 x 4",
    "K2": "Hose Clamp 5/8 x 4",
    "K3": "Hose Clamp 5/8 x 6",
    "K4": "Spring Clip 1/4",
    "K5": "Spring Clip 1/2",
    "K7": "Casement Stay 2-1/2",
    "K8": "Casement Stay 3",
}


@cache
def _engine() -> EmbeddedEngine:
    company = records()
    company["products"] += [in_pieces(id_, name, "Hardware") for id_, name in _GOODS.items()]
    return engine_of(company)


@pytest.mark.parametrize(
    ("goods", "lines"),
    [
        ("60 of the three eighths hose clamps", [("K1", "60")]),
        ("forty of the five eighths by six hose clamps", [("K3", "40")]),
        ("40 of the 3/8 hose clamps", [("K1", "40")]),
        ("30 quarter inch spring clips and 20 of the half inch ones", [("K4", "30"), ("K5", "20")]),
        ("30 1/4 spring clips, 20 of the 1/2 ones", [("K4", "30"), ("K5", "20")]),
        ("900 pcs of 2-1/2 casement stays", [("K7", "900")]),
        ("12 five eighths x 6 hose clamps", [("K3", "12")]),
    ],
)
def test_a_part_of_an_inch_is_a_size_and_no_quantity(goods: str, lines: list[tuple[str, str]]) -> None:
    assert ordered(_engine(), f"order for 远足单车铺: {goods}") == lines
