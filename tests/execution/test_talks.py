"""A talk's one text, by which the audit and reminders know it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.talks import ConversationKey


@pytest.mark.parametrize(
    ("key", "talk"),
    [
        (ConversationKey("web", "E01", "", "E01"), "web/E01"),
        (ConversationKey("slack", "C9", "1700.2", "E01"), "slack/C9/1700.2"),
        (ConversationKey("api", "", "", "E01"), "api"),
        (ConversationKey("api", "a/b", "", "E01"), "api/a%2Fb"),
    ],
)
def test_a_talk_is_written_in_one_text(key: ConversationKey, talk: str) -> None:
    assert key.talk == talk


@given(st.builds(ConversationKey, st.text(min_size=1), st.text(), st.text(), st.text()))
def test_it_is_read_back_as_it_was(key: ConversationKey) -> None:
    assert ConversationKey.of(key.talk, key.person) == key
