"""Goods told apart by a figure in their name that is read out, or stands behind a word with a slip in it."""

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
    "K1": "Merlin Valve 1.25",
    "K2": "Merlin Valve 1.40",
    "K3": "Osprey Pump 42",
    "K4": "Osprey Pump 56",
}


@cache
def _engine() -> EmbeddedEngine:
    company = json.loads(company_file())
    like = company["products"][0]
    for id_, name in _GOODS.items():
        alias = name.replace(" Valve", "").replace(" Pump", "")
        goods = {"id": id_, "sku": f"{id_}-77", "name": name, "aliases": [alias], "category": "Pumps", "unit": "pc"}
        company["products"].append({**like, **goods, "units": [], "unit_aliases": ["pcs"]})
    return EmbeddedEngine(declared_actions(), world_of(parse_company(json.dumps(company))))


def _lines(message: str) -> list[tuple[str, str]]:
    reading = _engine().understand(message, Hearing(BOSS, COMPANY, FixedClock(NOW), Talk()))
    assert reading.ask is None, reading.ask
    return [(line["product"], line["quantity"]) for each in reading.proposals for line in each.args["lines"]]


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
    assert _lines(f"order {goods} for Harbour Cycles") == lines


def test_a_figure_that_may_be_how_many_is_asked_about() -> None:
    reading = _engine().understand(
        "order osprey 42 for Harbour Cycles", Hearing(BOSS, COMPANY, FixedClock(NOW), Talk())
    )
    assert reading.ask is None or reading.ask.missing == ("quantity",)
