"""What is asked for beside an account, who is new at a customer's, and what but tells how things stand."""

from __future__ import annotations

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, asked, proposed, understood


def test_a_complaint_is_noted_besides_an_account() -> None:
    account, ticket = proposed(REP, "刚去了飞轮俱乐部，席队说头盔卖得不错，另外登记个投诉，外胎漏气")
    assert (account[0], account[1]["summary"]) == ("log_follow_up", "刚去了飞轮俱乐部，席队说头盔卖得不错")
    assert ticket == ("create_ticket", {"customer": "C1", "subject": "外胎漏气"})


def test_an_order_stands_in_the_middle_of_an_account() -> None:
    account, order = proposed(REP, "上午见了席队，他这边骑行头盔定了10个，帮我下单，他还说想看新款，我后天再去一趟")
    assert (account[0], account[1]["next_follow_up_on"]) == ("log_follow_up", "2027-03-11")
    assert order == ("create_order", {"customer": "C1", "lines": [{"product": "P4", "quantity": "10", "unit": "个"}]})


@pytest.mark.parametrize(
    ("message", "args"),
    [
        ("飞轮俱乐部的席队换岗了，新采购叫徐静，电话13812345678，记一下", ("徐静", "采购")),
        ("飞轮俱乐部新来的技术总监姓洪，洪伟，手机13811112222", ("洪伟", "技术总监")),
        ("飞轮俱乐部那边采购换人了，新的采购经理叫宋琪，13344445555", ("宋琪", "采购经理")),
    ],
)
def test_who_is_new_is_told_with_the_post(message: str, args: tuple[str, str]) -> None:
    [(action, said)] = proposed(REP, message)
    assert (action, said["name"], said["title"]) == ("add_contact", *args)


@pytest.mark.parametrize("message", ["城南那边断货了，从城北库调2箱骑行头盔", "城南库不够，城北库调2箱骑行头盔过来"])
def test_where_goods_are_lacking_they_go_to(message: str) -> None:
    [(_, args)] = proposed(BOSS, message)
    assert (args["from_warehouse"], args["to_warehouse"]) == ("W1", "W2")


@pytest.mark.parametrize(
    ("told", "priority"), [("急", "urgent"), ("有点急", "urgent"), ("不是很急", "low"), ("别急", "low")]
)
def test_how_urgent_a_complaint_is(told: str, priority: str) -> None:
    [(_, args)] = proposed(REP, f"飞轮俱乐部反映骑行头盔开裂，{told}")
    assert args["priority"] == priority


@pytest.mark.parametrize("message", ["远足单车铺加急，骑行头盔2箱，价格不动", "远足单车铺 骑行头盔2箱 老价"])
def test_what_stays_as_it_was_changes_nothing(message: str) -> None:
    [(action, args)] = proposed(REP, message)
    assert (action, args["lines"]) == ("create_order", [{"product": "P4", "quantity": "2", "unit": "箱"}])


def test_so_many_days_are_no_sum() -> None:
    assert not understood(REP, "订单超过三天没发货通知我").sure


def test_what_was_done_already_is_not_looked_up() -> None:
    assert proposed(REP, "飞轮俱乐部的单子我上周就已经下过了，不用管") == []


def test_once_and_a_week_are_told_apart() -> None:
    [(_, args)] = proposed(BOSS, "预测一下下个季度")
    assert args == {"period": {"from": "2027-04-01", "to": "2027-06-30"}}


def test_a_newcomer_orders_from_us() -> None:
    question = asked(REP, "给星桥车行下单 骑行头盔20个")
    assert (question.proposal.action, question.missing) == ("create_order", ("customer",))


def test_the_day_of_ordering_is_no_day_of_delivery() -> None:
    [(_, args)] = proposed(REP, "远足单车铺那边今天下2箱骑行头盔")
    assert "deliver_by" not in args


def test_a_note_is_no_instruction() -> None:
    [(_, args)] = proposed(REP, "远足单车铺下骑行头盔2箱，备注：贴新版标签")
    assert args["note"] == "贴新版标签"


@pytest.mark.parametrize(
    "message",
    [
        "远足单车铺想先试试水，下单骑行头盔2箱",
        "远足单车铺下骑行头盔2箱，东西别发错",
        "远足单车铺下单 骑行头盔2箱 然后呢 十一速链条20根",
        "771先发6个骑行头盔，剩下的下周再发",
    ],
)
def test_what_is_but_said_along_leaves_no_doubt(message: str) -> None:
    assert understood(REP, message).sure
    assert len(proposed(REP, message)) == 1


def test_it_is_asked_for_once_in_two_breaths() -> None:
    [(action, args)] = proposed(REP, "别让我忘了，提醒我周四催飞轮俱乐部的定金")
    assert (action, args["on"], args["customer"]) == ("set_reminder", "2027-03-11", "C1")


def test_money_that_came_on_a_weekday_came_last_week() -> None:
    [(_, args)] = proposed(BOSS, "帮我登一下周五到的账，771那单的，7800")
    assert args["received_on"] == "2027-03-05"


def test_cantonese_words_are_known() -> None:
    assert proposed(REP, "睇下飛輪俱樂部呢個客嘅資料")[0][0] == "show_customer"
