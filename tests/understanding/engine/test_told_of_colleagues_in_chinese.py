"""What Chinese messages tell besides what they want: who of the house was there, how busy somebody is, what it is wanted for."""

from __future__ import annotations

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, asked, proposed, understood

ORDER = {"customer": "C3", "lines": [{"product": "P4", "quantity": "5", "unit": "箱"}]}


@pytest.mark.parametrize(
    "message",
    [
        "刚跟小满盘了一遍 城北库骑行头盔实际是412个",
        "和小满一起点过了，城北库骑行头盔实际412个",
        "跟老侯核对完了，城北库骑行头盔实际412个",
    ],
)
def test_with_whom_it_was_counted_is_but_told(message: str) -> None:
    assert proposed(BOSS, message) == [
        ("adjust_stock", {"product": "P4", "warehouse": "W1", "counted": "412"}),
    ]
    assert understood(BOSS, message).sure


@pytest.mark.parametrize("why", ["小满手上太满了", "小满要休产假", "小满客户太多了", "跟小满说好了"])
def test_why_a_customer_goes_to_somebody_else(why: str) -> None:
    message = f"{why}，远足单车铺划给Nora Finch跟"
    assert proposed(BOSS, message) == [("assign_customer", {"customer": "C3", "employee": "E2"})]
    assert understood(BOSS, message).sure


@pytest.mark.parametrize(
    "message",
    [
        "不好意思刚在开车，给远足单车铺下单5箱骑行头盔",
        "给远足单车铺下单5箱骑行头盔，说要摆样机",
        "远足单车铺终于确认了，给远足单车铺下单5箱骑行头盔",
    ],
)
def test_what_is_told_beside_an_order_is_passed_over(message: str) -> None:
    assert proposed(REP, message)[-1] == ("create_order", ORDER)
    assert understood(REP, message).sure


@pytest.mark.parametrize("price", ["按个80", "按个算80", "个价80", "每个80"])
def test_a_price_says_for_which_unit_it_is(price: str) -> None:
    [(_, args)] = proposed(REP, f"给远足单车铺下单5箱骑行头盔，{price}")
    assert args["lines"] == [ORDER["lines"][0] | {"unit_price": "1600"}]  # type: ignore[operator]


def test_a_short_waybill_is_told_by_who_carries_it() -> None:
    [(_, args)] = proposed(BOSS, "771发货，顺丰SF1390277")
    assert args == {"order": "SO-771", "tracking_no": "SF1390277"}


def test_what_somebody_wants_is_part_of_the_account_before_a_reminder() -> None:
    [(one, told), (other, reminder)] = proposed(REP, "去了飞轮俱乐部，席队要30箱骑行头盔的报价。提醒我明早9点发给他")
    assert (one, told["channel"]) == ("log_follow_up", "visit")
    assert "报价" in told["summary"]
    assert (other, reminder["at"]) == ("set_reminder", "2027-03-10T09:00")


def test_an_account_of_somebody_else_tells_itself_what_there_is() -> None:
    [(_, args)] = proposed(REP, "微信问了远足单车铺，头盔还有库存", "给飞轮俱乐部也记一条，席队说要等盘点完再谈")
    assert args["customer"] == "C1"
    assert "盘点" in args["summary"]
    assert "库存" not in args["summary"]


def test_a_discount_is_no_tag() -> None:
    [(_, args)] = proposed(REP, "远足单车铺下单5箱骑行头盔", "给他打个九折")
    assert args["lines"] == [ORDER["lines"][0] | {"discount_percent": "10"}]  # type: ignore[operator]


def test_somebody_at_the_till_is_no_salesperson() -> None:
    [(_, args)] = proposed(BOSS, "飞轮俱乐部下单5箱骑行头盔", "席队砍价 给他八五折吧")
    assert "salesperson" not in args


@pytest.mark.parametrize("message", ["飞轮俱乐部账上还挂着多少", "飞轮俱乐部账面上欠着多少钱"])
def test_what_is_left_on_the_books_is_owed(message: str) -> None:
    assert proposed(BOSS, message) == [("list_receivables", {"customer": "C1"})]


def test_a_customer_is_tagged_in_passing() -> None:
    [_, (action, args)] = proposed(REP, "给远足单车铺报价骑行头盔2个，顺便把飞轮俱乐部标个重点客户")
    assert (action, args) == ("tag_customer", {"customer": "C1", "tags": ["重点客户"]})


def test_what_is_to_come_later_is_left_alone() -> None:
    assert understood(BOSS, "开工单做骑行头盔100个，先不定交期").sure
    question = asked(BOSS, "开工单做骑行头盔，先不定交期")
    assert question.missing == ("quantity",)
