"""What is said is neither lost nor taken for something else: once of several actions, in passing, in a further message."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.engine.bicycles import BOSS, understood


def _args(*messages: str) -> list[dict[str, Any]]:
    reading = understood(BOSS, *messages)
    assert reading.ask is None
    assert reading.sure, reading.leftover
    return [dict(each.args) for each in reading.proposals]


@pytest.mark.parametrize(
    ("message", "slot", "value"),
    [
        ("Harbour Cycles paid 900 and 远足单车铺 paid 640, both yesterday", "received_on", "2027-03-08"),
        ("Harbour Cycles paid 900, 远足单车铺 paid 640, both by card", "method", "card"),
        ("远足单车铺付了900，飞轮车行付了640，都是昨天到的", "received_on", "2027-03-08"),
        ("tag Harbour Cycles as slow payer and 远足单车铺 the same", "tags", ["slow payer"]),
        ("给飞轮车行打个标签 老客户，远足单车铺也一样", "tags", ["老客户"]),
    ],
)
def test_what_is_said_of_both_is_so_of_each(message: str, slot: str, value: object) -> None:
    assert [each.get(slot) for each in _args(message)] == [value, value]


def test_a_reason_before_an_account_is_that_of_the_action_before_it() -> None:
    cancelled, told = _args(
        "cancel 771, they found it cheaper, and log a call with Ivy at Harbour, she was fine about it"
    )
    assert cancelled["reason"] == "they found it cheaper"
    assert told["summary"] == "log a call with Ivy at Harbour, she was fine about it"


@pytest.mark.parametrize(
    ("messages", "args"),
    [
        (["Harbour Cycles 30 chains, Nora as rep"], {"salesperson": "E2"}),
        (["Harbour Cycles 30 chains, 岳总 as salesperson"], {"salesperson": "E9"}),
        (["飞轮车行下单10个头盔，他们的采购单号是KD3307别忘了填"], {"customer_po": "KD3307"}),
        (["远足单车铺订20条山地外胎，备注放门卫", "备注改成放前台"], {"note": "放前台"}),
        (["Harbour Cycles order, sorry I mean 远足单车铺, order 10 helmets"], {"customer": "C3"}),
    ],
)
def test_what_is_said_of_an_order(messages: list[str], args: dict[str, str]) -> None:
    assert _args(*messages)[0].items() >= args.items()


@pytest.mark.parametrize(
    ("messages", "line"),
    [
        (["Harbour Cycles 5 chain", "boxes, deliver fri"], {"quantity": "5", "unit": "箱"}),
        (["Harbour 12 helmets at 80", "the helmets should be 82"], {"quantity": "12", "unit_price": "82"}),
        (["飞轮车行头盔12个单价80", "头盔应该是82"], {"quantity": "12", "unit_price": "82"}),
        (["Harbour Cycles 10 helmet 30 chain 5% off"], {"quantity": "10", "discount_percent": "5"}),
        (["take back the helmets on 771", "only 3 of them"], {"product": "P4", "quantity": "3"}),
    ],
)
def test_what_is_said_of_a_line(messages: list[str], line: dict[str, str]) -> None:
    assert _args(*messages)[0]["lines"][0].items() >= line.items()


def test_goods_that_stay_as_they_are_are_not_dropped() -> None:
    assert _args("771头盔不要了，外胎照旧")[0]["lines"] == [{"product": "P4", "quantity": "0"}]


@pytest.mark.parametrize(
    ("message", "args"),
    [
        ("new customer Pine Ridge, a workshop in the Borders", {"region": "Borders", "industry": "workshop"}),
        ("new customer Pine Ridge Cycles, a bike shop in Tulsa, contact Jo Ellery", {"region": "Tulsa"}),
        ("新客户松岭车行，联系人何苗，电话13800001234，在苏州", {"region": "苏州"}),
        ("新客户松岭车行，在做电商，联系人何苗", {"industry": "电商"}),
    ],
)
def test_where_a_newcomer_is_and_what(message: str, args: dict[str, str]) -> None:
    [said] = _args(message)
    assert said.items() >= args.items()
    assert ("region" in said) == ("region" in args)


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("建商机 远足单车铺 车间翻新 四万", "车间翻新"),
        ("飞轮车行有个商机 秋季车队", "秋季车队"),
        ("给飞轮车行建个商机，车队采购，八万，6月20定", "车队采购"),
        ("new deal for Harbour Cycles, worth about 20k", None),
    ],
)
def test_the_title_of_a_deal(message: str, title: str | None) -> None:
    assert _args(message)[0].get("title") == title


def test_a_priority_told_as_such_goes_before_haste() -> None:
    assert _args("Harbour的头盔扣子坏了，赶紧建个售后单，优先级紧急")[0]["priority"] == "urgent"


def test_a_call_is_no_visit() -> None:
    assert _args("给席队去了个电话，他说头盔要换一批")[0]["channel"] == "call"


def test_whom_a_tag_is_put_on_for_is_no_part_of_it() -> None:
    assert _args("can you tag Harbour Cycles as seasonal for me")[0]["tags"] == ["seasonal"]
