"""What Chinese messages say in passing: sizes in words, newcomers mid-sentence, why something is asked, one more of a list."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, asked, proposed

MOUNTAIN, ROAD, HELMET = "P1", "P2", "P4"


@pytest.mark.parametrize("size", ["26寸", "二十六寸"])
def test_a_size_in_words_is_the_one_in_figures(size: str) -> None:
    [(_, args)] = proposed(REP, f"给远足单车铺下单，{size}的外胎5箱")
    assert args["lines"] == [{"product": MOUNTAIN, "quantity": "5", "unit": "箱"}]


@pytest.mark.parametrize("answer", ["26寸的", "二十六寸那种", "山地的"])
def test_a_size_that_answers_is_no_quantity(answer: str) -> None:
    [(_, args)] = proposed(REP, "给远足单车铺下单3箱外胎", answer)
    assert args["lines"] == [{"product": MOUNTAIN, "quantity": "3", "unit": "箱"}]


def test_goods_go_on_to_a_second_customer_and_a_second_action() -> None:
    helmets = {"product": HELMET, "quantity": "3", "unit": "个"}
    assert proposed(BOSS, "给远足单车铺下3个骑行头盔，飞轮俱乐部也要5个") == [
        ("create_order", {"customer": "C3", "lines": [helmets]}),
        ("create_order", {"customer": "C1", "lines": [helmets | {"quantity": "5"}]}),
    ]
    [_, (action, args)] = proposed(BOSS, "骑行头盔从城北库调20个到城南库，然后给飞轮俱乐部下3个")
    assert (action, args["customer"], args["lines"]) == ("create_order", "C1", [helmets])


def test_two_and_three_hold_their_measure() -> None:
    [(_, args)] = proposed(REP, "远足单车铺下俩骑行头盔")
    assert args["lines"] == [{"product": HELMET, "quantity": "2"}]


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("骑行展上认识一家云峰单车，想看看头盔，记成线索", "云峰单车"),
        ("有个做租赁的找过来，叫青山骑行，想要头盔，记条线索", "青山骑行"),
        ("城西新开了家逐风车行，录成客户", "逐风车行"),
        ("帮我把金轮贸易行录进客户", "金轮贸易行"),
    ],
)
def test_somebody_new_is_introduced_mid_sentence(message: str, name: str) -> None:
    [(action, args)] = proposed(REP, message)
    assert action in ("create_lead", "create_customer")
    assert args["name"] == name


def test_of_somebody_new_the_boss_is_told_by_surname_and_name() -> None:
    [(_, args)] = proposed(REP, "建个新客户，城西逐风贸易，老板姓周叫周海平，朋友介绍的")
    assert (args["name"], args["contact_name"]) == ("城西逐风贸易", "周海平")


def test_a_new_person_bears_another_surname_than_one_known() -> None:
    [(_, args)] = proposed(REP, "飞轮俱乐部新来个仓管 叫毕小满 电话13961700088 存一下")
    assert (args["customer"], args["name"], args["title"]) == ("C1", "毕小满", "仓管")


def test_nobody_is_called_somebody() -> None:
    assert "name" in asked(REP, "今天有人打电话来问头盔，记个线索").missing


@pytest.mark.parametrize(
    "why",
    ["，他们那边催了", "，客户改主意了", "，司机在楼下等着", "，仓库快断货了", " 挺急的", "，领导催得紧"],
)
def test_why_something_is_asked_is_no_question(why: str) -> None:
    assert proposed(BOSS, f"给771把票开出来{why}") == [("invoice_order", {"order": "SO-771"})]


@pytest.mark.parametrize(
    ("first", "more", "tags"),
    [
        ("给飞轮俱乐部打个标签 旺季", "再加一个 月结", ["旺季", "月结"]),
        ("飞轮俱乐部标成重点", "再打个 老客户 的标签", ["重点", "老客户"]),
        ("给飞轮俱乐部打个标签 旺季", "还有月结也打上", ["旺季", "月结"]),
    ],
)
def test_one_more_tag(first: str, more: str, tags: list[str]) -> None:
    assert proposed(REP, first, more) == [("tag_customer", {"customer": "C1", "tags": tags})]


@pytest.mark.parametrize("first", ["加个提醒 明早八点给飞轮俱乐部回电", "设个提醒，明早八点给飞轮俱乐部回个电话"])
def test_what_is_to_be_remembered_is_no_account(first: str) -> None:
    [(action, args)] = proposed(REP, first)
    assert (action, args["at"], args["customer"]) == ("set_reminder", "2027-03-10T08:00", "C1")
    [(action, args)] = proposed(REP, first, "说错了 后天")
    assert (action, args["at"]) == ("set_reminder", "2027-03-11T08:00")


@pytest.mark.parametrize("told", ["跟飞轮俱乐部说好了", "席队刚打电话来说要3个骑行头盔 急用"])
def test_what_was_agreed_is_no_account_of_its_own(told: str) -> None:
    goods = "" if "头盔" in told else "骑行头盔3个"
    [(action, args)] = proposed(REP, f"{told}，{goods}帮我下单")
    assert (action, args["customer"], args["lines"][0]["quantity"]) == ("create_order", "C1", "3")


def test_the_only_opportunity_of_a_customer_goes_without_saying() -> None:
    assert proposed(REP, "飞轮俱乐部赢单了", "金额改成8万") == [
        ("update_opportunity", {"opportunity": "OPP-31", "stage": "won", "amount": "80000"})
    ]


@pytest.mark.parametrize(
    ("message", "action", "expected"),
    [
        ("飞轮俱乐部上个月一共付了多少钱", "sales_figures", {"metric": "payments", "customer": "C1"}),
        ("飞轮俱乐部打了八千 微信", "record_payment", {"customer": "C1", "amount": "8000", "method": "wechat"}),
        ("刚跑完飞轮俱乐部，席队说预算没了，下周三再去", "log_follow_up", {"customer": "C1", "channel": "visit"}),
        ("给席队email了目录，下周一follow", "log_follow_up", {"channel": "email", "next_follow_up_on": "2027-03-15"}),
        ("61那份报价客户同意了，转成订单", "create_order", {"customer": "C3"}),
    ],
)
def test_plain_ways_of_saying_it(message: str, action: str, expected: dict[str, Any]) -> None:
    [(said, args)] = proposed(REP, message)
    assert said == action
    assert {name: args.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("message", "counted"),
    [("城北库骑行头盔盘亏2个，实际18个", "18"), ("城北库骑行头盔账上20个，实际18个", "18")],
)
def test_by_how_much_a_count_differs_is_no_count(message: str, counted: str) -> None:
    [(_, args)] = proposed(BOSS, message)
    assert args["counted"] == counted
    assert "counted" in asked(BOSS, "城北库骑行头盔盘亏2个").missing


def test_goods_taken_back_are_no_order() -> None:
    question = asked(REP, "飞轮俱乐部退骑行头盔两个，裂了")
    assert (question.proposal.action, question.missing) == ("create_return", ("order",))


def test_a_family_named_first_is_but_a_heading() -> None:
    [(_, args)] = proposed(REP, "给远足单车铺下单外胎，山地的3箱，公路的2箱")
    assert [(line["product"], line["quantity"]) for line in args["lines"]] == [(MOUNTAIN, "3"), (ROAD, "2")]


def test_goods_that_nobody_knows_are_asked_about() -> None:
    assert asked(REP, "给远足单车铺下单，水壶架要5箱").missing == ("product",)


def test_a_chinese_comma_parts_figures() -> None:
    [(_, args)] = proposed(REP, "给远足单车铺下单，骑行头盔12，771那单先不动")
    assert args["lines"] == [{"product": HELMET, "quantity": "12"}]


def test_an_account_goes_on() -> None:
    [(_, args)] = proposed(REP, "今天去了飞轮俱乐部", "见的席队，谈了头盔", "对方说价格高")
    assert (args["channel"], args["contact"]) == ("visit", "C1-1")
    assert args["summary"].endswith("见的席队，谈了头盔；对方说价格高")


def test_a_cancellation_is_taken_back() -> None:
    assert proposed(BOSS, "把771取消了吧，客户说不要了", "等等，客户又要了，先别取消") == []


def test_whom_somebody_speaks_to_is_no_question() -> None:
    [(action, _)] = proposed(REP, "王哥，帮忙给远足单车铺下3箱骑行头盔，谢谢")
    assert action == "create_order"


@pytest.mark.parametrize("message", ["远足单车铺刚来电话，要3箱骑行头盔", "远足单车铺说骑行头盔再要3箱"])
def test_how_an_order_came_in_makes_it_no_account(message: str) -> None:
    lines = [{"product": HELMET, "quantity": "3", "unit": "箱"}]
    assert proposed(REP, message) == [("create_order", {"customer": "C3", "lines": lines})]


def test_what_a_note_forbids_withholds_no_order() -> None:
    [(action, args)] = proposed(REP, "远足单车铺骑行头盔3箱，备注别压坏")
    assert (action, args["note"]) == ("create_order", "别压坏")


@pytest.mark.parametrize("label", ["客户采购号", "对方合同编号", "他们的订单号是"])
def test_the_customers_own_number_is_no_day(label: str) -> None:
    [(_, args)] = proposed(REP, f"给远足单车铺下3箱骑行头盔，{label}20270511")
    assert (args.get("customer_po"), args.get("deliver_by")) == ("20270511", None)


def test_the_house_that_gives_is_told_last() -> None:
    [(_, args)] = proposed(BOSS, "调2箱骑行头盔去城南库，城北库出")
    assert (args["from_warehouse"], args["to_warehouse"]) == ("W1", "W2")
