"""The chat in a browser, on a phone and on a desk."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, ViewportSize, expect
from starlette.applications import Starlette

from bot.port import Serving
from handlers.web import channel
from tests.browsers import Served, browser
from tests.web.assistant import CODE, NOW, FakeAssistant
from tests.web.pictures import png

PHOTO: FilePayload = {"name": "IMG_0001.png", "mimeType": "image/png", "buffer": png(4000, 300)}
NOTE: FilePayload = {"name": "交期.m4a", "mimeType": "audio/mp4", "buffer": b"\0\0\0\x20ftypM4A " + bytes(90)}

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 800}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for all tests here."""
    with browser() as started:
        yield started


@pytest.fixture
def assistant() -> FakeAssistant:
    """The assistant behind the pages."""
    return FakeAssistant()


@pytest.fixture
def site(assistant: FakeAssistant) -> Iterator[Served]:
    """The demo, served."""
    serving = Serving(lambda: NOW, lambda: "fresh", demo=True)
    served = Served(Starlette(routes=channel.routes(assistant, serving)))
    yield served
    assistant.live.close()
    served.stop()


@pytest.fixture(params=[True, False], ids=["phone", "desk"])
def device(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A browser on a phone, then on a desk."""
    phone: bool = request.param
    yield from _window(chromium, phone=phone)


@pytest.fixture
def desk(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser on a desk."""
    yield from _window(chromium, phone=False)


def _window(chromium: Browser, *, phone: bool) -> Iterator[BrowserContext]:
    size = PHONE if phone else DESK
    context = chromium.new_context(
        locale="zh-CN", timezone_id="Asia/Shanghai", viewport=size, is_mobile=phone, has_touch=phone
    )
    yield context
    context.close()


def enter(context: BrowserContext, site: Served, person: str = "徐曼宁") -> Page:
    """A tab in which somebody has just come in; whatever goes wrong in the page fails the test."""
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"the page's script failed: {error}"))
    page.goto(site.address)
    if page.url.endswith("/sign-in"):
        page.get_by_role("button", name=person).click()
    # Until its script runs the page takes nothing, and would not notice a server that goes away.
    expect(page.locator("main:not([inert]) #composer")).to_be_visible()
    return page


def write(page: Page, text: str) -> None:
    page.locator("#text").fill(text)
    page.locator("#text").press("Enter")


