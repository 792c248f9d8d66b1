"""The shared conversations over Telegram, by polling and by the webhook, on both databases."""

from __future__ import annotations

import pytest

from handlers.telegram.line import TelegramLine
from tests.channels.office import at_work, opened
from tests.channels.platform import ANN
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


async def test_what_is_written_while_nobody_is_there_is_answered_afterwards(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    platform = TelegramPlatform()
    async with opened(platform, house, monkeypatch) as office:
        await office.links(ANN)
    await platform.start()
    try:
        platform.api.patient = False
        await platform.writes(ANN, "烧杯500ml还有多少")
        monkeypatch.setenv("TELEGRAM_API_BASE_URL", platform.api.url)
        async with at_work(platform, house) as office:
            await platform.api.until(lambda: not platform.api.pending)
            await office.station.settled()
        assert "560" in platform.direct(ANN)[-1].text
    finally:
        await platform.stop()
