"""What is confirmed is what was shown, and documents are found by their numbers."""

from __future__ import annotations

from typing import Any

import pytest

from domain.kinds import Kind
from domain.outcome import fingerprint
from tests.cards import shown
from tests.databases import on_both_databases
from tests.house import House
from tests.sales.documents import line, order

CARDS: list[tuple[str, str, dict[str, Any]]] = [
    (
        "E01",
        "create_order",
        {"customer": "C01", "lines": [line("A05", "20"), line("A01", "2", "箱", unit_price="300")]},
    ),
    ("E01", "create_quote", {"customer": "C01", "lines": [line("A04", "3", "盒", discount_percent="10")]}),
    ("E01", "amend_order", {"order": "SO-1001", "lines": [line("A01", "3"), line("A05", "20")]}),
    ("E01", "cancel_order", {"order": "SO-1001"}),
    ("E06", "ship_order", {"order": "SO-1001", "lines": [line("A01", "3")]}),
    ("E03", "approve", {"document": "SO-1002"}),
    ("E03", "reject", {"document": "SO-1002", "reason": "价格太低"}),
    ("E06", "transfer_stock", {"product": "A02", "quantity": "5", "from_warehouse": "W1", "to_warehouse": "W2"}),
    ("E06", "adjust_stock", {"product": "A01", "warehouse": "W1", "counted": "2"}),
]


@pytest.mark.parametrize(("person", "action", "args"), CARDS)
def test_pressing_confirm_does_what_the_card_says_whatever_numbers_were_given_meanwhile(
    house: House, person: str, action: str, args: dict[str, Any]
) -> None:
    order(house, line("A01", "10"))
    order(house, line("A02", "10", unit_price="9"))
    card = fingerprint((house.preview(person, action, **args),))
    order(house, line("A06", "1"), customer="C02")
    house.act("E01", "create_quote", customer="C02", lines=[line("A06", "1")])
    house.wait(minutes=5)
    assert fingerprint((house.act(person, action, **args),)) == card


@pytest.mark.parametrize(
    ("number", "zh", "en"),
    [
        (0, "瀚宁下单，含税 ¥1,120.00，需要审批", "Order for 瀚宁: ¥1,120.00 with tax, needs approval"),
        (1, "给瀚宁报价，含税 ¥594.00", "Quote for 瀚宁: ¥594.00 with tax"),
        (4, "SO-1001 部分发货：瀚宁检测技术有限公司", "Delivery of a part of SO-1001 to 瀚宁检测技术有限公司"),
        (7, "调拨：容量瓶250ml 5 只，嘉定仓 → 番禺仓", "Transfer: 5 只 of 容量瓶250ml, 嘉定仓 → 番禺仓"),
        (8, "盘点：烧杯500ml 在嘉定仓 2 只", "Count: 2 只 of 烧杯500ml in 嘉定仓"),
    ],
)
def test_a_card_that_waits_shows_no_number_that_is_not_given_yet(house: House, number: int, zh: str, en: str) -> None:
    order(house, line("A01", "10"))
    person, action, args = CARDS[number]
    card = house.preview(person, action, **args)
    assert [shown(card, waiting=True)[0], shown(card, "en", waiting=True)[0]] == [zh, en]


def test_a_card_no_longer_holds_once_the_goods_are_promised_to_another(house: House) -> None:
    args = {"customer": "C01", "lines": [line("A05", "8")]}
    card = fingerprint((house.preview("E01", "create_order", **args),))
    order(house, line("A05", "3"), by="E03", customer="C02")
    assert fingerprint((house.preview("E01", "create_order", **args),)) != card


@on_both_databases
def test_documents_are_found_by_their_numbers(house: House) -> None:
    offer = house.act("E01", "create_quote", customer="C01", lines=[line("A01", "10")]).offers[0]
    house.act("E01", offer.action, **offer.args)
    house.act("E06", "ship_order", order="SO-1001")
    with house.records() as store:
        names = {(found.kind, found.name, found.owner, found.parent) for found in store.names.all()}
    assert {
        (Kind.QUOTE, "Q-1001", "E01", "C01"),
        (Kind.ORDER, "SO-1001", "E01", "C01"),
        (Kind.DELIVERY, "DN-1001", None, "C01"),
    } <= names
