"""Whatever is sent, the engine answers: no message makes it fail, and its values stand in the message."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.registry import declared_actions
from tests.understanding.engine.bicycles import BOSS, REP, understood

_SAID = "给 下单 飞轮 远足单车铺 骑行头盔 外胎 5箱 -3 1e400 ２ 771 SO-772 改成 取消 不要了 明天 2月30号 那 呢 一样 ： “ ” ？"
_SAID_EN = "order|for|Harbour Cycles|helmets|make it|and|?|\n| |@|10% off|%s|{order}|...|same|to|from|never mind"
_ODD = ("\u202e", "\ud83d", "\x00", "🚲", "é", "ß", "İ", "㎏", "\u200f")
_PIECES = st.sampled_from([*_SAID.split(), *_SAID_EN.split("|"), *_ODD])
_MESSAGES = st.lists(_PIECES, max_size=12).map("".join) | st.text(max_size=60)


@given(st.lists(_MESSAGES, min_size=1, max_size=3))
def test_no_talk_makes_it_fail_and_every_value_stands_somewhere(messages: list[str]) -> None:
    reading = understood(BOSS, *messages)
    proposals = [*reading.proposals, *([reading.ask.proposal] if reading.ask else [])]
    for proposal in proposals:
        assert set(proposal.args) <= {slot.name for slot in declared_actions()[proposal.action].slots}
        for source in proposal.sources.values():
            assert 0 <= source.start <= source.end <= max(map(len, messages))


_EMPTY = ("", " ", "\u200f\u200e", "\ud83d", "\x00\x07")
_LONG = ("。" * 500, "给" * 4000, "a " * 2000, "(" * 3000, "5箱" * 1300, "\n" * 4000)


@pytest.mark.parametrize("message", [*_EMPTY, *_LONG])
def test_odd_messages_are_answered(message: str) -> None:
    assert understood(REP, message).proposals == ()


def test_a_very_long_message_is_told_to_be_too_long() -> None:
    reading = understood(REP, "下单 " * 7000)
    assert reading.problem is not None
    assert reading.problem[0] == "understanding.too_long"


def test_whatever_fuzzing_has_found_is_answered() -> None:
    talks = json.loads((Path(__file__).parent / "fuzz_corpus.json").read_text("utf-8"))
    assert len(talks) > 50
    for messages in talks:
        reading = understood(REP, *messages)
        assert len(list(reading.explanation)) >= len(reading.leftover)


def test_places_are_those_of_the_message_as_it_was_sent() -> None:
    [proposal] = understood(BOSS, "771取消", "000¼").proposals
    assert (proposal.sources["reason"].start, proposal.sources["reason"].end) == (0, 4)
