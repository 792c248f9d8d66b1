"""Chinese sentences with English words of the business in them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, proposed

QUOTED = [{"product": "P4", "quantity": "12", "unit_price": "88"}]
HELMETS = {"product": "P4", "quantity": "5", "unit": "箱"}


@pytest.mark.parametrize(
    ("message", "action", "args"),
    [
        ("quote 61转成order吧", "create_order", {"customer": "C3", "lines": QUOTED}),
        ("帮我place个order，远足单车铺 骑行头盔5箱", "create_order", {"customer": "C3", "lines": [HELMETS]}),
        ("远足单车铺order 5箱骑行头盔", "create_order", {"customer": "C3", "lines": [HELMETS]}),
        (
            "remind我friday下午2点跟席岩开会",
            "set_reminder",
            {"text": "friday下午2点跟席岩开会", "at": "2027-03-12T14:00", "customer": "C1"},
        ),
        ("把771 cancel掉", "cancel_order", {"order": "SO-771"}),
        ("771可以approve", "approve", {"document": "SO-771"}),
        (
            "看下这个quarter的revenue",
            "sales_figures",
            {"metric": "revenue", "period": {"from": "2027-01-01", "to": "2027-03-31"}},
        ),
    ],
)  # fmt: skip
def test_english_words_are_read_as_the_chinese_ones(message: str, action: str, args: dict[str, Any]) -> None:
    assert proposed(BOSS, message) == [(action, args)]


def test_a_day_of_the_next_week_is_the_next_follow_up() -> None:
    [(action, args)] = proposed(BOSS, "跟席岩call过了，头盔ok，next week二再follow一下")
    assert (action, args["next_follow_up_on"]) == ("log_follow_up", "2027-03-16")


def test_the_words_kept_are_those_that_were_written() -> None:
    [(_, args)] = proposed(REP, "给飞轮俱乐部记一笔：见了席岩，他说price要再check一下")
    assert "price要再check一下" in args["summary"]


def test_a_discount_on_the_whole_order_is_for_the_older_lines_too() -> None:
    [(_, args)] = proposed(REP, "给远足单车铺下单5箱骑行头盔", "再add 10根十一速链条，整单give 10% off")
    assert [line["discount_percent"] for line in args["lines"]] == ["10", "10"]
