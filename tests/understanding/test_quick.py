"""Long patterns sought quickly find what they find otherwise."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.embedded.quick import quick

_PATTERNS = [
    r"不要|先不|(?<!识)别(?!人)|\b(?:don't|not yet|never)\b",
    r"(?:\d+|[一二三]+)(?:箱|件)?|a dozen",
    r"[a-z]{2,3}-?\d|half an? ",
    r"(?:oh )?no|x*y",
    r"\s+|$",
    r"(?=ab)a|[^c]d",
]


@pytest.mark.parametrize("pattern", _PATTERNS)
@given(text=st.text(alphabet="不要先别人识一二三箱件 abcdnotxy-'5ehlf", max_size=20))
def test_the_same_is_found(pattern: str, text: str) -> None:
    assert [each.span() for each in quick(pattern).finditer(text)] == [
        each.span() for each in re.finditer(pattern, text)
    ]
