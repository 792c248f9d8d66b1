"""What the assistant says, as it stands in the chats."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bot.messages import (
    ActionReport,
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
from bot.port import Line
from tests.telegram.bot_api import ApiError, BotApi
from tests.telegram.conftest import Opened
from tests.telegram.desk import Ledger
from tests.telegram.platform import GROUP, TelegramPlatform

pytestmark = pytest.mark.anyio

CONFIRM = Button(f"{'a' * 32}.0", "确认", "primary")
CHANGE = Button(f"{'a' * 32}.1", "修改")
CANCEL = Button(f"{'a' * 32}.2", "取消", "danger")
CARD = Card(
    "远山酒店 · 玻璃罐 等 2 行",
    "open",
    rows=(CardRow("客户", "远山酒店 <总店>", link="/records/customer/C9"), CardRow("仓库", "西仓", mark="默认")),
    tables=(
        CardTable(
            ("产品", "数量", "单价"), (("玻璃罐", "30 个", "¥6.00"), ("瓶塞", "30 个", "")), (False, True, True), more=2
        ),
    ),
    effects=("西仓预留 30 个",),
    warnings=("有一张发票过期没付",),
)
REPLY = Reply("R1", "请核对：", "zh", (CARD,), (CONFIRM, CHANGE, CANCEL))
DIRECT = Outgoing("O1", Conversation("telegram", "41001"), "41001", REPLY)
IN_GROUP = replace(
    DIRECT, conversation=Conversation("telegram", str(GROUP)), direct=False, answers=f"{GROUP}:55", reply=REPLY
)

READ = """\
请核对：

📝 远山酒店 · 玻璃罐 等 2 行
客户：远山酒店 <总店>
仓库：西仓（默认）

产品 · 数量 · 单价
• 玻璃罐 · 30 个 · ¥6.00
• 瓶塞 · 30 个
… 另有 2 行

