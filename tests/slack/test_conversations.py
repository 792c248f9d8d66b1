"""The conversations of all channels, through Slack: over HTTP and over Socket Mode."""

from __future__ import annotations

from pathlib import Path

import pytest

from handlers.slack import line
from tests.channels.office import opened
from tests.channels.scripts import SCRIPTS, Script
from tests.databases import on_both_databases
from tests.house import House
from tests.slack.platform import SlackPlatform

pytestmark = [pytest.mark.anyio, on_both_databases]


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A Slack that one may speak to as fast as one likes, and nobody's .env file."""
    monkeypatch.setattr(line, "PACES", ())
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.__name__)
async def test_it_goes_as_everywhere(script: Script, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(SlackPlatform(), house, monkeypatch) as office:
        await script(office)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.__name__)
async def test_it_goes_so_over_socket_mode(script: Script, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(SlackPlatform(socket=True), house, monkeypatch) as office:
        await script(office)
