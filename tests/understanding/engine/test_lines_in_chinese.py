"""Lines of documents, as people point at them in Chinese: by any word of the goods, by what waits, by a price behind."""

from __future__ import annotations

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, asked, proposed, understood

HELMETS = {"product": "P4", "quantity": "6", "unit": "个"}


@pytest.mark.parametrize(
    "message", ["771先发头盔", "771部分发货，先走头盔", "771先发头盔，外胎后补", "771头盔先发，外胎下周再发"]
)
def test_any_word_of_the_goods_tells_which_line(message: str) -> None:
    assert proposed(BOSS, message) == [("ship_order", {"order": "SO-771", "lines": [HELMETS]})]


def test_what_is_lacking_is_left_out() -> None:
    [(_, args)] = proposed(BOSS, "771发货，外胎缺货")
    assert args["lines"] == [HELMETS]


def test_a_part_of_an_order_is_to_be_told() -> None:
    assert asked(BOSS, "771部分发货").missing == ("lines",)


def test_the_one_quantity_is_of_the_goods_named() -> None:
    [(_, args)] = proposed(BOSS, "771退2个，头盔开裂")
    assert (args["lines"], args["reason"]) == ([{"product": "P4", "quantity": "2", "unit": "个"}], "头盔开裂")


def test_a_day_is_put_off_by_so_long() -> None:
    [(_, args)] = proposed(BOSS, "771交期推迟一周")
    assert args["deliver_by"] == "2027-03-27"


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("席队的货款该催了，后天上午十点提醒我", "席队的货款该催了"),
        ("飞轮俱乐部欠款催一下，后天上午十点提醒我", "飞轮俱乐部欠款催一下"),
    ],
)
def test_what_to_be_reminded_of_is_told_ahead(message: str, text: str) -> None:
    assert proposed(REP, message) == [("set_reminder", {"customer": "C1", "at": "2027-03-11T10:00", "text": text})]


def test_an_offer_is_asked_for_with_so_many() -> None:
    [(action, args)] = proposed(REP, "飞轮俱乐部要个骑行头盔的报价，20个")
    assert (action, args["lines"][0]["quantity"]) == ("create_quote", "20")


def test_somebody_is_called_by_surname_and_post() -> None:
    assert proposed(REP, "给飞轮俱乐部加个联系人，器材科吴科长") == [
        ("add_contact", {"customer": "C1", "name": "吴科长"})
    ]


def test_what_is_done_only_if_something_lacks_is_not_done() -> None:
    question = understood(BOSS, "骑行头盔还有多少？不够就跟鼎固再订200个")
    assert [each.action for each in question.proposals] == ["query_stock"]


@pytest.mark.parametrize(
    "message",
    ["飞轮俱乐部那边谈好了，骑行头盔按上次的价来2箱", "飞轮俱乐部家里头盔断了，先给他补2箱骑行头盔"],
)
def test_goods_are_ordered_in_passing(message: str) -> None:
    [(action, args)] = proposed(REP, message)
    assert (action, args["lines"]) == ("create_order", [{"product": "P4", "quantity": "2", "unit": "箱"}])


@pytest.mark.parametrize("message", ["771的头盔改成8个，单价降到85", "771的头盔席队说改成8个，单价谈到85"])
def test_a_price_behind_a_new_quantity_is_no_quantity(message: str) -> None:
    [(_, args)] = proposed(BOSS, message)
    assert args["lines"] == [{"product": "P4", "quantity": "8", "unit": "个", "unit_price": "85"}]


def test_an_order_comes_in_by_telephone() -> None:
    [(action, args)] = proposed(REP, "飞轮俱乐部席队刚打电话，骑行头盔要2箱，老价格")
    assert (action, args["lines"]) == ("create_order", [{"product": "P4", "quantity": "2", "unit": "箱"}])


def test_how_long_something_is_overdue() -> None:
    assert proposed(REP, "应收逾期一周的提醒我") == [
        ("subscribe_alert", {"kind": "overdue_receivable", "threshold": "7"})
    ]


@pytest.mark.parametrize("told", ["一共打九折", "合计打九折"])
def test_a_discount_on_the_whole_is_one_on_every_line(told: str) -> None:
    [(_, args)] = proposed(REP, f"给远足单车铺下单骑行头盔3箱 十一速链条20根 {told}")
    assert [line["discount_percent"] for line in args["lines"]] == ["10", "10"]
