"""Long texts are parted where a reader would part them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parting import LINK, fitting, parted

LINE = "https://files.example/records/order?id=31&as=pdf"
CHARACTERS = ["👨‍👩‍👧‍👦", "👩‍👩‍👧", "🇨🇳", "e\u0301", "👍🏽", "1️⃣", "✔️", "🏴\U000e0067\U000e0062\U000e007f", "नि", "🏭"]


def utf16(text: str) -> int:
    """As JavaScript counts, and with it Slack and Telegram."""
    return len(text.encode("utf-16-le")) // 2


def utf8(text: str) -> int:
    """In bytes, as WeCom counts."""
    return len(text.encode())


@pytest.mark.parametrize(
    ("text", "limit", "parts"),
    [
        ("", 10, []),
        (" \n ", 10, []),
        ("短", 10, ["短"]),
        ("一行\n\n又一行", 40, ["一行\n\n又一行"]),
        ("one two\n\nthree four", 14, ["one two", "three four"]),
        ("one two\nthree\n\nfour five six\nseven", 24, ["one two\nthree", "four five six\nseven"]),
        ("one two\nthree four", 14, ["one two", "three four"]),
        ("one two three\nfour five\nsix seven", 24, ["one two three\nfour five", "six seven"]),
        ("a b c\nd e f\ng h i", 11, ["a b c\nd e f", "g h i"]),
        ("一句话。第二句话。", 6, ["一句话。", "第二句话。"]),
        ("One thing. Another thing.", 20, ["One thing.", "Another thing."]),
        ("今天去了两家客户，都说价格可以", 12, ["今天去了两家客户，", "都说价格可以"]),
        ("one two three four five six", 12, ["one two", "three four", "five six"]),
        ("玻璃瓶" * 5, 6, ["玻璃瓶玻璃瓶", "玻璃瓶玻璃瓶", "玻璃瓶"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("a\n\n" + "b" * 9, 10, ["a\n\nbbbbbbb", "bb"]),
        ("see https://acme.example/a here", 12, ["see", "https://acme", ".example/a", "here"]),
        ("see https://ab.example", 20, ["see", "https://ab.example"]),
        (f"{'字' * 20}{LINE} {'字' * 20}", 60, ["字" * 20, LINE, "字" * 20]),
        (f"详见{LINE}，请看", 60, [f"详见{LINE}，请看"]),
        (f"详见{LINE}，请看", 51, [f"详见{LINE}，", "请看"]),
    ],
)
def test_a_text_is_parted_at_the_best_place(text: str, limit: int, parts: list[str]) -> None:
    assert parted(text, limit) == parts


@pytest.mark.parametrize("character", CHARACTERS)
@pytest.mark.parametrize("size", [utf16, utf8])
def test_no_character_is_parted(character: str, size: Callable[[str], int]) -> None:
    for shift in range(3):
        for limit in range(size(character) + shift, size(character) * 3 + 2):
            for part in parted("x" * shift + character * 9, limit, size):
                rest = part.lstrip("x")
                assert rest == character * (len(rest) // len(character))


def test_a_character_that_no_part_holds_is_parted_all_the_same() -> None:
    assert "".join(parted("👨‍👩‍👧‍👦" * 2, 2)) == "👨‍👩‍👧‍👦" * 2


def test_a_link_that_no_part_holds_is_parted_all_the_same_but_not_its_characters() -> None:
    assert parted("https://x.example/e\u0301e\u0301", 19) == ["https://x.example/", "e\u0301e\u0301"]


def test_what_else_is_whole_stays_in_one_piece() -> None:
    assert parted(r"12345\*67", 6, whole=re.compile(LINK.pattern + r"|\\.")) == ["12345", r"\*67"]


def test_one_character_fits_at_least() -> None:
    assert fitting("😀😀", 1, utf16) == 1


SIGNS = [*"ab 字，。:.\n", "😀", *CHARACTERS, "https://x.example/y ", "www.x.example"]
TEXTS = st.lists(st.sampled_from(SIGNS), max_size=80).map("".join) | st.text(max_size=200)


@given(TEXTS, st.integers(4, 60), st.sampled_from([len, utf16, utf8]))
def test_nothing_is_lost_and_nothing_is_too_long(text: str, limit: int, size: Callable[[str], int]) -> None:
    parts = parted(text, limit, size)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(0 < size(part) <= limit for part in parts)


@given(st.lists(st.sampled_from([sign if "." not in sign else f"{sign} " for sign in SIGNS])), st.integers(30, 60))
def test_whole_things_stay_whole_where_they_fit(signs: list[str], limit: int) -> None:
    text = "".join(signs)
    found = parted(text, limit)
    for whole in ("https://x.example/y", *CHARACTERS[:2]):
        assert sum(part.count(whole) for part in found) == text.count(whole)
