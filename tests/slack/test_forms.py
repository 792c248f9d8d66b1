"""Forms: what is still to be told is filled in at once, and comes as one message."""

from __future__ import annotations

import pytest

from bot.messages import Button, Conversation, FormField, Outgoing, Reply
from bot.port import Line
from tests.slack.desk import NotingDesk
from tests.slack.platform import GROUP, SlackPlatform
from tests.slack.web_api import ApiError

pytestmark = pytest.mark.anyio

FIELDS = (
    FormField("customer", "客户", "choice", ("甲公司", "乙公司")),
    FormField("amount", "金额"),
    FormField("due", "日期", "day"),
)


def _asked(fields: tuple[FormField, ...], language: str = "zh", *, direct: bool = True) -> Outgoing:
    chat, thread = ("DUANN", "") if direct else (GROUP, "1780000000.000001")
    reply = Reply("r", "还差几项：", language, fields=fields, buttons=(Button("b.0", "取消"),))  # type: ignore[arg-type]
    return Outgoing("o", Conversation("slack", chat, thread), "UANN", reply, direct)


@pytest.mark.parametrize("direct", [True, False])
async def test_a_filled_in_form_is_one_message_in_its_conversation(
    slack: SlackPlatform, desk: NotingDesk, line: Line, direct: bool
) -> None:
    slack.account("UANN")
    outgoing = _asked(FIELDS, direct=direct)
    await desk.says(line, outgoing)
    [shown] = slack.direct("UANN") if direct else slack.group()
    assert shown.buttons == ("取消", "填写")
    await slack.presses("UANN", shown, "填写")
    assert desk.taken == []
    [view] = slack.server.views
    assert [block["element"]["type"] for block in view["blocks"]] == ["static_select", "plain_text_input", "datepicker"]
    await slack.fills_in("UANN", {"客户": "乙公司", "金额": " 1200 ", "日期": "2026-12-01"})
    [posted] = desk.taken
    assert posted.text == "客户：乙公司\n金额：1200\n日期：2026-12-01"
    assert (posted.conversation, posted.direct, posted.account) == (outgoing.conversation, direct, "UANN")


async def test_a_form_speaks_its_reply_s_language(slack: SlackPlatform, desk: NotingDesk, line: Line) -> None:
    slack.account("UANN")
    await desk.says(line, _asked((FormField("amount", "Amount"),), "en"))
    await slack.presses("UANN", slack.direct("UANN")[0], "Fill in")
    await slack.fills_in("UANN", {"Amount": "12"})
    assert slack.server.views[0]["title"]["text"] == "What is missing"
    assert desk.taken[0].text == "Amount: 12"


async def test_a_single_choice_is_pressed_and_needs_no_form(slack: SlackPlatform, desk: NotingDesk, line: Line) -> None:
    slack.account("UANN")
    await desk.says(line, _asked((FIELDS[0],)))
    assert slack.direct("UANN")[0].buttons == ("取消",)


async def test_options_that_a_form_has_no_room_for_are_written(
    slack: SlackPlatform, desk: NotingDesk, line: Line
) -> None:
    slack.account("UANN")
    many = FormField("customer", "客户", "choice", tuple(f"第{n}号公司" for n in range(400)))
    await desk.says(line, _asked((many, FIELDS[1])))
    await slack.presses("UANN", slack.direct("UANN")[0], "填写")
    kinds = [block["element"]["type"] for block in slack.server.views[0]["blocks"]]
    assert kinds == ["plain_text_input", "plain_text_input"]


async def test_a_form_that_no_button_can_carry_is_left_to_words(
    slack: SlackPlatform, desk: NotingDesk, line: Line
) -> None:
    slack.account("UANN")
    await desk.says(line, _asked(tuple(FormField(f"f{n}", "很长的名称" * 20) for n in range(30))))
    assert slack.direct("UANN")[0].buttons == ("取消",)


async def test_a_form_that_could_not_be_opened_can_be_opened_again(
    slack: SlackPlatform, desk: NotingDesk, line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    slack.account("UANN")
    await desk.says(line, _asked(FIELDS))
    slack.server.faults["views.open"].append(ApiError("internal_error", 500))
    body = slack.press("UANN", slack.direct("UANN")[0], "填写")
    assert await slack.interaction(body) == 200
    assert (slack.server.views, "could not be opened" in caplog.text) == ([], True)
    await slack.presses("UANN", slack.direct("UANN")[0], "填写")
    assert len(slack.server.views) == 1


async def test_the_same_form_sent_twice_has_one_id(slack: SlackPlatform, desk: NotingDesk, line: Line) -> None:
    slack.account("UANN")
    await desk.says(line, _asked(FIELDS))
    await slack.presses("UANN", slack.direct("UANN")[0], "填写")
    await slack.fills_in("UANN", {"金额": "1"})
    await slack.fills_in("UANN", {"金额": "1"})
    assert len({posted.event for posted in desk.taken}) == 1
