"""The robot over Tencent's SDK, against a local gateway."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

import pytest

from bot.messages import Attachment, Button, Card, CardRow, CardTable, Command, Conversation, Enclosed, Reply, Standing
from bot.port import BusyError, Identity, Line, RefusedError, Serving
from handlers.wecom import robot as channel
from tests.channels.platform import Platform
from tests.wecom.desk import NOON, Clock, RememberingDesk, outgoing, said
from tests.wecom.gateway import GROUP, SECRET, RobotPlatform

pytestmark = pytest.mark.anyio

CONFIRM = (Button("0a.1", "确认", "primary"), Button("0a.2", "取消"))
ROWS = (CardRow("客户", "苏州晨光"), CardRow("金额", "¥1,250.00"))
OPEN = Card("销售订单", "open", rows=ROWS)
DONE = Card("销售订单", "done", rows=ROWS)
LONG = Card("采购订单", "open", ROWS, (CardTable(("品名", "数量"), tuple((f"轴承{n}", str(n)) for n in range(40))),))


async def test_it_is_a_platform(company: RobotPlatform) -> None:
    there: Platform = company
    assert there.name == channel.name


async def test_a_message_is_handed_in_and_answered(company: RobotPlatform, robot: Line, desk: RememberingDesk) -> None:
    await company.writes("lin", "查库存", event="m1", at=NOON - timedelta(minutes=1))
    [posted] = await desk.has(1)
    assert posted.conversation == Conversation("wecom_bot", "lin")
    assert (posted.account, posted.text, posted.event, posted.direct) == ("lin", "查库存", "m1", True)
    assert posted.at == NOON - timedelta(minutes=1)
    await said(robot, outgoing(Reply("r", "100*200 的板材还有 15 张。", "zh"), context=posted.context))
    assert [shown.text for shown in company.direct("lin")] == ["100*200 的板材还有 15 张。"]
    assert company.said[0].answers


async def test_an_answer_tried_twice_stands_there_once(
    company: RobotPlatform, robot: Line, desk: RememberingDesk
) -> None:
    await company.writes("lin", "查库存")
    [posted] = await desk.has(1)
    message = outgoing(Reply("r", "15 件。", "zh"), context=posted.context)
    await said(robot, message)
    await said(robot, message)
    assert [shown.text for shown in company.direct("lin")] == ["15 件。"]


async def test_messages_keep_their_order(company: RobotPlatform, robot: Line, desk: RememberingDesk) -> None:  # noqa: ARG001
    for number in range(20):
        await company.writes("lin", str(number))
    assert [posted.text for posted in await desk.has(20)] == [str(number) for number in range(20)]


async def test_in_a_group_the_mention_is_cut_out(company: RobotPlatform, robot: Line, desk: RememberingDesk) -> None:
    await company.writes("lin", "大家好", group=True, addressed=False)
    await company.writes("lin", "查库存", group=True)
    [posted] = await desk.has(1)
    assert posted.conversation == Conversation("wecom_bot", GROUP)
    assert (posted.text, posted.direct) == ("查库存", False)
    message = outgoing(Reply("r", "15 件。", "zh"), chat=GROUP, context=posted.context, direct=False)
    await said(robot, message)
    assert [shown.text for shown in company.group()] == ["15 件。"]


async def test_a_mention_alone_comes_as_nothing_said(
    company: RobotPlatform,
    robot: Line,  # noqa: ARG001
    desk: RememberingDesk,
) -> None:
    await company.writes("lin", "", group=True)
    assert [posted.text for posted in await desk.has(1)] == [""]


async def test_frames_that_make_no_sense_are_left(
    company: RobotPlatform,
    robot: Line,  # noqa: ARG001
    desk: RememberingDesk,
) -> None:
    bodies: tuple[dict[str, object], ...] = (
        {"from": "lin"},
        {"event": []},
        {"mixed": {"msg_item": 3}, "msgtype": "mixed", "from": {}},
    )
    for body in bodies:
        await company.tells("aibot_msg_callback", "req-x", {"msgtype": "text", "msgid": "m", **body})
        await company.tells("aibot_event_callback", "", {"msgtype": "event", **body})
    await company.writes("lin", "在吗")
    assert [posted.text for posted in await desk.has(1)] == ["在吗"]


async def test_what_is_private_never_answers_in_the_group(
    company: RobotPlatform, robot: Line, desk: RememberingDesk
) -> None:
    await company.writes("lin", "查利润", group=True)
    [posted] = await desk.has(1)
    await said(robot, outgoing(Reply("r", "毛利 12%。", "zh", private=True), context=posted.context))
    assert company.group() == []
    assert [shown.text for shown in company.direct("lin")] == ["毛利 12%。"]


async def test_an_answer_to_a_request_of_old_is_said_anew(
    company: RobotPlatform, robot: Line, desk: RememberingDesk
) -> None:
    await company.writes("lin", "查库存")
    [posted] = await desk.has(1)
    company.open_requests = False
    await said(robot, outgoing(Reply("r", "15 件。", "zh"), context=posted.context))
    assert [one.kind for one in company.said] == ["markdown"]


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ({"msgtype": "voice", "voice": {"content": "今天见了客户"}}, "今天见了客户"),
        (
            {
                "msgtype": "text",
                "text": {"content": "记一下"},
                "quote": {"msgtype": "text", "text": {"content": "要“加急”"}},
            },
            "记一下\n“要加急”",
        ),
    ],
)
async def test_voice_is_words_and_quotes_are_marked(
    message: dict[str, object],
    text: str,
    company: RobotPlatform,
    robot: Line,  # noqa: ARG001
    desk: RememberingDesk,
) -> None:
    await company.delivers("lin", message)
    assert [posted.text for posted in await desk.has(1)] == [text]


async def test_pictures_and_files_are_opened(company: RobotPlatform, robot: Line, desk: RememberingDesk) -> None:
    await company.sends("lin", b"\xff\xd8jpeg", "a.jpg", "image/jpeg", "这是名片")
    await company.sends("lin", b"%PDF-1.7", "报价.pdf", "application/pdf")
    picture, file = await desk.has(2)
    assert (picture.text, picture.files[0].kind) == ("这是名片", "photo")
    assert (file.files[0].kind, file.files[0].name) == ("file", "报价.pdf")
    assert await robot.fetch(picture.files[0]) == b"\xff\xd8jpeg"
    assert await robot.fetch(file.files[0]) == b"%PDF-1.7"


async def test_a_large_file_is_not_fetched_whole(company: RobotPlatform, robot: Line, desk: RememberingDesk) -> None:
    data = bytes(range(256)) * 4096 * 6
    await company.sends("lin", data, "big.bin", "application/octet-stream")
    [posted] = await desk.has(1)
    fetched = await robot.fetch(posted.files[0])
    assert 5 * 1024 * 1024 < len(fetched) < len(data)
    assert data.startswith(fetched)


async def test_a_file_that_is_gone(company: RobotPlatform, robot: Line, desk: RememberingDesk) -> None:
    file = {"url": f"{company.files_at}/files/gone", "aeskey": "A" * 43}
    await company.delivers("lin", {"msgtype": "file", "file": file})
    [posted] = await desk.has(1)
    with pytest.raises(RefusedError, match="404"):
        await robot.fetch(posted.files[0])


async def test_a_file_with_another_key(company: RobotPlatform, robot: Line, desk: RememberingDesk) -> None:
    await company.delivers("lin", {"msgtype": "file", "file": {**company.keeps(b"data"), "aeskey": "A" * 43}})
    [posted] = await desk.has(1)
    with pytest.raises(RefusedError):
        await robot.fetch(posted.files[0])


async def test_a_pressed_card_becomes_what_came_of_it(
    company: RobotPlatform, robot: Line, desk: RememberingDesk
) -> None:
    [(placed, is_card)] = await said(robot, outgoing(Reply("r1", "", "zh", (OPEN,), CONFIRM)))
    [card] = company.direct("lin")
    assert (card.buttons, card.id, is_card) == (("确认", "取消"), placed, True)
    await company.presses("lin", card, "确认")
    [press] = await desk.has(1)
    assert (press.button, press.on) == ("0a.1", placed)
    undo = (Button("0b.1", "撤销"),)
    done = outgoing(Reply("r2", "", "zh", (DONE,), undo), place=press.on, context=press.context)
    assert await said(robot, done) == [(placed, True)]
    [card] = company.direct("lin")
    assert (card.edits, card.buttons) == (1, ("撤销",))
    assert "已完成" in card.text


async def test_a_choice_turns_into_what_is_to_be_confirmed(
    company: RobotPlatform, robot: Line, desk: RememberingDesk
) -> None:
    await said(robot, outgoing(Reply("r1", "哪一家？", "zh", buttons=(Button("0c.1", "晨光"), Button("0c.2", "远景")))))
    await company.presses("lin", company.direct("lin")[0], "晨光")
    [press] = await desk.has(1)
    await said(robot, outgoing(Reply("r2", "", "zh", (OPEN,), CONFIRM), place=press.on, context=press.context))
    [card] = company.direct("lin")
    assert card.buttons == ("确认", "取消")


async def test_a_press_that_took_longer_than_five_seconds_is_answered_anew(
    company: RobotPlatform, robot: Line, desk: RememberingDesk, clock: Clock
) -> None:
    await said(robot, outgoing(Reply("r1", "", "zh", (OPEN,), CONFIRM)))
    await company.presses("lin", company.direct("lin")[0], "确认")
    [press] = await desk.has(1)
    clock.goes_on(seconds=6)
    await said(robot, outgoing(Reply("r2", "", "zh", (DONE,)), place=press.on, context=press.context))
    assert "aibot_respond_update_msg" not in company.commands
    assert "已完成" in company.direct("lin")[1].text


async def test_a_press_that_wecom_forgot_is_answered_anew(
    company: RobotPlatform, robot: Line, desk: RememberingDesk
) -> None:
    await said(robot, outgoing(Reply("r1", "", "zh", (OPEN,), CONFIRM)))
    await company.presses("lin", company.direct("lin")[0], "取消")
    [press] = await desk.has(1)
    company.refuses("aibot_respond_update_msg", 846605)
    await said(robot, outgoing(Reply("r2", "已取消。", "zh"), place=press.on, context=press.context))
    assert company.direct("lin")[1].text == "已取消。"


async def test_a_card_that_was_not_pressed_stays(robot: Line) -> None:
    [(placed, _)] = await said(robot, outgoing(Reply("r1", "", "zh", (OPEN,), CONFIRM)))
    stale = Standing(placed, Reply("r1", "", "zh", (Card("销售订单", "stale"),)))
    assert [step.method for step in robot.compose(outgoing(Reply("r2", "好的。", "zh"), shuts=(stale,)))] == ["say"]


async def test_a_stale_card_that_was_pressed_loses_its_buttons(
    company: RobotPlatform, robot: Line, desk: RememberingDesk
) -> None:
    [(placed, _)] = await said(robot, outgoing(Reply("r1", "", "zh", (OPEN,), CONFIRM)))
    await company.presses("lin", company.direct("lin")[0], "确认")
    [press] = await desk.has(1)
    stale = Standing(placed, Reply("r1", "", "zh", (Card("销售订单", "stale"),)))
    await said(robot, outgoing(Reply("r2", "这张卡片已失效。", "zh"), shuts=(stale,), context=press.context))
    card, text = company.direct("lin")
    assert (card.buttons, text.text) == ((), "这张卡片已失效。")
    assert "已失效" in card.text


async def test_a_long_card_is_a_text_and_a_card_with_the_buttons(company: RobotPlatform, robot: Line) -> None:
    await said(robot, outgoing(Reply("r", "请核对：", "zh", (LONG,), CONFIRM)))
    text, card = company.direct("lin")
    assert "轴承39 · 39" in text.text
    assert card.text.startswith("采购订单\n待确认\n• 轴承0 · 0\n")
    assert card.buttons == ("确认", "取消")


async def test_pictures_and_files_are_sent_in_pieces(
    company: RobotPlatform, robot: Line, desk: RememberingDesk
) -> None:
    desk.enclosures = {
        "chart": Enclosed("photo", b"\x89PNG" * 300_000, "image/png"),
        "quote": Enclosed("file", b"%PDF", "application/pdf"),
    }
    images = (Attachment("走势.png", "image/png", "chart"),)
    files = (Attachment("报价.pdf", "application/pdf", "quote"), Attachment("旧.pdf", "application/pdf", "gone"))
    await said(robot, outgoing(Reply("r", "图在下面", "zh", images=images, files=files)))
    _, picture, file, apology = company.direct("lin")
    assert (picture.files, file.files) == (("走势.png",), ("报价.pdf",))
    assert company.uploaded("走势.png") == ("image", b"\x89PNG" * 300_000)
    assert company.commands.count("aibot_upload_media_chunk") == 4
    assert apology.text == "“旧.pdf”已不再保存，发不过来了。"


async def test_who_opens_the_chat_is_greeted(company: RobotPlatform, robot: Line, desk: RememberingDesk) -> None:  # noqa: ARG001
    desk.menu = [Command("stock", "查库存", "", "查库存"), Command("todo", "我的待办", "", "我的待办")]
    await company.happens("lin", "enter_chat")
    await company.until(lambda: bool(company.welcomes))
    assert company.welcomes[0].startswith("你好，我是有单。要办什么，直接说。\n比如：查库存、我的待办")
    assert desk.taken == []


@pytest.mark.parametrize("event", ["feedback_event", "something_new"])
async def test_other_events_are_left(event: str, company: RobotPlatform, robot: Line, desk: RememberingDesk) -> None:  # noqa: ARG001
    await company.happens("lin", event)
    await company.writes("lin", "在吗")
    assert [posted.text for posted in await desk.has(1)] == ["在吗"]


@pytest.mark.parametrize(
    ("code", "error"), [(45009, BusyError), (-1, BusyError), (846607, RefusedError), (40008, RefusedError)]
)
async def test_what_errors_mean(code: int, error: type[Exception], company: RobotPlatform, robot: Line) -> None:
    company.refuses("aibot_send_msg", code)
    with pytest.raises(error, match=str(code)):
        await said(robot, outgoing(Reply("r", "一", "zh")))


async def test_every_frame_shows_that_it_is_alive(company: RobotPlatform, robot: Line, desk: RememberingDesk) -> None:  # noqa: ARG001
    await company.writes("lin", "一")
    await desk.has(1)
    assert desk.noticed_times >= 2  # the first beat, and the message


@pytest.mark.usefixtures("company")
async def test_nothing_is_said_without_a_connection(desk: RememberingDesk, clock: Clock) -> None:
    alone = channel.open(desk, Serving(clock, lambda: ""))
    with pytest.raises(BusyError):
        await said(alone, outgoing(Reply("r", "一", "zh")))


async def _listening(company: RobotPlatform, line: Line) -> asyncio.Future[None]:
    pings = company.commands.count("ping")
    listening = asyncio.ensure_future(line.listen())
    await company.until(lambda: company.commands.count("ping") > pings)
    return listening


async def test_a_lost_connection_is_told_and_made_anew(
    company: RobotPlatform, desk: RememberingDesk, clock: Clock
) -> None:
    line = channel.open(desk, Serving(clock, lambda: ""))
    listening = await _listening(company, line)
    await company.hangs_up()
    [error] = await asyncio.gather(listening, return_exceptions=True)
    assert isinstance(error, Exception)
    listening = await _listening(company, line)
    await company.writes("lin", "又来了")
    assert [posted.text for posted in await desk.has(1)] == ["又来了"]
    assert company.connections == 2
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)


async def test_a_connection_ended_in_good_order_is_noticed_too(
    company: RobotPlatform, desk: RememberingDesk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.wecom.connection.BEAT", 0.05)
    listening = await _listening(company, channel.open(desk, Serving(clock, lambda: "")))
    await company.says_goodbye()
    [error] = await asyncio.gather(listening, return_exceptions=True)
    assert isinstance(error, BusyError)


async def test_another_connection_of_the_robot_ends_this_one(
    company: RobotPlatform, desk: RememberingDesk, clock: Clock
) -> None:
    first = await _listening(company, channel.open(desk, Serving(clock, lambda: "")))
    second = await _listening(company, channel.open(RememberingDesk(), Serving(clock, lambda: "")))
    [error] = await asyncio.gather(first, return_exceptions=True)
    assert "another connection" in str(error)
    second.cancel()
    await asyncio.gather(second, return_exceptions=True)


async def test_what_could_not_be_stored_is_stored_after_the_next_start(
    company: RobotPlatform, desk: RememberingDesk, clock: Clock
) -> None:
    line = channel.open(desk, Serving(clock, lambda: ""))
    listening = await _listening(company, line)
    desk.full = True
    await company.writes("lin", "一")
    [error] = await asyncio.gather(listening, return_exceptions=True)
    assert isinstance(error, OSError)
    desk.full = False
    listening = await _listening(company, line)
    await company.writes("lin", "二")
    assert [posted.text for posted in await desk.has(2)] == ["一", "二"]
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)


async def test_what_came_is_handed_in_before_it_stops(
    company: RobotPlatform, desk: RememberingDesk, clock: Clock
) -> None:
    line = channel.open(desk, Serving(clock, lambda: ""))
    desk.gate = asyncio.Event()
    listening = await _listening(company, line)
    for text in "一二三":
        await company.writes("lin", text)
    await desk.has_noticed(4)  # a beat, and the three
    listening.cancel()
    desk.gate.set()
    await asyncio.gather(listening, return_exceptions=True)
    assert [posted.text for posted in desk.taken] == ["一", "二", "三"]


async def test_a_wrong_secret_ends_it_and_is_not_told(
    company: RobotPlatform, clock: Clock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("WECOM_BOT_SECRET", f"{SECRET}-of-old")
    line = channel.open(RememberingDesk(), Serving(clock, lambda: ""))
    [error] = await asyncio.gather(line.listen(), return_exceptions=True)
    assert "40001" in str(error)
    assert SECRET not in caplog.text + str(error)
    assert not any(record.name.startswith("websockets") for record in caplog.records)  # it writes down what is sent
    assert company.connections == 0


async def test_the_doctor_has_the_robot_sign_in(company: RobotPlatform) -> None:
    [finding] = await channel.check()
    assert finding.well
    assert company.connections == 1


async def test_a_gateway_on_this_machine_needs_no_tls(company: RobotPlatform, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WECOM_BOT_WS_URL", company.files_at.replace("http:", "ws:"))
    assert [finding.well for finding in await channel.check()] == [True]
    monkeypatch.setenv("WECOM_BOT_WS_URL", company.url)
    assert [finding.well for finding in await channel.check()] == [True]


async def test_the_doctor_says_how_to_mend_it(company: RobotPlatform, monkeypatch: pytest.MonkeyPatch) -> None:
    company.refuses("aibot_subscribe", 40001, "invalid secret")
    [refused] = await channel.check()
    monkeypatch.setenv("WECOM_BOT_WS_URL", "wss://127.0.0.1:9")
    [lost] = await channel.check()
    for finding in (refused, lost):
        assert not finding.well
        assert "WECOM_BOT_SECRET" in finding.text


async def test_who_a_member_is(company: RobotPlatform, robot: Line) -> None:  # noqa: ARG001
    assert await robot.identify("lin") == Identity(user="lin")
    assert robot.listens
    assert robot.quiet > 60
