"""What is told behind the lines of an order, or beside the goods of a document: prices, what stays, what waits, whose it is."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, proposed, understood


def _lines(*messages: str) -> list[dict[str, Any]]:
    [(_, args)] = proposed(BOSS, *messages)
    return list(args["lines"])


@pytest.mark.parametrize(
    "message",
    [
        "给飞轮车行下单头盔12个，链条五根，头盔算八十五，链条六十",
        "飞轮车行要头盔12个 链条5根 头盔85块 链条60",
        "order for 飞轮车行: helmets 12 个 and chains 5 根, helmets at 85, chains 60",
    ],
)
def test_a_bare_figure_at_goods_named_once_more_is_their_price(message: str) -> None:
    assert [(each["quantity"], each["unit_price"]) for each in _lines(message)] == [("12", "85"), ("5", "60")]


def test_a_family_named_once_more_is_the_one_of_it_that_was_counted() -> None:
    [tyres, chains] = _lines("给飞轮车行下单26寸外胎12条 链条5根 外胎按四十二算 链条原价")
    assert tyres == {"product": "P1", "quantity": "12", "unit": "条", "unit_price": "42"}
    assert chains == {"product": "P3", "quantity": "5", "unit": "根"}


def test_more_of_the_same_is_no_price() -> None:
    lines = _lines("给飞轮车行下单头盔12个 链条5根 另外再要头盔3个")
    assert [each["quantity"] for each in lines] == ["12", "5", "3"]


@pytest.mark.parametrize(
    "message",
    [
        "771里头盔不要了 外胎照旧",
        "771的头盔取消，外胎别动",
        "take the helmets off 771 and keep the tyres",
        "771 drop the helmets, the tyres stay",
    ],
)
def test_what_stays_is_no_line_of_the_change(message: str) -> None:
    assert _lines(message) == [{"product": "P4", "quantity": "0"}]


def test_what_is_left_out_does_not_stay() -> None:
    lines = _lines("order 6 helmets for Harbour Cycles", "plus 2 chains", "actually leave the helmets out")
    assert [each["product"] for each in lines] == ["P3"]


@pytest.mark.parametrize("message", ["771先发外胎 头盔等等", "771外胎先发 头盔等货"])
def test_what_waits_is_told_of_the_goods_beside_it(message: str) -> None:
    assert [each["product"] for each in _lines(message)] == ["P1"]


@pytest.mark.parametrize(
    ("shown", "message", "action", "more"),
    [
        ("看下771", "那今天从城南库发掉", "ship_order", {"warehouse": "W2"}),
        ("771到哪了", "那就今天发", "ship_order", {}),
        ("PO-91什么情况", "批吧", "approve", {}),
        ("771什么情况", "取消掉吧，客户项目黄了", "cancel_order", {"reason": "客户项目黄了"}),
        ("飞轮车行现在谁在跟", "给小满吧", "assign_customer", {"customer": "C2", "employee": "E1"}),
    ],
)
def test_two_words_act_on_what_was_looked_at(shown: str, message: str, action: str, more: dict[str, str]) -> None:
    [(done, args)] = proposed(BOSS, shown, message)
    assert done == action
    assert args.items() >= more.items()


def test_a_second_action_is_no_reason_of_the_first() -> None:
    first, second = proposed(BOSS, "771取消，再给远足单车铺重下头盔20个88块")
    assert first == ("cancel_order", {"order": "SO-771"})
    assert second[1]["lines"] == [{"product": "P4", "quantity": "20", "unit": "个", "unit_price": "88"}]


def test_a_measure_that_the_goods_bear_is_not_how_many() -> None:
    [line] = _lines("给飞轮车行下单山地外胎10条", "错了，是公路的700")
    assert line == {"product": "P2", "quantity": "10", "unit": "条"}


def test_whose_sale_it_is() -> None:
    [(_, args)] = proposed(BOSS, "给飞轮车行下单头盔12个，单子是Nora谈的，业绩算她")
    assert args["salesperson"] == "E2"


def test_the_number_of_another_house_ends_where_words_begin() -> None:
    [(_, args)] = proposed(REP, "给飞轮车行下单头盔12个, 他们采购单号是CG-8812别忘了填")
    assert args["customer_po"] == "CG-8812"


def test_a_deal_is_not_called_after_its_customer() -> None:
    [(action, args)] = proposed(REP, "建商机 远足单车铺 门店翻新 三万五")
    assert (action, args["title"], args["amount"]) == ("create_opportunity", "门店翻新", "35000")


@pytest.mark.parametrize(
    ("message", "channel"),
    [("给席队去了个电话 说月底要货", "call"), ("去了条微信给席队，他说考虑考虑", "wechat")],
)
def test_by_which_way_one_spoke(message: str, channel: str) -> None:
    [(_, args)] = proposed(REP, message)
    assert args["channel"] == channel


@pytest.mark.parametrize(
    ("said", "priority"), [("优先级紧急", "urgent"), ("优先级普通", "normal"), ("级别特急", "urgent")]
)
def test_how_urgent(said: str, priority: str) -> None:
    [(_, args)] = proposed(REP, f"飞轮俱乐部报修，头盔卡扣坏了，{said}")
    assert args["priority"] == priority


def test_all_of_some_goods_come_back() -> None:
    [(action, args)] = proposed(BOSS, "771的头盔卡扣坏了，头盔都退了")
    assert (action, [each["product"] for each in args["lines"]]) == ("create_return", ["P4"])


def test_a_reminder_to_ring_is_about_whom_the_message_spoke_of() -> None:
    reminder = proposed(REP, "刚从飞轮俱乐部出来，席岩说头盔太硬。再提醒我下周一回访")[-1]
    assert reminder[1]["customer"] == "C1"


def test_whose_sale_it_is_is_asked_about_where_the_customer_may_be_meant() -> None:
    assert not understood(BOSS, "给飞轮车行下单头盔10个", "给小满吧").sure
