"""What people write is read back: numbers, sums, quantities, discounts, days of thirty years, times, periods."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import cycle

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.understanding.embedded.values import Found, Money, Period, Quantity
from bot.understanding.embedded.values.span import add_months
from tests.understanding.values.reading import NOW, ZONE, found_in, noon
from tests.understanding.values.writing import chinese, dated, english, ordinal, short_chinese, undated

FIRST, LAST = date(2015, 1, 1), date(2044, 12, 31)
any_day = st.dates(FIRST, LAST)
patient = settings(deadline=None, max_examples=60)


def values(words: str, kind: str, now: datetime = NOW) -> list[Found]:
    """The values of one kind, all of which must have been said exactly."""
    found = [each for each in found_in(words, now) if each.kind == kind]
    assert all(each.exact for each in found), words
    return found


def days_of_thirty_years() -> list[date]:
    return [FIRST + timedelta(count) for count in range((LAST - FIRST).days + 1)]


def test_every_day_of_thirty_years_reads_back_with_its_year() -> None:
    ways = cycle(range(len(dated(FIRST))))
    for count, day in enumerate(days_of_thirty_years()):
        words = dated(day)[next(ways)]
        now = noon(FIRST + timedelta(count * 37 % 10_950))
        assert [each.value for each in values(words, "day", now)] == [day], (words, now)


def test_days_of_thirty_years_read_back_without_their_year() -> None:
    ways = cycle(range(len(undated(FIRST))))
    for count, day in enumerate(days_of_thirty_years()[::4]):
        now = noon(day - timedelta(count % 300))
        words = undated(day)[next(ways)]
        assert [each.value for each in values(words, "day", now)] == [day], (words, now)


def test_days_of_thirty_years_are_today_tomorrow_and_a_weekday_of_their_week() -> None:
    names = cycle(
        (("今天", 0), ("明天", 1), ("大后天", 3), ("today", 0), ("tomorrow", 1), ("the day after tomorrow", 2))
    )
    for day in days_of_thirty_years()[::5]:
        words, ahead = next(names)
        assert [each.value for each in values(words, "day", noon(day))] == [day + timedelta(ahead)], (words, day)
        weekday = f"下周{'一二三四五六日'[day.weekday()]}"
        assert [each.value for each in values(weekday, "day", noon(day))] == [day + timedelta(7)], (weekday, day)


@pytest.mark.parametrize("minute", [0, 5, 15, 30, 45, 59])
def test_every_time_of_day_reads_back(minute: int) -> None:
    for hour in range(24):
        when = datetime(2027, 5, 13, hour, minute, tzinfo=ZONE)
        twelve, half = (hour - 1) % 12 + 1, "pm" if hour >= 12 else "am"
        part = (
            "凌晨" if hour < 6 else "上午" if hour < 12 else "中午" if hour == 12 else "下午" if hour < 18 else "晚上"
        )
        spoken = f"{twelve if hour else 0}点" + (f"{minute}分" if minute else "")
        for words in (
            f"明天{hour:02}:{minute:02}", f"tomorrow at {hour:02}:{minute:02}", f"tomorrow at {twelve}:{minute:02}{half}",
            f"{twelve}:{minute:02} {half} tomorrow", f"明天{part}{spoken}",
        ):  # fmt: skip
            assert [each.value for each in values(words, "moment")] == [when], words
        clock = time(hour, minute)
        assert clock in [each.value for each in values(f"at {twelve}:{minute:02} {half}", "clock")]


@given(st.integers(1, 10**12 - 1))
@patient
def test_every_number_in_chinese_words_reads_back(number: int) -> None:
    [found] = values(f"{chinese(number)}筐", "quantity")
    assert found.value == Quantity(Decimal(number), "筐")


def test_every_number_with_its_last_size_left_unsaid_reads_back() -> None:
    for number in (*range(100, 1000, 10), *range(1000, 10_000, 100), *range(10_000, 100_000, 1000)):
        words = short_chinese(number)
        if words is not None:
            assert [each.value for each in values(words, "number")] == [Decimal(number)], words
            assert [each.value for each in values(f"每箱{words}", "money")] == [Money(Decimal(number), None, "箱")], (
                words
            )


@given(st.integers(1, 999_999_999))
@patient
def test_every_number_in_english_words_reads_back(number: int) -> None:
    assert Quantity(Decimal(number), "crate") in [
        each.value for each in values(f"{english(number)} crates", "quantity")
    ]


@given(
    st.integers(1, 99_999),
    st.integers(0, 3),
    st.sampled_from(["k", "w", "万", "千", "百万", "亿", " million", " thousand"]),
)
@patient
def test_every_figure_with_a_size_reads_back(units: int, places: int, size: str) -> None:
    worth = {
        "k": 10**3,
        "w": 10**4,
        "万": 10**4,
        "千": 10**3,
        "百万": 10**6,
        "亿": 10**8,
        " million": 10**6,
        " thousand": 10**3,
    }
    figure = Decimal(units).scaleb(-places)
    assume(figure * worth[size] < 10**12)
    values_ = [each.value for each in values(f"total {figure:f}{size}", "number")]
    assert values_ == [figure * worth[size]]


WAYS_TO_PAY = {
    "¥{}": "CNY", "{}元": "CNY", "{}块": "CNY", "rmb {}": "CNY", "${}": "USD", "{} dollars": "USD", "{}美元": "USD", "€{}": "EUR",
    "{} euros": "EUR", "£{}": "GBP", "{} pounds": "GBP", "{}港币": "HKD", "hk${}": "HKD",
}  # fmt: skip


@given(st.integers(1, 9_999_999), st.sampled_from(list(WAYS_TO_PAY.items())))
@patient
def test_every_sum_reads_back(cents: int, way_and_code: tuple[str, str]) -> None:
    way, code = way_and_code
    amount = Decimal(cents) / 100
    for figure in (f"{amount:f}", f"{amount:,f}"):
        [found] = values(way.format(figure), "money")
        assert found.value == Money(amount, code), found


@given(st.integers(0, 9999), st.integers(1, 9), st.integers(0, 9))
@patient
def test_every_sum_with_coins_reads_back(whole: int, tenths: int, hundredths: int) -> None:
    amount = Decimal(whole) + Decimal(tenths) / 10
    fen = amount + Decimal(hundredths) / 100
    for words, value in (
        (f"{whole}块{tenths}", amount),
        (f"{whole}元{tenths}角", amount),
        (f"{whole}元{tenths}角{hundredths}分", fen),
    ):
        if whole and (hundredths or "分" not in words):
            assert [each.value for each in values(words, "money")] == [Money(value, "CNY")], words
    cents = 10 * tenths + hundredths
    if whole:
        [found] = values(f"{whole} dollars and {cents} cents", "money")
        assert found.value == Money(Decimal(whole) + Decimal(cents) / 100, "USD")


@given(
    st.integers(1, 9999), st.sampled_from(["筐", "箱", "个", "斤"]), st.sampled_from(["crate", "box", "case", "bag"])
)
@patient
def test_every_quantity_reads_back_with_its_half_and_its_price(count: int, unit: str, name: str) -> None:
    plural = name + ("es" if name == "box" else "s")
    for words, amount, of in (
        (f"{count}{unit}", count, unit), (f"{count} {unit}", count, unit), (f"{count}{unit}半", count + 0.5, unit),
        (f"{count} {plural}", count, name), (f"{count}.5 {plural}", count + 0.5, name),
        (f"{count} dozen {plural}", 12 * count, name),
        (f"x{count} {plural}", count, name), (f"{count} and a half {plural}", count + 0.5, name),
    ):  # fmt: skip
        assert [each.value for each in values(words, "quantity")] == [Quantity(Decimal(str(amount)), of)], words
    assert values(f"{count}元一{unit}", "money")[0].value == Money(Decimal(count), "CNY", unit)
    assert values(f"${count} per {name}", "money")[0].value == Money(Decimal(count), "USD", name)


@given(st.integers(1, 99), st.integers(0, 9))
@patient
def test_every_discount_reads_back(units: int, tenths: int) -> None:
    off = Decimal(units) + Decimal(tenths) / 10
    for words in (
        f"{off}% off", f"{off}% discount", f"{off} percent off", f"knock {off}% off", f"less {off}%", f"优惠{off}%",
        f"便宜{off}%", f"让利{off}个点", f"优惠百分之{chinese(units)}点{'零一二三四五六七八九'[tenths]}",
    ):  # fmt: skip
        assert [each.value for each in values(words, "discount")] == [off], words
    if tenths and units < 10:
        for words in (f"打{units}.{tenths}折", f"{units}.{tenths}折"):
            assert [each.value for each in values(words, "discount")] == [100 - 10 * off], words


def month(year: int, number: int) -> Period:
    """A month, counted on or back over the year's end."""
    first = add_months(date(year, 1, 1), number - 1)
    after = add_months(date(year, 1, 1), number)
    assert first and after
    return Period(first, after - timedelta(1))


