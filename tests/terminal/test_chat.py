"""A line in, the reply out, an empty line after it; a button's label presses it."""

from __future__ import annotations

from bot.messages import Button, Reply
from bot.port import Serving
from handlers.terminal import channel
from tests.web.assistant import NOW, FakeAssistant


def talk(assistant: FakeAssistant, *lines: str) -> list[str]:
    """What is printed for each line."""
    said: list[str] = []
    ids = (f"event-{len(assistant.handled)}-{number}" for number in range(100))
    channel.converse(assistant, Serving(lambda: NOW, lambda: next(ids)), "E01", lines, said.append)
    return said


def test_each_line_gets_one_reply_and_an_empty_line() -> None:
    said = talk(FakeAssistant(), "在吗\n", "库存\r\n")
    assert said == ["听到：在吗\n", "听到：库存\n"]


def test_a_card_is_printed_line_by_line_with_its_buttons_last() -> None:
    (said,) = talk(FakeAssistant(), "给瀚宁下单")
    lines = said.splitlines()
    assert lines[0] == "请核对："
    assert "仓库: 嘉定仓 (默认)" in lines
    assert lines[-1] == "[确认] [修改] [取消]"
    assert "" not in lines


def test_typing_a_label_presses_the_button() -> None:
    assistant = FakeAssistant()
    talk(assistant, "给瀚宁下单", " 确认 ", "确认")
    assert [incoming.button for incoming in assistant.handled] == [None, "yes-R1", None]


def test_labels_that_are_alike_are_numbered() -> None:
    assistant = FakeAssistant()
    buttons = (Button("a", "王强"), Button("b", "王强"), Button("c", "取消"))
    assistant.answers["找王强"] = Reply("R9", "是哪一位？", "zh", buttons=buttons)
    asked, _ = talk(assistant, "找王强", "2 王强")
    assert asked.splitlines()[-1] == "[1 王强] [2 王强] [取消]"
    assert assistant.handled[-1].button == "b"


def test_the_buttons_of_an_earlier_call_can_still_be_pressed() -> None:
    assistant = FakeAssistant()
    talk(assistant, "给瀚宁下单")
    talk(assistant, "确认")
    assert assistant.handled[-1].button == "yes-R1"
