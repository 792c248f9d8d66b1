"""How many of what, and at what price, as people write it in a hurry: for nothing, in pence, the unit behind the goods."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, engine_of, ordered, proposed, records


def _lines(message: str) -> list[dict[str, Any]]:
    ((name, args),) = proposed(REP, message)
    assert name == "create_order"
    lines: list[dict[str, Any]] = args["lines"]
    return lines


@pytest.mark.parametrize(
    "message",
    [
        "order 5 helmets for Harbour Cycles free of charge",
        "order 5 helmets for Harbour Cycles, foc",
        "Harbour Cycles: order FOC 5 helmets",
        "order 5 helmets at no cost for Harbour Cycles",
    ],
)
def test_all_of_some_goods_is_for_nothing(message: str) -> None:
    assert _lines(message) == [{"product": "P4", "quantity": "5", "unit_price": "0"}]


def test_all_of_it_is_for_nothing() -> None:
    lines = _lines("order 5 helmets and 3 chains for Harbour Cycles, both free of charge")
    assert [line["unit_price"] for line in lines] == ["0", "0"]


def test_only_the_goods_it_stands_beside_are_for_nothing() -> None:
    lines = _lines("Harbour Cycles order: 5 helmets for free and 3 chains")
    assert [line.get("unit_price") for line in lines] == ["0", None]


@pytest.mark.parametrize("message", ["order 5 helmet boxes for Harbour Cycles", "Harbour Cycles need 5 helmet cartons"])
def test_the_unit_behind_the_goods(message: str) -> None:
    assert _lines(message) == [{"product": "P4", "quantity": "5", "unit": "箱"}]


def test_a_figure_that_is_a_size_of_others_counts_what_follows_it() -> None:
    lamp = {
        "id": "P9",
        "sku": "LM-9",
        "name": "Beam Lamp 2500",
        "category": "灯",
        "unit": "pc",
        "units": [],
        "price": "30",
    }
    company = records()
    company["products"].append(lamp)
    assert ordered(engine_of(company), "Harbour Cycles: 2500 chains") == [("P3", "2500")]


def test_so_many_are_ordered_though_numbers_of_orders_are_as_long() -> None:
    assert proposed(BOSS, "order 300 chains for Harbour Cycles") == [
        ("create_order", {"customer": "C4", "lines": [{"product": "P3", "quantity": "300"}]})
    ]
