"""Whatever is written, reading it gives values that stand in it, or none: it never fails, and never nests without an end."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.embedded import values
from bot.understanding.embedded.values import Found, find_values
from tests.understanding.values.reading import NOW, UNITS

find = partial(find_values, now=NOW, units=UNITS)
looking_back = partial(find, direction="past", period_direction="future", country="GB", fiscal_start=4)
READERS = [getattr(values, name) for name in values.__all__ if name.startswith("read_")]
#: All of Unicode, half surrogates included.
anything = st.text(st.characters(codec=None), max_size=60)
ENGLISH = (
    "the last first end of next week month quarter year on from to in 3 2 days half and a one hundred point third over "
    "monday may 12 nov 2027 q3 fy26 am at noon % off dozen boxes $ k m 1/2 5.12 12:30 - , . ( + @ since between until"
)
WORDS = ENGLISH.split()
PIECES = [
    *"零一二两三半几十百千万亿点分之第初年月日号天周上下前后个多余来整折元块毛角每打从到至起内过近最大今明去",
    "星期", "季度", "小时", "以前", "财年", "中旬", "又", "0", "12", ".", "-", "/", ":", " ", "%", "筐", "¥", "k", "w",
]  # fmt: skip


def check(text: str, found: list[Found]) -> None:
    for each in found:
        assert 0 <= each.start < each.end <= len(text)
        assert each.text == text[each.start : each.end]


@given(anything)
@settings(deadline=None, max_examples=250)
def test_any_text_can_be_read(text: str) -> None:
    check(text, find(text))
    check(text.lower(), looking_back(text.lower()))


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([" ", " ", ""]))
@settings(deadline=None, max_examples=250)
def test_any_row_of_english_words_of_the_grammar_can_be_read(words: list[str], between: str) -> None:
    text = between.join(words)
    check(text, find(text))
    check(text, looking_back(text))


@given(st.lists(st.sampled_from(PIECES), max_size=14))
@settings(deadline=None, max_examples=250)
def test_any_row_of_chinese_words_of_the_grammar_can_be_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    check(text, find(text))
    check(text, looking_back(text))


@given(anything | st.lists(st.sampled_from([*WORDS, *PIECES]), max_size=6).map(" ".join))
@settings(deadline=None, max_examples=100)
def test_no_reader_of_a_single_value_fails(words: str) -> None:
    for read in READERS:
        read(words, find)


@pytest.mark.parametrize(
    "piece",
    ["1", "一二三", "十", " ", "(((", "1 ", "a@", "the last 3 days of ", "end of ", "first half of ", "3 days after ",
     "week of ", "from ", "两天又", "1天", "12.8-", "a ", "one ", "百分之",
     "兆", "万", "+1", "半", "two and ", "5元", "in 3 days on friday "],
)  # fmt: skip
def test_what_is_said_over_and_over_comes_to_an_end(piece: str) -> None:
    text = piece * (6000 // len(piece))
    check(text, find(text))


def test_a_long_text_is_read_as_its_lines_are() -> None:
    lines = [f"第一行：要{count}筐，单价{count + 3}元，{count % 28 + 1}号前到\n" for count in range(2, 90)]
    text = "".join(lines)
    in_lines = [(each.kind, each.value) for line in lines for each in find(line)]
    assert [(each.kind, each.value) for each in find(text)] == in_lines
