"""The channel against somebody else's emulator of Slack, where that is here."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette

from bot.messages import Attachment, Button, Card, CardRow, Enclosed, FormField, Reply, Standing
from bot.port import Line, Serving
from handlers.slack import channel
from handlers.slack import line as line_of_slack
from tests.channels.office import opened
from tests.channels.scripts import SCRIPTS, Script, a_code_links_an_account_once
from tests.house import House
from tests.slack.desk import NotingDesk, answer, to_account
from tests.slack.emulate import BOT_TOKEN, Emulated, EmulatedPlatform, emulated, program
from tests.slack.web_api import SECRET, wall

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.skipif(program() is None, reason="needs npm's emulate@0.11.2, and EMULATE to name its dist/index.js"),
]

#: The emulator gives its users ids of its own, and this one asks for the id that the script knows.
LEFT_OUT = (a_code_links_an_account_once,)

CARD = Card("新订单", "open", rows=(CardRow("客户", "甲 <公司>"),))
OPEN = Reply(
    "r1", "请确认：", "zh", (CARD,), (Button("b.0", "确认", "primary"),), fields=(FormField("due", "交期", "day"),)
)
DONE = Reply("r2", "已下单。", "zh", (Card("订单 SO-1", "done"),))


@pytest.fixture
async def slack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Emulated]:
    """The emulator, and settings that lead to it."""
    async with emulated(tmp_path) as slack:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("SLACK_BOT_TOKEN", BOT_TOKEN)
        monkeypatch.setenv("SLACK_SIGNING_SECRET", SECRET)
        monkeypatch.delenv("SLACK_APP_TOKEN", raising=False)
        monkeypatch.setenv("SLACK_API_BASE_URL", f"{slack.address}/api/")
        yield slack


@pytest.fixture
async def line(slack: Emulated, desk: NotingDesk) -> AsyncIterator[Line]:
    """The channel at work against it."""
    del slack
    line = channel.open(desk, Serving(wall, lambda: "fresh"))
    await line.begin()
    yield line
    await line.close()


@pytest.fixture
async def app(line: Line) -> AsyncIterator[httpx2.AsyncClient]:
    """The app's address."""
    transport = httpx2.ASGITransport(Starlette(routes=list(line.routes)))
    async with httpx2.AsyncClient(transport=transport, base_url="http://youdan.test") as client:
        yield client


async def _deliver(app: httpx2.AsyncClient, event: dict[str, Any], name: str) -> None:
    body = json.dumps({"type": "event_callback", "event_id": name, "event": event}).encode()
    stamp = str(int(wall().timestamp()))
    digest = hmac.new(SECRET.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
    headers = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}
    headers["Content-Type"] = "application/json"
    assert (await app.post("/slack/events", content=body, headers=headers)).status_code == 200


async def test_a_mention_is_answered_in_its_thread_and_the_card_changed_in_place(
    slack: Emulated, line: Line, desk: NotingDesk, app: httpx2.AsyncClient
) -> None:
    sales, ann = await slack.channel("sales"), await slack.user("ann")
    await slack.ask("conversations.join", channel=sales)
    asked = await slack.ask("chat.postMessage", channel=sales, text="<@U0YOUDAN> 下单")
    event = {"type": "app_mention", "channel": sales, "user": ann, "text": "<@U0YOUDAN> 下单", "ts": asked["ts"]}
    await _deliver(app, event, "Ev1")
    [posted] = desk.taken
    assert posted.text == "下单"
    [card] = await desk.says(line, answer(posted, OPEN))
    await desk.says(line, answer(posted, DONE, id="o2", place=card))
    _, said = await slack.said(sales, asked["ts"])
    assert "已下单。" in said["text"]
    assert [block["type"] for block in said["blocks"]] == ["section", "section"]
    shut = Standing(card, Reply("r1", "请确认：", "zh", (Card("新订单", "stale"),)))
    await desk.says(line, answer(posted, Reply("r3", "好。", "zh"), id="o3", shuts=(shut,)))
    _, card_now, last = await slack.said(sales, asked["ts"])
    assert "已失效" in card_now["text"]
    assert last["text"] == "好。"
    await desk.says(line, answer(posted, DONE, id="o4", aside=True))


async def test_a_direct_chat_is_opened_and_gets_files(slack: Emulated, line: Line, desk: NotingDesk) -> None:
    ann = await slack.user("ann")
    desk.kept = {"/c.csv": Enclosed("file", b"a,b\n1,2\n", "text/csv", "c.csv")}
    reply = Reply("r", "名单", "zh", files=(Attachment("名单.csv", "text/csv", "/c.csv"),))
    [said, _] = await desk.says(line, to_account(ann, reply))
    messages = await slack.said(said.split("/")[0])
    assert [each["text"] for each in messages if each["text"]] == ["名单"]
    [file] = [file for each in messages for file in each.get("files", ())]
    assert (file["name"], file["size"]) == ("名单.csv", 8)


async def test_a_file_is_fetched(slack: Emulated, line: Line, desk: NotingDesk, app: httpx2.AsyncClient) -> None:
    ann = await slack.user("ann")
    desk.kept = {"/c.csv": Enclosed("file", b"a,b\n1,2\n", "text/csv", "c.csv")}
    reply = Reply("r", "", "zh", files=(Attachment("c.csv", "text/csv", "/c.csv"),))
    await desk.says(line, to_account(ann, reply))
    chat = (await slack.ask("conversations.open", users=ann))["channel"]["id"]
    [message] = await slack.said(chat)
    event = {"type": "message", "subtype": "file_share", "channel_type": "im", "channel": chat, "user": ann}
    await _deliver(app, {**event, "text": "看这个", "ts": message["ts"], "files": message["files"]}, "Ev2")
    assert await line.fetch(desk.taken[0].files[0]) == b"a,b\n1,2\n"


async def test_a_form_opens(slack: Emulated, line: Line, desk: NotingDesk, app: httpx2.AsyncClient) -> None:
    from handlers.slack.calls import WebApi
    from handlers.slack.forms import form_of, modal
    from handlers.slack.settings import SlackSettings

    del app, desk
    ann = await slack.user("ann")
    trigger = (await slack.ask("views.generateTriggerId", user_id=ann))["trigger_id"]
    [step] = line.compose(to_account(ann, OPEN))
    value = step.args["blocks"][-1]["elements"][-1]["value"]
    api = WebApi(SlackSettings())
    view = modal(form_of(value), to_account(ann, OPEN).conversation, direct=True)
    opened = await api.call("views.open", trigger_id=trigger, view=view)
    assert opened["view"]["callback_id"] == "youdan.form"
    await api.close()


@pytest.mark.usefixtures("slack")
async def test_the_doctor_is_content() -> None:
    findings = await channel.check()
    assert findings[0].well, findings


@pytest.mark.parametrize("script", [each for each in SCRIPTS if each not in LEFT_OUT], ids=lambda each: each.__name__)
async def test_the_conversations_of_all_channels_go_as_everywhere(
    script: Script, house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(line_of_slack, "PACES", ())
    async with opened(EmulatedPlatform(tmp_path), house, monkeypatch) as office:
        await script(office)
