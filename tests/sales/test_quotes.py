"""Quotes: made, withdrawn, expired, and become orders."""

from __future__ import annotations

import pytest

from domain.errors import ConflictError
from tests.cards import shown, told
from tests.databases import on_both_databases
from tests.house import House
from tests.sales.documents import line, order

LINES = [line("A04", "3", "盒", discount_percent="10"), line("A01", "10", unit_price="17")]


def quote(house: House) -> str:
    return str(house.act("E01", "create_quote", customer="C01", lines=LINES).result["quote"])


def test_a_quote_holds_for_thirty_days_unless_said_otherwise(house: House) -> None:
    card = shown(house.act("E01", "create_quote", customer="C01", lines=LINES))
    assert card[0] == "给瀚宁报价 Q-1001，含税 ¥764.00"
    assert "有效期至: 4月3日 周五 (默认)" in card
    said = shown(house.act("E01", "create_quote", customer="C01", lines=LINES, valid_until="2026-03-31"))
    assert "有效期至: 3月31日 周二" in said


def test_a_quote_that_has_expired_already_is_refused(house: House) -> None:
    refusal = house.refusal("E01", "create_quote", customer="C01", lines=LINES, valid_until="2026-03-03")
    assert told(refusal) == "有效期 3月3日 周二 已经过了。"


def test_a_quote_reserves_nothing_and_tells_what_would_need_approval(house: House) -> None:
    card = shown(house.act("E01", "create_quote", customer="C01", lines=[line("A01", "10", unit_price="9")]))
    assert "烧杯500ml低于最低售价" in card
    with house.records() as store:
        assert store.stock.balance("A01", "W1").reserved == 0


@on_both_databases
def test_the_offered_button_makes_the_quote_an_order(house: House) -> None:
    offer = house.act("E01", "create_quote", customer="C01", lines=LINES).offers[0]
    card = shown(house.act("E01", offer.action, **offer.args))
    assert {"来自报价单: Q-1001", "含税合计: ¥764.00"} <= set(card)
    with house.records("E01") as store:
        assert store.quotes.get("Q-1001").order == "SO-1001"
        assert store.quotes.open_for("C01", store.quotes.get("Q-1001").created_on) == []


def test_an_order_at_other_prices_leaves_the_quote_open(house: House) -> None:
    quote(house)
    card = shown(house.act("E01", "create_order", customer="C01", lines=[line("A01", "10", unit_price="16")]))
    assert not [row for row in card if row.startswith("来自报价单")]


def test_an_expired_quote_becomes_no_order(house: House) -> None:
    offer = house.act("E01", "create_quote", customer="C01", lines=LINES).offers[0]
    house.wait(days=31)
    card = shown(house.act("E01", offer.action, **offer.args))
    assert not [row for row in card if row.startswith("来自报价单")]


def test_an_order_cancelled_opens_its_quote_again_and_revived_takes_it_back(house: House) -> None:
    number = quote(house)
    order(house, *LINES)
    house.act("E01", "cancel_order", order="SO-1001")
    with house.records("E01") as store:
        assert store.quotes.get(number).order is None
    house.undo("E01")
    with house.records("E01") as store:
        assert store.quotes.get(number).order == "SO-1001"


@on_both_databases
def test_a_quote_is_withdrawn_but_not_once_it_is_an_order(house: House) -> None:
    quote(house)
    assert shown(house.undo("E01"))[0] == "报价单 Q-1001 已撤回"
    quote(house)
    with house.changing("E03") as store:
        store.quotes.get("Q-1002").order = "SO-77"
    with pytest.raises(ConflictError) as refusal:
        house.undo("E01")
    assert told(refusal.value) == "报价单 Q-1002 已转成 SO-77，不能撤回；可以取消订单。"
