"""What is said, as it stands in Slack."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

import pytest
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.messages import (
    Attachment,
    Button,
    Card,
    CardRow,
    CardTable,
    Conversation,
    Enclosed,
    FormField,
    Outgoing,
    Reply,
    Standing,
)
from bot.port import BusyError, Line, RefusedError
from handlers.slack.forms import OPENS, Form, form_of, modal
from tests.slack.desk import NotingDesk, answer, to_account
from tests.slack.platform import GROUP, SlackPlatform
from tests.slack.web_api import ApiError, SlackServer

pytestmark = pytest.mark.anyio

CONFIRM = Button("0123456789abcdef0123456789abcdef.0", "确认", "primary")
CANCEL = Button("0123456789abcdef0123456789abcdef.1", "取消", "danger")
ORDER = Card(
    "新订单",
    "open",
    rows=(CardRow("客户", "甲公司", "猜的"), CardRow("金额", "¥ 1,200.00")),
    tables=(CardTable(("产品", "数量", "金额"), (("水泵", "3", "900"), ("阀门", "10", "300")), more=2),),
    effects=("库存预留 3 台",),
    warnings=("超出信用额度",),
)
OPEN = Reply("r1", "请确认：", "zh", (ORDER,), (CONFIRM, CANCEL))
DONE = Reply("r2", "已下单。", "zh", (Card("订单 SO-1", "done"),))


def _direct(reply: Reply, **more: Any) -> Outgoing:
    return Outgoing(
        **{"id": "o1", "conversation": Conversation("slack", "DUANN"), "account": "UANN", "reply": reply, **more}
    )


def _in_thread(reply: Reply, **more: Any) -> Outgoing:
    conversation = Conversation("slack", GROUP, "1780000000.000001")
    return Outgoing("o2", conversation, "UANN", reply, **{"direct": False, **more})


async def test_a_card_shows_all_that_is_on_it(slack: SlackPlatform, desk: NotingDesk, line: Line) -> None:
    slack.account("UANN")
    await desk.says(line, _direct(OPEN))
    [shown] = slack.direct("UANN")
    assert shown.text.splitlines() == [
        "请确认：",
        "*新订单*  🕓 待确认",
        "*客户*",
        "甲公司（猜的）",
        "*金额*",
        "¥ 1,200.00",
        "产品 · 数量 · 金额",
        "• 水泵 · 3 · 900",
        "• 阀门 · 10 · 300",
        "… 另有 2 行",
        "⚠️ 超出信用额度",
        "→ 库存预留 3 台",
    ]
    assert shown.buttons == ("确认", "取消")
    [block] = [each for each in slack.standing(shown).blocks if each["type"] == "actions"]
    assert [each.get("style") for each in block["elements"]] == ["primary", "danger"]
    assert "甲公司" in slack.standing(shown).text


async def test_what_is_said_is_always_composed_alike(line: Line) -> None:
    assert line.compose(_direct(OPEN)) == line.compose(_direct(OPEN))
    assert json.loads(json.dumps([dict(step.args) for step in line.compose(_direct(OPEN))]))
    assert [step.card for step in line.compose(_direct(OPEN))] == [True]


async def test_slack_s_own_models_find_nothing_wrong_with_it(line: Line) -> None:
    reply = Reply(
        "r", "长" * 5000, "zh", (ORDER, DONE.cards[0]), (CONFIRM, CANCEL), fields=(FormField("due", "交期", "day"),)
    )
    for step in line.compose(_in_thread(reply)):
        blocks = Block.parse_all(list(step.args["blocks"]))
        assert len(blocks) == len(step.args["blocks"])
        for block in blocks:
            block.validate_json()
    [form] = [each for each in step.args["blocks"][-1]["elements"] if each["action_id"] == OPENS]
    fields = (FormField("c", "客户", "choice", ("甲", "乙")), *form_of(form["value"]).fields, FormField("m", "备注"))
    View(**modal(Form(fields, "zh"), Conversation("slack", GROUP), direct=False)).validate_json()


async def test_a_press_comes_back_with_its_button_and_message(
    slack: SlackPlatform, desk: NotingDesk, line: Line
) -> None:
    slack.account("UANN")
    [said] = await desk.says(line, _direct(OPEN))
    await slack.presses("UANN", slack.direct("UANN")[0], "确认")
    [posted] = desk.taken
    assert (posted.button, posted.text, posted.on) == (CONFIRM.id, "确认", said)
    assert (posted.account, posted.direct, posted.conversation) == ("UANN", True, Conversation("slack", "DUANN"))


async def test_a_press_in_a_thread_belongs_to_its_conversation(
    slack: SlackPlatform, desk: NotingDesk, line: Line
) -> None:
    outgoing = _in_thread(OPEN)
    await desk.says(line, outgoing)
    assert slack.group()[0].thread == "1780000000.000001"
    await slack.presses("UBOB", slack.group()[0], "取消", group=True)
    assert (desk.taken[0].conversation, desk.taken[0].account) == (outgoing.conversation, "UBOB")
    assert not desk.taken[0].direct


async def test_presses_of_other_makers_buttons_are_placed_by_their_message(
    slack: SlackPlatform, desk: NotingDesk, line: Line
) -> None:
    await desk.says(line, _in_thread(OPEN))
    body = slack.press("UANN", slack.group()[0], "确认")
    body["actions"][0]["block_id"] = "xyz"
    await slack.interaction(body)
    body["container"]["thread_ts"] = body["message"]["thread_ts"] = body["message"]["ts"]
    await slack.interaction(body)
    assert [each.conversation.thread for each in desk.taken] == ["1780000000.000001", ""]


async def test_a_pressed_card_is_changed_in_place_and_loses_its_buttons(
    slack: SlackPlatform, desk: NotingDesk, line: Line
) -> None:
    slack.account("UANN")
    [said] = await desk.says(line, _direct(OPEN))
    assert await desk.says(line, _direct(DONE, place=said)) == [said]
    [shown] = slack.direct("UANN")
    assert (shown.buttons, shown.edits) == ((), 1)
    assert "已下单。" in shown.text
    assert "✅ 已完成" in shown.text


async def test_a_card_that_is_gone_is_said_anew(slack: SlackPlatform, desk: NotingDesk, line: Line) -> None:
    slack.account("UANN")
    [said] = await desk.says(line, _direct(OPEN))
    slack.server.forget(slack.standing(slack.direct("UANN")[0]))
    [anew] = await desk.says(line, _direct(DONE, id="o2", place=said))
    assert anew != said
    assert [each.text.splitlines()[0] for each in slack.direct("UANN")] == ["已下单。"]


async def test_other_cards_are_shut_and_one_that_is_gone_is_let_be(
    slack: SlackPlatform, desk: NotingDesk, line: Line
) -> None:
    slack.account("UANN")
    [said] = await desk.says(line, _in_thread(OPEN))
    shut = Standing(said, Reply("r1", "请确认：", "zh", (Card("新订单", "stale"),)))
    gone = Standing("C0SALES/1.000001", shut.reply)
    await desk.says(line, _direct(DONE, shuts=(gone, shut)))
    [card] = slack.group()
    assert (card.buttons, card.edits) == ((), 1)
    assert "⚪ 已失效" in card.text
    assert len(slack.direct("UANN")) == 1


async def test_whoever_never_wrote_is_written_to_directly(slack: SlackPlatform, desk: NotingDesk, line: Line) -> None:
    slack.account("UANN")
    await desk.says(line, to_account("UANN", DONE))
    await desk.says(line, to_account("UANN", DONE, 1))
    assert len(slack.direct("UANN")) == 2
    assert [method for method, _ in slack.server.calls].count("conversations.open") == 1


async def test_what_was_said_already_is_not_said_again(slack: SlackPlatform, desk: NotingDesk, line: Line) -> None:
    slack.account("UANN")
    assert await desk.says(line, _direct(DONE)) == await desk.says(line, _direct(DONE))
    assert len(slack.direct("UANN")) == 1
    # Another database counts from one again.
    await desk.says(line, _direct(DONE, answers="DUANN/1780000000.000009"))
    assert len(slack.direct("UANN")) == 2
    slack.server.faults["chat.postMessage"].append(ApiError("duplicate_message_not_found"))
    await desk.says(line, _direct(DONE))
    assert len(slack.direct("UANN")) == 3


async def test_aside_is_for_one_pair_of_eyes_and_changed_by_its_own_press(
    slack: SlackPlatform, desk: NotingDesk, line: Line
) -> None:
    root = f"{GROUP}/1780000000.000001"
    [said] = await desk.says(line, _in_thread(OPEN, aside=True, answers=root))
    [shown] = slack.group()
    # The thread has not begun, and Slack would show nothing in it.
    assert (shown.to, shown.thread) == ("UANN", "")
    await slack.presses("UANN", shown, "确认")
    [posted] = desk.taken
    assert (posted.on, posted.conversation.thread) == (said, "1780000000.000001")
    await desk.says(line, answer(posted, DONE, aside=True, place=said))
    [shown] = slack.group()
    assert (shown.edits, shown.buttons) == (1, ())
    assert "已下单。" in shown.text


async def test_an_aside_whose_press_is_too_old_is_said_anew(slack: SlackPlatform, desk: NotingDesk, line: Line) -> None:
    [said] = await desk.says(line, _in_thread(OPEN, aside=True))
    await slack.presses("UANN", slack.group()[0], "确认")
    slack.server.hooks.clear()
    await desk.says(line, answer(desk.taken[0], DONE, aside=True, place=said))
    assert [each.edits for each in slack.group()] == [0, 0]


async def test_aside_in_a_thread_that_has_begun_is_in_the_thread(
    slack: SlackPlatform, desk: NotingDesk, line: Line
) -> None:
    await desk.says(line, _in_thread(DONE, aside=True, answers=f"{GROUP}/1790000009.000001"))
    assert slack.group()[0].thread == "1780000000.000001"


async def test_an_aside_that_can_t_be_changed_any_more_is_said_anew_and_never_shut(
    slack: SlackPlatform, desk: NotingDesk, line: Line
) -> None:
    [said] = await desk.says(line, _in_thread(OPEN, aside=True))
    await desk.says(line, _in_thread(DONE, aside=True, place=said, shuts=(Standing(said, DONE),)))
    assert [each.edits for each in slack.group()] == [0, 0]


async def test_a_command_in_a_channel_it_is_no_member_of_is_answered_there(
    slack: SlackPlatform, desk: NotingDesk, line: Line
) -> None:
    await slack.commands("UANN", "/youdan", "库存", channel="C0OTHER")
    [posted] = desk.taken
    await desk.says(line, answer(posted, DONE))
    await desk.says(line, answer(posted, DONE, aside=True))
    everybody, alone = (each for each in slack.server.said if each.channel == "C0OTHER")
    assert (everybody.to, alone.to) == ("", "UANN")


async def test_a_command_in_a_direct_chat_with_somebody_else_is_answered_between_the_two(
    slack: SlackPlatform, desk: NotingDesk, line: Line
) -> None:
    await slack.commands("UANN", "/youdan", "库存", channel="D0BOBANDANN")
    [posted] = desk.taken
    await desk.says(line, answer(posted, OPEN))
    [shown] = slack.direct("UANN")
    await slack.presses("UANN", shown, "确认")
    assert desk.taken[1].conversation == posted.conversation


async def test_pictures_and_files_follow_into_the_thread(slack: SlackPlatform, desk: NotingDesk, line: Line) -> None:
    desk.kept = {"/c.png": Enclosed("photo", b"png", "image/png", "c.png")}
    reply = Reply("r", "本月", "zh", images=(Attachment("图表.png", "image/png", "/c.png"),))
    await desk.says(line, _in_thread(reply))
    text, file = slack.group()
    assert (text.text, file.files, file.thread) == ("本月", ("图表.png",), "1780000000.000001")
    assert b"png" in slack.server.files.values()
    with pytest.raises(RefusedError, match="not kept"):
        await desk.says(line, _in_thread(Reply("r", "", "zh", files=(Attachment("x.csv", "text/csv", "/gone"),))))


async def test_files_that_are_for_one_person_go_directly(slack: SlackPlatform, desk: NotingDesk, line: Line) -> None:
    slack.account("UANN")
    desk.kept = {"/l.csv": Enclosed("file", b"a,b", "text/csv", "l.csv")}
    reply = Reply("r", "名单", "zh", files=(Attachment("l.csv", "text/csv", "/l.csv"),))
    await desk.says(line, _in_thread(reply, aside=True))
    assert [each.text for each in slack.group()] == ["名单"]
    assert [each.files for each in slack.direct("UANN")] == [("l.csv",)]


@pytest.mark.parametrize(
    "data", ["<!channel> 大促", "<@U7> & <#C1>", "@here 来一下", "a <https://evil.example|ok> b", "</x> &amp;"]
)
async def test_what_others_wrote_mentions_nobody(line: Line, data: str) -> None:
    card = Card(data, rows=(CardRow(data, data, data),), tables=(CardTable((data,), ((data,),)),), warnings=(data,))
    for step in line.compose(_direct(Reply("r", data, "zh", (card,)))):
        assert (step.args["parse"], step.args["link_names"]) == ("none", False)
        for text in _texts(step.args["blocks"]):
            assert text["type"] == "plain_text" or text["verbatim"] is True
            if text["type"] == "mrkdwn":
                assert _commands(text["text"]) <= {"https://evil.example"}
        assert _commands(step.args["text"]) <= {"https://evil.example"}


async def test_signs_that_slack_would_take_for_formatting_are_shown_as_they_are(line: Line) -> None:
    card = Card("螺栓 M8*40", rows=(CardRow("型号", "*甲* 和 _乙_"), CardRow("规格", "M8*40, M8*50")))
    [step] = line.compose(_direct(Reply("r", "`x` ~y~", "zh", (card,))))
    kinds = {text["text"]: text["type"] for text in _texts(step.args["blocks"])}
    assert kinds == {
        "`x` ~y~": "plain_text",
        "*螺栓 M8*40*": "mrkdwn",
        "型号\n*甲* 和 _乙_": "plain_text",
        "*规格*\nM8*40, M8*50": "mrkdwn",
    }


async def test_web_addresses_are_links_and_are_not_unfurled(line: Line) -> None:
    link = "https://youdan.example/sign-in?code=a_b&x=1"
    card = Card("订单", rows=(CardRow("客户", "甲 | 乙", link="https://youdan.example/r/1"),), link=link)
    [step] = line.compose(_direct(Reply("r", f"打开 {link}。", "zh", (card,))))
    texts = [text["text"] for text in _texts(step.args["blocks"])]
    address = link.replace("&", "&amp;")
    assert texts == [f"打开 <{address}>。", f"*<{address}|订单>*", "*客户*\n<https://youdan.example/r/1|甲 ¦ 乙>"]
    assert (step.args["unfurl_links"], step.args["unfurl_media"]) == (False, False)


@pytest.mark.parametrize("long", ["字" * 30_000, "a word " * 6000, "段落。\n\n" * 5000, "&" * 9000, "👍🏽" * 5000])
async def test_long_answers_are_parted_within_slack_s_limits(
    slack: SlackPlatform, desk: NotingDesk, line: Line, long: str
) -> None:
    slack.account("UANN")
    await desk.says(line, _direct(Reply("r", long, "zh", (ORDER,), (CONFIRM,))))
    shown = slack.direct("UANN")
    assert len(shown) > 1
    assert [each.buttons for each in shown] == [()] * (len(shown) - 1) + [("确认",)]
    whole = "".join(each.text for each in shown)
    assert "".join(whole.split()).startswith("".join(long.split()))


async def test_a_card_of_everything_still_gets_through(slack: SlackPlatform, desk: NotingDesk, line: Line) -> None:
    slack.account("UANN")
    rows = [CardRow(f"第{n}项" + "长" * 400, "值" * 1500) for n in range(30)]
    wide = CardTable(("甲", "乙"), tuple(("名称" * 30, str(n)) for n in range(400)))
    buttons = tuple(Button(f"{n:032x}.{n}", f"选项{n}" * 30) for n in range(60))
    card = Card(
        "标题" * 2000,
        rows=(*rows, CardRow("", ""), CardRow("备注", "很长" * 3000)),
        tables=(wide,),
        warnings=("小心" * 2000,),
    )
    await desk.says(line, _direct(Reply("r", "", "zh", (card,), buttons)))
    shown = slack.direct("UANN")
    assert len(shown[-1].buttons) == 60
    assert len(set(shown[-1].buttons)) > 1
    assert all(each.buttons == () for each in shown[:-1])
    assert "".join(each.text for each in shown).count("名称" * 30) == 400


async def test_too_many_cards_for_a_message_take_several(slack: SlackPlatform, desk: NotingDesk, line: Line) -> None:
    slack.account("UANN")
    cards = tuple(Card(f"客户 {n}", rows=(CardRow("电话", "1380000"),)) for n in range(25))
    await desk.says(line, _direct(Reply("r", "", "zh", cards, (CONFIRM,))))
    shown = slack.direct("UANN")
    assert [each.buttons for each in shown] == [(), ("确认",)]
    assert "客户 24" in shown[-1].text


async def test_a_longer_card_takes_the_place_and_goes_on_below(
    slack: SlackPlatform, desk: NotingDesk, line: Line
) -> None:
    slack.account("UANN")
    [said] = await desk.says(line, _direct(OPEN))
    said_all = await desk.says(line, _direct(Reply("r", "长" * 20_000, "zh", (), (CONFIRM,)), place=said))
    shown = slack.direct("UANN")
    assert said_all[0] == said
    assert [(each.edits, bool(each.buttons)) for each in shown] == [(1, False), (0, True)]


@pytest.mark.parametrize(
    ("fault", "after", "everywhere"),
    [
        (ApiError("ratelimited", 429, Retry_After="7"), 7.0, False),
        (ApiError("ratelimited", 429), None, False),
        (ApiError("internal_error", 500), None, False),
        (ApiError("", 502), None, False),
        (ApiError("fatal_error"), None, False),
        (ApiError("token_revoked"), 60.0, True),
        (ApiError("missing_scope"), 60.0, False),
    ],
)
async def test_what_passes_is_tried_again_later(
    slack: SlackPlatform, desk: NotingDesk, line: Line, fault: ApiError, after: float | None, everywhere: bool
) -> None:
    slack.account("UANN")
    slack.server.faults["chat.postMessage"].append(fault)
    with pytest.raises(BusyError) as error:
        await desk.says(line, _direct(DONE))
    assert (error.value.after, error.value.everywhere) == (after, everywhere)
    await desk.says(line, _direct(DONE))
    assert len(slack.direct("UANN")) == 1


@pytest.mark.parametrize(
    "code", ["is_archived", "user_disabled", "cannot_dm_bot", "invalid_blocks", "restricted_action"]
)
async def test_what_stays_is_refused(slack: SlackPlatform, desk: NotingDesk, line: Line, code: str) -> None:
    slack.server.faults["chat.postMessage"].append(ApiError(code))
    with pytest.raises(RefusedError, match=code):
        await desk.says(line, _in_thread(DONE))


async def test_a_chat_that_it_was_put_out_of_is_refused(slack: SlackPlatform, desk: NotingDesk, line: Line) -> None:
    slack.server.members.clear()
    with pytest.raises(RefusedError, match="not_in_channel"):
        await desk.says(line, _in_thread(DONE))


async def test_nobody_there_is_tried_again_later(server: SlackServer, desk: NotingDesk, line: Line) -> None:
    await server.stop()
    with pytest.raises(BusyError) as error:
        await desk.says(line, _direct(DONE))
    assert "xoxb" not in str(error.value)


async def test_a_response_s_address_is_slack_s_own(desk: NotingDesk, line: Line) -> None:
    context = {"response_url": "https://evil.example/hook"}
    with pytest.raises(RefusedError, match="not an address"):
        await desk.says(line, _in_thread(DONE, context=context))


def _texts(blocks: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [each for block in blocks for each in (block.get("text"), *block.get("fields", ())) if each]


def _commands(markup: str) -> set[str]:
    return {found.partition("|")[0] for found in re.findall(r"<([^>]*)>", markup)}