def no_wider_than_the_window(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_a_whole_conversation(device: BrowserContext, site: Served) -> None:
    page = enter(device, site)
    page.get_by_role("button", name="给瀚宁下单100只烧杯").click()
    card = page.locator(".card")
    expect(card.locator(".state")).to_have_text("待确认")
    expect(page.locator(".mine .text")).to_have_text("给瀚宁下单100只烧杯")
    expect(page.locator(".welcome")).to_have_count(0)
    assert no_wider_than_the_window(page)
    page.get_by_role("button", name="确认").click()
    expect(page.locator(".card.done")).to_have_count(2)
    expect(page.locator(".card .state")).to_have_text(["已完成", "已完成"])
    expect(page.locator(".choice")).to_have_count(0)
    expect(page.locator(".typing")).to_have_count(0)
    expect(page.locator(".day")).to_have_count(1)


def test_everything_to_press_is_large_enough_for_a_finger(device: BrowserContext, site: Served) -> None:
    page = enter(device, site)
    page.locator(".sample").first.click()
    expect(page.locator(".choice")).to_have_count(3)
    for button in page.locator("button:visible").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 40, button.inner_text()


def test_a_long_table_scrolls_inside_its_card(device: BrowserContext, site: Served) -> None:
    page = enter(device, site)
    page.locator(".sample").first.click()
    table = page.locator(".card .scroll")
    expect(table).to_be_visible()
    inside = "table => table.scrollWidth <= table.clientWidth || getComputedStyle(table).overflowX === 'auto'"
    assert table.evaluate(inside)
    assert no_wider_than_the_window(page)


def test_what_was_said_is_there_after_a_reload(device: BrowserContext, site: Served) -> None:
    page = enter(device, site)
    page.locator(".sample").first.click()
    page.get_by_role("button", name="取消").click()
    expect(page.locator(".card .state")).to_have_text("已取消")
    page.reload()
    expect(page.locator(".card .state")).to_have_text("已取消")
    expect(page.locator(".choice")).to_have_count(0)
    expect(page.locator(".bubble")).to_have_count(4)


def test_what_the_server_took_is_shown_once_though_the_page_was_left_before_it_knew(
    desk: BrowserContext, site: Served, assistant: FakeAssistant
) -> None:
    page = enter(desk, site)
    write(page, "在吗")
    expect(page.locator(".bubble")).to_have_count(2)
    # The answer may be shown before the page has heard that its message was taken, and forgotten it.
    page.wait_for_function("() => !Object.keys(localStorage).some(key => key.startsWith('youdan.outbox'))")
    event = page.locator(".bubble.mine").get_attribute("data-event")
    item = {"id": event, "at": 1, "text": "在吗"}
    page.evaluate("item => localStorage.setItem(`youdan.outbox.E01.${item.id}`, JSON.stringify(item))", item)
    with page.expect_response("**/chat/messages"):
        page.reload()
    expect(page.locator(".bubble")).to_have_count(2)
    assert len(assistant.handled) == 1


def test_the_same_persons_other_tab_shows_it_at_once(desk: BrowserContext, site: Served) -> None:
    first, second = enter(desk, site), enter(desk, site)
    write(first, "给瀚宁下单")
    expect(second.locator(".card.open")).to_have_count(1)
    second.get_by_role("button", name="确认").click()
    expect(first.locator(".card.done")).to_have_count(2)
    expect(first.locator(".bubble")).to_have_count(4)
    expect(second.locator(".bubble")).to_have_count(4)


def test_a_notice_appears_without_being_asked_for(desk: BrowserContext, site: Served, assistant: FakeAssistant) -> None:
    page = enter(desk, site)
    assistant.notice("E01", "提醒：下午三点给瀚宁回电话")
    expect(page.locator(".theirs .text")).to_have_text("提醒：下午三点给瀚宁回电话")


def test_the_tab_counts_what_came_while_nobody_looked(
    desk: BrowserContext, site: Served, assistant: FakeAssistant
) -> None:
    page = enter(desk, site)
    page.evaluate("Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })")
    assistant.notice("E01", "第一条")
    assistant.notice("E01", "第二条")
    expect(page).to_have_title("(2) 澄川玻璃仪器 · 有单")
    page.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))")
    expect(page).to_have_title("澄川玻璃仪器 · 有单")


def test_what_is_written_offline_goes_out_once_the_network_is_back(
    desk: BrowserContext, site: Served, assistant: FakeAssistant
) -> None:
    page = enter(desk, site)
    desk.set_offline(offline=True)
    expect(page.locator("#banner")).to_have_text("网络断开了，恢复后自动发送")
    write(page, "在路上写的")
    expect(page.locator(".retry")).to_have_text("没发出去，点这里重发")
    desk.set_offline(offline=False)
    expect(page.locator(".theirs .text")).to_have_text("听到：在路上写的")
    expect(page.locator("#banner")).to_be_hidden()
    expect(page.locator(".bubble")).to_have_count(2)
    assert len(assistant.handled) == 1


def test_what_was_not_sent_survives_a_reload(desk: BrowserContext, site: Served) -> None:
    page = enter(desk, site)
    page.route("**/chat/messages", lambda route: route.abort())
    write(page, "再试一次")
    expect(page.locator(".retry")).to_be_visible()
    page.unroute_all()
    page.reload()
    expect(page.locator(".theirs .text")).to_have_text("听到：再试一次")
    expect(page.locator(".pending")).to_have_count(0)


def test_a_message_that_failed_is_sent_again_by_a_tap(
    desk: BrowserContext, site: Served, assistant: FakeAssistant
) -> None:
    page = enter(desk, site)
    assistant.notice("E01", "连上了")
    expect(page.get_by_text("连上了")).to_be_visible()
    assistant.failures = 1
    write(page, "给瀚宁下单")
    page.locator(".retry").click()
    expect(page.locator(".card.open")).to_have_count(1)
    assert len(assistant.handled) == 1


