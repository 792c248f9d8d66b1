"""Names of few letters that common words spell by chance, and words that stand in the names of several customers."""

from __future__ import annotations

from functools import cache

import pytest

from bot.understanding.embedded.engine import EmbeddedEngine
from tests.understanding.engine.bicycles import BOSS, REP, engine_of, heard, records


@cache
def _shop() -> EmbeddedEngine:
    company = records()
    company["customers"] += [
        {"id": "C5", "name": "Kestrel Rowing Club", "aliases": ["the M"], "owner": "E2"},
        {"id": "C6", "name": "Ito", "owner": "E2"},
        {"id": "C7", "name": "Willow Lane Rentals Ltd", "owner": "E2"},
        {"id": "C8", "name": "Copper Willow Touring", "owner": "E1"},
        {"id": "C9", "name": "Maple Ridge Couriers", "owner": "E1"},
        {"id": "C10", "name": "J & J", "owner": "E1"},
    ]
    return engine_of(company)


@pytest.mark.parametrize("question", ["what is still unpaid by them?", "any overdue invoices for them?"])
def test_a_pronoun_is_no_name_that_it_spells(question: str) -> None:
    reading = heard(_shop(), BOSS, "show me Harbour Cycles", question)
    assert [each.args.get("customer") for each in reading.proposals] == ["C4"]


@pytest.mark.parametrize(
    ("message", "customer"),
    [
        ("what does the M owe us?", "C5"),
        ("what does The M owe us?", "C5"),
        ("what does Ito owe us?", "C6"),
        ("what does JJ owe us?", "C10"),
    ],
)
def test_a_short_name_stands_as_it_is_written(message: str, customer: str) -> None:
    reading = heard(_shop(), BOSS, message)
    assert [each.args.get("customer") for each in reading.proposals] == [customer]


def test_two_words_are_no_short_name_that_they_spell() -> None:
    reading = heard(_shop(), BOSS, "order 5 helmets for Harbour Cycles, I to collect")
    assert all(each.args["customer"] == "C4" for each in reading.proposals)


def test_a_word_at_the_head_of_one_name_and_inside_another_is_asked_about() -> None:
    reading = heard(_shop(), BOSS, "order 5 helmets for Willow")
    assert reading.ask is not None
    assert {name: set(ids) for name, ids in reading.ask.ambiguous.items()} == {"customer": {"C7", "C8"}}


def test_the_one_in_the_persons_own_book_is_meant() -> None:
    reading = heard(_shop(), REP, "order 5 helmets for Willow")
    assert [each.args["customer"] for each in reading.proposals] == ["C8"]


@pytest.mark.parametrize(("answer", "customer"), [("the touring one", "C8"), ("the rentals", "C7"), ("copper", "C8")])
def test_a_word_of_one_of_two_names_answers_which(answer: str, customer: str) -> None:
    reading = heard(_shop(), BOSS, "order 5 helmets for Willow", answer)
    assert reading.ask is None
    assert [each.args["customer"] for each in reading.proposals] == [customer]


def test_a_word_inside_a_name_by_itself_names_nobody() -> None:
    reading = heard(_shop(), BOSS, "order 5 helmets for Ridge")
    assert not reading.proposals
