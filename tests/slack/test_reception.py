"""What bolt's app is given to tell apart: acknowledged once it is kept, or where nobody listens; and by our settings alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

from bot.messages import Button, Conversation, FormField, Outgoing, Reply
from bot.port import Line, Serving
from handlers.slack import channel
from tests.slack.desk import NotingDesk
from tests.slack.platform import GROUP, SlackPlatform
from tests.slack.web_api import APP_TOKEN, BOT_TOKEN, SECRET, SlackServer, wall

pytestmark = pytest.mark.anyio

ASKED = Outgoing(
    "o",
    Conversation("slack", "DUANN"),
    "UANN",
    Reply("r", "还差一项：", "zh", fields=(FormField("amount", "金额"),), buttons=(Button("b.0", "取消"),)),
)

#: What Slack delivers, or might one day, and nobody listens to.
ELSEWHERE: dict[str, dict[str, Any]] = {
    "an event": {"type": "event_callback", "event_id": "Ev9", "event": {"type": "reaction_added", "user": "UANN"}},
    "a joined channel": {
        "type": "event_callback",
        "event": {"type": "message", "subtype": "channel_join", "user": "UANN", "channel": GROUP, "ts": "1.2"},
    },
    "an uninstalled app": {"type": "event_callback", "event": {"type": "app_uninstalled"}},
    "too many events": {"type": "app_rate_limited", "minute_rate_limited": 1},
    "a chosen entry": {
        "type": "block_actions",
        "user": {"id": "UANN"},
        "channel": {"id": GROUP},
        "actions": [{"type": "overflow", "action_id": "x", "block_id": "y"}],
    },
    "a button in a form": {
        "type": "block_actions",
        "user": {"id": "UANN"},
        "view": {"id": "V1"},
        "actions": [{"type": "button", "action_id": "b.0", "block_id": "y", "action_ts": "1.2"}],
    },
    "a shortcut": {"type": "shortcut", "user": {"id": "UANN"}, "callback_id": "x"},
    "a message's shortcut": {"type": "message_action", "user": {"id": "UANN"}, "callback_id": "x"},
    "another's form": {
        "type": "view_submission",
        "user": {"id": "UANN"},
        "view": {"type": "modal", "callback_id": "x"},
    },
    "a closed form": {
        "type": "view_closed",
        "user": {"id": "UANN"},
        "view": {"type": "modal", "callback_id": "youdan.form"},
    },
    "a kind of tomorrow": {"type": "never_heard_of"},
    "nothing": {},
}


@pytest.mark.parametrize("body", ELSEWHERE.values(), ids=ELSEWHERE.keys())
async def test_what_nobody_listens_to_is_acknowledged(
    slack: SlackPlatform, desk: NotingDesk, body: dict[str, Any]
) -> None:
    assert await slack.interaction(body) == 200
    assert await slack.event(body) == 200
    assert (desk.taken, slack.server.calls) == ([], [])


async def test_slack_s_look_at_the_certificate_is_acknowledged(slack: SlackPlatform, desk: NotingDesk) -> None:
    assert await slack.posts(b"ssl_check=1&token=x", "application/x-www-form-urlencoded") == 200
    assert desk.taken == []


@pytest.mark.parametrize("kind", ["message", "mention", "command", "press", "form"])
async def test_what_could_not_be_kept_is_not_acknowledged(
    slack: SlackPlatform, desk: NotingDesk, line: Line, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    slack.account("UANN")
    await desk.says(line, ASKED)
    await slack.presses("UANN", slack.direct("UANN")[0], "填写")

    async def delivered() -> int:
        match kind:
            case "message" | "mention":
                return await slack.event(slack.message("UANN", "库存多少", event="Ev1", group=kind == "mention"))
            case "command":
                return await slack.commands("UANN", "/youdan", "库存多少")
            case "press":
                return await slack.interaction(slack.press("UANN", slack.direct("UANN")[0], "取消"))
            case _:
                return await slack.fills_in("UANN", {"金额": "库存多少"})

    caplog.set_level("DEBUG")
    desk.fails.append(RuntimeError("the disk is full"))
    assert await delivered() == 503
    assert (desk.taken, "could not be kept" in caplog.text) == ([], True)
    assert await delivered() == 200
    assert len(desk.taken) == 1
    assert not any(word in caplog.text for word in ("库存多少", BOT_TOKEN, SECRET))


async def test_a_command_may_speak_of_a_payload(slack: SlackPlatform, desk: NotingDesk) -> None:
    await slack.commands("UANN", "/youdan", "what payload does the payload=7 lift carry")
    assert desk.taken[0].text == "what payload does the payload=7 lift carry"


@pytest.mark.parametrize("socket", [False, True])
async def test_what_bolt_would_read_from_the_environment_changes_nothing(
    settings: pytest.MonkeyPatch, server: SlackServer, desk: NotingDesk, tmp_path: Path, socket: bool
) -> None:
    bolt_s = {
        "SLACK_CLIENT_ID": "1.2",
        "SLACK_CLIENT_SECRET": "shh",
        "SLACK_SCOPES": "admin",
        "SLACK_USER_SCOPES": "admin",
        "SLACK_REDIRECT_URI": "https://evil.example/",
        "SLACK_INSTALL_PATH": "/slack/events",
        "SLACK_REDIRECT_URI_PATH": "/slack/events",
        "SLACK_VERIFICATION_TOKEN": "legacy",
        "HOME": str(tmp_path),
    }
    for name, value in bolt_s.items():
        settings.setenv(name, value)
    if socket:
        settings.setenv("SLACK_APP_TOKEN", APP_TOKEN)
    line = channel.open(desk, Serving(wall, lambda: "fresh"))
    assert [getattr(route, "path", "") for route in line.routes] == ([] if socket else ["/slack/events"])
    slack = SlackPlatform(server)
    if not socket:
        await slack.attach(Starlette(routes=list(line.routes)), wall)
        body = slack.message("UANN", "库存") | {"token": "legacy"}
        assert await slack.event(body) == 200
        assert await slack.posts(b"ssl_check=1&token=legacy", "application/x-www-form-urlencoded") == 200
        assert [posted.text for posted in desk.taken] == ["库存"]
    await line.close()
    assert (server.calls, list(tmp_path.iterdir())) == ([], [])


async def test_settings_from_a_file_need_nothing_in_the_environment(
    settings: pytest.MonkeyPatch, server: SlackServer, desk: NotingDesk, tmp_path: Path
) -> None:
    told = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SECRET, "SLACK_API_BASE_URL": server.base_url}
    (tmp_path / ".env").write_text("".join(f"{name}={value}\n" for name, value in told.items()))
    for name in told:
        settings.delenv(name)
    line = channel.open(desk, Serving(wall, lambda: "fresh"))
    slack = SlackPlatform(server)
    await slack.attach(Starlette(routes=list(line.routes)), wall)
    assert await slack.posts(json.dumps(slack.message("UANN", "库存")).encode(), "application/json") == 200
    assert len(desk.taken) == 1
    await line.close()
