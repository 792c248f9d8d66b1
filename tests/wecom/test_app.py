"""What members see of the app's answers, and what becomes of errors."""

from __future__ import annotations

import asyncio
import logging
from itertools import pairwise

import pytest

from bot.messages import Attachment, Button, Card, CardRow, CardTable, Command, Enclosed, Fetchable, Reply, Standing
from bot.port import BusyError, Identity, Line, RefusedError, Serving
from handlers.wecom import app as channel
from handlers.wecom.settings import AppSettings
from tests.channels.platform import Platform
from tests.wecom.desk import Clock, RememberingDesk, outgoing, said
from tests.wecom.platform import AppPlatform
from tests.wecom.sealed import SECRET

pytestmark = pytest.mark.anyio

CONFIRM = (Button("0a.1", "确认", "primary"), Button("0a.2", "取消"))
ROWS = (CardRow("客户", "苏州晨光"), CardRow("金额", "¥1,250.00", mark="估"))
OPEN = Card("销售订单", "open", rows=ROWS)
DONE = Card("销售订单", "done", rows=ROWS)


def _long(state: str = "open") -> Card:
    rows = tuple((f"轴承 62{number:02d}", str(number)) for number in range(40))
    return Card("采购订单", "open" if state == "open" else "done", ROWS, (CardTable(("品名", "数量"), rows),))


async def test_it_is_a_platform(platform: AppPlatform) -> None:
    there: Platform = platform
    assert there.name == channel.name


async def test_an_answer_is_a_text(platform: AppPlatform, line: Line) -> None:
    await said(line, outgoing(Reply("r", "库存 15 件。", "zh")))
    assert [shown.text for shown in platform.direct("lin")] == ["库存 15 件。"]


async def test_two_equal_answers_are_both_said(platform: AppPlatform, line: Line) -> None:
    await said(line, outgoing(Reply("r1", "好的。", "zh")))
    await said(line, outgoing(Reply("r2", "好的。", "zh")))
    assert [shown.text for shown in platform.direct("lin")] == ["好的。", "好的。"]


async def test_a_long_answer_comes_in_parts_of_2048_bytes(platform: AppPlatform, line: Line) -> None:
    paragraphs = [f"第{number}段" + "字" * 200 for number in range(12)]
    await said(line, outgoing(Reply("r", "\n\n".join(paragraphs), "zh")))
    texts = [shown.text for shown in platform.direct("lin")]
    assert len(texts) > 1
    assert "\n\n".join(texts).replace("\n\n", "\n").split("\n") == paragraphs


async def test_a_short_card_has_everything_on_it(platform: AppPlatform, line: Line) -> None:
    [(placed, is_card)] = await said(line, outgoing(Reply("r", "请核对：", "zh", (OPEN,), CONFIRM)))
    [shown] = platform.direct("lin")
    assert shown.text == "销售订单\n待确认\n请核对：\n客户 苏州晨光\n金额 ¥1,250.00（估）"
    assert shown.buttons == ("确认", "取消")
    assert is_card
    assert placed.startswith(f"{shown.id}:")


async def test_a_long_card_is_a_text_and_a_card_with_the_buttons(platform: AppPlatform, line: Line) -> None:
    steps = await said(line, outgoing(Reply("r", "请核对：", "zh", (_long(),), CONFIRM)))
    *texts, last = platform.direct("lin")
    assert "轴承 6239 · 39" in texts[-1].text
    assert all(not text.buttons for text in texts)
    assert last.text.startswith("采购订单\n待确认\n• 轴承 6200 · 0\n• 轴承 6201 · 1\n")
    assert last.text.endswith("\n…")
    assert last.buttons == ("确认", "取消")
    assert [is_card for _, is_card in steps] == [False] * len(texts) + [True]


async def test_more_than_six_choices_take_two_cards(platform: AppPlatform, line: Line) -> None:
    choices = tuple(Button(f"0b.{number}", f"客户{number}") for number in range(8))
    steps = await said(line, outgoing(Reply("r", "哪一位？", "zh", buttons=choices)))
    assert [shown.buttons for shown in platform.direct("lin")][1:] == [
        tuple(f"客户{number}" for number in range(6)),
        ("客户6", "客户7"),
    ]
    assert [is_card for _, is_card in steps] == [False, True, True]


