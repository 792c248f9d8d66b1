"""Numbers, days and times as people write them, in both languages: what the grammar must read back."""

from __future__ import annotations

from calendar import month_abbr, month_name
from datetime import date

DIGITS = "零一二三四五六七八九"
ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def chinese(number: int) -> str:
    """A number below a trillion, in words."""
    for size, name in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            rest = number % size
            gap = "零" if 0 < rest < size // 10 else ""
            return chinese(number // size) + name + gap + (chinese(rest) if rest else "")
    words, skipped = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            words += ("零" if skipped and words else "") + DIGITS[digit] + name
            skipped = False
        else:
            skipped = True
    return words or "零"


def short_chinese(number: int) -> str | None:
    """A number whose last size goes without saying: 一千二, 三万五, 两百五; None where it has more than two digits."""
    size = 10 ** (len(str(number)) - 1)
    head, tail = divmod(number, size)
    tenth = tail // (size // 10) if size >= 100 else 0
    if size not in (100, 1000, 10_000) or tail != tenth * (size // 10) or not tenth:
        return None
    return ("两" if head == 2 else DIGITS[head]) + {100: "百", 1000: "千", 10_000: "万"}[size] + DIGITS[tenth]


def english(number: int) -> str:
    """A number below a billion, in words."""
    for size, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            link = " and " if rest and (size == 100 or rest < 100) else " "
            return f"{english(number // size)} {name}{link + english(rest) if rest else ''}"
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th."""
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def small(number: int) -> str:
    """A month or a day in Chinese words: 十二, not 一十二."""
    return chinese(number).removeprefix("一") if 10 <= number < 20 else chinese(number)


def dated(day: date) -> list[str]:
    """A day with its year, in all ways of writing it."""
    month, short = month_name[day.month], month_abbr[day.month]
    year = "".join(DIGITS[int(digit)] for digit in str(day.year))
    return [
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y年%m月%d号}",
        f"{year}年{small(day.month)}月{small(day.day)}日",
        f"{day:%Y-%m-%d}",
        f"{day:%Y/%m/%d}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y%m%d}",
        f"{month} {day.day}, {day.year}",
        f"{short} {ordinal(day.day)} {day.year}",
        f"{day.day} {month} {day.year}",
        f"the {ordinal(day.day)} of {month}, {day.year}",
        f"{day:%d}-{short}-{day.year}",
        f"{day:%m/%d/%Y}",
    ]


def undated(day: date) -> list[str]:
    """A day without its year, in ways that can be read in one way only."""
    month, short = month_name[day.month], month_abbr[day.month]
    return [
        f"{day.month}月{day.day}号",
        f"{day.month}月{day.day}日前",
        f"{small(day.month)}月{small(day.day)}号",
        f"{month} {day.day}",
        f"by {short} {ordinal(day.day)}",
        f"{day.day} {month}",
        f"{ordinal(day.day)} of {short}",
    ]
