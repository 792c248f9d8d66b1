"""Periods and times of day, said on Wednesday 12 May 2027 at half past nine."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.embedded.values import Period, find_values
from tests.understanding.values.reading import NOW, UNITS, noon, periods, said

PERIODS = {
    "这个月": "2027-05-01..2027-05-31",
    "上个月": "2027-04-01..2027-04-30",
    "下个月": "2027-06-01..2027-06-30",
    "本周": "2027-05-10..2027-05-16",
    "上周": "2027-05-03..2027-05-09",
    "本季度": "2027-04-01..2027-06-30",
    "上季度": "2027-01-01..2027-03-31",
    "一季度": "2027-01-01..2027-03-31",
    "第三季度": "2026-07-01..2026-09-30",
    "Q1": "2027-01-01..2027-03-31",
    "今年": "2027-01-01..2027-12-31",
    "去年": "2026-01-01..2026-12-31",
    "去年四季度": "2026-10-01..2026-12-31",
    "上半年": "2027-01-01..2027-06-30",
    "今年下半年": "2027-07-01..2027-12-31",
    "3月": "2027-03-01..2027-03-31",
    "10月份": "2026-10-01..2026-10-31",
    "明年3月": "2028-03-01..2028-03-31",
    "去年本月": "2026-05-01..2026-05-31",
    "最近7天": "2027-05-06..2027-05-12",
    "过去30天": "2027-04-13..2027-05-12",
    "近三个月": "2027-02-13..2027-05-12",
    "未来7天": "2027-05-13..2027-05-19",
    "1号到10号": "2027-05-01..2027-05-10",
    "3月1日到3月15日": "2027-03-01..2027-03-15",
    "1-3月": "2027-01-01..2027-03-31",
    "2024年到2026年": "2024-01-01..2026-12-31",
    "2024年与2026年间": "2024-01-01..2026-12-31?",
    "3月以来": "2027-03-01..2027-05-12",
    "年初至今": "2027-01-01..2027-05-12",
    "月初至今": "2027-05-01..2027-05-12",
    "5月上旬": "2027-05-01..2027-05-10",
    "本财年": "2027-01-01..2027-12-31",
    "2026财年": "2026-01-01..2026-12-31",
    "this month": "2027-05-01..2027-05-31",
    "last month": "2027-04-01..2027-04-30",
    "next week": "2027-05-17..2027-05-23",
    "last quarter": "2027-01-01..2027-03-31",
    "Q3 2026": "2026-07-01..2026-09-30",
    "FY26": "2026-01-01..2026-12-31",
    "FY2026 Q2": "2026-04-01..2026-06-30",
    "fiscal year 2026": "2026-01-01..2026-12-31",
    "this year": "2027-01-01..2027-12-31",
    "in 2026": "2026-01-01..2026-12-31",
    "in twenty twenty-six": "2026-01-01..2026-12-31",
    "March two thousand and twenty-six": "2026-03-01..2026-03-31",
    "first half of last year": "2026-01-01..2026-06-30",
    "March": "2027-03-01..2027-03-31",
    "October 2026": "2026-10-01..2026-10-31",
    "the last 7 days": "2027-05-06..2027-05-12",
    "past 30 days": "2027-04-13..2027-05-12",
    "next two weeks": "2027-05-13..2027-05-26",
    "from March 1 to March 15": "2027-03-01..2027-03-15",
    "between January and March": "2027-01-01..2027-03-31",
    "from 2024 to 2026": "2024-01-01..2026-12-31",
    "since March": "2027-03-01..2027-05-12",
    "year to date": "2027-01-01..2027-05-12",
    "the last three months of 2026": "2026-10-01..2026-12-31",
    "the first week of next month": "2027-06-01..2027-06-07",
    "the 9th month of next year": "2028-09-01..2028-09-30",
    "上旬": "2027-06-01..2027-06-10",
    "中旬": "2027-05-11..2027-05-20",
    "前三季度": "2027-01-01..2027-09-30",
    "从周五起三天": "2027-05-14..2027-05-16",
    "今天开始两周": "2027-05-12..2027-05-25",
    "for 5 days from Monday": "2027-05-17..2027-05-21",
    "for two weeks, starting on June 1": "2027-06-01..2027-06-14",
    "the 3 next weeks": "2027-05-13..2027-06-02",
    "earlier this month": "2027-05-01..2027-05-15?",
    "later this quarter": "2027-05-16..2027-06-30?",
    "the week of June 9": "2027-06-07..2027-06-13",
    "second half of next month": "2027-06-16..2027-06-30",
    "the year 2026": "2026-01-01..2026-12-31",
    "the 1980s": "1980-01-01..1989-12-31",
    "Sep/2027": "2027-09-01..2027-09-30",
    "5/20-6/3": "2027-05-20..2027-06-03",
    "5.20~6.3": "2027-05-20..2027-06-03?",
    "2024-2026年": "2024-01-01..2026-12-31?",
}
MOMENTS = {
    "明天下午三点": "2027-05-13 15:00",
    "后天上午10点半": "2027-05-14 10:30",
    "下周二晚上8点": "2027-05-18 20:00",
    "明早9点": "2027-05-13 09:00",
    "今晚七点一刻": "2027-05-12 19:15",
    "明天中午": "2027-05-13 12:00",
    "6月1号15:30": "2027-06-01 15:30",
    "下午3点": "2027-05-12 15:00",
    "早上8点": "2027-05-13 08:00",
    "半小时后": "2027-05-12 10:00",
    "两个小时后": "2027-05-12 11:30",
    "tomorrow at 3pm": "2027-05-13 15:00",
    "3:30 pm tomorrow": "2027-05-13 15:30",
    "Friday at noon": "2027-05-14 12:00",
    "next Tuesday 10am": "2027-05-18 10:00",
    "June 1 at 15:30": "2027-06-01 15:30",
    "at 3pm": "2027-05-12 15:00",
    "at 8am": "2027-05-13 08:00",
    "in half an hour": "2027-05-12 10:00",
    "in 2 hours": "2027-05-12 11:30",
    "tomorrow morning at 9": "2027-05-13 09:00",
}


LENGTHS = {
    "30天": 30, "两周": 14, "半年": 182.5, "15 days": 15, "two weeks": 14, "a month": 30, "lasted 3w": 21, "all day": 1,
    "the whole week": 7, "一整年": 365, "两天又6小时": 2.25, "3天12时": 3.5, "一周又一个月": 37,
}  # fmt: skip


@pytest.mark.parametrize(("words", "period"), PERIODS.items())
def test_a_period(words: str, period: str) -> None:
    assert [each for each in said(words) if each.startswith("period")] == [f"period {period}"]


@pytest.mark.parametrize(("words", "moment"), MOMENTS.items())
def test_a_moment(words: str, moment: str) -> None:
    assert [each for each in said(words) if each.startswith("moment")] == [f"moment {moment}"]


@pytest.mark.parametrize(("words", "clock"), {"下午3点": "15:00:00", "at 3pm": "15:00:00", "15:45": "15:45:00"}.items())
def test_a_time_without_its_day(words: str, clock: str) -> None:
    assert f"clock {clock}" in said(words)


@pytest.mark.parametrize(
    ("words", "time"), {"25:00": "", "一点建议": "", "第三点": "", "3pm": "clock 15:00:00"}.items()
)
def test_what_only_looks_like_a_time_is_none(words: str, time: str) -> None:
    assert [each for each in said(words) if each.startswith("clock")] == ([time] if time else [])


@pytest.mark.parametrize(
    ("words", "days"),
    LENGTHS.items(),
)
def test_a_length_of_time(words: str, days: float) -> None:
    assert f"duration {timedelta(days=days)}" in said(words)


any_day = st.dates(date(2015, 1, 1), date(2044, 12, 31))


def month(year: int, number: int) -> tuple[date, date]:
    """The first and last day of a month, counted on or back over the year's end."""
    index = year * 12 + number - 1
    first, after = (date(each // 12, each % 12 + 1, 1) for each in (index, index + 1))
    return first, after - timedelta(1)


@given(any_day)
def test_periods_are_whole_ones_of_the_calendar(today: date) -> None:
    now = noon(today)
    monday = today - timedelta(today.weekday())
    quarter = (today.month - 1) // 3 * 3 + 1
    for words, period in (
        ("这个月", month(today.year, today.month)), ("last month", month(today.year, today.month - 1)),
        ("下个月", month(today.year, today.month + 1)), ("this week", (monday, monday + timedelta(6))),
        ("上周", (monday - timedelta(7), monday - timedelta(1))),
        ("本季度", (month(today.year, quarter)[0], month(today.year, quarter + 2)[1])),
        ("last quarter", (month(today.year, quarter - 3)[0], month(today.year, quarter - 1)[1])),
        ("去年", (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))),
        ("this year", (date(today.year, 1, 1), date(today.year, 12, 31))),
    ):  # fmt: skip
        assert periods(words, now) == [period], words


@given(any_day, st.integers(2, 365))
def test_so_many_last_days_end_today(today: date, count: int) -> None:
    for words in (f"最近{count}天", f"过去{count}天", f"the last {count} days", f"past {count} days"):
        [(first, last)] = periods(words, noon(today))
        assert (last, (last - first).days + 1) == (today, count), words


@given(any_day, any_day, any_day)
def test_two_days_make_a_period(one: date, other: date, today: date) -> None:
    first, last = sorted((one, other))
    chinese = f"{first.year}年{first.month}月{first.day}日到{last.year}年{last.month}月{last.day}日"
    for words in (chinese, f"from {first:%Y-%m-%d} to {last:%Y-%m-%d}"):
        assert (first, last) in periods(words, noon(today)), words


@given(st.integers(2016, 2043), st.integers(1, 4), st.integers(2, 12))
def test_a_fiscal_year_begins_in_its_month(year: int, part: int, begins: int) -> None:
    whole = (month(year - 1, begins)[0], month(year, begins - 1)[1])
    first = month(year - 1, begins + 3 * part - 3)[0]
    for words, wanted in ((f"{year}财年", whole), (f"FY{year}", whole), (f"FY{year} Q{part}", None)):
        [found] = find_values(words.lower(), now=NOW, units=UNITS, fiscal_start=begins)
        assert isinstance(found.value, Period)
        assert (found.value.first, found.value.last) == wanted if wanted else found.value.first == first
