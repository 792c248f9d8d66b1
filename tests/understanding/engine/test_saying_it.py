"""What one message turns into: actions with their values, several at a time, or a question about what is missing."""

from __future__ import annotations

from typing import Any

import pytest

from bot.understanding.proposal import How
from tests.understanding.engine.bicycles import BOSS, REP, asked, proposed, understood

TYRES = {"product": "P1", "quantity": "3", "unit": "箱"}


@pytest.mark.parametrize(
    ("message", "action", "args"),
    [
        (
            "给远足单车铺下单3箱山地外胎26寸，每条42，周五前送到",
            "create_order",
            {
                "customer": "C3",
                "lines": [{"product": "P1", "quantity": "3", "unit": "箱", "unit_price": "840"}],
                "deliver_by": "2027-03-12",
            },
        ),
        (
            "order 2 boxes of road tyres and 5 helmets for Harbour Cycles, 10% off",
            "create_order",
            {
                "customer": "C4",
                "lines": [
                    {"product": "P2", "quantity": "2", "unit": "箱", "discount_percent": "10"},
                    {"product": "P4", "quantity": "5", "discount_percent": "10"},
                ],
            },
        ),
        ("771的山地外胎26寸再加10条", "amend_order", {"order": "SO-771", "lines": [TYRES | {"quantity": "50", "unit": "条"}]}),
        ("771的骑行头盔不要了", "amend_order", {"order": "SO-771", "lines": [{"product": "P4", "quantity": "0"}]}),
        ("SO-771推迟一周", "amend_order", {"order": "SO-771", "deliver_by": "2027-03-27"}),
        ("change SO-772 to 15", "amend_order", {"order": "SO-772", "lines": [{"product": "P3", "quantity": "15", "unit": "根"}]}),
        ("飞轮俱乐部付了2600，昨天到账的", "record_payment", {"customer": "C1", "amount": "2600", "received_on": "2027-03-08"}),
        ("城北库的骑行头盔还有几个", "query_stock", {"product": "P4", "warehouse": "W1"}),
        ("骑行头盔少于30个就告诉我", "subscribe_alert", {"kind": "low_stock", "product": "P4", "threshold": "30"}),
    ],
)  # fmt: skip
def test_a_sentence_becomes_an_action(message: str, action: str, args: dict[str, Any]) -> None:
    assert proposed(BOSS, message) == [(action, args)]


def test_a_quote_becomes_an_order_with_its_customer_and_lines() -> None:
    [(action, args)] = proposed(REP, "把QT-61转成订单")
    assert (action, args["customer"]) == ("create_order", "C3")
    assert args["lines"] == [{"product": "P4", "quantity": "12", "unit_price": "88"}]


def test_the_same_as_last_time_is_marked_as_looked_up() -> None:
    reading = understood(REP, "跟上次一样，给飞轮俱乐部再下一单")
    [proposal] = reading.proposals
    assert [line["product"] for line in proposal.args["lines"]] == ["P1", "P4"]
    assert proposal.sources["lines"].how is How.COMPUTED


def test_a_gift_is_a_line_without_a_price() -> None:
    [(_, args)] = proposed(REP, "给远足单车铺下单20箱骑行头盔，送2箱")
    assert args["lines"] == [
        {"product": "P4", "quantity": "20", "unit": "箱"},
        {"product": "P4", "quantity": "2", "unit": "箱", "unit_price": "0"},
    ]


def test_a_sum_for_all_is_no_unit_price() -> None:
    [(_, args)] = proposed(REP, "给远足单车铺下单8个骑行头盔，一共500")
    assert "unit_price" not in args["lines"][0]


def test_several_actions_come_in_the_order_said() -> None:
    actions = proposed(BOSS, "771发货，然后772开票，再提醒我明天下午三点给席队回电话")
    assert [name for name, _ in actions] == ["ship_order", "invoice_order", "set_reminder"]
    assert actions[2][1]["at"] == "2027-03-10T15:00"


def test_one_action_said_of_several_records_is_done_for_each() -> None:
    assert proposed(BOSS, "远足单车铺和Harbour Cycles都转给小满") == [
        ("assign_customer", {"customer": "C3", "employee": "E1"}),
        ("assign_customer", {"customer": "C4", "employee": "E1"}),
    ]


def test_a_report_keeps_what_is_told_and_its_request_is_an_action_of_its_own() -> None:
    told = "今天去了飞轮俱乐部，席队说头盔卖得快，想取消链条的订单。给他们下单2箱骑行头盔"
    report, order = proposed(REP, told)
    assert (report[0], report[1]["customer"], report[1]["contact"]) == ("log_follow_up", "C1", "C1-1")
    assert "取消链条" in report[1]["summary"]
    assert order == ("create_order", {"customer": "C1", "lines": [{"product": "P4", "quantity": "2", "unit": "箱"}]})


def test_a_plan_in_a_report_is_the_next_follow_up() -> None:
    [(_, args)] = proposed(REP, "跟远足单车铺通了电话，预算还没批，下周三再联系")
    assert args["next_follow_up_on"] == "2027-03-17"


def test_a_family_or_a_shared_name_is_asked_about() -> None:
    question = asked(BOSS, "飞轮下单5条外胎")
    assert question.ambiguous == {"customer": ("C1", "C2"), "product": ("P1", "P2")}


