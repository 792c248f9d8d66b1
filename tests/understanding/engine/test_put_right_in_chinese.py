"""Second messages in Chinese that strike out, put off, put right and tell more of what the first one said."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, asked, proposed, understood

ORDER = "给远足单车铺下20条公路外胎"
LEAD = "新线索：蓝天骑行社，联系人孙丽"
CONTACT = "给飞轮俱乐部加个联系人，财务王燕"
VISIT = "今天拜访了飞轮俱乐部，席队说想换供应商"


def args_of(*messages: str) -> dict[str, Any]:
    [(_, args)] = proposed(BOSS, *messages)
    return args


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (ORDER, "取消吧，客户不要了"),
        (ORDER, "先别下，他还没定"),
        ("771取消吧", "先别取消，客户又要了"),
        ("周五提醒我寄样品给远足单车铺", "取消吧，已经寄了"),
        (VISIT, "删掉吧"),
        (VISIT, "这条不要了"),
        (LEAD, "重复了，删了"),
    ],
)
def test_what_is_struck_out_leaves_nothing(first: str, then: str) -> None:
    reading = understood(REP, first, then)
    assert (reading.withdraw, reading.proposals, reading.ask) == (True, (), None)


@pytest.mark.parametrize(
    ("words", "reason"),
    [("取消吧，客户不要了", "客户不要了"), ("客户不要了，取消吧", "客户不要了"), ("取消掉，对方倒闭了", "对方倒闭了")],
)
def test_why_an_order_that_was_shown_is_cancelled(words: str, reason: str) -> None:
    assert proposed(REP, "771发货了吗", words) == [("cancel_order", {"order": "SO-771", "reason": reason})]


@pytest.mark.parametrize(
    ("then", "day"),
    [("交期推一周", "2027-03-27"), ("交货也往后推三天", "2027-03-23"), ("交期延后一周", "2027-03-27")],
)
def test_what_was_changed_stays_where_the_document_is_put_off(then: str, day: str) -> None:
    args = args_of("771的头盔改成10个", then)
    assert (args["lines"][0]["quantity"], args["deliver_by"]) == ("10", day)


def test_a_day_just_told_is_put_off_by_a_week() -> None:
    assert args_of(f"{ORDER}，下周三送", "推迟一周吧")["deliver_by"] == "2027-03-24"


def test_that_day_is_one_to_come() -> None:
    assert args_of(f"{VISIT}，下周三再去", "那天提醒我带样品")["on"] == "2027-03-17"


@pytest.mark.parametrize("messages", [("提醒我那天带合同",), (VISIT, "那天提醒我带样品")])
def test_that_day_is_asked_for_where_none_was_told(messages: tuple[str, ...]) -> None:
    assert not understood(REP, *messages).sure


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        (LEAD, "不姓孙，姓宋", {"contact_name": "宋丽", "name": "蓝天骑行社"}),
        (LEAD, "联系人改成宋丽", {"contact_name": "宋丽", "name": "蓝天骑行社"}),
        (LEAD, "不是蓝天，是蓝海骑行社", {"contact_name": "孙丽", "name": "蓝海骑行社"}),
        (LEAD, "电话13800001111", {"contact_name": "孙丽", "name": "蓝天骑行社", "phone": "13800001111"}),
        (LEAD, "对头盔感兴趣", {"contact_name": "孙丽", "name": "蓝天骑行社", "interest": "头盔"}),
        (CONTACT, "不是财务，是采购", {"customer": "C1", "name": "王燕", "title": "采购"}),
        (CONTACT, "不是王燕，是王艳", {"customer": "C1", "name": "王艳", "title": "财务"}),
        (CONTACT, "她是老板娘", {"customer": "C1", "name": "王燕", "title": "老板娘"}),
    ],
)
def test_what_is_told_of_somebody_is_put_right(first: str, then: str, told: dict[str, str]) -> None:
    assert args_of(first, then) == told


@pytest.mark.parametrize("then", ["电话13800001111", "不姓孙，姓宋"])
def test_a_remark_is_no_name(then: str) -> None:
    assert asked(REP, "新线索，联系人孙丽", then).missing == ("name",)


@pytest.mark.parametrize(
    ("then", "told"),
    [
        ("别忘了月底前要送到，从城南库走", {"deliver_by": "2027-03-31", "warehouse": "W2"}),
        ("记得周五之前发", {"deliver_by": "2027-03-12"}),
        ("别忘了周五送货", {"deliver_by": "2027-03-12"}),
    ],
)
def test_what_is_to_be_minded_of_an_order_is_no_reminder(then: str, told: dict[str, str]) -> None:
    args = args_of(ORDER, then)
    assert {name: args.get(name) for name in told} == told
    assert args["lines"][0]["quantity"] == "20"


def test_what_somebody_is_to_do_is_a_reminder_all_the_same() -> None:
    [(action, args)] = proposed(REP, ORDER, "别忘了周五催款")
    assert (action, args["on"]) == ("set_reminder", "2027-03-12")


@pytest.mark.parametrize("then", ["先发10条", "周五送10条", "先要10条"])
def test_so_many_first_may_be_a_part(then: str) -> None:
    assert not understood(REP, ORDER, then).sure


def test_only_so_many_is_another_quantity() -> None:
    assert args_of(ORDER, "只要10条")["lines"][0]["quantity"] == "10"


def test_goods_that_ran_out_are_those_that_are_ordered() -> None:
    args = args_of("席队那边头盔快用完了，给飞轮俱乐部下个单，头盔120个")
    assert [(line["product"], line["quantity"]) for line in args["lines"]] == [("P4", "120")]


@pytest.mark.parametrize(
    ("first", "then", "subject", "priority"),
    [
        ("飞轮俱乐部报修，有条链条没装上", "急", "有条链条没装上", "urgent"),
        ("飞轮俱乐部报修，有个头盔没反光", "客户催得厉害 按紧急处理", "有个头盔没反光", "urgent"),
        ("飞轮俱乐部投诉，头盔没有合格证", "优先级高一点", "头盔没有合格证", "high"),
    ],
)
def test_what_does_not_work_is_what_a_ticket_is_about(first: str, then: str, subject: str, priority: str) -> None:
    args = args_of(first, then)
    assert (args["subject"], args["priority"]) == (subject, priority)


def test_to_whom_a_ticket_goes_hands_over_no_customer() -> None:
    assert not understood(BOSS, "飞轮俱乐部报修，车灯不亮", "派给Nora").sure


@pytest.mark.parametrize(
    ("then", "at"),
    [
        ("改成十点，九点他开会", "2027-03-10T10:00"),
        ("后天吧，明天他不在", "2027-03-11T09:00"),
        ("他明天出差，周五吧", "2027-03-12T09:00"),
    ],
)
def test_when_somebody_cannot_is_no_time(then: str, at: str) -> None:
    assert args_of("明天早上九点提醒我给席队打电话", then)["at"] == at


@pytest.mark.parametrize("words", ["帮我下单并记一下", "记一下并下单"])
def test_an_order_asked_for_at_the_end_of_an_account_is_no_part_of_it(words: str) -> None:
    [(_, told), (action, order)] = proposed(REP, f"跟席队聊了下，他说山地外胎要40条，{words}")
    assert (told["summary"], action) == ("跟席队聊了下，他说山地外胎要40条", "create_order")
    assert [(line["product"], line["quantity"]) for line in order["lines"]] == [("P1", "40")]


@pytest.mark.parametrize(("words", "threshold"), [("低于20提醒我", "20"), ("少于两箱的时候告诉我", "40")])
def test_goods_looked_up_are_those_that_run_low(words: str, threshold: str) -> None:
    [(action, args)] = proposed(REP, "头盔库存多少", words)
    assert (action, args["product"], args["threshold"]) == ("subscribe_alert", "P4", threshold)


@pytest.mark.parametrize("words", ["给他再加10个头盔", "再给他们拿10个头盔"])
def test_more_for_the_one_who_ordered_goes_on_his_order(words: str) -> None:
    assert [line["product"] for line in args_of(ORDER, words)["lines"]] == ["P2", "P4"]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (f"{ORDER}和10个头盔", "外胎45，头盔88"),
        ("给远足单车铺报价20条公路外胎，45一条", "头盔也报一下，10个，55一个"),
        ("PO-91到货了", "有5条是坏的"),
        ("俱乐部年度采购改成15万", "把握大概七成"),
    ],
)
def test_figures_that_may_be_of_something_else_are_asked_about(first: str, then: str) -> None:
    assert not understood(BOSS, first, then).sure


def test_what_is_still_to_come_is_no_scrap() -> None:
    assert understood(BOSS, "WO-55完工30个", "还差30").proposals == ()
    assert "scrap" not in args_of("WO-55完工30个", "今天又做了20")


def test_a_number_told_is_no_way_of_speaking() -> None:
    assert args_of("今天去了飞轮俱乐部，席队说下周定", "席队电话改成13811112222")["channel"] == "visit"
