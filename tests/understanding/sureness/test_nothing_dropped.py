"""What is said is taken up, asked about or called left over: never silently dropped."""

from __future__ import annotations

import pytest

from bot.understanding.proposal import Replaces, Understanding
from tests.understanding.sureness.talking import CONFIRMED, said

ORDER = "order for Pearl Street 5 cases medium gloves"
GLOVES = {"product": "P04", "quantity": "5", "unit": "case"}


def order(understood: Understanding) -> tuple[str, list[dict[str, str]]]:
    assert understood.ask is None
    [proposal] = understood.proposals
    assert proposal.action == "create_order"
    return proposal.args["customer"], proposal.args["lines"]


@pytest.mark.parametrize(
    ("message", "unknown"),
    [
        ("order 20 bags alginate and 3 boxes of wax sheets for Whitcombe", "wax sheets"),
        ("order 12 articulators for Pearl Street", "articulators"),
        ("给明德口腔下单20盒中号手套和3箱石膏粉", "石膏粉"),
        ("明德口腔下单 中号手套5盒 石膏粉3箱", "石膏粉"),
    ],
)
def test_counted_goods_that_nobody_stocks_are_asked_about(message: str, unknown: str) -> None:
    ask = said(message).ask
    assert ask is not None
    assert ask.proposal.action == "create_order"
    assert "product" in ask.missing
    assert ask.unknown["product"] == unknown


def test_goods_named_by_a_part_that_one_product_has_are_that_product() -> None:
    assert order(said("给明德口腔下单2台固化机"))[1] == [{"product": "P09", "quantity": "2", "unit": "each"}]


def test_unknown_goods_added_to_an_open_order_are_asked_about() -> None:
    understood = said(ORDER, "and 10 bite wings")
    assert understood.ask is not None
    assert understood.ask.unknown["product"] == "bite wings"
    assert understood.ask.proposal.args["lines"][0] == GLOVES


def test_an_order_of_unknown_goods_does_not_go_on_from_a_question_about_a_price() -> None:
    ask = said("what's the price on alginate", "order 10 articulators for Harbour").ask
    assert ask is not None
    assert (ask.proposal.action, ask.unknown["product"]) == ("create_order", "articulators")


@pytest.mark.parametrize(
    "message", ["-4 cases of bibs for Harbour", "order -4 cases of bibs for Harbour", "给明德下单-3盒中号手套"]
)
def test_a_negative_quantity_can_not_be(message: str) -> None:
    understood = said(message)
    assert understood.problem is not None
    assert understood.problem[0] == "understanding.quantity"
    assert not understood.proposals


@pytest.mark.parametrize("correction", ["单价不对，57", "单价错了应该是57", "unit price 57", "单价不对，中号手套57"])
def test_where_the_price_is_spoken_of_a_bare_figure_is_the_price(correction: str) -> None:
    understood = said(ORDER, correction)
    assert order(understood) == ("C03", [{**GLOVES, "unit_price": "57"}])
    assert understood.replaces is Replaces.PENDING


@pytest.mark.parametrize("again", ["and the same for Harbour", "Harbour也来一份一样的", "same for Harbour please"])
def test_what_was_just_confirmed_is_proposed_for_another_customer(again: str) -> None:
    understood = said(ORDER, CONFIRMED, again)
    assert order(understood) == ("C10", [GLOVES])
    assert understood.replaces is Replaces.NOTHING


@pytest.mark.parametrize(
    ("message", "lines"),
    [
        ("明德要2台光固化机，打九折", [{"product": "P09", "quantity": "2", "unit": "each", "discount_percent": "10"}]),
        ("给明德下单8盒中号手套 一盒5.5", [{"product": "P04", "quantity": "8", "unit": "box", "unit_price": "5.5"}]),
    ],
)
def test_the_rest_of_a_sentence_says_something_of_the_order(message: str, lines: list[dict[str, str]]) -> None:
    assert order(said(message)) == ("C15", lines)


@pytest.mark.parametrize("message", ["明德口腔 中号手套20盒 5.8", "Harbour: 20 boxes medium gloves at 5.80"])
def test_a_customer_with_counted_goods_is_an_order(message: str) -> None:
    assert order(said(message))[1] == [{"product": "P04", "quantity": "20", "unit": "box", "unit_price": "5.8"}]


@pytest.mark.parametrize(
    "message",
    [
        "Harbour had 20 boxes medium gloves last time",
        "20 boxes medium gloves for Harbour?",
        "Harbour might take 20 boxes medium gloves",
    ],
)
def test_goods_that_are_told_of_or_asked_about_are_no_order(message: str) -> None:
    understood = said(message)
    actions = [each.action for each in understood.proposals]
    assert "create_order" not in actions


@pytest.mark.parametrize("message", [ORDER, "给明德口腔下单20盒中号手套，每盒5.8，下周五前到", "SO-4006 went out"])
def test_a_message_taken_up_whole_is_sure(message: str) -> None:
    understood = said(message)
    assert understood.proposals
    assert understood.sure
    assert understood.leftover == ()


@pytest.mark.parametrize(
    ("message", "piece"),
    [
        ("order for Pearl Street 5 cases medium gloves, Bluebell", "Bluebell"),
        ("SO-4006 went out, 480 kilometres by lorry", "480"),
    ],
)
def test_a_figure_or_name_that_nothing_takes_up_makes_a_write_unsure(message: str, piece: str) -> None:
    understood = said(message)
    assert understood.proposals, understood.ask
    assert not understood.sure
    assert any(piece in words for words in understood.leftover), understood.leftover


def test_what_is_left_over_is_in_the_persons_own_words_and_explained() -> None:
    understood = said("order for Pearl Street 5 cases medium gloves, Bluebell")
    assert all(words in "order for Pearl Street 5 cases medium gloves, Bluebell" for words in understood.leftover)
    assert [line for line in understood.explanation if line.startswith("left")]


def test_goods_told_of_before_the_order_is_asked_for_are_its_lines() -> None:
    understood = said(
        "Jill at Harbour just rang, she needs 12 boxes of small gloves and 6 boxes of large gloves, please place the order"
    )
    # That she rang is how the order came in, and no account of its own.
    assert [each.action for each in understood.proposals] == ["create_order"]
    assert [line["product"] for line in understood.proposals[0].args["lines"]] == ["P03", "P05"]


def test_counts_are_kept_in_base_units_however_they_were_said() -> None:
    [proposal] = said("stocktake Leeds, 3 cases of medium gloves on the shelf").proposals
    assert proposal.args == {"product": "P04", "warehouse": "W2", "counted": "30"}


@pytest.mark.parametrize("figure", ["one fifty", "two fifty", "million"])
def test_a_figure_in_words_that_nobody_took_up_is_asked_about(figure: str) -> None:
    understood = said(f"order for Pearl Street {figure} cases medium gloves")
    assert understood.ask is not None or not understood.sure
