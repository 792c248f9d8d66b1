"""Words that are easily mistaken: what is to stay for what is to go, a batch for an approval, fewer for so many."""

from __future__ import annotations

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, asked, proposed, understood


@pytest.mark.parametrize("message", ["771发货，留两个下次发", "ship 771 but hold 2 boxes back for next time"])
def test_what_is_held_back_is_never_sent(message: str) -> None:
    reading = understood(BOSS, message)
    assert reading.ask is not None or not reading.sure


def test_a_batch_is_no_approval() -> None:
    [(action, args)] = proposed(BOSS, "帮飞轮俱乐部登记个投诉，骑行头盔带子断了", "是771那批的")
    assert (action, args["order"]) == ("create_ticket", "SO-771")
    assert proposed(BOSS, "771批了") == [("approve", {"document": "SO-771"})]


@pytest.mark.parametrize("fewer", ["减掉5条", "扣掉5条", "减5条", "少要5条"])
def test_so_many_fewer_are_taken_from_what_there_is(fewer: str) -> None:
    line = {"product": "P1", "quantity": "35", "unit": "条"}
    assert proposed(BOSS, f"771的山地外胎26寸{fewer}") == [("amend_order", {"order": "SO-771", "lines": [line]})]


def test_fewer_of_what_is_not_there_is_asked_about() -> None:
    assert "product" in asked(BOSS, "771的十一速链条减掉5根").missing


def test_an_order_made_from_a_quote_is_made_with_the_change() -> None:
    [(action, args)] = proposed(REP, "报价61转订单，数量改成20")
    assert (action, args["customer"]) == ("create_order", "C3")
    assert args["lines"] == [{"product": "P4", "quantity": "20", "unit_price": "88"}]


def test_whether_it_can_be_done_is_no_request() -> None:
    assert proposed(BOSS, "771能发了不") == []
    assert proposed(BOSS, "771能发了") == [("ship_order", {"order": "SO-771"})]


def test_the_surname_of_the_boss_is_not_the_name_of_the_firm() -> None:
    [(_, args)] = proposed(REP, "新增个客户", "叫漳浦骑友车行 展会上认识的 老板姓苏")
    assert args["name"] == "漳浦骑友车行"
