"""Polling: nothing is confirmed to Telegram before it is kept, and a lost connection is told."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.port import BusyError, RefusedError
from tests.telegram.bot_api import TOKEN, ApiError, BotApi
from tests.telegram.conftest import NOW, Opened
from tests.telegram.desk import Ledger
from tests.telegram.platform import TelegramPlatform

pytestmark = pytest.mark.anyio


async def test_what_could_not_be_kept_comes_again(
    opened: Opened, desk: Ledger, platform: TelegramPlatform, api: BotApi
) -> None:
    async with opened(listening=False) as line:
        for text in ("one", "two", "three"):
            await platform.writes("mira", text)
        desk.failures = 1
        with pytest.raises(ConnectionError):
            await line.listen()
        assert [update["message"]["text"] for update in api.pending] == ["one", "two", "three"]
        listens = asyncio.create_task(line.listen())
        await desk.until(3)
        await api.until(lambda: not api.pending)
        listens.cancel()
    assert [posted.text for posted in desk.taken] == ["one", "two", "three"]


async def test_a_process_that_dies_leaves_everything_with_telegram(
    opened: Opened, desk: Ledger, platform: TelegramPlatform, api: BotApi
) -> None:
    await platform.writes("mira", "one")
    async with opened():
        await desk.until(1)
    # Killed before the next poll confirmed it: the next process gets it again, under the same event.
    await platform.writes("mira", "two")
    asked_before = len(api.made("getUpdates"))
    async with opened():
        await desk.until(2)
        await api.until(lambda: not api.pending)
    assert [posted.text for posted in desk.taken] == ["one", "two"]
    assert "offset" not in api.made("getUpdates")[asked_before]


async def test_a_webhook_of_before_is_taken_away_and_nothing_dropped(
    opened: Opened, desk: Ledger, platform: TelegramPlatform, api: BotApi
) -> None:
    api.webhook["url"] = "https://elsewhere.example/hook"
    async with opened():
        await api.until(lambda: not api.webhook["url"])
        await platform.writes("mira", "hello")
        await desk.until(1)
    assert api.made("deleteWebhook") == [{}]


async def test_only_what_is_understood_is_asked_for(opened: Opened, api: BotApi) -> None:
    api.longest_poll = 0.0
    async with opened():
        await api.until(lambda: api.made("getUpdates"))
    assert api.made("getUpdates")[0]["allowed_updates"] == ["message", "callback_query"]


async def test_an_empty_poll_shows_that_the_connection_lives(opened: Opened, desk: Ledger, api: BotApi) -> None:
    api.longest_poll = 0.0
    async with opened() as line:
        await api.until(lambda: desk.frames >= 3)
        assert line.quiet > 60


async def test_within_a_day_nothing_is_missed_and_nobody_need_be_told(opened: Opened) -> None:
    async with opened(listening=False) as line:
        assert not line.keeps
        assert await line.missed(NOW, NOW + timedelta(hours=23)) == ()
        assert await line.missed(NOW, NOW + timedelta(hours=25)) is None


@pytest.mark.parametrize(
    "told", ["terminated by other getUpdates request", "can't use getUpdates while webhook is active"]
)
async def test_a_second_program_with_the_same_token_is_told(opened: Opened, api: BotApi, told: str) -> None:
    api.faults["getUpdates"].append(ApiError(409, f"Conflict: {told}"))
    async with opened(listening=False) as line:
        with pytest.raises(BusyError, match="another program asks Telegram for this bot's messages"):
            await line.listen()


async def test_two_that_poll_at_once_are_told(opened: Opened, api: BotApi, desk: Ledger) -> None:
    async with opened(listening=False) as first, opened(listening=False) as second:
        one = asyncio.create_task(first.listen())
        await api.until(lambda: api.polled == 1)
        other = asyncio.create_task(second.listen())
        with pytest.raises(BusyError, match="one token can be polled by one program only"):
            await one
        other.cancel()
    assert desk.taken == []


async def test_a_wrong_token_is_told_without_showing_it(
    opened: Opened, api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(listening=False) as line:
        monkeypatch.setattr("tests.telegram.bot_api.TOKEN", "1:another")
        with pytest.raises(RefusedError, match="does not know the token in TELEGRAM_BOT_TOKEN") as refused:
            await line.listen()
    assert TOKEN not in str(refused.value)
    assert api.calls


async def test_an_outage_of_telegrams_is_told(opened: Opened, api: BotApi) -> None:
    api.faults["getUpdates"].append(ApiError(502, "Bad Gateway"))
    async with opened(listening=False) as line:
        with pytest.raises(BusyError, match="out of order"):
            await line.listen()


async def test_a_server_that_is_not_there_is_told_without_its_address(opened: Opened, api: BotApi) -> None:
    async with opened(listening=False) as line:
        await api.stop()
        with pytest.raises(BusyError, match=r"can't be reached \(ConnectError\)") as lost:
            await line.listen()
    assert TOKEN not in repr(lost.value)
    await api.start()
