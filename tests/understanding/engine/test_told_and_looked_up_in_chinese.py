"""What but tells why goods come back, how somebody is to be reached next, whose money it is that came in."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, engine_of, heard, in_pieces, proposed, records, understood


@pytest.mark.parametrize(
    ("message", "line", "reason"),
    [
        ("席队反映771那批货里有3个骑行头盔开裂,给办退货", ("P4", "3", "个"), "开裂"),
        ("席队投诉771里5条山地外胎鼓包，帮我退了", ("P1", "5", "条"), "鼓包"),
        ("席队反馈771的头盔坏了2个，登记一下退货", ("P4", "2", "个"), "坏了"),
    ],
)
def test_what_is_complained_of_is_why_it_comes_back(message: str, line: tuple[str, str, str], reason: str) -> None:
    [(action, args)] = proposed(REP, message)
    product, quantity, unit = line
    assert (action, args["order"]) == ("create_return", "SO-771")
    assert args["lines"] == [{"product": product, "quantity": quantity, "unit": unit}]
    assert reason in args["reason"]


def test_a_ticket_that_is_asked_for_stands_beside_a_return() -> None:
    ticket, back = proposed(REP, "席队投诉头盔开裂，登记个投诉，771的退2个")
    assert (ticket[0], back[0]) == ("create_ticket", "create_return")


@pytest.mark.parametrize(
    ("account", "channel"),
    [
        ("刚陪席队吃完饭 聊下来他想换新款头盔 下周一打电话给他", None),
        ("上午去见了席队，聊得不错，周五微信发他报价", "visit"),
        ("席队微信说价格太高，下周三再打电话", "wechat"),
        ("刚给席队打电话没人接，明天再打", "call"),
    ],
)
def test_how_he_is_reached_next_is_not_how_he_was(account: str, channel: str | None) -> None:
    [(action, args)] = proposed(REP, account)
    assert (action, args.get("channel")) == ("log_follow_up", channel)


@pytest.mark.parametrize("message", ["771不取消啊", "771不取消了，照发", "772不撤单"])
def test_what_is_not_to_be_done(message: str) -> None:
    assert not [action for action, _ in proposed(REP, message) if action == "cancel_order"]


@pytest.mark.parametrize(
    ("asked", "came"), [("飞轮俱乐部还差多少", "今天到了4400"), ("飞轮俱乐部欠多少", "刚打了4400过来")]
)
def test_money_comes_from_him_whose_debt_was_looked_up(asked: str, came: str) -> None:
    [(action, args)] = proposed(REP, asked, came)
    assert (action, args["customer"], args["amount"]) == ("record_payment", "C1", "4400")


def test_a_weekday_stands_behind_a_sum_in_words() -> None:
    [(_, args)] = proposed(REP, "远足单车铺的三千一百三周五到账了，银行转的")
    assert (args["amount"], args["received_on"]) == ("3130", "2027-03-05")


def test_a_week_stands_before_what_begins_like_a_day() -> None:
    [(_, args)] = proposed(REP, "我上周一共卖了多少个骑行头盔")
    assert args["period"] == {"from": "2027-03-01", "to": "2027-03-07"}


@pytest.mark.parametrize("told", ["客户自己的单号是PO8831", "对方自己的单号PO8831", "客户订单号PO8831"])
def test_their_own_number_is_no_article(told: str) -> None:
    [(_, args)] = proposed(REP, f"远足单车铺下单 骑行头盔4箱 {told}")
    assert (args["customer_po"], len(args["lines"])) == ("PO8831", 1)


def test_a_family_with_letters_in_front_is_told_apart_from_one_that_ends_alike() -> None:
    company: dict[str, Any] = records()
    company["products"] += [
        in_pieces("P21", "橡胶气囊5号", "护具", "5号橡胶气囊"),
        in_pieces("P22", "橡胶气囊7号", "护具", "7号橡胶气囊"),
        in_pieces("P23", "TPU气囊5号", "护具", "5号TPU气囊"),
        in_pieces("P24", "TPU气囊7号", "护具", "7号TPU气囊"),
    ]
    listener = engine_of(company)
    asked = heard(listener, BOSS, "远足单车铺要TPU气囊30个下单").ask
    assert asked is not None and set(asked.ambiguous["product"]) == {"P23", "P24"}
    [order] = heard(listener, BOSS, "远足单车铺要TPU气囊30个下单", "7号的").proposals
    assert [line["product"] for line in order.args["lines"]] == ["P24"]


def test_a_quote_is_valid_until_then() -> None:
    [(_, args)] = proposed(REP, "给远足单车铺报价骑行头盔50个", "单价34", "有效期给到4月10号")
    assert (args["valid_until"], args["lines"][0]["unit_price"]) == ("2027-04-10", "34")


def test_what_nobody_gets_on_with_is_watched() -> None:
    understanding = understood(REP, "要是哪个商机10天都没人推进,你就自动提醒我一下")
    [alert] = understanding.proposals
    assert (alert.action, alert.args) == ("subscribe_alert", {"kind": "stalled_opportunity", "threshold": "10"})


def test_who_signed_most() -> None:
    [(action, args)] = proposed(BOSS, "上周谁开单最多")
    assert (action, args["metric"], args["group_by"]) == ("sales_figures", "orders", "employee")


@pytest.mark.parametrize(
    "more", ["那把交期提到15号吧，他们急着要", "那把交期提到15号吧，飞轮俱乐部那边催了，人家急着要头盔"]
)
def test_how_pressed_they_are_is_but_why_an_order_that_was_shown_is_changed(more: str) -> None:
    assert proposed(REP, "771什么情况", more) == [("amend_order", {"order": "SO-771", "deliver_by": "2027-03-15"})]


@pytest.mark.parametrize(
    ("message", "action"),
    [
        ("鼎固那张采购单批了", "approve"),
        ("鼎固的采购单不批 先等等库存", "reject"),
        ("驳回鼎固的采购单，太贵", "reject"),
    ],
)
def test_a_purchase_is_named_by_whom_it_goes_to(message: str, action: str) -> None:
    [(name, args)] = proposed(BOSS, message)
    assert (name, args["document"]) == (action, "PO-91")
