"""What a line comes to: tax in or on it, discount, rounding, units."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.money import round_money
from domain.sales.approval import average_price, over_limit
from domain.sales.orders import Line

D = Decimal

prices = st.decimals("0", "99999", places=4)
quantities = st.decimals("0.001", "9999", places=3)
percents = st.decimals("0", "100", places=2)


def line(
    quantity: Decimal, price: Decimal, *, tax: str = "13", included: bool = True, discount: Decimal | str = "0"
) -> Line:
    return Line("L1", 1, "A01", quantity, None, price, included, D(discount), D(tax))


@pytest.mark.parametrize(
    ("included", "net", "tax", "gross"), [(True, "100.00", "13.00", "113.00"), (False, "113.00", "14.69", "127.69")]
)
def test_a_price_has_its_tax_in_it_or_on_it(included: bool, net: str, tax: str, gross: str) -> None:
    found = line(D(10), D("11.30"), included=included)
    assert [found.net("CNY"), found.tax("CNY"), found.gross("CNY")] == [D(net), D(tax), D(gross)]


def test_half_a_cent_is_rounded_up_once_for_the_line_not_for_each_piece() -> None:
    assert line(D(3), D("0.335")).gross("CNY") == D("1.01")
    assert line(D(1), D("0.335")).gross("CNY") == D("0.34")
    assert line(D(3), D("100"), tax="0").gross("JPY") == 300


@given(
    quantity=quantities,
    price=prices,
    included=st.booleans(),
    discount=percents,
    tax=st.sampled_from(["0", "6", "9", "13"]),
)
def test_net_and_tax_are_in_coins_and_make_the_gross(
    quantity: Decimal, price: Decimal, included: bool, discount: Decimal, tax: str
) -> None:
    found = line(quantity, price, tax=tax, included=included, discount=discount)
    amounts = [found.net("CNY"), found.tax("CNY"), found.gross("CNY")]
    assert amounts[0] + amounts[1] == amounts[2]
    assert all(amount >= 0 and round_money(amount, "CNY") == amount for amount in amounts)
    exact = quantity * price * (100 - discount) / 100
    assert abs((amounts[2] if included else amounts[0]) - exact) <= D("0.005")


@given(quantity=quantities, price=prices, included=st.booleans(), tax=st.sampled_from(["0", "6", "13"]))
def test_the_tax_is_the_rate_of_the_net_to_the_cent(
    quantity: Decimal, price: Decimal, included: bool, tax: str
) -> None:
    found = line(quantity, price, tax=tax, included=included)
    assert abs(found.tax("CNY") - found.net("CNY") * D(tax) / 100) <= D("0.01")


@given(quantity=quantities, price=prices, more=percents, less=percents)
def test_a_higher_discount_never_costs_more(quantity: Decimal, price: Decimal, more: Decimal, less: Decimal) -> None:
    low, high = sorted((more, less))
    assert line(quantity, price, discount=high).gross("CNY") <= line(quantity, price, discount=low).gross("CNY")


@given(paid=st.integers(1, 500), free=st.integers(0, 50), price=st.decimals("1", "999", places=2))
def test_a_gift_lowers_what_a_product_comes_to(paid: int, free: int, price: Decimal) -> None:
    lines = [line(D(paid), price), *([line(D(free), D(0))] if free else [])]
    assert abs(average_price(lines, with_tax=True) - price * paid / (paid + free)) < D("0.000001")


def test_the_average_is_by_base_unit_whatever_units_and_taxes_the_lines_have() -> None:
    packs = Line("L1", 1, "A01", D(2), "箱", D(240), True, D(0), D(13), factor=D(24))
    pieces = Line("L2", 2, "A01", D(48), "只", D(10), True, D(0), D(13))
    assert average_price([packs, pieces], with_tax=True) == 10
    assert average_price([packs], with_tax=False) == round(D(10) / D("1.13"), 6)


@pytest.mark.parametrize(
    ("limit", "bound", "order", "over"),
    [(None, 10**9, 1, False), (100, 60, 40, False), (100, 60, 41, True), (100, 101, 0, False), (0, 0, 1, True)],
)
def test_credit_is_used_to_the_last_cent(limit: int | None, bound: int, order: int, over: bool) -> None:
    assert over_limit(None if limit is None else D(limit), D(bound), D(order)) is over