@given(any_day, st.integers(2000, 2060), st.integers(1, 4))
@patient
def test_every_period_reads_back(today: date, year: int, part: int) -> None:
    now = noon(today)
    of_year = Period(month(year, 3 * part - 2).first, month(year, 3 * part).last)
    half = Period(date(year, 1, 1), date(year, 6, 30)) if part < 3 else Period(date(year, 7, 1), date(year, 12, 31))
    each = month(year, 3 * part)
    for words, period in (
        (f"{year}年", Period(date(year, 1, 1), date(year, 12, 31))), (f"in {year}", Period(date(year, 1, 1), date(year, 12, 31))),
        (f"{year}年{'一二三四'[part - 1]}季度", of_year), (f"{year}年第{part}季度", of_year), (f"{year}Q{part}", of_year),
        (f"Q{part} {year}", of_year), (f"Q{part} of {year}", of_year), (f"{year}年{'上' if part < 3 else '下'}半年", half),
        (f"H{1 if part < 3 else 2} {year}", half), (f"{year}年{3 * part}月", each), (f"{each.first:%B} {year}", each),
        (f"{year}-{3 * part:02}", each), ("去年", Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))),
        ("next month", month(today.year, today.month + 1)), ("上上个月", month(today.year, today.month - 2)),
        ("the month before last", month(today.year, today.month - 2)), ("年初至今", Period(date(today.year, 1, 1), today)),
        ("MTD", Period(today.replace(day=1), today)),
    ):  # fmt: skip
        assert [found.value for found in values(words, "period", now)] == [period], (words, today)


