"""What was asked for is wanted in another form: as a quote, with tax told behind it."""

from __future__ import annotations

import pytest

from tests.understanding.engine.bicycles import BOSS, proposed


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("order 10 helmets for Harbour Cycles at 45", "make it a quote instead"),
        ("order 10 helmets for Harbour Cycles at 45", "actually can you quote it instead"),
        ("给飞轮俱乐部下单10个头盔，45块一个", "改成报价吧"),
        ("给飞轮俱乐部下单10个头盔，45块一个", "先别下单，做成报价"),
    ],
)
def test_an_order_that_becomes_a_quote_keeps_its_lines(first: str, second: str) -> None:
    [(action, args)] = proposed(BOSS, first, second)
    [line] = args["lines"]
    assert (action, line["product"], line["quantity"], line["unit_price"]) == ("create_quote", "P4", "10", "45")


@pytest.mark.parametrize(
    ("first", "second", "tax"),
    [
        ("quote 10 helmets for Harbour Cycles at 45", "that's before tax", "excluded"),
        ("quote 10 helmets at 45 and 5 chains at 9 for Harbour Cycles", "tax included", "included"),
        ("给飞轮俱乐部报价10个头盔45块", "不含税", "excluded"),
    ],
)
def test_tax_told_behind_is_that_of_all_prices(first: str, second: str, tax: str) -> None:
    [(_, args)] = proposed(BOSS, first, second)
    assert [line["price_tax"] for line in args["lines"]] == [tax] * len(args["lines"])
