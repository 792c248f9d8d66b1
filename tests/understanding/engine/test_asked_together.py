"""Two things asked of the same goods in one breath; words that are no part of a tag or of what is complained about."""

from __future__ import annotations

import pytest

from tests.understanding.engine.bicycles import BOSS, proposed, understood


@pytest.mark.parametrize(
    ("said", "asked_for"),
    [
        ("stock and price of the helmets", ["query_stock", "query_price"]),
        ("can you give me the stock and the price of the helmets please", ["query_stock", "query_price"]),
        ("what's the price and stock on the helmets", ["query_price", "query_stock"]),
        ("头盔库存和价格", ["query_stock", "query_price"]),
        ("头盔还有多少，什么价", ["query_stock", "query_price"]),
    ],
)
def test_stock_and_price_are_asked_of_the_same_goods(said: str, asked_for: list[str]) -> None:
    assert proposed(BOSS, said) == [(action, {"product": "P4"}) for action in asked_for]


@pytest.mark.parametrize("said", ["头盔低于20个告诉我", "城北库头盔盘下来是20个"])
def test_two_signs_that_end_the_name_of_just_one_article_name_it(said: str) -> None:
    [(_, args)] = proposed(BOSS, said)
    assert args["product"] == "P4"


@pytest.mark.parametrize(
    ("said", "tags"),
    [
        ("tag Harbour Cycles as slow payer and VIP", ["slow payer", "VIP"]),
        ("飞轮俱乐部标签加个重点", ["重点"]),
        ("远足单车铺的标签改成重点客户", ["重点客户"]),
    ],
)
def test_what_asks_for_a_tag_is_no_part_of_it(said: str, tags: list[str]) -> None:
    assert [args["tags"] for _, args in proposed(BOSS, said)] == [tags]


def test_a_grade_told_beside_a_tag_is_left_for_a_question() -> None:
    reading = understood(BOSS, "Harbour Cycles is now grade B and tag them 'slow payer'")
    assert [each.args["tags"] for each in reading.proposals] == [["slow payer"]]
    assert not reading.sure


def test_what_asks_for_a_ticket_is_not_what_it_is_about() -> None:
    [(action, args)] = proposed(BOSS, "远足单车铺说771的头盔有质量问题，给他登个售后，紧急")
    assert (action, args["priority"]) == ("create_ticket", "urgent")
    assert "质量问题" in args["subject"]


@pytest.mark.parametrize("said", ["put a seasonal tag on Harbour Cycles", 'stick a "seasonal" tag onto harbour cycls'])
def test_a_tag_is_told_before_the_word_for_it(said: str) -> None:
    reading = understood(BOSS, said)
    assert [each.args["tags"] for each in reading.proposals] == [["seasonal"]]


def test_a_word_that_leads_on_is_no_reason() -> None:
    assert proposed(BOSS, "where's 772 at", "right, cancel that one") == [("cancel_order", {"order": "SO-772"})]


def test_where_a_newcomer_is_is_no_part_of_its_name() -> None:
    [(_, args)] = proposed(BOSS, "create a customer called The Rusty Sprocket in Galway")
    assert (args["name"], args.get("region", "Galway")) == ("The Rusty Sprocket", "Galway")