⚠️ 有一张发票过期没付
→ 西仓预留 30 个"""


@pytest.fixture(autouse=True)
def _started(api: BotApi) -> None:
    """One person has written to the bot before."""
    api.started.add(41_001)


async def say(line: Line, outgoing: Outgoing) -> list[str]:
    """Carry out all steps; the ids of what stands there."""
    return [await line.send(step, f"{outgoing.id}.{number}") for number, step in enumerate(line.compose(outgoing))]


async def test_a_card_reads_line_by_line(opened: Opened, platform: TelegramPlatform, api: BotApi) -> None:
    async with opened(listening=False) as line:
        placed = await say(line, DIRECT)
    shown = platform.direct("41001")
    assert [one.text for one in shown] == [READ]
    assert shown[0].buttons == ("确认", "修改", "取消")
    assert [one.id for one in shown] == placed
    assert api.said[0].bold == ("远山酒店 · 玻璃罐 等 2 行", "玻璃罐", "瓶塞")
    assert api.said[0].keyboard == [
        [
            {"text": "确认", "callback_data": CONFIRM.id, "style": "primary"},
            {"text": "修改", "callback_data": CHANGE.id},
            {"text": "取消", "callback_data": CANCEL.id, "style": "danger"},
        ]
    ]


async def test_the_same_in_english(opened: Opened, platform: TelegramPlatform) -> None:
    card = replace(CARD, rows=(CardRow("Depot", "West", mark="assumed"),), tables=(replace(CARD.tables[0], more=1),))
    async with opened(listening=False) as line:
        await say(line, replace(DIRECT, reply=replace(REPLY, language="en", cards=(card,))))
    lines = platform.direct("41001")[0].text.splitlines()
    assert "Depot: West (assumed)" in lines
    assert "… 1 more row" in lines


@pytest.mark.parametrize(("state", "sign"), [("done", "✅"), ("cancelled", "🚫"), ("stale", "⌛"), ("info", "📋")])
async def test_a_cards_state_is_seen(opened: Opened, platform: TelegramPlatform, state: str, sign: str) -> None:
    card = Card("SO-2207", state)  # type: ignore[arg-type]  # each of them is one
    async with opened(listening=False) as line:
        await say(line, replace(DIRECT, reply=Reply("R", "", "zh", (card,))))
    assert platform.direct("41001")[0].text == f"{sign} SO-2207"


async def test_steps_are_plain_data_and_the_same_each_time(opened: Opened) -> None:
    async with opened(listening=False) as line:
        steps = line.compose(IN_GROUP)
        assert steps == line.compose(IN_GROUP)
        assert json.loads(json.dumps([dict(step.args) for step in steps])) == [dict(step.args) for step in steps]


async def test_long_labels_have_rows_of_their_own(opened: Opened, api: BotApi) -> None:
    labels = ("远山酒店（上海）有限公司", "远山酒店（苏州）有限公司", "都不是", "取消", "再看看", "全部")
    buttons = tuple(Button(f"b.{number}", label) for number, label in enumerate(labels))
    async with opened(listening=False) as line:
        await say(line, replace(DIRECT, reply=Reply("R", "哪一家？", "zh", buttons=buttons)))
    rows = [[button["text"] for button in row] for row in api.said[0].keyboard]
    assert rows == [[labels[0]], [labels[1]], ["都不是", "取消"], ["再看看", "全部"]]


async def test_in_a_group_the_persons_message_is_answered(
    opened: Opened, platform: TelegramPlatform, api: BotApi
) -> None:
    async with opened(listening=False) as line:
        await say(line, IN_GROUP)
    assert [one.thread for one in platform.group()] == ["55"]
    assert api.made("sendMessage")[0]["reply_parameters"] == {"message_id": 55, "allow_sending_without_reply": True}


async def test_in_a_forum_the_answer_stands_in_the_topic(opened: Opened, api: BotApi) -> None:
    there = replace(IN_GROUP, conversation=Conversation("telegram", str(GROUP), "77"))
    async with opened(listening=False) as line:
        await say(line, there)
    assert (api.said[0].topic, api.said[0].answers) == (77, 55)


async def test_a_direct_answer_to_what_was_asked_in_a_group_has_its_own_chat(
    opened: Opened, platform: TelegramPlatform
) -> None:
    private = replace(DIRECT, conversation=Conversation("telegram", ""), answers=f"{GROUP}:55")
    async with opened(listening=False) as line:
        await say(line, private)
    assert [one.thread for one in platform.direct("41001")] == [""]
    assert platform.group() == []


async def test_an_aside_goes_to_the_person_directly(opened: Opened, platform: TelegramPlatform) -> None:
    aside = replace(IN_GROUP, aside=True, reply=Reply("R", "这张卡不是你的。", "zh"))
    async with opened(listening=False) as line:
        await say(line, aside)
    assert [one.text for one in platform.direct("41001")] == ["这张卡不是你的。"]
    assert platform.group() == []


async def test_an_aside_to_somebody_who_never_wrote_is_said_in_the_group(
    opened: Opened, platform: TelegramPlatform
) -> None:
    aside = replace(IN_GROUP, account="41999", aside=True, reply=Reply("R", "请先关联账号。", "zh"))
    async with opened(listening=False) as line:
        placed = await say(line, aside)
    assert [(one.text, one.thread, one.id) for one in platform.group()] == [("请先关联账号。", "55", placed[0])]


async def test_a_long_text_is_parted_and_the_buttons_are_below_the_last(
    opened: Opened, platform: TelegramPlatform
) -> None:
    text = "\n\n".join(f"第{number}段 " + "字" * 900 for number in range(1, 7))
    async with opened(listening=False) as line:
        steps = line.compose(replace(DIRECT, reply=replace(REPLY, text=text, cards=())))
        assert [step.card for step in steps] == [False, True]
        await say(line, replace(DIRECT, reply=replace(REPLY, text=text, cards=())))
    shown = platform.direct("41001")
    assert [one.text[:3] for one in shown] == ["第1段", "第5段"]
    assert [one.buttons for one in shown] == [(), ("确认", "修改", "取消")]


async def test_four_thousand_signs_of_two_units_are_not_too_long(opened: Opened, platform: TelegramPlatform) -> None:
    async with opened(listening=False) as line:
        await say(line, replace(DIRECT, reply=Reply("R", "<😀>" * 1500, "zh")))
    assert "".join(one.text for one in platform.direct("41001")) == "<😀>" * 1500


async def test_buttons_without_words_get_some(opened: Opened, platform: TelegramPlatform) -> None:
    async with opened(listening=False) as line:
        await say(line, replace(DIRECT, reply=Reply("R", "", "zh", buttons=(CONFIRM,))))
    assert platform.direct("41001")[0].text == "请选择："


async def test_a_pressed_card_becomes_what_came_of_it(opened: Opened, platform: TelegramPlatform) -> None:
    done = Reply("R2", "下好了。", "zh", (replace(CARD, state="done"),), (Button("b.9", "撤销"),))
    async with opened(listening=False) as line:
        placed = await say(line, DIRECT)
        again = await say(line, replace(DIRECT, id="O2", reply=done, place=placed[0]))
    shown = platform.direct("41001")
    assert [(one.buttons, one.edits) for one in shown] == [(("撤销",), 1)]
    assert shown[0].text.startswith("下好了。\n\n✅")
    assert again == placed


async def test_an_edit_that_was_made_before_a_crash_is_done(opened: Opened, platform: TelegramPlatform) -> None:
    done = replace(DIRECT, id="O2", reply=Reply("R2", "下好了。", "zh"))
    async with opened(listening=False) as line:
        placed = await say(line, DIRECT)
        for _ in range(2):
            assert await say(line, replace(done, place=placed[0])) == placed
    assert [one.edits for one in platform.direct("41001")] == [1]


async def test_where_the_card_is_gone_it_is_said_anew(opened: Opened, platform: TelegramPlatform, api: BotApi) -> None:
    async with opened(listening=False) as line:
        placed = await say(line, IN_GROUP)
        api.said.clear()
        await say(line, replace(IN_GROUP, reply=Reply("R2", "下好了。", "zh"), place=placed[0]))
    assert [(one.text, one.thread) for one in platform.group()] == [("下好了。", "55")]


async def test_what_is_too_long_for_a_cards_place_goes_on_below_it(opened: Opened, platform: TelegramPlatform) -> None:
    long = replace(REPLY, text="\n\n".join("字" * 3000 for _ in range(2)), cards=())
    async with opened(listening=False) as line:
        placed = await say(line, DIRECT)
        await say(line, replace(DIRECT, reply=long, place=placed[0]))
    shown = platform.direct("41001")
    assert [(len(one.text), one.buttons) for one in shown] == [(3000, ()), (3000, ("确认", "修改", "取消"))]


async def test_cards_elsewhere_lose_their_buttons(opened: Opened, platform: TelegramPlatform) -> None:
    stale = replace(REPLY, cards=(replace(CARD, state="stale"),), buttons=())
    async with opened(listening=False) as line:
        placed = await say(line, DIRECT)
        await say(line, replace(DIRECT, reply=Reply("R2", "改好了。", "zh"), shuts=(Standing(placed[0], stale),)))
    first, second = platform.direct("41001")
    assert (first.buttons, second.text) == ((), "改好了。")
    assert "⌛ 远山酒店" in first.text


async def test_a_card_elsewhere_that_is_gone_is_nothing_to_speak_of(
    opened: Opened, platform: TelegramPlatform, api: BotApi
) -> None:
    async with opened(listening=False) as line:
        placed = await say(line, DIRECT)
        api.said.clear()
        shut = Standing(placed[0], replace(REPLY, buttons=()))
        await say(line, replace(DIRECT, reply=Reply("R2", "改好了。", "zh"), shuts=(shut,)))
    assert [one.text for one in platform.direct("41001")] == ["改好了。"]


PNG = Enclosed("photo", b"\x89PNG\r\n\x1a\n chart", "image/png", "sales.png")
CHART = Attachment("sales.png", "image/png", "/files/1")
SHEET = Attachment("应收.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "/files/2")


async def test_a_picture_has_its_words_below_it(
    opened: Opened, platform: TelegramPlatform, api: BotApi, desk: Ledger
) -> None:
    desk.attachments["/files/1"] = PNG
    async with opened(listening=False) as line:
        await say(line, replace(IN_GROUP, reply=Reply("R", "本月 <销售>", "zh", images=(CHART,))))
    shown = platform.group()
    assert [(one.text, one.files, one.thread) for one in shown] == [("本月 <销售>", ("sales.png",), "55")]
    assert api.said[0].files == (("sales.png", PNG.data),)
    assert len(api.made("sendPhoto")) == 1


async def test_pictures_and_files_of_a_card_come_before_its_buttons(
    opened: Opened, platform: TelegramPlatform, api: BotApi, desk: Ledger
) -> None:
    desk.attachments |= {"/files/1": PNG, "/files/2": Enclosed("file", b"PK", SHEET.media_type, SHEET.name)}
    async with opened(listening=False) as line:
        await say(line, replace(IN_GROUP, reply=replace(REPLY, images=(CHART,), files=(SHEET,))))
    shown = platform.group()
    assert [one.files for one in shown] == [("sales.png",), ("应收.xlsx",), ()]
    assert [one.thread for one in shown] == ["55", "", ""]
    assert shown[-1].buttons
    assert [name for name, _ in api.calls if name.startswith("send")] == ["sendPhoto", "sendDocument", "sendMessage"]


async def test_a_picture_that_is_none_to_telegram_goes_as_a_file(
    opened: Opened, platform: TelegramPlatform, api: BotApi, desk: Ledger
) -> None:
    desk.attachments["/files/1"] = PNG
    api.faults["sendPhoto"].append(ApiError(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"))
    async with opened(listening=False) as line:
        await say(line, replace(DIRECT, reply=Reply("R", "", "zh", images=(CHART,))))
    assert [one.files for one in platform.direct("41001")] == [("sales.png",)]
    assert len(api.made("sendDocument")) == 1


async def test_a_drawing_goes_as_a_file(opened: Opened, api: BotApi, desk: Ledger) -> None:
    desk.attachments["/files/3"] = Enclosed("file", b"<svg/>", "image/svg+xml", "plan.svg")
    image = Attachment("plan.svg", "image/svg+xml", "/files/3")
    async with opened(listening=False) as line:
        await say(line, replace(DIRECT, reply=Reply("R", "", "zh", images=(image,))))
    assert api.said[0].files == (("plan.svg", b"<svg/>"),)
    assert len(api.made("sendDocument")) == 1


async def test_a_file_that_is_no_longer_kept_is_told(opened: Opened, platform: TelegramPlatform) -> None:
    async with opened(listening=False) as line:
        await say(line, replace(DIRECT, reply=Reply("R", "明细在这里", "zh", files=(SHEET,))))
    assert platform.direct("41001")[0].text == "明细在这里\n\n“应收.xlsx”已不再保存，请再要一次。"


async def test_where_something_is_asked_in_a_group_the_app_opens_an_answer(opened: Opened, api: BotApi) -> None:
    asked = Reply("R", "要多少？", "zh", fields=(FormField("quantity", "数量"),))
    async with opened(listening=False) as line:
        await say(line, replace(IN_GROUP, reply=asked))
        await say(line, replace(IN_GROUP, reply=replace(asked, fields=(), actions=(ActionReport("o", {}, "asked"),))))
        await say(line, replace(DIRECT, reply=asked))
        await say(line, replace(IN_GROUP, reply=replace(asked, buttons=(CANCEL,))))
    answers = [one.force_reply for one in api.said]
    assert answers == [
        {"force_reply": True, "selective": True, "input_field_placeholder": "数量"},
        {"force_reply": True, "selective": True},
        None,
        None,
    ]


async def test_links_have_no_preview(opened: Opened, api: BotApi) -> None:
    async with opened(listening=False) as line:
        await say(line, replace(DIRECT, reply=Reply("R", "https://files.example/a", "en")))
        await say(line, replace(DIRECT, reply=Reply("R", "no link", "en")))
    assert [args.get("link_preview_options") for args in api.made("sendMessage")] == [{"is_disabled": True}, None]
