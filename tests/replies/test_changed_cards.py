"""Between the card and the confirmation the world moves on: the person is told what changed, and nothing is written yet."""

from __future__ import annotations

from decimal import Decimal
from itertools import count

import pytest

from bot.assembly import assemble
from bot.messages import Conversation, Incoming, Reply
from bot.port import Assistant
from bot.settings import Settings
from tests.house import House

_EVENTS = count(1)


@pytest.fixture
def assistant(house: House) -> Assistant:
    """The assistant of the small company."""
    return assemble(house.database, Settings(), house.clock).assistant


def say(house: House, assistant: Assistant, text: str) -> Reply:
    talk = Conversation("web", "E01")
    return assistant.handle(Incoming(talk, "E01", text, f"changed-{next(_EVENTS)}", house.clock.now()))


def orders(house: House) -> list[str]:
    with house.records() as store:
        return [order.id for order in store.orders.all()]


def test_a_price_that_rose_meanwhile_is_told_and_confirmed_anew(house: House, assistant: Assistant) -> None:
    card = say(house, assistant, "给瀚宁下单5箱烧杯500ml")
    with house.changing() as store:
        store.products.get("A01").price = Decimal(19)
    again = say(house, assistant, "确认")
    assert again.text.splitlines()[0] == "情况有变化，请再核对一次："
    assert "含税合计：¥2,160.00 → ¥2,280.00" in again.text.splitlines()
    assert (again.settles, [shown.state for shown in again.cards]) == (card.id, ["open"])
    assert orders(house) == []
    receipt = say(house, assistant, "确认")
    assert (receipt.settles, [shown.title for shown in receipt.cards]) == (
        again.id,
        ["瀚宁下单 SO-1001，含税 ¥2,280.00"],
    )
    assert orders(house) == ["SO-1001"]


def test_a_card_that_still_holds_is_carried_out_at_once(house: House, assistant: Assistant) -> None:
    say(house, assistant, "给瀚宁下单5箱烧杯500ml")
    house.wait(minutes=20)
    assert "变化" not in say(house, assistant, "确认").text
    assert orders(house) == ["SO-1001"]
