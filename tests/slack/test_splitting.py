"""Long texts are parted where people would part them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.slack.markup import units
from handlers.slack.splitting import split


@pytest.mark.parametrize(
    ("text", "limit", "parts"),
    [
        ("", 10, []),
        ("短", 10, ["短"]),
        ("one two\n\nthree four", 14, ["one two", "three four"]),
        ("one two\nthree four", 14, ["one two", "three four"]),
        ("一句话。第二句话。", 6, ["一句话。", "第二句话。"]),
        ("alpha beta gamma", 11, ["alpha beta", "gamma"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("a\n\n" + "b" * 9, 10, ["a\n\nbbbbbbb", "bb"]),
        ("see https://acme.example/a here", 12, ["see", "https://acme", ".example/a", "here"]),
        ("see https://ab.example", 20, ["see", "https://ab.example"]),
        ("e\u0301e\u0301e\u0301", 3, ["e\u0301", "e\u0301", "e\u0301"]),
        ("👨‍👩‍👧👨‍👩‍👧", 7, ["👨‍👩‍👧", "👨‍👩‍👧"]),
        ("👍🏽👍🏽", 3, ["👍🏽", "👍🏽"]),
    ],
)
def test_a_text_is_parted_at_the_best_seam(text: str, limit: int, parts: list[str]) -> None:
    assert split(text, limit) == parts


@given(st.text(), st.integers(min_value=4, max_value=40))
def test_nothing_is_lost_and_nothing_too_long(text: str, limit: int) -> None:
    parts = split(text, limit, units)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(0 < units(part) <= limit for part in parts)
