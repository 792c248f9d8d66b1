"""Goods of one kind, told apart by the word that only one of them bears: the road one, 公路的."""

from __future__ import annotations

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, asked, proposed

MOUNTAIN, ROAD = "P1", "P2"


@pytest.mark.parametrize("answer", ["road", "the road one", "road ones please", "公路的", "公路外胎", "the road"])
def test_an_answer_is_the_word_that_one_of_several_bears(answer: str) -> None:
    asked(BOSS, "远足单车铺 order 3 boxes of tyres") if answer.isascii() else asked(BOSS, "给远足单车铺下单3箱外胎")
    first = "order 3 boxes of tyres for 远足单车铺" if answer.isascii() else "给远足单车铺下单3箱外胎"
    [(action, args)] = proposed(BOSS, first, answer)
    assert action == "create_order"
    assert args["lines"] == [{"product": ROAD, "quantity": "3", "unit": "箱"}]


@pytest.mark.parametrize(
    "message",
    [
        "order for 远足单车铺: 3 boxes mountain tyres and 2 boxes road",
        "order for 远足单车铺: 3 boxes of mountain tyres, 2 boxes of road ones",
        "远足单车铺下单 山地外胎3箱 公路的2箱",
    ],
)
def test_a_second_line_is_told_by_that_word_alone(message: str) -> None:
    [(_, args)] = proposed(REP, message)
    assert [(line["product"], line["quantity"]) for line in args["lines"]] == [(MOUNTAIN, "3"), (ROAD, "2")]


def test_two_words_before_one_name_are_two_lines() -> None:
    [(_, args)] = proposed(REP, "order for 远足单车铺: 3 boxes each of mountain and road tyres")
    assert [(line["product"], line["quantity"]) for line in args["lines"]] == [(MOUNTAIN, "3"), (ROAD, "3")]


def test_a_question_goes_on_to_the_other_kind() -> None:
    assert proposed(REP, "how many mountain tyres do we have", "and road?") == [("query_stock", {"product": ROAD})]
    assert proposed(REP, "山地外胎还有多少", "公路的呢") == [("query_stock", {"product": ROAD})]


@pytest.mark.parametrize("words", ["sorry, road", "make it the road ones", "换成公路的"])
def test_a_line_is_changed_to_the_other_kind(words: str) -> None:
    [(_, args)] = proposed(REP, "order 3 boxes of mountain tyres for 远足单车铺", words)
    assert args["lines"] == [{"product": ROAD, "quantity": "3", "unit": "箱"}]


@pytest.mark.parametrize("told", ["，要公路的", "，都是公路的，后天到", "，700c的"])
def test_which_kind_is_told_once_it_was_said_how_many(told: str) -> None:
    [(_, args)] = proposed(REP, f"给远足单车铺下单外胎3箱{told}")
    assert args["lines"] == [{"product": ROAD, "quantity": "3", "unit": "箱"}]


def test_a_kind_that_is_not_wanted_tells_nothing() -> None:
    assert asked(REP, "给远足单车铺下单外胎3箱，不要公路的").ambiguous["product"] == (MOUNTAIN, ROAD)
