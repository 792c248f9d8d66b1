"""The whole assistant on WeCom: somebody is linked, orders, confirms and takes it back."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from starlette.applications import Starlette

from bot.accounts import Accounts
from bot.assembly import assemble
from bot.delivery.station import Station
from bot.port import ChatChannel, Serving
from bot.settings import Settings
from handlers.wecom import app as app_channel
from handlers.wecom import robot as robot_channel
from tests.channels.platform import Shown
from tests.house import House
from tests.wecom.gateway import BOT, SECRET, RobotPlatform
from tests.wecom.platform import AppPlatform

pytestmark = pytest.mark.anyio


@asynccontextmanager
async def _at_work(house: House, channel: ChatChannel) -> AsyncIterator[Station]:
    assembly = assemble(house.database, Settings(), house.clock)
    serving = Serving(house.clock.now, lambda: "fresh")
    station = Station(house.database, house.clock, assembly.taking, [channel], serving, "test")
    async with station.at_work():
        yield station


def _code(house: House, employee: str) -> str:
    code = Accounts(house.database, house.clock).issue_code(employee)
    assert code is not None
    return code


@pytest.mark.usefixtures("app_settings")
async def test_an_order_by_the_app(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async with AppPlatform(house.clock.now).open() as platform:
        monkeypatch.setenv("WECOM_API_BASE_URL", platform.api)
        async with _at_work(house, app_channel) as station:
            transport = httpx.ASGITransport(Starlette(routes=station.routes))
            async with httpx.AsyncClient(transport=transport, base_url="http://youdan.test") as client:
                platform.app = client
                await _an_order(platform, house, station)
        assert "查库存" in [entry["name"] for heading in platform.menu for entry in heading["sub_button"]]


async def _an_order(platform: AppPlatform, house: House, station: Station) -> None:
    async def says(text: str) -> list[Shown]:
        before = len(platform.direct("xu"))
        await platform.writes("xu", text)
        await station.settled()
        return platform.direct("xu")[before:]

    async def presses(shown: Shown, label: str) -> list[Shown]:
        before = len(platform.direct("xu"))
        await platform.presses("xu", shown, label)
        await station.settled()
        return platform.direct("xu")[before:]

    [stranger] = await says("查库存 烧杯")
    assert "绑定码" in stranger.text
    await says(_code(house, "E01"))
    *_, card = await says("给瀚宁下单10只烧杯500ml")
    assert "确认" in card.buttons
    *_, receipt = await presses(card, "确认")
    settled = next(shown for shown in platform.direct("xu") if shown.id == card.id)
    assert settled.buttons == ()
    assert any("SO-1001" in shown.text for shown in platform.direct("xu"))
    assert "撤销" in receipt.buttons
    *_, again = await presses(receipt, "撤销")
    await presses(again, "确认")
    undone = next(shown for shown in platform.direct("xu") if shown.id == again.id)
    assert "订单 SO-1001 已撤销\n已完成" in undone.text
    assert all("确认" not in shown.buttons for shown in platform.direct("xu"))


async def test_an_order_by_the_robot(house: House, tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch) -> None:
    async with RobotPlatform(house.clock.now, tls).open() as company:
        monkeypatch.setenv("WECOM_BOT_ID", BOT)
        monkeypatch.setenv("WECOM_BOT_SECRET", SECRET)
        monkeypatch.setenv("WECOM_BOT_WS_URL", company.url)
        async with _at_work(house, robot_channel):
            await company.writes("xu", _code(house, "E01"))
            await company.until(lambda: len(company.said) == 1)
            await company.writes("xu", "给瀚宁下单10只烧杯500ml", group=True)
            await company.until(lambda: any(shown.buttons for shown in company.group()))
            card = next(shown for shown in company.group() if shown.buttons)
            await company.presses("xu", card, "确认", group=True)
            await company.until(lambda: any("撤销" in shown.buttons for shown in company.group()))
            settled = next(shown for shown in company.group() if shown.id == card.id)
            assert settled.buttons == ()
            assert any("SO-1001" in shown.text for shown in company.group())