def test_a_message_that_is_refused_does_not_hold_up_the_next(desk: BrowserContext, site: Served) -> None:
    page = enter(desk, site)
    page.route("**/chat/messages", lambda route: route.fulfill(status=422), times=1)
    write(page, "这条不收")
    expect(page.locator(".retry")).to_contain_text("没有收下")
    write(page, "这条收")
    expect(page.locator(".theirs .text")).to_have_text("听到：这条收")


def test_the_page_comes_back_by_itself_when_the_server_does(
    desk: BrowserContext, site: Served, assistant: FakeAssistant
) -> None:
    page = enter(desk, site)
    expect(page.locator("#banner")).to_be_hidden()
    assistant.live.close()
    site.stop()
    expect(page.locator("#banner")).to_have_text("正在重新连接…", timeout=20_000)
    assistant.notice("E01", "断线时来的通知")
    assistant.reopen()
    site.start()
    expect(page.locator(".theirs .text")).to_have_text("断线时来的通知", timeout=60_000)
    expect(page.locator("#banner")).to_be_hidden()


def test_shift_and_enter_break_the_line(desk: BrowserContext, site: Served, assistant: FakeAssistant) -> None:
    page = enter(desk, site)
    page.locator("#text").fill("第一行")
    page.locator("#text").press("Shift+Enter")
    page.locator("#text").press_sequentially("second")
    page.locator("#text").press("Enter")
    expect(page.locator(".theirs .text")).to_have_count(1)
    assert assistant.handled[0].text == "第一行\nsecond"


def test_enter_does_not_send_while_an_input_method_is_composing(
    desk: BrowserContext, site: Served, assistant: FakeAssistant
) -> None:
    page = enter(desk, site)
    page.locator("#text").click()
    keyboard = desk.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "xiadan", "selectionStart": 6, "selectionEnd": 6})
    page.keyboard.press("Enter")
    keyboard.send("Input.insertText", {"text": "下单"})
    expect(page.locator("#text")).to_have_value(re.compile("下单"))
    assert not assistant.handled
    page.keyboard.press("Enter")
    expect(page.locator(".mine")).to_have_count(1)


def test_whoever_reads_further_up_is_told_of_new_messages_and_not_moved(
    desk: BrowserContext, site: Served, assistant: FakeAssistant
) -> None:
    for number in range(40):
        assistant.notice("E01", f"第{number}条")
    page = enter(desk, site)
    expect(page.get_by_text("第39条")).to_be_in_viewport()
    page.locator("#scroller").evaluate("scroller => { scroller.scrollTop = 0; }")
    assistant.notice("E01", "最新一条")
    page.get_by_role("button", name="有新消息").click()
    expect(page.get_by_text("最新一条")).to_be_in_viewport()
    expect(page.locator("#to-end")).to_be_hidden()


def test_earlier_messages_are_a_tap_away(desk: BrowserContext, site: Served, assistant: FakeAssistant) -> None:
    for number in range(70):
        assistant.notice("E01", f"第{number}条")
    page = enter(desk, site)
    expect(page.locator(".bubble")).to_have_count(50)
    page.get_by_role("button", name="更早的消息").click()
    expect(page.locator(".bubble")).to_have_count(70)
    expect(page.locator(".bubble .text").first).to_have_text("第0条")
    expect(page.locator("#earlier")).to_be_hidden()


