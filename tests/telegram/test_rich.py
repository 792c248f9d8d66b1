"""Long texts in parts that Telegram takes: parted where a reader would part them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.telegram.rich import Span, html, parts, plain, units

FAMILY = "👨‍👩‍👧‍👦"
FLAG = "🇨🇳"


def _parted(text: str, most: int) -> list[str]:
    return [plain(part) for part in parts((Span(text),), most)]


def test_a_short_text_is_one_part() -> None:
    assert _parted("一行\n\n又一行", 40) == ["一行\n\n又一行"]


def test_between_paragraphs_first() -> None:
    assert _parted("one two\nthree\n\nfour five six\nseven", 24) == ["one two\nthree", "four five six\nseven"]


def test_then_between_lines() -> None:
    assert _parted("one two three\nfour five\nsix seven", 24) == ["one two three\nfour five", "six seven"]


def test_then_between_words() -> None:
    assert _parted("one two three four five six", 12) == ["one two", "three four", "five six"]


def test_then_after_a_comma() -> None:
    assert _parted("今天去了两家客户，都说价格可以", 12) == ["今天去了两家客户，", "都说价格可以"]


def test_at_last_between_characters() -> None:
    assert _parted("玻璃瓶" * 5, 6) == ["玻璃瓶玻璃瓶", "玻璃瓶玻璃瓶", "玻璃瓶"]


def test_a_paragraph_that_would_leave_a_part_nearly_empty_is_not_waited_for() -> None:
    text = "短\n\n" + "长" * 30
    assert _parted(text, 20)[0] == "短\n\n" + "长" * 17


@pytest.mark.parametrize("sign", [FAMILY, FLAG, "é", "👍🏽", "1️⃣", "🏭"])
def test_no_character_is_parted(sign: str) -> None:
    for most in range(units(sign), units(sign) * 3 + 2):
        for part in _parted(sign * 9, most):
            assert part == sign * (len(part) // len(sign))


def test_a_link_stays_in_one_piece() -> None:
    link = "https://files.example/records/order?id=31&as=pdf"
    found = _parted(f"{'字' * 20}{link} {'字' * 20}", 60)
    assert found == ["字" * 20, link, "字" * 20]


def test_a_link_that_no_part_holds_is_sent_all_the_same() -> None:
    link = "https://files.example/" + "a" * 90
    assert "".join(_parted(link, 40)) == link


def test_signs_of_two_units_are_counted_as_telegram_counts() -> None:
    assert [units(part) for part in _parted("😀" * 10, 7)] == [6, 6, 6, 2]


def test_bold_goes_on_in_the_next_part() -> None:
    found = parts((Span("一二三"), Span("四五六", bold=True)), 4)
    assert [html(part) for part in found] == ["一二三<b>四</b>", "<b>五六</b>"]


def test_what_is_written_is_no_markup() -> None:
    assert html((Span("a<b & c>d"), Span("</b>", bold=True))) == "a&lt;b &amp; c&gt;d<b>&lt;/b&gt;</b>"


SIGNS = [*"ab 字，。\n", "😀", FAMILY, FLAG, "https://x.example/y "]
TEXTS = st.lists(st.sampled_from(SIGNS), max_size=80).map("".join)


@given(TEXTS, st.integers(12, 60))
def test_nothing_is_lost_and_nothing_is_too_long(text: str, most: int) -> None:
    found = _parted(text, most)
    assert all(0 < units(part) <= most for part in found)
    assert "".join("".join(found).split()) == "".join(text.split())