async def test_a_label_that_no_button_can_show_stands_in_the_text(platform: AppPlatform, line: Line) -> None:
    name = "昆山远景精密机械制造有限公司"
    await said(line, outgoing(Reply("r", "是哪一家？", "zh", buttons=(Button("0c.1", name), Button("0c.2", "都不是")))))
    [shown] = platform.direct("lin")
    assert shown.text == f"是哪一家？\n• {name}"


async def test_a_pressed_card_becomes_what_came_of_it(platform: AppPlatform, line: Line, desk: RememberingDesk) -> None:
    await said(line, outgoing(Reply("r1", "", "zh", (OPEN,), CONFIRM)))
    await platform.presses("lin", platform.direct("lin")[0], "确认")
    press = desk.taken[-1]
    done = outgoing(Reply("r2", "", "zh", (DONE,), (Button("0d.1", "撤销"),)), place=press.on, context=press.context)
    assert await said(line, done) == [(press.on, True)]
    [card] = platform.direct("lin")
    assert (card.edits, card.buttons) == (1, ("撤销",))
    assert card.text == "销售订单\n已完成\n客户 苏州晨光\n金额 ¥1,250.00（估）"
    await platform.presses("lin", card, "撤销")
    press = desk.taken[-1]
    assert press.button == "0d.1"
    await said(line, outgoing(Reply("r3", "已撤销。", "zh"), place=press.on, context=press.context))
    [card] = platform.direct("lin")
    assert (card.text, card.buttons) == ("已撤销。", ())


async def test_what_has_to_be_confirmed_next_comes_by_itself(
    platform: AppPlatform, line: Line, desk: RememberingDesk
) -> None:
    await said(line, outgoing(Reply("r1", "哪一家？", "zh", buttons=(Button("0d.1", "晨光"), Button("0d.2", "远景")))))
    await platform.presses("lin", platform.direct("lin")[0], "晨光")
    press = desk.taken[-1]
    asked = outgoing(Reply("r2", "", "zh", (OPEN,), CONFIRM), place=press.on, context=press.context)
    [_, (placed, is_card)] = await said(line, asked)
    question, card = platform.direct("lin")
    assert (question.text, question.buttons) == ("销售订单", ())
    assert (card.buttons, is_card) == (("确认", "取消"), True)
    # As it was said and not changed, it can lose its buttons without having been pressed.
    stale = Reply("r2", "", "zh", (Card("销售订单", "stale"),))
    await said(line, outgoing(Reply("r3", "好的。", "zh"), shuts=(Standing(placed, stale),)))
    assert platform.direct("lin")[1].buttons == ()


async def test_a_long_outcome_is_said_below_the_pressed_card(
    platform: AppPlatform, line: Line, desk: RememberingDesk
) -> None:
    await said(line, outgoing(Reply("r1", "", "zh", (OPEN,), CONFIRM)))
    await platform.presses("lin", platform.direct("lin")[0], "确认")
    press = desk.taken[-1]
    await said(line, outgoing(Reply("r2", "", "zh", (_long("done"),)), place=press.on, context=press.context))
    card, *texts = platform.direct("lin")
    assert card.buttons == ()
    assert "已完成" in card.text
    assert any("轴承 6239 · 39" in text.text for text in texts)


async def test_a_card_that_can_be_changed_no_more_is_said_anew(
    platform: AppPlatform, line: Line, desk: RememberingDesk
) -> None:
    await said(line, outgoing(Reply("r1", "", "zh", (OPEN,), CONFIRM)))
    await platform.presses("lin", platform.direct("lin")[0], "取消")
    press = desk.taken[-1]
    used = {**press.context, "response_code": "used"}
    await said(line, outgoing(Reply("r2", "已取消。", "zh"), place=press.on, context=used))
    done = outgoing(Reply("r3", "", "zh", (DONE,), (Button("0d.1", "撤销"),)), place=press.on, context=used)
    [(placed, is_card)] = await said(line, done)
    _, text, card = platform.direct("lin")
    assert text.text == "已取消。"
    assert (card.buttons, is_card) == (("撤销",), True)
    assert placed.startswith(f"{card.id}:")