def test_a_photo_is_picked_shown_and_sent_with_a_word(
    device: BrowserContext, site: Served, assistant: FakeAssistant
) -> None:
    page = enter(device, site)
    page.locator("#files").set_input_files([PHOTO, PHOTO])
    expect(page.locator("#picked img")).to_have_count(2)
    page.get_by_role("button", name="去掉").first.click()
    expect(page.locator("#picked img")).to_have_count(1)
    write(page, "照这个给瀚宁下单")
    expect(page.locator(".card.open")).to_have_count(1)
    expect(page.locator("#picked")).to_be_hidden()
    shown = page.locator(".mine img.enclosed")
    expect(shown).to_have_js_property("naturalWidth", 2048)
    assert no_wider_than_the_window(page)
    (sent,) = assistant.handled[0].enclosed
    assert assistant.handled[0].text == "照这个给瀚宁下单"
    assert (sent.kind, sent.name, sent.size) == ("photo", "IMG_0001.png", len(sent.data))
    assert sent.data.startswith(b"\xff\xd8\xff"), "drawn anew"
    assert b"31.2N" not in sent.data, "where it was taken is nobody's business"
    page.reload()
    expect(page.locator(".mine img.enclosed")).to_have_js_property("naturalWidth", 2048)


def test_what_is_picked_covers_nothing(device: BrowserContext, site: Served) -> None:
    page = enter(device, site)
    page.locator(".sample").first.click()
    confirm = page.get_by_role("button", name="确认")
    expect(confirm).to_be_in_viewport(ratio=1)
    page.locator("#files").set_input_files(PHOTO)
    expect(page.locator("#picked img")).to_be_visible()
    expect(confirm).to_be_in_viewport(ratio=1)


def test_a_photo_is_sent_without_a_word_and_a_voice_note_too(
    desk: BrowserContext, site: Served, assistant: FakeAssistant
) -> None:
    page = enter(desk, site)
    page.locator("#files").set_input_files(PHOTO)
    page.get_by_role("button", name="发送").click()
    expect(page.locator(".card.open")).to_have_count(1)
    page.locator("#files").set_input_files(NOTE)
    expect(page.locator("#picked")).to_contain_text("交期.m4a")
    page.get_by_role("button", name="发送").click()
    expect(page.locator(".mine audio")).to_have_count(1)
    assert [incoming.enclosed[0].kind for incoming in assistant.handled] == ["photo", "voice"]


def test_what_is_pasted_or_dropped_is_picked(desk: BrowserContext, site: Served) -> None:
    page = enter(desk, site)
    brought = """([selector, type, key]) => {
        const data = new DataTransfer();
        data.items.add(new File(["?"], "a.pdf", { type: "application/pdf" }));
        const event = new (type === "paste" ? ClipboardEvent : DragEvent)(type, { [key]: data, bubbles: true, cancelable: true });
        document.querySelector(selector).dispatchEvent(event);
    }"""
    page.evaluate(brought, ["#text", "paste", "clipboardData"])
    expect(page.locator(".chip")).to_have_count(1)
    page.evaluate(brought, ["#scroller", "drop", "dataTransfer"])
    expect(page.locator(".chip .name")).to_have_text(["a.pdf", "a.pdf"])


def test_a_photo_that_was_not_sent_survives_a_reload(
    desk: BrowserContext, site: Served, assistant: FakeAssistant
) -> None:
    page = enter(desk, site)
    page.route("**/chat/messages", lambda route: route.abort())
    page.locator("#files").set_input_files(PHOTO)
    write(page, "给瀚宁的")
    expect(page.locator(".retry")).to_be_visible()
    expect(page.locator(".pending img")).to_have_count(1)
    page.unroute_all()
    page.reload()
    expect(page.locator(".card.open")).to_have_count(1)
    expect(page.locator(".mine")).to_have_count(1)
    assert len(assistant.handled) == 1
    with page.expect_request("**/chat/events**"):
        page.reload()
    expect(page.locator(".pending")).to_have_count(0)
    assert len(assistant.handled) == 1


def test_of_a_file_that_is_too_large_only_its_size_is_sent(
    desk: BrowserContext, site: Served, assistant: FakeAssistant
) -> None:
    page = enter(desk, site)
    large: FilePayload = {**NOTE, "buffer": NOTE["buffer"] + bytes(6_000_000)}
    page.locator("#files").set_input_files(large)
    page.get_by_role("button", name="发送").click()
    expect(page.locator(".mine")).to_have_count(1)
    expect(page.locator(".pending")).to_have_count(0)
    (sent,) = assistant.handled[0].enclosed
    assert sent.size == len(large["buffer"])
    assert len(sent.data) == 65536


