"""Days as people name them, said on Wednesday 12 May 2027."""

from __future__ import annotations

from calendar import day_name, month_name
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.understanding.values.reading import NOW, days, found_in, noon, said

DAYS = {
    "今天": "2027-05-12",
    "明天": "2027-05-13",
    "后天": "2027-05-14",
    "大后天": "2027-05-15",
    "昨天": "2027-05-11",
    "周五": "2027-05-14",
    "三千一百三周五": "2027-05-14",
    "这周五": "2027-05-14",
    "周三": "2027-05-12",
    "周二": "2027-05-18",
    "下周三": "2027-05-19",
    "下下周一": "2027-05-24",
    "安排一下下周一": "2027-05-17",
    "上周五": "2027-05-07",
    "星期天": "2027-05-16",
    "月底": "2027-05-31",
    "本月底": "2027-05-31",
    "下个月底": "2027-06-30",
    "年底": "2027-12-31",
    "季度末": "2027-06-30",
    "下月15号": "2027-06-15",
    "15号": "2027-05-15",
    "10号": "2027-06-10",
    "6月1日": "2027-06-01",
    "5月1日": "2028-05-01",
    "二零二七年六月一日": "2027-06-01",
    "2027年12月5日": "2027-12-05",
    "3天后": "2027-05-15",
    "三天内": "2027-05-15",
    "一周后": "2027-05-19",
    "两个月后": "2027-07-12",
    "半个月后": "2027-05-27",
    "下个月第一个周一": "2027-06-07",
    "去年今天": "2026-05-12",
    "周五(14号)": "2027-05-14",
    "today": "2027-05-12",
    "tomorrow": "2027-05-13",
    "the day after tomorrow": "2027-05-14",
    "Friday": "2027-05-14",
    "this Friday": "2027-05-14",
    "next Wednesday": "2027-05-19",
    "last Friday": "2027-05-07",
    "end of the month": "2027-05-31",
    "month end": "2027-05-31",
    "end of next month": "2027-06-30",
    "end of the quarter": "2027-06-30",
    "EOY": "2027-12-31",
    "the 15th": "2027-05-15",
    "15th of next month": "2027-06-15",
    "June 1": "2027-06-01",
    "1 June": "2027-06-01",
    "December 5th, 2027": "2027-12-05",
    "2027-12-05": "2027-12-05",
    "2027/12/5": "2027-12-05",
    "12/5": "2027-12-05",
    "27-12-05交货": "2027-12-05",
    "June twenty-nine": "2027-06-29",
    "in 3 days": "2027-05-15",
    "within two weeks": "2027-05-26",
    "a week from now": "2027-05-19",
    "3 days ago": "2027-05-09",
    "Monday two weeks from now": "2027-05-24",
    "the first Monday of next month": "2027-06-07",
    "Saturday 3 days from now": "2027-05-15",
    "in two weeks on Friday": "2027-05-28",
    "Thursday, a year from now": "2028-05-11",
    "a week on Friday": "2027-05-21",
    "tomorrow week": "2027-05-20",
    "Monday week": "2027-05-24",
    "Wednesday the nineteenth": "2027-05-19",
    "Friday 4/6": "2027-06-04",
    "next business day": "2027-05-13",
    "the following day": "2027-05-13",
    "mid-month": "2027-05-16",
    "大年三十": "2028-01-25",
    "五一前": "2028-05-01",
}


@pytest.mark.parametrize(("words", "day"), DAYS.items())
def test_a_day(words: str, day: str) -> None:
    assert [str(found) for found in days(words)] == [day]


@pytest.mark.parametrize("words", ["周五前发货", "下周五之前", "by Friday", "before Friday please", "最晚周五"])
def test_before_a_day_is_that_day(words: str) -> None:
    assert [str(day) for day in days(words)] == ["2027-05-21" if "下周" in words else "2027-05-14"]


@pytest.mark.parametrize(
    "words",
    [
        "2月30号",
        "2月30日前发货",
        "4月31日",
        "13月5号",
        "32号前送到",
        "30 February",
        "Feb 30",
        "31 April",
        "by the 32nd",
        "2027-02-30",
    ],
)
def test_a_day_that_no_calendar_has_is_told(words: str) -> None:
    assert days(words) == [None]


@pytest.mark.parametrize(
    ("words", "day"),
    {
        "元旦": "2028-01-01",
        "国庆节前": "2027-10-01",
        "春节": "2028-01-26",
        "除夕": "2028-01-25",
        "中秋": "2027-09-15",
        "端午节": "2027-06-09",
        "清明": "2028-04-04",
        "双十一": "2027-11-11",
        "去年中秋": "2026-09-25",
        "Christmas": "2027-12-25",
        "Thanksgiving": "2027-11-25",
        "Easter": "2028-04-16",
        "Good Friday": "2028-04-14",
        "Chinese New Year": "2028-01-26",
        "Christmas 2029": "2029-12-25",
    }.items(),
)
def test_a_feast(words: str, day: str) -> None:
    assert [str(found) for found in days(words)] == [day]


