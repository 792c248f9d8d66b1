"""What people of other trades wrote at the first try: sizes, orders beside something else, the rest, how it is to be shown."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, engine_of, in_pieces, ordered, proposed, records, understood


@pytest.mark.parametrize(
    ("message", "lines"),
    [
        ("order 20 small jerseys for Harbour Cycles", [("P11", "20")]),
        ("order 20 extra large jerseys for Harbour Cycles", [("P14", "20")]),
        ("Harbour Cycles 20 medium jerseys", [("P12", "20")]),
        ("给远足单车铺下单20件大号 dash jersey", [("P13", "20")]),
        ("30 of the 3.2 spoke nuts for Harbour Cycles", [("P51", "30")]),
        ("order three rolls of the five centimetre rim tape for Harbour Cycles", [("P41", "3")]),
    ],
)
def test_sizes_by_letter_by_word_and_read_out(message: str, lines: list[tuple[str, str]]) -> None:
    company = records()
    company["products"] += [
        *(in_pieces(f"P1{at}", f"Dash Jersey {size}", "kit") for at, size in enumerate(("S", "M", "L", "XL"), 1)),
        {**in_pieces("P41", "Rim Tape 5cm", "tape"), "unit_aliases": ["rolls", "roll"]},
        {**in_pieces("P42", "Rim Tape 10cm", "tape"), "unit_aliases": ["rolls", "roll"]},
        in_pieces("P51", "Spoke Nut 3.2x8", "nuts"),
        in_pieces("P52", "Spoke Nut 4.8x8", "nuts"),
    ]
    assert ordered(engine_of(company), message) == lines


@pytest.mark.parametrize(
    ("message", "actions"),
    [
        ("Harbour Cycles 3 boxes of chain, and remind me thursday to ring Ivy", ["create_order", "set_reminder"]),
        ("飞轮俱乐部 头盔10个，明天提醒我催款", ["create_order", "set_reminder"]),
        ("远足单车铺链条30根，再给他打个标签 老客户", ["create_order", "tag_customer"]),
        ("cancel 771 and do 4 helmets for Harbour Cycles instead", ["cancel_order", "create_order"]),
    ],
)
def test_an_order_noted_beside_something_else(message: str, actions: list[str]) -> None:
    assert [action for action, _ in proposed(BOSS, message)] == actions


@pytest.mark.parametrize(
    "message",
    [
        "Harbour Cycles has 5 helmets left, remind me to ring friday",
        "远足单车铺还有头盔20个没卖，周五提醒我去看看",
        "远足单车铺上周拿了30根链条，明天提醒我催款",
    ],
)
def test_what_there_is_or_was_is_no_order(message: str) -> None:
    assert [each.action for each in understood(BOSS, message).proposals] == ["set_reminder"]


def test_what_is_said_once_more_stands_in_for_it_with_its_unit() -> None:
    [(_, args)] = proposed(BOSS, "Harbour Cycles 12 chain, two boxes of helmets no sorry just two helmets")
    assert [(line["product"], line["quantity"], line.get("unit")) for line in args["lines"]] == [
        ("P3", "12", None),
        ("P4", "2", None),
    ]


@pytest.mark.parametrize(
    ("message", "amount"),
    [
        ("远足单车铺付了五千，尾款下个月初给", "5000"),
        ("远足单车铺付5000，余款周五打过来", "5000"),
        ("Harbour Cycles paid 500, rest next friday", "500"),
        ("Harbour Cycles paid three and a half grand", "3500"),
    ],
)
def test_a_rest_that_is_to_come_is_no_day_of_what_came(message: str, amount: str) -> None:
    [(action, args)] = proposed(BOSS, message)
    assert (action, args["amount"], args.get("received_on")) == ("record_payment", amount, None)


def test_the_rest_of_a_purchase_is_to_come() -> None:
    [(action, args)] = proposed(BOSS, "采购单91收了120条，剩下的月底到")
    assert action == "receive_purchase"
    assert [line["quantity"] for line in args["lines"]] == ["120"]


@pytest.mark.parametrize(
    ("messages", "action", "expected"),
    [
        (("上月轮胎销量 同比看看",), "sales_figures", {"metric": "quantity", "compare_with": "last_year"}),
        (("payments in over the last 7 days vs the week before",), "sales_figures", {"metric": "payments"}),
        (("今年卖得最好的5个产品",), "sales_figures", {"group_by": "product", "top": "5"}),
        (("what still needs shipping",), "list_orders", {"status": "unshipped"}),
        (("ping me when a deal's been stuck two weeks",), "subscribe_alert", {"threshold": "14"}),
        (("return on SO-771, the whole lot",), "create_return", {"reason": None}),
        (("订单771的头盔有3个裂了，要退",), "create_return", {"reason": "裂了"}),
        (("Harbour Cycles给钱了", "两千五，现金"), "record_payment", {"amount": "2500", "method": "cash"}),
        (("Harbour Cycles 承兑 两千块",), "record_payment", {"amount": "2000", "method": "acceptance"}),
        (("remind me on 30 march about the Harbour Cycles renewal", "better make it the day before"),
         "set_reminder", {"on": "2027-03-29"}),
        (("给飞轮俱乐部加联系人赵铁", "他是设备科长"), "add_contact", {"title": "设备科长"}),
        (("put the tags organic and slow payer on Harbour Cycles",), "tag_customer", {"tags": ["organic", "slow payer"]}),
        (("Harbour Cycles: 30 helmets", "35 not 30, Ivy just texted"), "create_order", {"customer": "C4"}),
        (("飞轮俱乐部要30条山地外胎，还是45的价",), "create_order", {"customer": "C1"}),
    ],
)  # fmt: skip
def test_what_was_said_is_taken_up(messages: tuple[str, ...], action: str, expected: dict[str, Any]) -> None:
    [(name, args)] = proposed(REP, *messages)
    assert name == action
    assert {slot: args.get(slot) for slot in expected} == expected


@pytest.mark.parametrize(
    ("message", "prices", "discounts"),
    [
        ("飞轮俱乐部要30条山地外胎，还是45的价", ["45"], [None]),
        ("给飞轮俱乐部报价：山地外胎30条打88折，头盔三十个也是", [None, None], ["12", "12"]),
    ],
)
def test_prices_told_by_what_was_before(message: str, prices: list[str | None], discounts: list[str | None]) -> None:
    [(_, args)] = proposed(BOSS, message)
    assert [line.get("unit_price") for line in args["lines"]] == prices
    assert [line.get("discount_percent") for line in args["lines"]] == discounts


def test_who_rang_is_told_on_the_way_to_the_order() -> None:
    message = "just off the phone with Ivy Marsh and they're doing a sale so could you put through 8 helmets for Harbour Cycles"
    assert [action for action, _ in proposed(BOSS, message)] == ["create_order"]


@pytest.mark.parametrize(
    "message",
    [
        "早上跟席岩聊了半个多小时，他们五月份有个大活动，还没定，让我先报个价，头盔200个按80一个报吧，有效期到月底",
        "今天去了三家，飞轮俱乐部席岩说下个月再看，Harbour Cycles那边Ivy要了10个头盔，帮我把Harbour的单下了",
    ],
)
def test_an_account_that_asks_for_something_else_is_asked_about(message: str) -> None:
    assert not understood(BOSS, message).sure


def test_a_price_belongs_to_the_goods_named_behind_it() -> None:
    said = "Order for Harbour Cycles please. 10 helmets. 5 chain. Deliver 18 March. They want the old price of 85 on the helmets."
    [(_, args)] = proposed(BOSS, said)
    assert [(line["product"], line.get("unit_price")) for line in args["lines"]] == [("P4", "85"), ("P3", None)]


def test_a_note_ends_before_the_day() -> None:
    [(_, args)] = proposed(BOSS, "Harbour Cycles 10 helmets, deliver to their back door by friday week")
    assert (args["note"], args["deliver_by"]) == ("deliver to their back door", "2027-03-19")


def test_a_polite_condition_is_none() -> None:
    [(action, args)] = proposed(
        BOSS, "could you put 5 helmets on an order for Harbour Cycles by the 19th if the warehouse can manage"
    )
    assert (action, args["deliver_by"]) == ("create_order", "2027-03-19")


@pytest.mark.parametrize(
    ("message", "lines"),
    [
        ("飞轮俱乐部\n头盔 20\n链条 10根\n山地外胎 5箱", [("P4", "20"), ("P3", "10"), ("P1", "5")]),
        ("飞轮俱乐部：\n1. 头盔20个 85元\n2. 链条10根 60元", [("P4", "20"), ("P3", "10")]),
        ("飞轮俱乐部：1、头盔20个；2、链条10根", [("P4", "20"), ("P3", "10")]),
    ],
)
def test_a_list_of_goods_and_how_many(message: str, lines: list[tuple[str, str]]) -> None:
    [(_, args)] = proposed(BOSS, message)
    assert [(line["product"], line["quantity"]) for line in args["lines"]] == lines


def test_several_counts_in_one_stocktake() -> None:
    counts = [(args["product"], args["counted"]) for _, args in proposed(BOSS, "城北库盘点：头盔55 链条120")]
    assert counts == [("P4", "55"), ("P3", "120")]


@pytest.mark.parametrize(
    ("messages", "action", "lines"),
    [
        (("how much chain have we got", "order 200 from 鼎固"), "create_purchase_order", [("P3", "200")]),
        (("给飞轮俱乐部下单头盔10个", "换成链条"), "create_order", [("P3", "10")]),
        (("给飞轮俱乐部下单头盔10个80块", "单价不对，82"), "create_order", [("P4", "10")]),
    ],
)
def test_what_goes_on(messages: tuple[str, ...], action: str, lines: list[tuple[str, str]]) -> None:
    [(name, args)] = proposed(BOSS, *messages)
    assert (name, [(line["product"], line["quantity"]) for line in args["lines"]]) == (action, lines)
