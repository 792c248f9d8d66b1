"""Second messages that leave out what the first one said: how many more, what instead, who gets the sale, why it comes back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, proposed

ORDER = "给远足单车铺下单5箱骑行头盔"
MOVE = "城北库调20个骑行头盔到城南库"
MOVED = {"product": "P4", "unit": "个", "from_warehouse": "W1", "to_warehouse": "W2"}


@pytest.mark.parametrize(
    ("more", "quantity"),
    [("不够 调30", "30"), ("再加10个", "30"), ("多调5个", "25"), ("少调5个", "15"), ("一共调50", "50")],
)
def test_how_many_are_moved_in_the_end(more: str, quantity: str) -> None:
    assert proposed(BOSS, MOVE, more) == [("transfer_stock", MOVED | {"quantity": quantity})]


def test_a_unit_goes_with_the_goods_that_are_counted_in_it() -> None:
    [(_, args)] = proposed(BOSS, MOVE, "十一速链条调30根")
    assert (args["product"], args["quantity"], args["unit"]) == ("P3", "30", "根")


def test_one_more_of_the_same_kind_is_no_change_of_the_first() -> None:
    [(_, args)] = proposed(BOSS, "开个工单做骑行头盔100个，月底完工", "再开一个，50个")
    assert args["quantity"] == "50"


@pytest.mark.parametrize(
    ("more", "changed"),
    [
        ("算了要3箱吧", {"lines": [{"product": "P4", "quantity": "3", "unit": "箱"}]}),
        ("算了给飞轮俱乐部吧", {"customer": "C1"}),
        ("算了，下周五交吧", {"deliver_by": "2027-03-19"}),
        ("never mind, make it 3", {"lines": [{"product": "P4", "quantity": "3", "unit": "箱"}]}),
        ("forget it, do it for Harbour Cycles", {"customer": "C4"}),
    ],
)
def test_what_is_given_up_for_something_else_is_no_taking_back(more: str, changed: dict[str, Any]) -> None:
    before = {"customer": "C3", "lines": [{"product": "P4", "quantity": "5", "unit": "箱"}]}
    assert proposed(REP, ORDER, more) == [("create_order", before | changed)]


@pytest.mark.parametrize("more", ["算了，等月底再下", "算了下次再说", "算了不要了", "never mind, maybe later"])
def test_what_is_given_up_for_later_is_taken_back(more: str) -> None:
    assert proposed(REP, ORDER, more) == []


@pytest.mark.parametrize(
    "more", ["业绩记在小满头上", "业绩算小满的", "业绩归小满", "提成给小满", "credit it to 池小满"]
)
def test_who_gets_the_sale_is_no_question_about_sales(more: str) -> None:
    [(action, args)] = proposed(BOSS, ORDER, more)
    assert (action, args["salesperson"]) == ("create_order", "E1")
    [(action, args)] = proposed(BOSS, f"{ORDER} {more}")
    assert (action, args["salesperson"]) == ("create_order", "E1")


def test_goods_told_to_a_customer_are_quoted() -> None:
    line = {"product": "P4", "quantity": "20", "unit": "个", "unit_price": "70"}
    assert proposed(REP, "远足单车铺报骑行头盔20个七十") == [("create_quote", {"customer": "C3", "lines": [line]})]


@pytest.mark.parametrize("why", ["带子断了", "客户买多了", "颜色发错了，客户很生气"])
def test_why_goods_come_back_is_told_behind_them(why: str) -> None:
    [(_, args)] = proposed(BOSS, "771要退货", f"骑行头盔退2个，{why}")
    assert args["lines"] == [{"product": "P4", "quantity": "2", "unit": "个"}]
    assert args["reason"] == why


@pytest.mark.parametrize("more", ["低于3箱就喊", "低于3箱", "below 3 boxes"])
def test_below_what_it_is_watched_comes_later(more: str) -> None:
    [(_, args)] = proposed(BOSS, "骑行头盔城北库不够了提醒我", more)
    assert args == {"kind": "low_stock", "product": "P4", "warehouse": "W1", "threshold": "60"}
