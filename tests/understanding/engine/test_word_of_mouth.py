"""Who rang, wrote or says something, told on the way to what is wanted; remarks that ask for nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.engine.bicycles import BOSS, proposed, understood


@pytest.mark.parametrize(
    ("messages", "action", "expected"),
    [
        (("远足单车铺回复了没问题，61报价转订单吧",), "create_order", {"customer": "C3"}),
        (
            ("Harbour Cycles 10 helmets", "hang on Ivy just messaged, make it twelve"),
            "create_order",
            {"customer": "C4"},
        ),
        (("给远足单车铺下单，头盔10个", "店长又来消息了，改成15个"), "create_order", {"customer": "C3"}),
        (
            ("what does Harbour Cycles still owe us, Ivy says it is all settled",),
            "list_receivables",
            {"customer": "C4"},
        ),
        (("we're running low so order 200 mountain tyres from 鼎固",), "create_purchase_order", {"supplier": "V1"}),
        (("the North Store van is leaving, ship 772",), "ship_order", {"order": "SO-772", "warehouse": None}),
        (("772 cancel please, the shop has gone bust",), "cancel_order", {"reason": "the shop has gone bust"}),
        (("车装不下，771的山地外胎先发20条",), "ship_order", {"order": "SO-771"}),
        (("771这单东西都齐了，全部出库",), "ship_order", {"order": "SO-771"}),
        (
            ("a three grand cheque from Harbour Cycles landed",),
            "record_payment",
            {"amount": "3000", "method": "cheque"},
        ),
        (("远足单车铺从今天起转给Nora Finch跟",), "assign_customer", {"customer": "C3", "employee": "E2"}),
    ],
)
def test_what_is_wanted_is_taken_up_alone(messages: tuple[str, ...], action: str, expected: dict[str, Any]) -> None:
    [(name, args)] = proposed(BOSS, *messages)
    assert name == action
    assert {slot: args.get(slot) for slot in expected} == expected
    assert understood(BOSS, *messages).sure


def test_what_was_wanted_is_taken_back_by_somebody_who_wrote() -> None:
    reading = understood(BOSS, "Harbour Cycles 20 helmets", "hmm Ivy just texted, hold off, forget that one for now")
    assert reading.withdraw
    assert not reading.proposals


def test_a_day_told_by_somebody_is_not_lost() -> None:
    said = "Harbour Cycles. 4 helmets, 6 chain. Ivy says she needs it all next Wednesday for the new shop"
    reading = understood(BOSS, said)
    assert [each.args.get("deliver_by") for each in reading.proposals] == ["2027-03-17"]


def test_goods_are_those_on_the_order_that_are_counted_so() -> None:
    [(_, args)] = proposed(BOSS, "帮我给飞轮俱乐部录一单，头盔六十个单价六百二，他们要十二月十二号之前送到")
    assert [(line["quantity"], line.get("unit"), line["unit_price"]) for line in args["lines"]] == [("60", "个", "620")]
