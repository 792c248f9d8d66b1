"""The menu that opens with a stroke, or behind its button."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from bot.messages import Command, Language
from tests.telegram.bot_api import ApiError, BotApi
from tests.telegram.conftest import Opened
from tests.telegram.desk import Ledger
from tests.telegram.platform import Way
from tests.telegram.test_failing import HELLO
from tests.telegram.test_outgoing import say

pytestmark = pytest.mark.anyio

APPROVE = Command("approve", "审批", "待我审批的", "待我审批的")


async def test_everybodys_menu_in_the_language_of_the_app(opened: Opened, api: BotApi, way: Way) -> None:
    async with opened(way, listening=False):
        pass
    hints = {where: [entry["description"] for entry in menu] for where, menu in api.commands.items()}
    english, chinese = ["Help · What I can do", "Stock"], ["帮助 · 看看我能做什么", "查库存"]
    assert hints == {
        (scope, code): chinese if code == "zh" else english
        for scope in ("all_private_chats", "all_group_chats")
        for code in ("", "en", "zh")
    }
    assert [entry["command"] for entry in api.commands["all_private_chats", "zh"]] == ["help", "stock"]


async def test_a_person_sees_what_he_may_do_once_it_is_known(opened: Opened, api: BotApi, desk: Ledger) -> None:
    api.started.add(41_001)
    async with opened(listening=False) as line:
        await say(line, HELLO)
        desk.own["41001"] = (APPROVE,)
        await say(line, HELLO)
        await api.until(lambda: ("chat41001", "") in api.commands)
        shown = len(api.made("setMyCommands"))
        await say(line, HELLO)
    assert [entry["command"] for entry in api.commands["chat41001", ""]] == ["help", "stock", "approve"]
    assert len(api.made("setMyCommands")) == shown


async def test_a_menu_that_is_not_taken_disturbs_nobody(opened: Opened, api: BotApi, desk: Ledger) -> None:
    api.started.add(41_001)
    desk.own["41001"] = (APPROVE,)
    async with opened(listening=False) as line:
        api.faults["setMyCommands"].append(ApiError(400, "Bad Request: BOT_COMMAND_INVALID"))
        before = len(api.made("setMyCommands"))
        await say(line, HELLO)
        await api.until(lambda: len(api.made("setMyCommands")) > before)
    assert [one.text for one in api.said] == ["你好"]


async def test_a_menu_that_cannot_be_looked_up_disturbs_nobody(
    opened: Opened, api: BotApi, desk: Ledger, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked = asyncio.Event()

    async def away(language: Language, account: str | None = None) -> Sequence[Command]:
        asked.set()
        raise ConnectionError(language, account)

    api.started.add(41_001)
    async with opened(listening=False) as line:
        monkeypatch.setattr(desk, "commands", away)
        await say(line, HELLO)
        async with asyncio.timeout(20):
            await asked.wait()
    assert [one.text for one in api.said] == ["你好"]
    assert [record.__dict__["problem"] for record in caplog.records] == ["ConnectionError"]
