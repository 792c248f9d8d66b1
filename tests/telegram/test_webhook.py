"""The webhook: from Telegram alone, and acknowledged when it is kept."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from tests.telegram.bot_api import ApiError, BotApi
from tests.telegram.conftest import Opened
from tests.telegram.desk import Ledger
from tests.telegram.platform import SECRET, WEBHOOK, TelegramPlatform

pytestmark = pytest.mark.anyio

HEADER = "X-Telegram-Bot-Api-Secret-Token"
UPDATE: dict[str, Any] = {
    "update_id": 9,
    "message": {
        "message_id": 1,
        "date": 1_772_589_600,
        "text": "hello",
        "chat": {"id": 41001, "type": "private", "first_name": "P"},
        "from": {"id": 41001, "is_bot": False, "first_name": "P"},
    },
}

FORGED: dict[str, list[tuple[str, str]]] = {
    "none": [],
    "empty": [(HEADER, "")],
    "a space": [(HEADER, " ")],
    "without its first sign": [(HEADER, SECRET[1:])],
    "without its last sign": [(HEADER, SECRET[:-1])],
    "its first sign alone": [(HEADER, SECRET[0])],
    "one sign more": [(HEADER, f"{SECRET}x")],
    "one sign before": [(HEADER, f"x{SECRET}")],
    "twice": [(HEADER, SECRET * 2)],
    "twice, parted": [(HEADER, f"{SECRET},{SECRET}")],
    "in capitals": [(HEADER, SECRET.upper())],
    "capitals swapped": [(HEADER, SECRET.swapcase())],
    "backwards": [(HEADER, SECRET[::-1])],
    "in quotation marks": [(HEADER, f'"{SECRET}"')],
    "as a bearer": [(HEADER, f"Bearer {SECRET}")],
    "the first sign changed": [(HEADER, f"j{SECRET[1:]}")],
    "the last sign changed": [(HEADER, f"{SECRET[:-1]}3")],
    "a sign in the middle changed": [(HEADER, SECRET.replace("-", "_"))],
    "with a zero byte written out": [(HEADER, f"{SECRET}%00")],
    "as hexadecimals": [(HEADER, SECRET.encode().hex())],
    "of signs beyond ASCII": [(HEADER, "sécrèt")],
    "very long": [(HEADER, SECRET * 400)],
    "a wildcard": [(HEADER, "*")],
    "null": [(HEADER, "null")],
    "in another header": [("X-Telegram-Bot-Api-Secret", SECRET)],
    "as authorization": [("Authorization", f"Bearer {SECRET}")],
    "as a cookie": [("Cookie", f"{HEADER}={SECRET}")],
    "a wrong one before the right one": [(HEADER, "wrong"), (HEADER, SECRET)],
}


async def _posted(api: BotApi, headers: list[tuple[str, str]], content: bytes | None = None, query: str = "") -> int:
    raw = [(name.encode(), value.encode()) for name, value in headers]
    body = json.dumps(UPDATE).encode() if content is None else content
    return (await api.caller.post(WEBHOOK + query, content=body, headers=raw)).status_code


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
async def test_nobody_else_gets_in(opened: Opened, api: BotApi, desk: Ledger, forged: list[tuple[str, str]]) -> None:
    async with opened("webhook"):
        assert await _posted(api, forged) == 401
        assert await _posted(api, forged, b"{" * 99) == 401
        assert await _posted(api, [(HEADER, SECRET)]) == 200
    assert desk.times == ["9"]
    assert desk.frames == 1


async def test_the_secret_counts_in_its_header_alone(opened: Opened, api: BotApi, desk: Ledger) -> None:
    within = json.dumps({**UPDATE, "secret_token": SECRET}).encode()
    async with opened("webhook"):
        assert await _posted(api, [], within) == 401
        assert await _posted(api, [], query=f"?secret_token={SECRET}") == 401
    assert desk.times == []


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
async def test_nothing_but_posts(opened: Opened, api: BotApi, desk: Ledger, method: str) -> None:
    async with opened("webhook"):
        answer = await api.caller.request(method, WEBHOOK, headers={HEADER: SECRET}, json=UPDATE)
    assert (answer.status_code, desk.times) == (405, [])


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b"[" * 100_000, 400),
        (b"{}", 400),
        (b'{"update_id": "x"}', 400),
        (b"\xff\xfe", 400),
        (b" " * (1024 * 1024 + 1), 413),
        (b'{"update_id": 3}', 200),
    ],
)
async def test_what_is_no_update(opened: Opened, api: BotApi, desk: Ledger, body: bytes, status: int) -> None:
    async with opened("webhook"):
        assert await _posted(api, [(HEADER, SECRET)], body) == status
    assert desk.times == []


async def test_telegram_is_told_the_address_the_secret_and_what_to_send(opened: Opened, api: BotApi) -> None:
    async with opened("webhook") as line:
        assert not line.listens
    assert api.made("setWebhook") == [
        {"url": WEBHOOK, "secret_token": SECRET, "allowed_updates": ["message", "callback_query"]}
    ]
    assert not api.made("getUpdates")


async def test_there_is_no_door_where_it_is_polled(opened: Opened, api: BotApi) -> None:
    async with opened("polling", listening=False) as line:
        assert list(line.routes) == []
        assert await _posted(api, [(HEADER, SECRET)]) == 404


async def test_what_could_not_be_kept_is_not_acknowledged(
    opened: Opened, api: BotApi, desk: Ledger, platform: TelegramPlatform
) -> None:
    async with opened("webhook"):
        desk.failures = 1
        with pytest.raises(ConnectionError):
            await platform.writes("mira", "hello", event="one")
        await platform.writes("mira", "hello", event="one")
    assert [posted.text for posted in desk.taken] == ["hello"]
    assert desk.times == ["500001", "500001"]
    assert isinstance(api.caller, httpx.AsyncClient)


async def test_as_long_as_telegram_does_not_say_who_the_bot_is_it_keeps_the_updates(
    opened: Opened, api: BotApi, desk: Ledger
) -> None:
    async with opened("webhook"):
        api.faults["getMe"].append(ApiError(500, "Internal Server Error"))
        assert await _posted(api, [(HEADER, SECRET)]) == 503
        assert desk.times == []
        assert await _posted(api, [(HEADER, SECRET)]) == 200
    assert desk.times == ["9"]
