"""Numbers, quantities, sums and discounts as salespeople say them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.embedded.values import Money, Quantity
from tests.understanding.values.reading import found_in, said
from tests.understanding.values.writing import DIGITS

NUMBERS = {
    "一千二": "1200",
    "万二": "12000",
    "1.2万": "12000",
    "3k": "3000",
    "3w": "30000",
    "两百五": "250",
    "一百零五": "105",
    "一百五": "150",
    "十二万八": "128000",
    "一点五": "1.5",
    "半打": "6",
    "a dozen": "12",
    "half a dozen": "6",
    "two dozen": "24",
    "two and a half dozen": "30",
    "another hundred and fifty": "150",
    "send hundred and ten": "110",
    "send dozen": "12",
    "1,250.50": "1250.5",
    "twenty-five hundred": "2500",
    "a hundred and five": "105",
    "one and a half": "1.5",
    "two million and a half": "2500000",
    "six and one half": "6.5",
    "２３": "23",
    "1.5e3": "1500",
    "一九": "19",
    "俩": "2",
    "来仨": "3",
    "三 万五 千": "35000",
    "6 千2 百": "6200",
    "二十万万": "2000000000",
    "三兆五亿": "3000500000000",
    "5 grand": "5000",
    "a million and a half": "1500000",
    "two thirds of it": "0.6666666666666666666666666667?",
    "three over eight": "0.375",
    "four and seven hundredths": "4.07",
    "ninety point twenty-five": "90.25",
    "3 1/4": "3.25",
    "2½": "2.5",
    "12 500 000": "12500000?",
    "for 3w": "30000?",
}
QUANTITIES = {
    "两筐半": "2.5 筐",
    "半筐": "0.5 筐",
    "三筐": "3 筐",
    "二十筐": "20 筐",
    "１２筐": "12 筐",
    "half a crate": "0.5 crate",
    "two and a half crates": "2.5 crate",
    "a dozen crates": "12 crate",
    "a crate": "1 crate",
    "30 crates": "30 crate",
    "1.5万斤": "15000 斤",
    "x5 boxes": "5 box",
    "another 4 bags": "4 bag",
    "2½ crates": "2.5 crate",
    "2-1/2 crates": "2.5 crate",
    "一打筐": "12 筐",
}
NOT_EXACT = (
    "十几筐",
    "几筐",
    "好几筐",
    "20多筐",
    "大概50筐",
    "50筐左右",
    "a few crates",
    "several crates",
    "about 50 crates",
    "两三筐",
    "一百来筐",
    "couple of crates",
    "1,5 crates",
)
DISCOUNTS = {
    "打九折": "10",
    "九折": "10",
    "八五折": "15",
    "打85折": "15",
    "9.5折": "5",
    "九点五折": "5",
    "打对折": "50",
    "半价": "50",
    "10% off": "10",
    "20 percent off": "20",
    "12.5% discount": "12.5",
    "让利5个点": "5",
    "优惠百分之八": "8",
    "less 3%": "3",
    "knock 5% off": "5",
    "half price": "50",
    "捌点五折": "15",
    "七 点 五 折": "25",
    "percent of 12 off": "12?",
}
SUMS = {
    "68块5": "68.5 CNY",
    "8毛": "0.8 CNY",
    "¥1,200.50": "1200.5 CNY",
    "¥68元": "68 CNY",
    "三千五百元": "3500 CNY",
    "1.2万元": "12000 CNY",
    "$48k": "48000 USD",
    "$1.5MM": "1500000 USD",
    "€12.50": "12.5 EUR",
    "200 pounds": "200 GBP",
    "每筐68": "68/筐",
    "1200一筐": "1200/筐",
    "85 per crate": "85/crate",
    "$12.50/crate": "12.5 USD/crate",
    "六十八元一筐": "68 CNY/筐",
    "@68": "68",
    "6.6k each": "6600",
    "5 grand": "5000",
    "六元五角二分": "6.52 CNY",
    "三美元又二十美分": "3.2 USD",
    "4 pounds and 15 pence": "4.15 GBP",
    "two kuai and three mao five": "2.35 CNY",
    "80 pence": "0.8 GBP",
    "65p": "0.65 GBP",
    "6.5p": "0.065 GBP",
    "2p each": "0.02 GBP",
    "seven hundred and fifty pounds eighty": "750.8 GBP",
    "₺45": "45 TRY",
    "nz$30": "30 NZD",
    "700奈拉": "700 NGN",
    "3个比特币": "3 BTC",
}


@pytest.mark.parametrize(("words", "value"), NUMBERS.items())
def test_a_number(words: str, value: str) -> None:
    assert f"number {value}" in said(words)


@pytest.mark.parametrize(("words", "value"), QUANTITIES.items())
def test_a_quantity(words: str, value: str) -> None:
    assert said(words) == [f"quantity {value}"]


@pytest.mark.parametrize("words", NOT_EXACT)
def test_what_is_vague_is_no_quantity_to_write(words: str) -> None:
    assert not [each for each in found_in(words) if each.exact]


@pytest.mark.parametrize(("words", "value"), DISCOUNTS.items())
def test_a_discount(words: str, value: str) -> None:
    assert f"discount {value}" in said(words)


@pytest.mark.parametrize(("words", "value"), SUMS.items())
def test_a_sum(words: str, value: str) -> None:
    assert f"money {value}" in said(words)


@pytest.mark.parametrize(
    ("words", "values"),
    {
        "每筐12个": ["pack 12 筐"],
        "crate of 12": ["pack 12 crate", "number 12"],
        "20筐送2筐": ["quantity 20 筐", "quantity 2 筐"],
        "3筐, 5箱 and 2 bags": ["quantity 3 筐", "quantity 5 箱", "quantity 2 bag"],
        "要50筐，单价68块，打九折": ["quantity 50 筐", "money 68 CNY", "discount 10"],
        "50 crates at $12, 10% off": ["quantity 50 crate", "money 12 USD", "discount 10"],
    }.items(),
)
def test_values_beside_each_other(words: str, values: list[str]) -> None:
    assert [each for each in said(words) if not each.startswith(("percent", "quantity 68 块"))] == values


@pytest.mark.parametrize(
    "words", ["不打折", "打包两次", "QF20", "so-1012", "第三方", "一起", "one of them", "王五", "万一来不及"]
)
def test_what_only_looks_like_a_value_is_none(words: str) -> None:
    assert said(words) == []


@pytest.mark.parametrize(
    ("words", "value"), {"-5筐": "-5", "负5筐": "-5", "－5筐": "-5", "minus 5 crates": "-5"}.items()
)
def test_a_negative_quantity_is_read_as_one(words: str, value: str) -> None:
    [found] = found_in(words)
    assert isinstance(found.value, Quantity)
    assert found.value.amount == Decimal(value)


@pytest.mark.parametrize("words", ["1e400筐", "1e400 crates", "9" * 30 + "筐", "1e-400筐"])
def test_a_monstrous_quantity_is_never_written(words: str) -> None:
    [found] = found_in(words)
    assert isinstance(found.value, Quantity)
    assert not found.exact


@given(st.integers(1, 99_999_999_999), st.integers(0, 4))
def test_every_number_in_figures_reads_back(units: int, places: int) -> None:
    value = Decimal(units).scaleb(-places)
    for written in (f"{value:f}", f"{value:,f}"):
        [found] = found_in(f"{written}筐")
        assert found.value == Quantity(value, "筐")
        [price] = [each for each in found_in(f"${written} per crate") if each.kind == "money"]
        assert price.value == Money(value, "USD", "crate")


@given(st.integers(1, 9), st.integers(1, 9))
def test_every_fold_is_what_is_taken_off(tens: int, ones: int) -> None:
    off = 100 - 10 * tens - ones
    assert f"discount {off}" in said(f"打{10 * tens + ones}折")
    doubtful = "?" if ones - tens == 1 else ""
    assert f"discount {off}{doubtful}" in said(f"打{DIGITS[tens]}{DIGITS[ones]}折")
    assert f"discount {100 - 10 * tens}" in said(f"打{DIGITS[tens]}折")


@given(st.decimals("0.01", "99.99", places=2))
def test_every_per_cent_off_reads_back(off: Decimal) -> None:
    for words in (f"{off}% off", f"优惠{off}%", f"让利{off}个点"):
        assert [each.value for each in found_in(words) if each.kind == "discount"] == [off], words
