"""Slack's channel at work against a local Slack."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from starlette.applications import Starlette

from bot.port import Line, Serving
from handlers.slack import channel
from tests.slack.desk import NotingDesk
from tests.slack.platform import SlackPlatform
from tests.slack.web_api import APP_TOKEN, BOT_TOKEN, SECRET, SlackServer, wall


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """The event loop that it runs on."""
    return "asyncio"


@pytest.fixture
async def server() -> AsyncIterator[SlackServer]:
    """A local Slack."""
    server = SlackServer()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def settings(server: SlackServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """The settings of a channel over HTTP, and nobody's .env file."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SLACK_BOT_TOKEN", BOT_TOKEN)
    monkeypatch.setenv("SLACK_SIGNING_SECRET", SECRET)
    monkeypatch.delenv("SLACK_APP_TOKEN", raising=False)
    monkeypatch.setenv("SLACK_API_BASE_URL", server.base_url)
    return monkeypatch


@pytest.fixture
def desk() -> NotingDesk:
    """Where it hands in."""
    return NotingDesk()


@pytest.fixture
async def line(settings: pytest.MonkeyPatch, desk: NotingDesk) -> AsyncIterator[Line]:
    """The channel at work over HTTP."""
    del settings
    line = channel.open(desk, Serving(wall, lambda: "fresh"))
    yield line
    await line.close()


@pytest.fixture
async def slack(server: SlackServer, line: Line) -> SlackPlatform:
    """People in that Slack, who reach the channel over HTTP."""
    slack = SlackPlatform(server)
    await slack.attach(Starlette(routes=list(line.routes)), wall)
    return slack


@pytest.fixture
def socket_settings(settings: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The settings of a channel with Socket Mode."""
    settings.setenv("SLACK_APP_TOKEN", APP_TOKEN)
    return settings