@given(any_day, st.integers(1, 12))
@patient
def test_counted_months_and_weeks_read_back(today: date, count: int) -> None:
    now = noon(today)
    weeks, months = timedelta(7 * count), add_months(today, -count)
    assert months is not None
    for words, period in (
        (f"近{chinese(count)}个月".replace("一十", "十"), Period(months + timedelta(1), today)),
        (f"last {count} months", Period(months + timedelta(1), today)),
        (f"最近{count}周", Period(today - weeks + timedelta(1), today)),
        (f"the past {count} weeks", Period(today - weeks + timedelta(1), today)),
        (f"next {count} weeks", Period(today + timedelta(1), today + weeks)),
        (f"for {count} weeks from today", Period(today, today + weeks - timedelta(1))),
        (f"从今天起{count}周", Period(today, today + weeks - timedelta(1))),
    ):
        if count > 1 or "last" not in words:
            assert [found.value for found in values(words, "period", now)] == [period], (words, today)


@given(any_day)
@patient
def test_the_number_of_a_day_is_that_day_of_the_nearest_month(day: date) -> None:
    now = noon(day - timedelta(5))
    for words in (f"{day.day}号", f"{day.day}号前", f"the {ordinal(day.day)}", f"by the {ordinal(day.day)}"):
        assert [found.value for found in values(words, "day", now)] == [day], words