async def test_a_card_that_was_not_pressed_loses_its_buttons(platform: AppPlatform, line: Line) -> None:
    [(placed, _)] = await said(line, outgoing(Reply("r1", "", "zh", (OPEN,), CONFIRM)))
    stale = Reply("r1", "", "zh", (Card("销售订单", "stale", rows=ROWS),))
    later = outgoing(Reply("r2", "好的。", "zh"), shuts=(Standing(placed, stale),))
    await said(line, later)
    card, text = platform.direct("lin")
    assert card.buttons == ()
    assert "已失效" in card.text
    assert text.text == "好的。"
    # Once more, as after a crash: the card can't be changed twice, and nothing is said about that.
    await line.send(line.compose(later)[0], "again")
    assert len(platform.direct("lin")) == 2


async def test_a_card_is_not_shut_and_changed_at_once(platform: AppPlatform, line: Line, desk: RememberingDesk) -> None:
    [(placed, _)] = await said(line, outgoing(Reply("r1", "", "zh", (OPEN,), CONFIRM)))
    await platform.presses("lin", platform.direct("lin")[0], "确认")
    press = desk.taken[-1]
    done = Reply("r2", "", "zh", (DONE,))
    message = outgoing(done, place=press.on, shuts=(Standing(placed, done),), context=press.context)
    assert [step.method for step in line.compose(message)] == ["update"]


async def test_a_stale_card_that_was_pressed_is_changed_by_its_press(
    platform: AppPlatform, line: Line, desk: RememberingDesk
) -> None:
    [(placed, _)] = await said(line, outgoing(Reply("r1", "", "zh", (OPEN,), CONFIRM)))
    await platform.presses("lin", platform.direct("lin")[0], "确认")
    press = desk.taken[-1]
    stale = Standing(f"{placed.partition(':')[0]}:used-before", Reply("r1", "", "zh", (Card("销售订单", "stale"),)))
    await said(line, outgoing(Reply("r2", "这张卡片已失效。", "zh"), shuts=(stale,), context=press.context))
    card, text = platform.direct("lin")
    assert (card.buttons, text.text) == ((), "这张卡片已失效。")


@pytest.mark.usefixtures("line")
async def test_a_settled_card_does_nothing(platform: AppPlatform, desk: RememberingDesk) -> None:
    event = {"MsgType": "event", "Event": "template_card_event", "EventKey": "settled", "TaskId": "t"}
    assert (await platform.delivers(event, "lin")).status_code == 200
    assert desk.taken == []


async def test_a_card_said_again_after_a_crash_stands_there_once(platform: AppPlatform, line: Line) -> None:
    message = outgoing(Reply("r1", "", "zh", (OPEN,), CONFIRM))
    first, again = await said(line, message), await said(line, message)
    assert len(platform.direct("lin")) == 1
    assert [placed.partition(":")[0] for placed, _ in first] == [placed.partition(":")[0] for placed, _ in again]


async def test_composing_is_always_the_same(line: Line) -> None:
    message = outgoing(Reply("r", "请核对：", "zh", (_long(),), CONFIRM))
    assert line.compose(message) == line.compose(message)


async def test_pictures_and_files_come_before_the_buttons(
    platform: AppPlatform, line: Line, desk: RememberingDesk
) -> None:
    desk.enclosures = {
        "chart": Enclosed("photo", b"\x89PNG", "image/png"),
        "drawing": Enclosed("photo", b"GIF8", "image/gif"),
        "quote": Enclosed("file", b"%PDF", "application/pdf"),
    }
    reply = Reply(
        "r",
        "图在下面",
        "zh",
        (_long(),),
        CONFIRM,
        images=(Attachment("走势.png", "image/png", "chart"), Attachment("图.gif", "image/gif", "drawing")),
        files=(Attachment("报价.pdf", "application/pdf", "quote"),),
    )
    await said(line, outgoing(reply))
    *_, chart, drawing, quote, card = platform.direct("lin")
    assert [one.kind for one in platform.sent][-4:] == ["image", "file", "file", "template_card"]
    assert (chart.files, drawing.files, quote.files) == (("走势.png",), ("图.gif",), ("报价.pdf",))
    assert card.buttons == ("确认", "取消")


async def test_what_can_not_be_sent_is_told(platform: AppPlatform, line: Line, desk: RememberingDesk) -> None:
    desk.enclosures = {"big": Enclosed("file", b"x", "application/pdf", size=21 * 1024 * 1024)}
    files = (Attachment("a.pdf", "application/pdf", "gone"), Attachment("b.pdf", "application/pdf", "big"))
    await said(line, outgoing(Reply("r", "", "zh", files=files)))
    assert [shown.text for shown in platform.direct("lin")] == [
        "“a.pdf”已不再保存，发不过来了。",
        "“b.pdf”太大，企业微信发不了，请在网页上打开。",
    ]


