"""Who wrote while nobody listened hears what was not received."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import pytest

from bot.messages import Conversation, Posted
from bot.port import ChatChannel, Desk, Serving
from tests.channels.office import Office, at_work, opened
from tests.channels.pigeon.channel import Loft as Settings
from tests.channels.pigeon.channel import PigeonChannel, PigeonLine
from tests.channels.pigeon.loft import Loft
from tests.channels.platform import ANN, BO
from tests.house import House

pytestmark = pytest.mark.anyio

STOCK = "烧杯500ml还有多少"


async def away(office: Office, house: House, **span: float) -> None:
    """The next process begins after such a time; what it does at its beginning is done when this returns."""
    house.wait(**span)
    async with at_work(office.platform, house) as again:
        await begun(again)
        await again.says(ANN, STOCK)


async def begun(office: Office) -> None:
    """Wait for a process' first sign of life."""
    while True:
        with office.house.database.read(office.house.person("E01")) as tx:
            sign = tx.leases.until(f"alive:{office.platform.name}")
        if sign == office.house.clock.now():
            return
        await asyncio.sleep(0)


async def test_after_an_outage_each_is_told_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(Loft(), house, monkeypatch) as office:
        await begun(office)
        await office.links(ANN, BO)
        await office.says(ANN, STOCK)
        house.wait(minutes=30)
        async with at_work(office.platform, house) as again:
            await begun(again)
            told = await again.says(ANN, STOCK)
            assert told.startswith("3月4日 周三 10:00到3月4日 周三 10:30我没在线")
            assert "560" in told
            assert "没在线" not in await again.says(ANN, STOCK)
            assert "away" not in await again.says(BO, "how many Graduated Cylinder 100ml are left?")


async def test_a_short_pause_is_the_platforms_own_to_make_good(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(Loft(), house, monkeypatch) as office:
        await begun(office)
        await office.links(ANN)
        await office.says(ANN, STOCK)
        await away(office, house, seconds=60)
        assert "没在线" not in office.last(ANN).text


@dataclass
class Remembering(Loft):
    """A loft that tells what was written."""

    written: tuple[tuple[str, str, str], ...] = ()

    @property
    def channel(self) -> ChatChannel:
        """The channel under test."""
        return RememberingChannel(self)


class RememberingChannel(PigeonChannel):
    """A channel that asks its loft what it missed."""

    def __init__(self, loft: Remembering) -> None:
        self._loft = loft

    def open(self, desk: Desk, serving: Serving) -> PigeonLine:
        """Put it to work."""
        return RememberingLine(desk, serving, Settings(), self._loft)


class RememberingLine(PigeonLine):
    """Asks its loft what it missed."""

    def __init__(self, desk: Desk, serving: Serving, settings: Settings, loft: Remembering) -> None:
        super().__init__(desk, serving, settings)
        self._loft = loft

    async def missed(self, since: datetime, until: datetime) -> Sequence[Posted]:
        """What was written."""
        del until
        return [
            Posted(Conversation("pigeon", account), account, "", since, text, message=message)
            for account, message, text in self._loft.written
        ]


async def test_what_the_platform_remembers_is_quoted(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    loft = Remembering()
    async with opened(loft, house, monkeypatch) as office:
        await begun(office)
        await office.links(ANN, BO)
        before = len(office.said(ANN))
        loft.written = ((ANN, "lost-1", "给瀚宁下单24只烧杯500ml"), ("1009", "lost-2", "somebody else's"))
        house.wait(minutes=30)
        async with at_work(loft, house) as again:
            await begun(again)
            await again.station.settled()
            assert len(again.said(ANN)) == before + 1
            assert "“给瀚宁下单24只烧杯500ml”" in again.last(ANN).text
            assert "请再发一次" in again.last(ANN).text
            assert len(again.said("1009")) == 0