def test_of_customers_with_one_name_a_rep_means_his_own() -> None:
    [(_, args)] = proposed(REP, "飞轮下单5个骑行头盔")
    assert args["customer"] == "C1"


def test_a_name_that_nobody_has_is_told_and_never_guessed() -> None:
    question = asked(REP, "给蓝途户外运动有限公司下单5个骑行头盔")
    assert question.missing == ("customer",)
    assert "蓝途" in question.unknown["customer"]


def test_what_an_order_lacks_is_asked() -> None:
    assert asked(REP, "给远足单车铺下个单").missing == ("lines",)
    assert asked(REP, "下单5个骑行头盔").missing == ("customer",)
    assert asked(REP, "给远足单车铺下单骑行头盔").missing == ("quantity",)


def test_one_incomplete_action_makes_the_others_wait() -> None:
    question = asked(BOSS, "771发货，然后取消那个订单，再给远足单车铺下单骑行头盔")
    assert question.proposal.action == "create_order"
    assert question.before[0].action == "ship_order"


def test_values_say_where_they_stand_in_the_message_as_it_was_sent() -> None:
    message = "  给远足单车铺下单　２箱骑行头盔"
    [proposal] = understood(REP, message).proposals
    source = proposal.sources["customer"]
    assert message[source.start : source.end] == "远足单车铺"
    assert source.how is How.SAID


def test_pasted_words_fill_an_order_only_where_the_person_says_so() -> None:
    pasted = "客户发来：“骑行头盔 3箱，十一速链条 20根”\n"
    [(_, args)] = proposed(REP, pasted + "远足单车铺的，照这个下单")
    assert [line["product"] for line in args["lines"]] == ["P4", "P3"]
    assert proposed(REP, pasted + "你看看") == []


def test_every_value_of_a_line_says_where_it_stands() -> None:
    message = "给远足单车铺下单3箱骑行头盔，单价88"
    [proposal] = understood(REP, message).proposals
    stands = {slot: message[source.start : source.end] for slot, source in proposal.sources.items()}
    assert stands["lines.0.product"] == "骑行头盔"
    assert stands["lines.0.quantity"] == "3箱"
    assert stands["lines.0.unit_price"] == "88"


def test_what_one_wants_to_be_reminded_of_is_not_done() -> None:
    [(action, args)] = proposed(REP, "提醒我明天给飞轮俱乐部报价")
    assert action == "set_reminder"
    assert (args["customer"], args["on"]) == ("C1", "2027-03-10")


def test_several_counts_in_one_message_are_several_counts() -> None:
    assert proposed(BOSS, "盘点：城北库骑行头盔40个，城南库25个") == [
        ("adjust_stock", {"product": "P4", "warehouse": "W1", "counted": "40"}),
        ("adjust_stock", {"product": "P4", "warehouse": "W2", "counted": "25"}),
    ]


def test_orders_of_two_customers_in_one_message_stay_apart() -> None:
    assert proposed(REP, "远足单车铺：骑行头盔5箱；飞轮俱乐部：十一速链条3箱。下单") == [
        ("create_order", {"customer": "C3", "lines": [{"product": "P4", "quantity": "5", "unit": "箱"}]}),
        ("create_order", {"customer": "C1", "lines": [{"product": "P3", "quantity": "3", "unit": "箱"}]}),
    ]


def test_a_shipment_of_something_unclear_is_not_one_of_everything() -> None:
    assert asked(BOSS, "771发了30箱").missing == ("lines",)


def test_a_post_before_a_new_person_is_no_part_of_his_name() -> None:
    [(_, args)] = proposed(REP, "给远足单车铺加个联系人，采购部的康宁，电话13912340000")
    assert (args["name"], args["title"], args["phone"]) == ("康宁", "采购部", "13912340000")


def test_two_teams_at_once_are_compared() -> None:
    [(_, args)] = proposed(BOSS, "北区组和南区组这个月销售额")
    assert (args["group_by"], "team" in args) == ("team", False)


@pytest.mark.parametrize(
    ("message", "sure", "language"),
    [
        ("给远足单车铺下单3箱骑行头盔", True, "zh"),
        ("order 3 boxes of helmets for Harbour Cycles", True, "en"),
        ("给远足单车铺下单3箱骑行头盔，记得用蓝色大盒子装好再绑两道绳", False, "zh"),
        ("给Harbour Cycles下单3箱helmets", True, None),
    ],
)
def test_it_says_whether_everything_was_accounted_for(message: str, sure: bool, language: str | None) -> None:
    reading = understood(BOSS, message)
    assert [each.action for each in reading.proposals] == ["create_order"]
    assert (reading.sure, reading.language) == (sure, language)
    assert sure or reading.leftover


@pytest.mark.parametrize(
    ("message", "lines"),
    [
        (
            "771的骑行头盔换成十一速链条",
            [{"product": "P4", "quantity": "0"}, {"product": "P3", "quantity": "6", "unit": "个"}],
        ),
        ("修改771，山地外胎26寸减5条", [TYRES | {"quantity": "35", "unit": "条"}]),
        ("取消771的骑行头盔", [{"product": "P4", "quantity": "0"}]),
    ],
)
def test_a_line_is_swapped_lessened_or_dropped_and_the_order_stays(message: str, lines: list[dict[str, str]]) -> None:
    assert proposed(BOSS, message) == [("amend_order", {"order": "SO-771", "lines": lines})]