async def test_the_menu_says_what_it_stands_for(platform: AppPlatform, line: Line, desk: RememberingDesk) -> None:
    desk.menu = [Command(f"c{number}", f"命令{number}", "", f"命令{number}") for number in range(17)]
    await line.begin()
    assert [len(heading["sub_button"]) for heading in platform.menu] == [5, 5, 5]
    assert all(len(heading["name"].encode()) <= 16 for heading in platform.menu)
    assert platform.menu[0]["sub_button"][0] == {"type": "click", "name": "命令0", "key": "命令0"}


async def test_a_short_menu_has_no_headings(platform: AppPlatform, line: Line, desk: RememberingDesk) -> None:
    desk.menu = [Command("stock", "库存情况一览表", "", "查库存"), Command("long", "长", "", "字" * 50)]
    await line.begin()
    assert platform.menu == [{"type": "click", "name": "库存情况一", "key": "查库存"}]


async def test_one_token_for_all_who_ask_at_once(platform: AppPlatform, line: Line) -> None:
    platform.gate = asyncio.Event()
    sending = [asyncio.ensure_future(said(line, outgoing(Reply(f"r{n}", f"第{n}条", "zh")))) for n in range(5)]
    while not platform.calls:
        await asyncio.sleep(0)
    platform.gate.set()
    await asyncio.gather(*sending)
    assert len(platform.tokens) == 1
    assert len(platform.direct("lin")) == 5


async def test_a_token_is_renewed_ahead_of_time(platform: AppPlatform, line: Line, clock: Clock) -> None:
    for minutes in (0, 100, 16):
        clock.goes_on(minutes=minutes)
        await said(line, outgoing(Reply(f"r{minutes}", "好", "zh")))
    assert platform.calls == ["gettoken", "message/send", "message/send", "gettoken", "message/send"]


async def test_a_token_that_wecom_took_back_is_renewed_once(platform: AppPlatform, line: Line) -> None:
    await said(line, outgoing(Reply("r1", "一", "zh")))
    platform.tokens.append("token-by-another-process")
    await asyncio.gather(*(said(line, outgoing(Reply(f"r{n}", f"第{n}条", "zh"))) for n in range(4)))
    assert platform.calls.count("gettoken") == 2
    assert len(platform.direct("lin")) == 5


async def test_a_token_that_is_never_taken_is_trouble(platform: AppPlatform, line: Line) -> None:
    platform.refuses("message/send", 40014, times=2)
    with pytest.raises(BusyError):
        await said(line, outgoing(Reply("r", "一", "zh")))


@pytest.mark.parametrize(
    ("code", "after", "everywhere"),
    [(45009, 60, True), (60020, 60, True), (48002, 60, True), (-1, None, False), (45033, None, False)],
)
async def test_what_passes_is_tried_again(
    code: int, after: float | None, everywhere: bool, platform: AppPlatform, line: Line
) -> None:
    platform.refuses("message/send", code)
    with pytest.raises(BusyError) as busy:
        await said(line, outgoing(Reply("r", "一", "zh")))
    assert (busy.value.after, busy.value.everywhere) == (after, everywhere)


@pytest.mark.parametrize("code", [81013, 40003, 45002])
async def test_what_does_not_pass_is_given_up(code: int, platform: AppPlatform, line: Line) -> None:
    platform.refuses("message/send", code)
    with pytest.raises(RefusedError, match=str(code)):
        await said(line, outgoing(Reply("r", "一", "zh")))


async def test_a_member_who_left_gets_nothing(platform: AppPlatform, line: Line) -> None:
    platform.members = {"zhou": {}}
    with pytest.raises(RefusedError):
        await said(line, outgoing(Reply("r", "一", "zh")))


async def test_trouble_tells_when_to_come_back(platform: AppPlatform, line: Line) -> None:
    platform.outages = [503]
    with pytest.raises(BusyError) as busy:
        await said(line, outgoing(Reply("r", "一", "zh")))
    assert busy.value.after == 7


