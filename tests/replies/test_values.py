"""Every kind of value in both languages: exact amounts, days as they are read, records by name."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies.values import grouped, mark_of, money
from domain.calendar import Period
from domain.kinds import Kind
from domain.money import Amount, Percent, Qty
from domain.outcome import Mark, Marked, RecordRef, Value, say
from domain.words import Words
from tests.replies.speech import NOW, SHANGHAI, values, wording

D = Decimal
BEAKER = RecordRef(Kind.PRODUCT, "A01", "烧杯500ml")


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        ("留在门卫", "留在门卫", "留在门卫"),
        (None, "", ""),
        (7, "7", "7"),
        (12000, "12,000", "12,000"),
        (D("1234567.50"), "1,234,567.5", "1,234,567.5"),
        (D("-0.25"), "-0.25", "-0.25"),
        (True, "是", "yes"),
        (False, "否", "no"),
        (Amount(D("1234.5"), "CNY"), "¥1,234.50", "¥1,234.50"),
        (Qty(D(50), "箱"), "50 箱", "50 箱"),
        (Qty(D("1200.5"), "kg"), "1,200.5 kg", "1,200.5 kg"),
        (Qty(D(3), ""), "3", "3"),
        (Percent(D("13.0")), "13%", "13%"),
        (date(2026, 3, 9), "3月9日 周一", "Mon 9 Mar"),
        (date(2027, 1, 5), "2027年1月5日 周二", "Tue 5 Jan 2027"),
        (datetime(2026, 3, 9, 6, 30, tzinfo=UTC), "3月9日 周一 14:30", "Mon 9 Mar, 14:30"),
        (datetime(2026, 3, 9, 22, 0, tzinfo=UTC), "3月10日 周二 06:00", "Tue 10 Mar, 06:00"),
        (datetime(2026, 3, 9, 6, 30), "3月9日 周一 06:30", "Mon 9 Mar, 06:30"),  # noqa: DTZ001  a local time as said
        (RecordRef(Kind.ORDER, "SO-12"), "SO-12", "SO-12"),
        (BEAKER, "烧杯500ml", "烧杯500ml"),
        (Words("现金", "cash"), "现金", "cash"),
        (Kind.WORK_ORDER, "生产工单", "work order"),
        (say("common.order"), "订单", "Order"),
        (Marked(BEAKER, Mark.GUESSED), "烧杯500ml", "烧杯500ml"),
        ((BEAKER, "滴管"), "烧杯500ml、滴管", "烧杯500ml, 滴管"),
        ((None, "滴管", ""), "滴管", "滴管"),
        ((), "", ""),
    ],
)
def test_a_value_is_worded(value: Value, zh: str, en: str) -> None:
    assert (values("zh").text(value), values("en").text(value)) == (zh, en)


@pytest.mark.parametrize(
    ("first", "last", "zh", "en"),
    [
        (date(2026, 3, 1), date(2026, 3, 31), "2026年3月", "Mar 2026"),
        (date(2024, 2, 1), date(2024, 2, 29), "2024年2月", "Feb 2024"),
        (date(2026, 1, 1), date(2026, 12, 31), "2026年", "2026"),
        (date(2025, 10, 1), date(2025, 12, 31), "2025年四季度", "Q4 2025"),
        (date(2026, 3, 2), date(2026, 3, 8), "3月2日–8日", "2–8 Mar"),
        (date(2026, 2, 23), date(2026, 3, 1), "2月23日–3月1日", "23 Feb – 1 Mar"),
        (date(2026, 1, 1), date(2026, 2, 28), "1月1日–2月28日", "1 Jan – 28 Feb"),
        (date(2025, 12, 29), date(2026, 1, 4), "2025年12月29日–2026年1月4日", "29 Dec 2025 – 4 Jan 2026"),
        (date(2025, 6, 2), date(2025, 6, 8), "2025年6月2日–8日", "2–8 Jun 2025"),
        (date(2026, 3, 9), date(2026, 3, 9), "3月9日 周一", "Mon 9 Mar"),
    ],
)
def test_a_period_is_called_what_people_call_it(first: date, last: date, zh: str, en: str) -> None:
    period = Period(first, last)
    assert (values("zh").text(period), values("en").text(period)) == (zh, en)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Amount(D(0), "CNY"), "¥0.00"),
        (Amount(D("-8200"), "CNY"), "-¥8,200.00"),
        (Amount(D("0.125"), "CNY"), "¥0.125"),
        (Amount(D("99.9"), "USD"), "$99.90"),
        (Amount(D(1500), "JPY"), "JP¥1,500"),
        (Amount(D("1.5"), "KWD"), "KWD 1.500"),
        (Amount(D("-12"), "CHF"), "-CHF 12.00"),
    ],
)
def test_an_amount_names_its_currency_and_loses_no_digit(amount: Amount, text: str) -> None:
    assert money(amount) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12))
def test_what_is_shown_is_the_number_itself(value: Decimal) -> None:
    assert D(grouped(value).replace(",", "")) == value
    assert D(money(Amount(value, "CNY")).replace(",", "").replace("¥", "")) == value


@given(st.dates(), st.dates())
def test_no_two_days_read_alike(one: date, other: date) -> None:
    for language in values("zh"), values("en"):
        assert (language.text(one) == language.text(other)) == (one == other)


def test_the_year_that_goes_without_saying_is_the_companys() -> None:
    new_year_in_shanghai = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)
    said = wording(now=new_year_in_shanghai, zone=SHANGHAI).values("zh").text(date(2027, 1, 5))
    assert said == "1月5日 周二"


@pytest.mark.parametrize(
    ("ref", "card", "receipt"),
    [
        (RecordRef(Kind.ORDER, "SO-12", "SO-12", new=True), "", "SO-12"),
        (RecordRef(Kind.INVOICE, "9f3c", "", new=True), "", "9f3c"),
        (RecordRef(Kind.CUSTOMER, "C31", "暮云实验室", new=True), "暮云实验室", "暮云实验室"),
        (RecordRef(Kind.ORDER, "SO-7", "SO-7"), "SO-7", "SO-7"),
    ],
)
def test_a_number_that_is_not_given_yet_is_not_shown(ref: RecordRef, card: str, receipt: str) -> None:
    assert (values("zh", numbered=False).text(ref), values("zh").text(ref)) == (card, receipt)


def test_what_is_no_value_has_no_words() -> None:
    for value in (object(), 1.5, {"a": 1}):
        with pytest.raises(TypeError, match="no words for a"):
            values("zh").text(value)


@pytest.mark.parametrize(
    ("value", "mark"),
    [
        (BEAKER, None),
        (Marked(BEAKER, Mark.DEFAULT), Mark.DEFAULT),
        ((BEAKER, Marked(BEAKER, Mark.LOOKED_UP)), Mark.LOOKED_UP),
        ((), None),
    ],
)
def test_a_mark_on_a_part_marks_the_whole(value: Any, mark: Mark | None) -> None:
    assert mark_of(value) == mark


def test_the_clock_of_these_tests_is_a_wednesday() -> None:
    assert values("en").text(NOW) == "Wed 4 Mar, 10:00"
