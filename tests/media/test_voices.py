"""A voice note is heard like a typed message, shown as it was heard, and never written without a look."""

from __future__ import annotations

import pytest

from tests.media.conftest import model_settings
from tests.media.files import VOICE
from tests.scripted_model import Reply, ScriptedModel, failing, hearing
from tests.talks import Talk, Talks

CHECK = "这是听语音得来的，请核对"


@pytest.fixture
def rep(seeing: Talks) -> Talk:
    """徐曼宁, who looks after 瀚宁."""
    return seeing.with_("E01")


def summaries(talk: Talk) -> list[str]:
    with talk.house.records() as store:
        return [each.summary for each in store.follow_ups.search(None, None, None, 10)]


def test_an_account_that_typed_would_be_written_at_once_is_a_card(rep: Talk, model: ScriptedModel) -> None:
    model.answers(hearing("今天拜访了瀚宁，聊了交期"))
    card = rep.sends(VOICE)
    assert card.startswith("听到：今天拜访了瀚宁，聊了交期\n请核对：")
    assert f"! {CHECK}" in card
    assert summaries(rep) == []
    rep.presses("确认")
    assert summaries(rep) == ["今天拜访了瀚宁，聊了交期"]


def test_in_english(seeing: Talks, model: ScriptedModel) -> None:
    rep = seeing.with_("E04")
    model.answers(hearing("Visited Kestrel today, they want samples"))
    card = rep.sends(VOICE)
    assert card.startswith("Heard: Visited Kestrel today")
    assert "! This was heard in a voice note: please check it" in card
    rep.presses("Confirm")
    assert len(summaries(rep)) == 1


def test_a_question_is_answered(rep: Talk, model: ScriptedModel) -> None:
    model.answers(hearing("烧杯还有多少"))
    assert "560" in rep.sends(VOICE)


def test_the_recording_and_nothing_else_is_sent(rep: Talk, model: ScriptedModel) -> None:
    model.answers(hearing("你好"))
    rep.sends(VOICE, text="")
    (asked,) = model.asked
    assert VOICE.data in asked["form"]
    assert b"scripted-ear" in asked["form"]
    assert b"voice.ogg" in asked["form"]
    assert b"note.ogg" not in asked["form"]


@pytest.mark.parametrize(
    ("word", "told"),
    [("确认", "语音不能用来确认"), ("好的", "语音不能用来确认"), ("confirm", "A voice note can't confirm")],
)
def test_nothing_is_confirmed_by_voice(rep: Talk, model: ScriptedModel, word: str, told: str) -> None:
    model.answers(hearing("今天拜访了瀚宁，聊了交期"))
    rep.sends(VOICE)
    model.answers(hearing(word))
    assert told in rep.sends(VOICE)
    assert summaries(rep) == []
    rep.presses("确认")
    assert len(summaries(rep)) == 1


def test_a_spoken_undo_is_looked_at(rep: Talk, model: ScriptedModel) -> None:
    rep.says("今天拜访了瀚宁，聊了交期")
    model.answers(hearing("撤销"))
    assert CHECK in rep.sends(VOICE)
    assert len(summaries(rep)) == 1
    rep.presses("确认")
    assert summaries(rep) == []


def test_a_spoken_cancel_lets_a_card_go(rep: Talk, model: ScriptedModel) -> None:
    model.answers(hearing("今天拜访了瀚宁，聊了交期"), hearing("取消"))
    rep.sends(VOICE)
    assert "没有写入" in rep.sends(VOICE)
    assert summaries(rep) == []


def test_a_spoken_answer_makes_it_a_card(rep: Talk, model: ScriptedModel) -> None:
    rep.says("记跟进：今天电话聊了交期")
    assert rep.states == [("log_follow_up", "asked")]
    model.answers(hearing("瀚宁"))
    assert CHECK in rep.sends(VOICE)
    assert summaries(rep) == []


@pytest.mark.parametrize(
    "answer", [failing(401), failing(400), Reply(b"{}"), Reply(b"<html>"), Reply(b"", cut_off=True)]
)
def test_the_server_does_not_hear_it(rep: Talk, model: ScriptedModel, answer: Reply) -> None:
    model.answers(answer)
    assert rep.sends(VOICE).startswith("语音暂时识别不了，什么都没写入。")
    model.answers(hearing("烧杯还有多少"))
    assert "560" in rep.sends(VOICE)


def test_nothing_is_said_in_it(rep: Talk, model: ScriptedModel) -> None:
    model.answers(hearing("  "))
    assert rep.sends(VOICE).startswith("这段语音里没听到话")


def test_a_server_that_keeps_failing_is_left_alone(rep: Talk, model: ScriptedModel) -> None:
    model.answers(failing(401))
    for _ in range(6):
        rep.sends(VOICE)
    assert len(model.asked) == 5


def test_without_a_model_for_voices(seeing: Talks, model: ScriptedModel) -> None:
    blind = Talks.in_house(seeing.house, model=model_settings(model, transcribe=""))
    model.answers()
    assert "手机输入法的语音输入" in blind.with_("E01").sends(VOICE)
    assert "dictation" in blind.with_("E04").sends(VOICE)
    assert not model.asked
