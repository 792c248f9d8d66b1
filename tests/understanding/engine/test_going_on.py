"""Messages that go on from the ones before: answers, corrections, additions, further questions, taking back."""

from __future__ import annotations

from typing import Any

import pytest

from bot.understanding.proposal import Replaces
from tests.understanding.engine.bicycles import BOSS, REP, asked, proposed, understood

ORDER = "给远足单车铺下单5箱骑行头盔"
HELMETS = {"product": "P4", "quantity": "5", "unit": "箱"}


@pytest.mark.parametrize(
    ("more", "lines"),
    [
        (["改成8箱"], [HELMETS | {"quantity": "8"}]),
        (["再加2箱十一速链条"], [HELMETS, {"product": "P3", "quantity": "2", "unit": "箱"}]),
        (["再加2箱十一速链条", "头盔不要了"], [{"product": "P3", "quantity": "2", "unit": "箱"}]),
        (["单价改成1700"], [HELMETS | {"unit_price": "1700"}]),
        (["打九折"], [HELMETS | {"discount_percent": "10"}]),
        (["换成十一速链条"], [HELMETS | {"product": "P3"}]),
        (["actually make it 7"], [HELMETS | {"quantity": "7"}]),
        (["add 2 boxes of chains"], [HELMETS, {"product": "P3", "quantity": "2", "unit": "箱"}]),
    ],
)
def test_a_pending_order_is_changed_and_stays_one_order(more: list[str], lines: list[dict[str, Any]]) -> None:
    assert proposed(REP, ORDER, *more) == [("create_order", {"customer": "C3", "lines": lines})]
    assert understood(REP, ORDER, *more).replaces is Replaces.PENDING


def test_the_customer_is_corrected() -> None:
    [(_, args)] = proposed(REP, ORDER, "不是远足单车铺，是飞轮俱乐部")
    assert args == {"customer": "C1", "lines": [HELMETS]}


def test_days_and_warehouse_come_later() -> None:
    [(_, args)] = proposed(REP, ORDER, "走城南库", "下周三要")
    assert (args["warehouse"], args["deliver_by"]) == ("W2", "2027-03-17")


def test_an_open_question_is_answered() -> None:
    assert proposed(REP, "下单5箱骑行头盔", "远足单车铺") == [("create_order", {"customer": "C3", "lines": [HELMETS]})]
    assert proposed(REP, "给远足单车铺下单骑行头盔", "5箱") == [
        ("create_order", {"customer": "C3", "lines": [HELMETS]})
    ]


@pytest.mark.parametrize(
    ("answer", "customer"), [("车行那家", "C2"), ("俱乐部", "C1"), ("第一个", "C1"), ("飞轮车行", "C2")]
)
def test_one_of_several_is_chosen_by_a_piece_of_its_name(answer: str, customer: str) -> None:
    [(_, args)] = proposed(BOSS, "飞轮下单5个骑行头盔", answer)
    assert args["customer"] == customer


def test_an_answer_that_fits_none_leaves_the_question_open() -> None:
    question = asked(BOSS, "飞轮下单5个骑行头盔", "改成6个")
    assert question.ambiguous == {"customer": ("C1", "C2")}
    assert question.proposal.args["lines"][0]["quantity"] == "6"


def test_what_was_just_recorded_is_corrected() -> None:
    reading = understood(REP, "跟远足单车铺通了电话，等报价", "下次跟进3月20号")
    [proposal] = reading.proposals
    assert reading.replaces is Replaces.DONE
    assert proposal.args["next_follow_up_on"] == "2027-03-20"
    assert "等报价" in proposal.args["summary"]


def test_a_contact_does_not_move_to_another_customer() -> None:
    [(_, args)] = proposed(REP, "今天拜访了飞轮俱乐部席队，样品不错", "说错了，是远足单车铺")
    assert args["customer"] == "C3"
    assert "contact" not in args


@pytest.mark.parametrize("words", ["算了", "先不下了", "never mind", "不用了，客户不要了"])
def test_it_is_taken_back(words: str) -> None:
    reading = understood(REP, ORDER, words)
    assert reading.withdraw
    assert not reading.proposals


def test_the_same_for_somebody_else_is_an_action_of_its_own() -> None:
    reading = understood(REP, ORDER, "飞轮俱乐部也来一份一样的")
    assert [each.args for each in reading.proposals] == [{"customer": "C1", "lines": [HELMETS]}]
    assert reading.replaces is Replaces.NOTHING


def test_further_questions_keep_what_they_do_not_change() -> None:
    assert proposed(REP, "城北库的骑行头盔还有多少", "那链条呢") == [
        ("query_stock", {"product": "P3", "warehouse": "W1"})
    ]
    assert proposed(BOSS, "飞轮俱乐部还欠多少", "远足单车铺呢") == [("list_receivables", {"customer": "C3"})]


def test_figures_are_narrowed_and_moved() -> None:
    [(_, args)] = proposed(BOSS, "上个月销售额", "按业务员", "这个月呢")
    assert args == {
        "metric": "revenue",
        "group_by": "employee",
        "period": {"from": "2027-03-01", "to": "2027-03-31"},
    }


def test_a_time_of_day_joins_the_day_named_before() -> None:
    [(_, args)] = proposed(REP, "周五提醒我给席队打电话", "下午三点吧")
    assert args["at"] == "2027-03-12T15:00"
    assert "on" not in args


def test_the_document_just_spoken_of_is_meant() -> None:
    assert proposed(BOSS, "771什么情况", "取消吧") == [("cancel_order", {"order": "SO-771"})]
    assert proposed(BOSS, "show me 772", "ship it") == [("ship_order", {"order": "SO-772"})]


def test_another_subject_leaves_what_waits_alone() -> None:
    assert proposed(REP, ORDER, "城北库的十一速链条还有多少") == [("query_stock", {"product": "P3", "warehouse": "W1"})]
    [(_, args)] = proposed(REP, ORDER, "城北库的十一速链条还有多少", "改成8箱")
    assert args == {"customer": "C3", "lines": [HELMETS | {"quantity": "8"}]}


@pytest.mark.parametrize("words", ["好的", "thanks", "中午一起吃饭吗", "他今天心情不好", "why is that"])
def test_small_talk_changes_nothing_that_waits(words: str) -> None:
    reading = understood(REP, ORDER, words)
    assert not reading.proposals
    assert not reading.withdraw


def test_an_order_is_made_of_the_quote_just_talked_about() -> None:
    [(action, args)] = proposed(REP, "给远足单车铺报价 骑行头盔20个 85", "那就下单吧")
    assert action == "create_order"
    assert args == {"customer": "C3", "lines": [{"product": "P4", "quantity": "20", "unit": "个", "unit_price": "85"}]}


def test_one_more_product_does_not_take_the_place_of_one_that_is_unclear() -> None:
    question = asked(BOSS, "给远足单车铺下单3箱外胎", "再加2箱骑行头盔")
    assert question.ambiguous == {"product": ("P1", "P2")}
    assert [line["product"] for line in question.proposal.args["lines"]] == [None, "P4"]
