"""What the doctor finds in Slack's settings."""

from __future__ import annotations

import pytest

from handlers.slack import channel
from tests.slack.web_api import APP_TOKEN, BOT_TOKEN, SECRET, ApiError, SlackServer

pytestmark = pytest.mark.anyio


async def _told() -> str:
    findings = await channel.check()
    told = "\n".join(f"{'ok' if finding.well else 'WRONG'} {finding.text}" for finding in findings)
    assert not any(secret in told for secret in (BOT_TOKEN, APP_TOKEN, SECRET))
    return told


@pytest.mark.usefixtures("settings")
async def test_settings_that_work_are_told_to(server: SlackServer) -> None:
    told = await _told()
    assert "ok slack: SLACK_BOT_TOKEN: @youdan in Hollin" in told
    assert "ok slack: all permissions are there" in told
    assert "/slack/events" in told
    assert "WRONG" not in told
    assert [method for method, _ in server.calls] == ["auth.test"]


@pytest.mark.usefixtures("socket_settings")
async def test_socket_mode_is_tried(server: SlackServer) -> None:
    assert "ok slack: SLACK_APP_TOKEN" in await _told()
    assert ("apps.connections.open", APP_TOKEN) in server.tokens_seen


@pytest.mark.usefixtures("socket_settings")
async def test_an_app_token_that_may_not_connect(server: SlackServer) -> None:
    server.faults["apps.connections.open"].append(ApiError("missing_scope"))
    assert "connections:write" in await _told()


@pytest.mark.usefixtures("server")
async def test_a_wrong_token(settings: pytest.MonkeyPatch) -> None:
    settings.setenv("SLACK_BOT_TOKEN", "xoxb-another")
    told = await _told()
    assert "WRONG slack: SLACK_BOT_TOKEN: auth.test: invalid_auth" in told
    assert "OAuth & Permissions" in told


@pytest.mark.usefixtures("settings")
async def test_permissions_that_lack_are_named(server: SlackServer) -> None:
    server.scopes = "chat:write,commands"
    told = await _told()
    assert "WRONG slack: permissions are missing: app_mentions:read," in told
    assert "reinstall" in told


@pytest.mark.usefixtures("settings")
async def test_a_slack_that_can_t_be_reached(server: SlackServer) -> None:
    await server.stop()
    told = await _told()
    assert "can this machine reach 127.0.0.1" in told


async def test_slack_that_is_off(settings: pytest.MonkeyPatch) -> None:
    for name in ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN"):
        settings.delenv(name, raising=False)
    assert (await _told()).startswith("ok slack: off")