@pytest.mark.parametrize(
    "words", ["十号楼", "3号线", "五一个", "may I ask", "march on", "the sun", "第二天堂", "三五个人"]
)
def test_what_only_looks_like_a_day_is_none(words: str) -> None:
    assert days(words) == []


MONTHS, WEEKDAYS = month_name[1:], day_name
FIRST, LAST = date(2015, 1, 1), date(2044, 12, 31)
any_day = st.dates(FIRST, LAST)


@given(any_day, any_day)
def test_a_day_with_its_year_reads_back_however_it_is_written(day: date, today: date) -> None:
    month = MONTHS[day.month - 1]
    written = [
        day.isoformat(), f"{day:%Y/%m/%d}", f"{day:%Y.%m.%d}", f"{day.day} {month} {day.year}",
        f"{day.day}-{month[:3]}-{day.year}",
        f"{month[:3]}. {day.day}, {day.year}", f"{day.year}年{day.month}月{day.day}号", f"{day:%m/%d/%Y}",
    ]  # fmt: skip
    for words in written:
        assert day in days(f"deliver on {words}" if words.isascii() else f"{words}交货", noon(today)), words


@given(st.integers(1, 12), st.integers(1, 28), any_day)
def test_a_day_without_its_year_is_the_next_such_day(month: int, day: int, today: date) -> None:
    this_year = date(today.year, month, day)
    coming = this_year if this_year >= today else date(today.year + 1, month, day)
    for words in (f"{month}月{day}日", f"{MONTHS[month - 1]} {day}", f"{day} {MONTHS[month - 1][:3]}"):
        assert days(words, noon(today)) == [coming], words


@given(st.integers(1, 28), any_day)
def test_a_day_without_its_month_is_the_next_such_day(day: int, today: date) -> None:
    after = (today.replace(day=1) + timedelta(32)).replace(day=day)
    coming = today.replace(day=day) if day >= today.day else after
    ending = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}.get(day, "th")
    assert days(f"{day}号", noon(today)) == days(f"the {day}{ending}", noon(today)) == [coming]


@given(any_day, st.integers(0, 6))
def test_weeks_run_from_monday_to_sunday(today: date, weekday: int) -> None:
    now, name, english = noon(today), "一二三四五六日"[weekday], WEEKDAYS[weekday]
    monday = today - timedelta(today.weekday())
    own = monday + timedelta(weekday)
    coming = own if own >= today else own + timedelta(7)
    # Nobody says "Tuesday" of the Tuesday that it is.
    next_one = own if own > today else own + timedelta(7)
    for words, day in (
        (f"下周{name}", own + timedelta(7)), (f"上周{name}", own - timedelta(7)), (f"这周{name}", own), (f"本周{name}", own),
        (f"周{name}", coming), (f"星期{name}", coming), (f"下下周{name}", own + timedelta(14)), (english, next_one),
        (f"by {english}", next_one), (f"last {english}", own - timedelta(7)), (f"next {english}", own + timedelta(7)),
        (f"{english} next week", own + timedelta(7)), (f"{english} of this week", own),
    ):  # fmt: skip
        assert days(words, now) == [day], words


@given(any_day, st.integers(1, 400))
def test_days_are_counted_from_today(today: date, count: int) -> None:
    now, later = noon(today), today + timedelta(count)
    for words in (f"{count}天后", f"过{count}天", f"in {count} days", f"{count} days from now"):
        assert days(words, now) == [later], words
    for words in (f"{count}天前", f"{count} days ago"):
        assert days(words, now) == [today - timedelta(count)], words


@given(any_day)
def test_edges_of_month_quarter_and_year(today: date) -> None:
    now = noon(today)
    month_end = (today.replace(day=1) + timedelta(32)).replace(day=1) - timedelta(1)
    third = (today.month - 1) // 3 * 3 + 3
    quarter_end = (date(today.year, third, 1) + timedelta(32)).replace(day=1) - timedelta(1)
    for words, day in (
        ("月底前", month_end), ("本月底", month_end), ("by the end of the month", month_end), ("by month end", month_end),
        ("季度末", quarter_end), ("本季度末", quarter_end), ("end of the quarter", quarter_end),
        ("年底", date(today.year, 12, 31)), ("by year end", date(today.year, 12, 31)),
    ):  # fmt: skip
        assert days(words, now) == [day], words


@given(st.text(max_size=80))
@settings(max_examples=300)
def test_any_text_is_read_and_what_is_found_stands_in_it(text: str) -> None:
    for found in found_in(text):
        assert found.start < found.end
        assert found.text.strip()


@given(st.text(alphabet="0123456789年月日号周一二三四五十百千万半天前后下上箱筐个.,:/-% k", max_size=30))
@settings(max_examples=400)
def test_any_row_of_the_grammars_own_words_is_read(text: str) -> None:
    assert all(each.start < each.end for each in found_in(text))


def test_a_value_keeps_its_words() -> None:
    text = "月底前交50筐，单价68"
    assert [text[found.start : found.end] for found in found_in(text)] == ["月底", "50筐", "68"]
    assert said(text, NOW)[0] == "day 2027-05-31"
