"""The shared conversations over Telegram, by polling and by the webhook, on both databases."""

from __future__ import annotations

import pytest

from handlers.telegram.line import TelegramLine
from tests.channels.office import opened
from tests.channels.scripts import SCRIPTS, Script
from tests.databases import on_both_databases
from tests.house import House
from tests.telegram.platform import TelegramPlatform, Way

pytestmark = [pytest.mark.anyio, on_both_databases]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.__name__)
async def test_it_goes_as_everywhere(script: Script, house: House, way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    # How fast one may speak is told by the line and kept by the sender: here nobody waits for it.
    monkeypatch.setattr(TelegramLine, "paces", ())
    async with opened(TelegramPlatform(way=way), house, monkeypatch) as office:
        await script(office)