async def test_something_else_in_wecoms_place_is_trouble(platform: AppPlatform, line: Line) -> None:
    platform.outages = [404]
    with pytest.raises(RefusedError, match="404"):
        await said(line, outgoing(Reply("r", "一", "zh")))
    platform.refuses("gettoken", 0)
    with pytest.raises(BusyError, match="without access_token"):
        await said(line, outgoing(Reply("r", "一", "zh")))


async def test_no_secret_is_told(
    platform: AppPlatform, line: Line, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("httpx").setLevel(logging.WARNING)  # as the product's own logs have it
    await said(line, outgoing(Reply("r", "一", "zh")))
    told = []
    platform.refuses("message/send", 60020, "not allow to access from your ip, from ip: 203.0.113.9")
    with pytest.raises(BusyError) as refused:
        await said(line, outgoing(Reply("r", "一", "zh")))
    monkeypatch.setenv("WECOM_API_BASE_URL", "http://127.0.0.1:9")
    lost = channel.open(RememberingDesk(), Serving(Clock(), lambda: ""))
    with pytest.raises(BusyError) as unreachable:
        await said(lost, outgoing(Reply("r", "一", "zh")))
    await lost.close()
    for error in (refused.value, unreachable.value):
        told += [str(error), repr(error.__cause__), str(error.__suppress_context__ or error.__context__)]
    whole = "\n".join([*told, caplog.text, repr(AppSettings())])
    assert SECRET not in whole
    assert "token-0" not in whole


async def test_a_file_that_wecom_no_longer_has(line: Line) -> None:
    with pytest.raises(RefusedError, match="40007"):
        await line.fetch(Fetchable("file", "long-gone"))


async def test_a_large_file_is_not_fetched_whole(platform: AppPlatform, line: Line) -> None:
    platform.media["big"] = (b"x" * (6 * 1024 * 1024), "big.bin", "application/octet-stream")
    assert len(await line.fetch(Fetchable("file", "big"))) == 5 * 1024 * 1024 + 1


async def test_a_file_of_json_is_a_file(platform: AppPlatform, line: Line) -> None:
    platform.media["data"] = (b'[{"a": 1}]', "a.json", "application/json")
    assert await line.fetch(Fetchable("file", "data")) == b'[{"a": 1}]'


async def test_who_a_member_is(platform: AppPlatform, line: Line) -> None:
    platform.members = {"lin": {"biz_mail": "lin@corp.example", "email": "own@mail.example"}, "zhou": {}}
    assert await line.identify("lin") == Identity("lin@corp.example", "lin")
    assert await line.identify("zhou") == Identity("", "zhou")
    with pytest.raises(RefusedError):
        await line.identify("nobody")
    platform.refuses("user/get", 60011)
    assert await line.identify("lin") == Identity("", "lin")


async def test_it_stays_below_what_wecom_drops(line: Line) -> None:
    chat = [pace for pace in line.paces if pace.within == "chat"]
    assert all(pace.calls < 30 for pace in chat if pace.seconds == 60)
    assert all(first.seconds < second.seconds for first, second in pairwise(chat))
    assert not line.listens


async def test_the_doctor_knows_the_app(platform: AppPlatform) -> None:
    findings = await channel.check()
    assert [finding.well for finding in findings] == [True, True]
    assert "有单" in findings[0].text
    assert platform.calls == ["gettoken", "agent/get"]


@pytest.mark.parametrize(
    ("method", "code", "words", "advice"),
    [
        ("gettoken", 40001, "invalid credential", "WECOM_SECRET"),
        ("gettoken", 40013, "invalid corpid", "企业ID"),
        ("agent/get", 301002, "not allow operate another agent", "WECOM_AGENT_ID"),
        ("agent/get", 60020, "not allow to access from your ip, hint: [1], from ip: 203.0.113.9", "203.0.113.9"),
        ("agent/get", 60020, "not allow to access from your ip", "企业可信IP"),
    ],
)
async def test_the_doctor_says_how_to_mend_it(
    method: str, code: int, words: str, advice: str, platform: AppPlatform
) -> None:
    platform.refuses(method, code, words)
    [finding] = await channel.check()
    assert not finding.well
    assert advice in finding.text


@pytest.mark.usefixtures("platform")
async def test_the_doctor_finds_no_wecom(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WECOM_API_BASE_URL", "http://127.0.0.1:9")
    [finding] = await channel.check()
    assert not finding.well
    assert "WECOM_API_BASE_URL" in finding.text
