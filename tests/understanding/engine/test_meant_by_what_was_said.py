"""What half a sentence is about: the figure that it corrects, the words that it points back to, the name that it nearly says."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from bot.understanding.embedded.engine import EmbeddedEngine
from tests.understanding.engine.bicycles import (
    BOSS,
    REP,
    engine_of,
    heard,
    in_pieces,
    ordered,
    proposed,
    records,
    understood,
)

QUOTE = "quote Harbour Cycles 60 helmets at 44"


@cache
def _shop() -> EmbeddedEngine:
    """A company with pumps told apart by a figure in their code, a colleague of two signs, and a customer of four."""
    company = records()
    company["employees"].append({"id": "E3", "name": "季岚", "role": "rep", "team": "T1"})
    company["customers"].append({"id": "C5", "name": "云樵车业有限公司", "aliases": ["云樵车业"], "owner": "E1"})
    company["products"] += [
        in_pieces("P7", "Floor Pump QF20", "工具"),
        in_pieces("P8", "Floor Pump QF35", "工具"),
        in_pieces("P9", "圆头螺丝刀", "工具"),
    ]
    company["orders"].append(
        {
            "id": "SO-781",
            "customer": "C3",
            "ordered_on": "2027-03-01",
            "status": "confirmed",
            "lines": [{"product": "P9", "quantity": "8", "unit_price": "20"}],
        }
    )
    return engine_of(company)


def _shops(*messages: str) -> list[tuple[str, dict[str, Any]]]:
    reading = heard(_shop(), BOSS, *messages)
    assert reading.ask is None, reading.ask
    return [(each.action, dict(each.args)) for each in reading.proposals]


@pytest.mark.parametrize(
    ("then", "quantity", "price"),
    [
        ("actually 43", "60", "43"),
        ("sorry, 43", "60", "43"),
        ("actually 43, valid until Friday", "60", "43"),
        ("actually 61", "61", "44"),
        ("actually 70", "70", "44"),
    ],
)
def test_a_figure_that_corrects_is_of_what_is_near_to_it(then: str, quantity: str, price: str) -> None:
    [(_, args)] = proposed(BOSS, QUOTE, then)
    assert [(line["quantity"], line["unit_price"]) for line in args["lines"]] == [(quantity, price)]


def test_a_figure_that_may_be_either_is_asked_about() -> None:
    assert not understood(BOSS, QUOTE, "actually 49").sure


@pytest.mark.parametrize("then", ["sorry, QF35 not 20", "I meant the QF35, not 20"])
def test_goods_told_by_their_code_and_by_what_it_is_not(then: str) -> None:
    assert ordered(_shop(), "order 6 QF20 for Harbour Cycles", then) == [("P8", "6")]


def test_for_whom_and_how_many_are_told_behind_a_question_about_a_price() -> None:
    [(action, args)] = proposed(BOSS, "price of helmets?", "for Harbour Cycles, 30 of them")
    assert (action, args) == ("query_price", {"product": "P4", "customer": "C4", "quantity": "30"})


@pytest.mark.parametrize("message", ["772发货并开票", "把772发货并开票", "772发货并直接开票"])
def test_two_deeds_in_one_breath(message: str) -> None:
    assert proposed(BOSS, message) == [
        ("ship_order", {"order": "SO-772"}),
        ("invoice_order", {"order": "SO-772"}),
    ]


def test_two_deeds_that_are_asked_about_are_not_done() -> None:
    assert [action for action, _ in proposed(BOSS, "772发货并开票了吗")] == ["show_order"]


def test_what_is_approved_is_what_is_shipped() -> None:
    assert proposed(BOSS, "772批准并发货") == [
        ("approve", {"document": "SO-772"}),
        ("ship_order", {"order": "SO-772"}),
    ]


@pytest.mark.parametrize(
    ("quoted", "then"),
    [
        ("客户说：远足单车铺要头盔15个，链条6根，下周二要", "照这个下单"),
        ("客户说：远足单车铺要头盔15个，链条6根，下周二要", "那就按他说的开单吧"),
        ("Customer says: 15 helmets and 6 chains for 远足单车铺, by 16 March", "enter that please"),
    ],
)
def test_what_was_quoted_is_ordered_when_it_is_said_so(quoted: str, then: str) -> None:
    [(action, args)] = proposed(BOSS, quoted, then)
    assert (action, args["customer"], args["deliver_by"]) == ("create_order", "C3", "2027-03-16")
    assert [(line["product"], line["quantity"]) for line in args["lines"]] == [("P4", "15"), ("P3", "6")]


def test_its_values_are_told_by_the_message_that_said_them() -> None:
    quoted = "客户说：远足单车铺要头盔15个"
    [proposal] = understood(BOSS, quoted, "照这个下单").proposals
    customer = proposal.sources["customer"]
    assert customer.turn == 1
    assert quoted[customer.start : customer.end] == "远足单车铺"


def test_what_was_quoted_is_not_ordered_by_a_mere_yes() -> None:
    reading = understood(BOSS, "客户说：远足单车铺要头盔15个，链条6根，下周二要", "好的")
    assert not reading.proposals
    assert reading.ask is None


def test_goods_that_begin_like_a_coin_stand_behind_a_number() -> None:
    assert _shops("781圆头螺丝刀不要了") == [
        ("amend_order", {"order": "SO-781", "lines": [{"product": "P9", "quantity": "0"}]})
    ]


def test_a_colleague_with_a_sign_that_sounds_the_same() -> None:
    assert _shops("远足单车铺转给季兰") == [("assign_customer", {"customer": "C3", "employee": "E3"})]


def test_a_question_about_a_customer_with_one_sign_wrong() -> None:
    assert _shops("看下云聊车业资料") == [("show_customer", {"customer": "C5"})]


def test_a_name_with_another_sign_is_another_customers() -> None:
    reading = heard(_shop(), BOSS, "看下云山车业资料")
    assert not reading.proposals


def test_no_order_for_a_customer_with_one_sign_wrong() -> None:
    reading = heard(_shop(), BOSS, "给云聊车业下单5个头盔")
    assert not reading.proposals


@pytest.mark.parametrize("message", ["今天好累，不想跑客户", "今天好热啊，懒得见客户"])
def test_what_one_does_not_feel_like_is_no_agenda(message: str) -> None:
    reading = understood(REP, message)
    assert not reading.proposals


@pytest.mark.parametrize("then", ["低于30个的时候", "低于30个"])
def test_when_to_be_warned(then: str) -> None:
    [(action, args)] = proposed(BOSS, "低库存提醒：头盔", then)
    assert (action, args) == ("subscribe_alert", {"kind": "low_stock", "product": "P4", "threshold": "30"})


def test_a_note_goes_on_to_a_place_that_nobody_knows() -> None:
    [(_, args)] = proposed(
        BOSS, "order 5 helmets for Harbour Cycles, and tell the driver to use the side gate on Alder"
    )
    assert args["note"].endswith("side gate on Alder")


def test_approving_for_somebody() -> None:
    assert proposed(BOSS, "go ahead and approve 772 for Harbour Cycles") == [("approve", {"document": "SO-772"})]
