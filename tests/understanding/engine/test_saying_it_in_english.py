"""English as it is dictated and typed in a hurry: prices in two figures, reasons told beside, what changes alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, proposed

CHAINS = {"product": "P3", "quantity": "10"}
HELMETS = {"product": "P4", "quantity": "5"}


@pytest.mark.parametrize(
    ("message", "lines"),
    [
        ("order 10 chains for Harbour Cycles at forty nine fifty", [CHAINS | {"unit_price": "49.5"}]),
        ("order 10 chains for Harbour Cycles, fifty two fifty apiece", [CHAINS | {"unit_price": "52.5"}]),
        (
            "order 2 boxes of chains for Harbour Cycles, 51.50 apiece",
            [{"product": "P3", "quantity": "2", "unit": "箱", "unit_price": "1030"}],
        ),
        (
            "order 5 helmets for Harbour Cycles at 49.60 inc vat",
            [HELMETS | {"unit_price": "49.6", "price_tax": "included"}],
        ),
        ("Harbour Cycles would like to order 5 helmets", [HELMETS]),
        ("Harbour Cycles needs a rush order, 5 helmets", [HELMETS]),
        ("order 5 helmets for Harbour Cycles, their mechanic is away", [HELMETS]),
        ("our driver called in sick so order 5 helmets for Harbour Cycles", [HELMETS]),
    ],
)
def test_orders_are_taken(message: str, lines: list[dict[str, Any]]) -> None:
    assert proposed(REP, message) == [("create_order", {"customer": "C4", "lines": lines})]


def test_goods_said_to_stay_are_left_alone() -> None:
    assert proposed(BOSS, "drop the helmets from 771, keep the tyres") == [
        ("amend_order", {"order": "SO-771", "lines": [{"product": "P4", "quantity": "0"}]})
    ]


def test_one_more_of_several_words() -> None:
    assert proposed(REP, "tag Harbour Cycles seasonal", "and slow payer") == [
        ("tag_customer", {"customer": "C4", "tags": ["seasonal", "slow payer"]})
    ]


def test_why_something_is_taken_back_is_no_account() -> None:
    assert not proposed(REP, "order 5 helmets for Harbour Cycles", "never mind, they called it off")