def test_a_photo_no_longer_kept_is_told_so(desk: BrowserContext, site: Served, assistant: FakeAssistant) -> None:
    page = enter(desk, site)
    page.locator("#files").set_input_files(PHOTO)
    write(page, "看看")
    expect(page.locator(".mine img.enclosed")).to_be_visible()
    assistant.enclosed.clear()
    page.reload()
    expect(page.locator(".mine .gone")).to_have_text("已不再保存")


def test_a_voice_note_is_recorded_and_sent(chromium: Browser, site: Served, assistant: FakeAssistant) -> None:
    context = chromium.new_context(locale="zh-CN", viewport=PHONE, permissions=["microphone"])
    page = enter(context, site)
    expect(page.locator("#send")).to_be_hidden()
    page.get_by_role("button", name="录一段语音").click()
    stop = page.get_by_role("button", name="录完")
    expect(stop).to_have_attribute("data-time", "0:01")
    stop.click()
    expect(page.locator(".chip .name")).to_contain_text("语音 0:0")
    page.get_by_role("button", name="发送").click()
    expect(page.locator(".mine audio")).to_have_count(1)
    (sent,) = assistant.handled[0].enclosed
    assert sent.kind == "voice"
    assert sent.data.startswith(b"\x1aE\xdf\xa3")
    context.close()


def test_without_a_microphone_it_is_said_so(chromium: Browser, site: Served) -> None:
    context = chromium.new_context(locale="zh-CN", viewport=PHONE, permissions=[])
    page = enter(context, site)
    page.evaluate(
        "() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError')); }"
    )
    page.get_by_role("button", name="录一段语音").click()
    expect(page.locator("#picked")).to_contain_text("用不了麦克风")
    context.close()


def test_an_english_speaker_is_spoken_to_in_english(device: BrowserContext, site: Served) -> None:
    page = enter(device, site, "Oliver Finch")
    expect(page.get_by_role("heading")).to_have_text("Hello, Oliver Finch")
    page.get_by_role("button", name="切换到中文").click()
    expect(page.get_by_role("heading")).to_have_text("Oliver Finch，你好")
    assert no_wider_than_the_window(page)


def test_a_record_opens_from_its_card_and_leads_back(device: BrowserContext, site: Served) -> None:
    page = enter(device, site)
    page.locator(".sample").first.click()
    page.get_by_role("link", name="瀚宁检测技术有限公司").click()
    expect(page.get_by_role("heading", name="瀚宁检测技术有限公司")).to_be_visible()
    assert no_wider_than_the_window(page)
    page.get_by_role("link", name="返回对话").click()
    expect(page.locator(".card")).to_have_count(1)


def test_signing_out_ends_the_chat_in_every_tab(desk: BrowserContext, site: Served) -> None:
    first, second = enter(desk, site), enter(desk, site)
    first.get_by_role("button", name="换人").click()
    expect(first.get_by_text("以谁的身份试用？")).to_be_visible()
    write(second, "还在吗")
    expect(second.get_by_text("以谁的身份试用？")).to_be_visible()


def test_one_comes_in_with_a_code_from_a_link(desk: BrowserContext, assistant: FakeAssistant) -> None:
    served = Served(Starlette(routes=channel.routes(assistant, Serving(lambda: NOW, lambda: "fresh"))))
    page = desk.new_page()
    page.goto(f"{served.address}/sign-in?code={CODE}")
    page.get_by_role("button", name="登录").click()
    expect(page.locator("#composer")).to_be_visible()
    assistant.live.close()
    served.stop()


def test_the_page_asks_nobody_else_for_anything(desk: BrowserContext, site: Served) -> None:
    page = desk.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.address)
    page.get_by_role("button", name="徐曼宁").click()
    expect(page.locator("#composer")).to_be_visible()
    assert asked
    assert [url for url in asked if not url.startswith(site.address)] == []
