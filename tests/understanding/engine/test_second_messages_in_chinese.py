"""What people say in Chinese in two breaths: answers, corrections, what is wanted after a look-up."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, asked, proposed, understood

ORDER = "给远足单车铺下单5箱骑行头盔，再加2箱十一速链条"
HELMETS, CHAINS = (
    {"product": "P4", "quantity": "5", "unit": "箱"},
    {"product": "P3", "quantity": "2", "unit": "箱"},
)


@pytest.mark.parametrize(
    ("more", "lines"),
    [
        ("两个都改成8", [HELMETS | {"quantity": "8"}, CHAINS | {"quantity": "8"}]),
        ("各8箱", [HELMETS | {"quantity": "8"}, CHAINS | {"quantity": "8"}]),
        ("都按900", [HELMETS | {"unit_price": "900"}, CHAINS | {"unit_price": "900"}]),
    ],
)
def test_a_figure_may_be_for_every_line(more: str, lines: list[dict[str, Any]]) -> None:
    assert proposed(REP, ORDER, more) == [("create_order", {"customer": "C3", "lines": lines})]


@pytest.mark.parametrize("more", ["给远足单车铺下3箱", "下3箱给远足单车铺"])
def test_goods_that_were_looked_up_are_ordered(more: str) -> None:
    line = {"product": "P4", "quantity": "3", "unit": "箱"}
    assert proposed(REP, "骑行头盔还有多少", more) == [("create_order", {"customer": "C3", "lines": [line]})]


def test_so_many_of_them_after_a_price() -> None:
    [(action, args)] = proposed(REP, "骑行头盔给远足单车铺什么价", "那下3箱吧")
    assert (action, args["customer"]) == ("create_order", "C3")
    assert args["lines"] == [{"product": "P4", "quantity": "3", "unit": "箱"}]
    assert proposed(REP, "骑行头盔给远足单车铺什么价", "来3箱呢")[0][0] == "query_price"


def test_the_place_that_is_denied_is_the_one_put_right() -> None:
    move = "从城北库调5箱骑行头盔到城南库"
    [(_, args)] = proposed(BOSS, move, "不是城北库，是城南库")
    assert args["from_warehouse"] == "W2"


def test_a_day_is_said_not_to_be_meant() -> None:
    [(_, args)] = proposed(REP, "给远足单车铺下单5箱骑行头盔，周四送", "不是周四是周五")
    assert args["deliver_by"] == "2027-03-12"


def test_that_day_is_the_one_told_before() -> None:
    [(_, args)] = proposed(REP, "跟席队聊了，说3月25号开标", "提醒我那天打给他")
    assert args["on"] == "2027-03-25"
    [(_, args)] = proposed(REP, "跟席队聊了，说3月25号开标", "提前两天提醒我打给他")
    assert args["on"] == "2027-03-23"


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("张伟，采购，13900001111", {"name": "张伟", "title": "采购"}),
        ("财务李姐，13900001111", {"name": "李姐", "title": "财务"}),
        ("小王，电话13900001111", {"name": "小王"}),
    ],
)
def test_who_is_to_be_noted_is_told_in_answer(answer: str, told: dict[str, str]) -> None:
    contact = {"customer": "C3", "phone": "13900001111"} | told
    assert proposed(REP, "给远足单车铺加个联系人", answer) == [("add_contact", contact)]


def test_a_tag_is_yet_to_be_told() -> None:
    assert asked(REP, "给远足单车铺打个标签").missing == ("tags",)
    assert proposed(REP, "给远足单车铺打个标签", "重点客户") == [
        ("tag_customer", {"customer": "C3", "tags": ["重点客户"]})
    ]


def test_a_discount_is_for_the_order_that_was_shown() -> None:
    [(action, args)] = proposed(BOSS, "771看一下", "打九折")
    assert action == "amend_order"
    assert {line["discount_percent"] for line in args["lines"]} == {"10"}


def test_which_place_among_others_is_no_count() -> None:
    assert proposed(REP, "给远足单车铺下单5箱骑行头盔", "第一个") == []


def test_more_lines_stand_in_for_the_order_that_waits() -> None:
    reading = understood(REP, "给远足单车铺下单5箱骑行头盔", "十一速链条也要2箱")
    assert reading.replaces == "pending"
    assert [len(each.args["lines"]) for each in reading.proposals] == [2]


@pytest.mark.parametrize(
    ("more", "lines"),
    [
        ("第一个改成8", [HELMETS | {"quantity": "8"}, CHAINS]),
        ("第二个不要了", [HELMETS]),
        ("链条不要2箱，要4箱", [HELMETS, CHAINS | {"quantity": "4"}]),
        ("送2箱十一速链条", [HELMETS, CHAINS | {"unit_price": "0"}]),
        ("头盔单价1500", [HELMETS | {"unit_price": "1500"}, CHAINS]),
    ],
)
def test_a_line_is_told_by_its_place_or_its_name(more: str, lines: list[dict[str, Any]]) -> None:
    order = ORDER if "送" not in more else "给远足单车铺下单5箱骑行头盔"
    assert proposed(REP, order, more) == [("create_order", {"customer": "C3", "lines": lines})]


def test_what_stands_in_for_goods_brings_its_own_count() -> None:
    line = {"product": "P2", "quantity": "3", "unit": "箱"}
    [(_, args)] = proposed(REP, "给远足单车铺下单5箱山地外胎26寸", "换公路外胎700C，3箱")
    assert args["lines"] == [line]


def test_what_both_had_in_common_is_put_right_for_both() -> None:
    both = proposed(BOSS, "把远足单车铺和飞轮车行都转给小满", "不是小满，是Nora Finch")
    assert {args["customer"]: args["employee"] for _, args in both} == {"C3": "E2", "C2": "E2"}


def test_how_many_there_are_of_other_goods_is_another_count() -> None:
    reading = understood(BOSS, "城南库骑行头盔盘了18个", "十一速链条22根")
    assert [each.args["product"] for each in reading.proposals] == ["P3"]
    assert reading.replaces == "nothing"


def test_what_to_remind_of_may_sound_like_an_account() -> None:
    [(action, args)] = proposed(REP, "提醒我", "周五去远足单车铺收款")
    assert (action, args["on"], args["customer"]) == ("set_reminder", "2027-03-12", "C3")


@pytest.mark.parametrize(("more", "day"), [("周五不行，改下周一", "2027-03-15"), ("推迟两天", "2027-03-14")])
def test_a_day_is_put_off(more: str, day: str) -> None:
    [(_, args)] = proposed(REP, "给远足单车铺下单5箱骑行头盔，周五送", more)
    assert args["deliver_by"] == day


def test_one_kind_that_is_held_back_takes_nothing_back() -> None:
    assert not understood(BOSS, "771发货", "先不发骑行头盔").withdraw


def test_a_figure_between_chinese_words_is_no_day() -> None:
    reading = understood(REP, "给远足单车铺下单5箱骑行头盔，单价1500", "改成6箱，21.5")
    assert all("deliver_by" not in each.args for each in reading.proposals)
