"""No log and no error tells the token, the secret, or what people write."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest

from bot.messages import Fetchable, Reply
from bot.port import BusyError, RefusedError
from tests.telegram.bot_api import TOKEN, ApiError, BotApi
from tests.telegram.conftest import Opened
from tests.telegram.desk import Ledger
from tests.telegram.platform import SECRET, TelegramPlatform, Way
from tests.telegram.test_failing import HELLO, WHERE
from tests.telegram.test_outgoing import say

pytestmark = pytest.mark.anyio

WRITTEN = "the price for Brightwater is 31"
SAID = "noted: 31 for Brightwater"


async def test_nothing_secret_is_logged(
    opened: Opened,
    platform: TelegramPlatform,
    api: BotApi,
    desk: Ledger,
    way: Way,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    reply = Reply("R", SAID, "en")
    async with opened(way) as line:
        await platform.writes("41001", WRITTEN)
        await platform.sends("41001", b"\xff\xd8\xff", "", "image/jpeg", WRITTEN)
        await line.fetch((await desk.until(2))[1].files[0])
        await api.deliver({"update_id": 3, "message": {"text": WRITTEN}})
        await line.typing(WHERE)
        placed = await say(line, replace(HELLO, reply=reply))
        await say(line, replace(HELLO, reply=replace(reply, text="31 it is"), place=placed[0]))
        for code in (400, 401, 403, 404, 409, 429, 500, 502):
            for method in ("sendMessage", "getFile", "sendChatAction"):
                api.faults[method].append(ApiError(code, "Something is not as it should be"))
            with pytest.raises((BusyError, RefusedError)) as failed:
                await say(line, replace(HELLO, reply=reply))
            assert TOKEN not in repr(failed.value)
            with pytest.raises((BusyError, RefusedError)):
                await line.fetch(Fetchable("photo", "f"))
            await line.typing(WHERE)
    records = [str(vars(record)) + record.getMessage() for record in caplog.records]
    assert any("an update can't be read" in told for told in records)
    for secret in (TOKEN, TOKEN.partition(":")[2], SECRET, WRITTEN, SAID):
        assert not [told for told in records if secret in told]
