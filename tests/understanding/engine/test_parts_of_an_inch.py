"""Goods told apart by parts of an inch, in figures and in words, beside how many there are of them."""

from __future__ import annotations

import json
from functools import cache

import pytest

from bot.commands.understand import world_of
from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.proposal import Hearing, Talk
from domain.calendar import FixedClock
from domain.registry import declared_actions
from storage.company_file.read import parse_company
from tests.understanding.engine.bicycles import BOSS, COMPANY, NOW, company_file

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
    company = json.loads(company_file())
    like = company["products"][0]
    for id_, name in _GOODS.items():
        goods = {"id": id_, "sku": f"{id_}-77", "name": name, "aliases": [], "category": "Hardware", "unit": "pc"}
        company["products"].append({**like, **goods, "units": [], "unit_aliases": ["pcs"]})
    return EmbeddedEngine(declared_actions(), world_of(parse_company(json.dumps(company))))


def _lines(message: str) -> list[tuple[str, str]]:
    reading = _engine().understand(message, Hearing(BOSS, COMPANY, FixedClock(NOW), Talk()))
    assert reading.ask is None, reading.ask
    return [(line["product"], line["quantity"]) for each in reading.proposals for line in each.args["lines"]]


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
    assert _lines(f"order for 远足单车铺: {goods}") == lines
