"""Deals by some words of their title beside the customer, numbers read out, verbs that are somebody's first name."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from bot.understanding.embedded.engine import EmbeddedEngine
from tests.understanding.engine.bicycles import BOSS, engine_of, heard, records


@cache
def _engine() -> EmbeddedEngine:
    company = records()
    deal = {"id": "OPP-41", "customer": "C4", "title": "Spring hire fleet renewal", "stage": "proposal", "owner": "E2"}
    company["opportunities"].append(deal)
    company["employees"].append({"id": "E5", "name": "Mark Dale", "aliases": ["Mark"], "role": "rep", "team": "T1"})
    company["customers"][3]["contacts"].append({"id": "C4-2", "name": "Manny Orr", "aliases": ["Manny"]})
    company["work_orders"].append({"id": "WO-802", "product": "P4", "quantity": "60", "status": "released"})
    return engine_of(company)


def _args(*messages: str) -> dict[str, Any]:
    reading = heard(_engine(), BOSS, *messages)
    assert reading.ask is None, reading.ask
    [proposal] = reading.proposals
    return {"action": proposal.action, **proposal.args}


@pytest.mark.parametrize(
    "words",
    [
        "Harbour Cycles hire fleet, bump it to 42 thousand",
        "Harbour Cycles spring hire fleet to 42 thousand",
        "hire fleet at Harbour Cycles is worth 42k now",
    ],
)
def test_words_of_a_title_tell_the_deal(words: str) -> None:
    assert _args(words) == {"action": "update_opportunity", "opportunity": "OPP-41", "amount": "42000"}


def test_its_stage_may_be_told_next() -> None:
    args = _args("Harbour Cycles hire fleet, bump it to 42 thousand", "stage negotiation")
    assert (args["amount"], args["stage"]) == ("42000", "negotiation")


def test_an_order_for_a_deal_stays_an_order() -> None:
    assert _args("20 chains for Harbour Cycles hire fleet")["action"] == "create_order"


def test_a_verb_is_nobody() -> None:
    assert _args("mark Harbour Cycles as VIP") == {"action": "tag_customer", "customer": "C4", "tags": ["VIP"]}


def test_a_word_is_no_misspelt_name() -> None:
    args = _args("how many chains did we sell last month altogether")
    assert (args["metric"], args["product"]) == ("quantity", "P3")


def test_a_number_is_read_out_without_its_kind() -> None:
    assert _args("finished ten on eight oh two") == {
        "action": "report_production",
        "work_order": "WO-802",
        "quantity": "10",
    }


@pytest.mark.parametrize("words", ["please don't approve 772 for now", "don't approve 772 yet"])
def test_not_yet_is_no_refusal(words: str) -> None:
    reading = heard(_engine(), BOSS, words)
    assert not reading.proposals
    assert reading.ask is None


def test_a_price_is_asked_on_for_somebody_and_so_many() -> None:
    args = _args("price of helmets?", "for Harbour Cycles, 500 pcs")
    assert (args["customer"], args["quantity"]) == ("C4", "500")
    assert _args("price of helmets for Harbour Cycles", "what about 500 pcs")["quantity"] == "500"


@pytest.mark.parametrize("words", ["under 15 pcs", "below 15"])
def test_from_where_on_it_is_low_may_be_told_next(words: str) -> None:
    args = _args("when low stock on helmets tell me", words)
    assert (args["action"], args["kind"], args["threshold"]) == ("subscribe_alert", "low_stock", "15")


def test_goods_before_the_clause_that_asks_are_ordered_too() -> None:
    lines = _args("20 chains, 10 helmets and 5 road tyres for Harbour Cycles")["lines"]
    assert [(line["product"], line["quantity"]) for line in lines] == [("P3", "20"), ("P4", "10"), ("P2", "5")]
