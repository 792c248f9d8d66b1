"""Messages in Chinese that go on from the ones before: what was wrong, what is wanted besides, what follows a question."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, asked, proposed, understood

ORDER = "给远足单车铺下单5箱骑行头盔"
HELMETS = {"product": "P4", "quantity": "5", "unit": "箱"}


@pytest.mark.parametrize(
    ("more", "lines"),
    [
        ("不够，要8箱", [HELMETS | {"quantity": "8"}]),
        ("5箱多了 3箱就行", [HELMETS | {"quantity": "3"}]),
        ("不止5箱，要9箱", [HELMETS | {"quantity": "9"}]),
        ("不是箱，是个", [HELMETS | {"unit": "个"}]),
        ("一箱降到1500", [HELMETS | {"unit_price": "1500"}]),
        ("含税1600一箱", [HELMETS | {"unit_price": "1600", "price_tax": "included"}]),
        (
            "单价改成一千六，再加2箱十一速链条",
            [HELMETS | {"unit_price": "1600"}, {"product": "P3", "quantity": "2", "unit": "箱"}],
        ),
    ],
)
def test_what_was_said_of_an_order_is_put_right(more: str, lines: list[dict[str, Any]]) -> None:
    assert proposed(REP, ORDER, more) == [("create_order", {"customer": "C3", "lines": lines})]


def test_a_change_said_to_be_wrong_starts_from_the_document_again() -> None:
    line = {"product": "P4", "quantity": "10", "unit": "个"}
    assert proposed(BOSS, "771加2个骑行头盔", "错了 加4个") == [("amend_order", {"order": "SO-771", "lines": [line]})]


@pytest.mark.parametrize("more", ["那就发掉吧", "还没发的话马上发走", "没发的话今天发出去"])
def test_an_order_asked_about_is_shipped(more: str) -> None:
    assert proposed(BOSS, "771发了没", more) == [("ship_order", {"order": "SO-771"})]


@pytest.mark.parametrize(
    ("more", "channel"), [("说错了，不是打电话，是微信", "wechat"), ("微信上聊的", "wechat"), ("是上门的", "visit")]
)
def test_how_an_account_came_about_is_told_later(more: str, channel: str) -> None:
    [(_, args)] = proposed(REP, "跟席队聊了，等报价", more)
    assert (args["channel"], args["contact"]) == (channel, "C1-1")
    assert "说错" not in args["summary"]


def test_when_an_account_goes_on_is_told_later() -> None:
    [(_, args)] = proposed(REP, "给席队打了电话，等报价", "下周五我再去联系他")
    assert (args["next_follow_up_on"], args["channel"], args["customer"]) == ("2027-03-19", "call", "C1")


@pytest.mark.parametrize("more", ["上午九点提醒就好", "九点钟提醒即可"])
def test_the_hour_of_a_reminder_comes_later(more: str) -> None:
    [(_, args)] = proposed(REP, "下周三提醒我催飞轮俱乐部的款", more)
    assert args["at"] == "2027-03-17T09:00"
    assert "催" in args["text"]


def test_a_place_is_asked_about_after_goods() -> None:
    assert proposed(BOSS, "骑行头盔还有多少", "城南库有多少") == [("query_stock", {"product": "P4", "warehouse": "W2"})]


def test_the_reason_for_a_change_is_no_question() -> None:
    [(_, args)] = proposed(REP, "给远足单车铺下单5箱山地外胎26寸", "缺货 换成公路外胎700C吧")
    assert args["lines"] == [{"product": "P2", "quantity": "5", "unit": "箱"}]


def test_taking_back_may_be_explained() -> None:
    question = asked(REP, "下单5箱骑行头盔")
    assert question.missing == ("customer",)
    assert proposed(REP, "下单5箱骑行头盔", "算了先不订了 他们库里还有") == []


def test_a_condition_is_not_sure() -> None:
    reading = understood(REP, ORDER, "要是老板同意再改成30箱")
    assert not reading.sure
    assert reading.leftover == ("要是老板同意再改成30箱",)


def test_lines_reckoned_from_one_order_are_not_taken_to_another() -> None:
    question = asked(BOSS, "771加2个骑行头盔", "搞错了 是772")
    assert (question.proposal.args, question.missing) == ({"order": "SO-772"}, ("lines",))


def test_the_words_noted_speak_of_the_one_who_is_meant() -> None:
    [(_, args)] = proposed(BOSS, "明天提醒我给飞轮俱乐部打电话", "不是飞轮俱乐部是远足单车铺")
    assert (args["customer"], args["text"]) == ("C3", "给远足单车铺打电话")


def test_what_goes_without_saying_is_what_the_same_slot_held() -> None:
    [(_, one), (_, other)] = proposed(BOSS, "城北库调5箱骑行头盔到城南库，再调2箱十一速链条到城南库")
    assert (one["from_warehouse"], other["from_warehouse"]) == ("W1", "W1")


def test_a_day_that_others_are_to_keep_to_is_of_the_purchase_that_waits() -> None:
    [(action, args)] = proposed(BOSS, "跟鼎固订200条山地外胎26寸，30一条", "让他们下周四到货")
    assert (action, args["expected_on"]) == ("create_purchase_order", "2027-03-18")


def test_a_measure_that_nobody_knows_is_no_number() -> None:
    assert not understood(REP, ORDER, "改成4路的").sure


def test_a_request_is_no_reason() -> None:
    [(_, args)] = proposed(BOSS, "飞轮俱乐部要退货，帮我办下", "771的，骑行头盔退2个")
    assert args == {"order": "SO-771", "lines": [{"product": "P4", "quantity": "2", "unit": "个"}]}
