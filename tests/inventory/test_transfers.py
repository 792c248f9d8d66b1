"""Moving stock between warehouses, and back."""

from __future__ import annotations

import pytest

from domain.errors import ConflictError
from domain.outcome import Outcome
from tests.cards import shown, told
from tests.databases import on_both_databases
from tests.house import House
from tests.sales.documents import line, on_hand, order


@on_both_databases
def test_goods_go_from_one_to_the_other_and_come_back(house: House) -> None:
    card = shown(move(house, "A02", "2", unit="箱"))
    assert card[0] == "调拨 TR-1001：容量瓶250ml 2 箱，嘉定仓 → 番禺仓"
    assert {"嘉定仓 | 96 只 | 96 只", "番禺仓 | 24 只 | 24 只"} <= set(card)
    assert shown(house.undo("E06"))[0] == "调拨 TR-1001 已撤回"
    assert (on_hand(house, "A02"), on_hand(house, "A02", "W2")) == (120, 0)
    with house.records("E06") as store:
        assert store.transfers.transfer("TR-1001").reversed


def move(house: House, product: str, quantity: str, **more: str) -> Outcome:
    args = {"from_warehouse": "W1", "to_warehouse": "W2", **more}
    return house.act("E06", "transfer_stock", product=product, quantity=quantity, **args)


def test_what_is_promised_stays(house: House) -> None:
    order(house, line("A02", "100"))
    refusal = house.refusal(
        "E06", "transfer_stock", product="A02", quantity="21", from_warehouse="W1", to_warehouse="W2"
    )
    assert told(refusal) == "嘉定仓的容量瓶250ml可用 20 只（已预留 100 只），不够 21 只。"
    move(house, "A02", "20")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"quantity": "0"}, "容量瓶250ml的数量要大于零。"),
        ({"quantity": "-1"}, "容量瓶250ml的数量要大于零。"),
        ({"quantity": "1", "to_warehouse": "W1"}, "调出和调入都是嘉定仓，请换一个仓。"),
        ({"quantity": "1", "unit": "桶"}, "容量瓶250ml没有“桶”这个单位，可以用：只、箱。"),
    ],
)
def test_what_makes_no_sense_is_refused(house: House, said: dict[str, str], sentence: str) -> None:
    args = {"product": "A02", "from_warehouse": "W1", "to_warehouse": "W2", **said}
    assert told(house.refusal("E06", "transfer_stock", **args)) == sentence


def test_goods_sold_meanwhile_do_not_come_back(house: House) -> None:
    move(house, "A02", "10")
    order(house, line("A02", "8"), warehouse="W2")
    with pytest.raises(ConflictError) as refusal:
        house.undo("E06")
    assert told(refusal.value) == "番禺仓的容量瓶250ml可用 2 只（已预留 8 只），不够 10 只。"
