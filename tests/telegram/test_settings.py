"""The channel's settings, and what `youdan doctor` is told about them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot.port import ChatChannel
from handlers.telegram import channel
from handlers.telegram.settings import TelegramSettings
from tests.telegram.bot_api import TOKEN, USERNAME, ApiError, BotApi
from tests.telegram.platform import SECRET, WEBHOOK

NAMES = (
    "TELEGRAM_BOT_TOKEN",
    "TELEGRAM_API_BASE_URL",
    "TELEGRAM_WEBHOOK_URL",
    "TELEGRAM_WEBHOOK_SECRET",
)


@pytest.fixture(autouse=True)
def _nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def _set(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    for name, value in values.items():
        monkeypatch.setenv(f"TELEGRAM_{name}", value)


def test_it_is_off_without_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not channel.configured()
    _set(monkeypatch, BOT_TOKEN=" ")
    assert not channel.configured()


def test_it_is_on_with_a_token_from_a_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"TELEGRAM_BOT_TOKEN={TOKEN}\n")
    assert channel.configured()
    assert isinstance(channel, ChatChannel)


def test_telegrams_own_package_is_not_imported_for_that() -> None:
    code = "import sys, handlers.telegram as t; t.channel.configured(); sys.exit('telegram' in sys.modules)"
    root = str(Path(__file__).parents[2])
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "7:AAH/../../x"),
        ("BOT_TOKEN", "two words"),
        ("API_BASE_URL", "api.telegram.org"),
        ("API_BASE_URL", "ftp://api.telegram.org"),
        ("API_BASE_URL", "http://[::1"),
        ("WEBHOOK_URL", "example.org/hook"),
        ("WEBHOOK_URL", "https://example.org/hook?x=1"),
        ("WEBHOOK_SECRET", "with spaces"),
        ("WEBHOOK_SECRET", "x" * 257),
        ("WEBHOOK_SECRET", "密"),
    ],
)
def test_what_cannot_be_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    _set(monkeypatch, **{"BOT_TOKEN": TOKEN, "WEBHOOK_URL": WEBHOOK, "WEBHOOK_SECRET": SECRET, name: value})
    with pytest.raises(ValidationError) as refused:
        channel.configured()
    assert [error["loc"] for error in refused.value.errors()] == [(f"TELEGRAM_{name}",)]


@pytest.mark.parametrize("secret", ["", " "])
def test_a_webhook_needs_a_secret(monkeypatch: pytest.MonkeyPatch, secret: str) -> None:
    _set(monkeypatch, BOT_TOKEN=TOKEN, WEBHOOK_URL=WEBHOOK, WEBHOOK_SECRET=secret)
    with pytest.raises(ValidationError, match="TELEGRAM_WEBHOOK_SECRET: needed with TELEGRAM_WEBHOOK_URL"):
        channel.configured()


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, BOT_TOKEN=TOKEN, WEBHOOK_URL=WEBHOOK, WEBHOOK_SECRET=SECRET)
    shown = repr(TelegramSettings())
    assert TOKEN not in shown
    assert SECRET not in shown


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://example.org", "https://example.org/telegram/webhook"),
        ("https://example.org/", "https://example.org/telegram/webhook"),
        ("https://example.org/a/b", "https://example.org/a/b"),
    ],
)
def test_a_host_alone_is_enough(monkeypatch: pytest.MonkeyPatch, url: str, place: str) -> None:
    _set(monkeypatch, BOT_TOKEN=TOKEN, WEBHOOK_URL=url, WEBHOOK_SECRET=SECRET)
    assert TelegramSettings().webhook_url == place


async def _told(monkeypatch: pytest.MonkeyPatch, api: BotApi, **values: str) -> list[tuple[bool, str]]:
    _set(monkeypatch, **{"BOT_TOKEN": TOKEN, "API_BASE_URL": api.url, **values})
    told = await channel.check()
    assert all(finding.text.startswith("telegram: ") for finding in told)
    found = [(finding.well, finding.text.removeprefix("telegram: ")) for finding in told]
    assert TOKEN not in str(found)
    assert SECRET not in str(found)
    return found


@pytest.mark.anyio
async def test_all_is_well_where_it_polls(monkeypatch: pytest.MonkeyPatch, api: BotApi) -> None:
    assert await _told(monkeypatch, api) == [
        (True, f"the bot is @{USERNAME}"),
        (True, "updates are polled: no address needed"),
        (True, "in groups what mentions the bot reaches it; what is not meant for it is left unread"),
    ]


@pytest.mark.anyio
async def test_all_is_well_with_a_webhook(monkeypatch: pytest.MonkeyPatch, api: BotApi) -> None:
    api.webhook["url"] = WEBHOOK
    found = await _told(monkeypatch, api, WEBHOOK_URL=WEBHOOK, WEBHOOK_SECRET=SECRET)
    assert (True, f"the webhook is set at {WEBHOOK}") in found
    assert all(well for well, _ in found)


@pytest.mark.anyio
async def test_a_bot_for_direct_chats_alone_need_not_hear_groups(monkeypatch: pytest.MonkeyPatch, api: BotApi) -> None:
    api.me |= {"can_join_groups": False, "can_read_all_group_messages": False}
    assert all(well for well, _ in await _told(monkeypatch, api))


@pytest.mark.anyio
async def test_nothing_set_at_all() -> None:
    assert [finding.well for finding in await channel.check()] == [False]


WITH_WEBHOOK = {"WEBHOOK_URL": WEBHOOK, "WEBHOOK_SECRET": SECRET}


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("webhook", "me", "values", "told"),
    [
        ({"url": "https://else.example/h?key=1"}, {}, {}, "a webhook is set at https://else.example/h: serving takes"),
        ({}, {}, WITH_WEBHOOK, "the webhook is set nowhere, not at http://youdan.test/telegram/webhook"),
        ({"url": "https://else.example/h"}, {}, WITH_WEBHOOK, "set at https://else.example/h, not at"),
        ({"url": WEBHOOK, "allowed_updates": ["message"]}, {}, WITH_WEBHOOK, "does not send callback_query"),
        ({"pending_update_count": 90}, {}, {}, "90 updates wait at Telegram"),
        ({}, {"can_read_all_group_messages": False}, {}, "BotFather, /setprivacy, Disable, then take it out"),
    ],
)
async def test_what_is_wrong_and_how_to_mend_it(
    monkeypatch: pytest.MonkeyPatch,
    api: BotApi,
    webhook: dict[str, Any],
    me: dict[str, Any],
    values: dict[str, str],
    told: str,
) -> None:
    api.webhook |= webhook
    api.me |= me
    wrong = [text for well, text in await _told(monkeypatch, api, **values) if not well]
    assert len(wrong) == 1
    assert told in wrong[0]


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("error", "advice"),
    [
        ("Wrong response from the webhook: 401 Unauthorized", "TELEGRAM_WEBHOOK_SECRET"),
        ("Wrong response from the webhook: 404 Not Found", "must hand it on to /telegram/webhook"),
        ("SSL error {certificate verify failed}", "certificate that is trusted"),
        ("Connection timed out", "must be open to Telegram's servers"),
        ("Wrong response from the webhook: 500 Internal Server Error", "500 Internal Server Error"),
    ],
)
async def test_why_telegram_could_not_deliver(
    monkeypatch: pytest.MonkeyPatch, api: BotApi, error: str, advice: str
) -> None:
    api.webhook |= {"url": WEBHOOK, "last_error_message": error, "last_error_date": 1_772_589_600}
    wrong = [text for well, text in await _told(monkeypatch, api, **WITH_WEBHOOK) if not well]
    assert len(wrong) == 1
    assert wrong[0].startswith("Telegram could not deliver (2026-03-04 02:00 UTC): ")
    assert advice in wrong[0]


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://example.org", "calls https addresses only"),
        ("https://example.org:8080", "the ports 443, 80, 88 and 8443 only, not 8080"),
    ],
)
async def test_what_telegram_itself_would_not_call(monkeypatch: pytest.MonkeyPatch, url: str, told: str) -> None:
    from telegram import WebhookInfo

    from handlers.telegram.checking import delivery

    _set(monkeypatch, BOT_TOKEN=TOKEN, WEBHOOK_URL=url, WEBHOOK_SECRET=SECRET)
    settings = TelegramSettings()
    info = WebhookInfo(settings.webhook_url or "", has_custom_certificate=False, pending_update_count=0)
    assert told in " ".join(finding.text for finding in delivery(settings, info) if not finding.well)


@pytest.mark.anyio
async def test_a_wrong_token(monkeypatch: pytest.MonkeyPatch, api: BotApi) -> None:
    monkeypatch.setattr("tests.telegram.bot_api.TOKEN", "1:another")
    found = await _told(monkeypatch, api)
    assert found == [(False, "Telegram does not know the token in TELEGRAM_BOT_TOKEN: copy it again from BotFather")]


@pytest.mark.anyio
async def test_telegram_that_cannot_be_reached(monkeypatch: pytest.MonkeyPatch, api: BotApi) -> None:
    await api.stop()
    found = await _told(monkeypatch, api)
    await api.start()
    assert len(found) == 1
    assert "look at the network and at TELEGRAM_API_BASE_URL (http://127.0.0.1:" in found[0][1]


@pytest.mark.anyio
async def test_telegram_that_is_out_of_order(monkeypatch: pytest.MonkeyPatch, api: BotApi) -> None:
    api.faults["getMe"].append(ApiError(502, "Bad Gateway"))
    assert [well for well, _ in await _told(monkeypatch, api)] == [False]
