"""One value out of words that should say nothing else: what a person answers, or what a model quoted."""

from __future__ import annotations

from functools import partial

import pytest

from bot.understanding.embedded.values import (
    find_values,
    read_clock,
    read_day,
    read_discount,
    read_duration,
    read_email,
    read_moment,
    read_money,
    read_number,
    read_percent,
    read_period,
    read_phone,
    read_quantity,
)
from tests.understanding.values.reading import NOW, UNITS

find = partial(find_values, now=NOW, units=UNITS)


@pytest.mark.parametrize(
    ("read", "words", "value"),
    [
        (read_number, "一千二", "1200"),
        (read_number, "just 12", "None"),
        (read_quantity, "50筐", "Quantity(amount=Decimal('50'), unit='筐')"),
        (read_quantity, "大概50筐", "None"),
        (read_quantity, "50筐和20箱", "None"),
        (read_money, "单价68块", "Money(amount=Decimal('68'), currency='CNY', per=None)"),
        (read_money, "1200", "Money(amount=Decimal('1200'), currency=None, per=None)"),
        (read_percent, "5%", "5"),
        (read_discount, "九折", "10"),
        (read_discount, "10%", "10"),
        (read_day, "by next Friday", "2027-05-21"),
        (read_day, "2月30日", "None"),
        (read_moment, "明天下午3点", "2027-05-13 15:00:00+08:00"),
        (read_clock, "3pm", "15:00:00"),
        (read_period, "上个月的", "Period(first=datetime.date(2027, 4, 1), last=datetime.date(2027, 4, 30))"),
        (read_period, "明天", "Period(first=datetime.date(2027, 5, 13), last=datetime.date(2027, 5, 13))"),
        (read_duration, "两周", "14 days, 0:00:00"),
        (read_phone, "138 0013 8000", "13800138000"),
        (read_email, "Mei@Example.com", "mei@example.com"),
        (read_email, "mei at example", "None"),
    ],
)
def test_words_that_say_one_value(read: object, words: str, value: str) -> None:
    assert callable(read)
    said = read(words, find)
    assert (repr(said) if "(" in value else str(said)) == value
