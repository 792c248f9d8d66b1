"""An office whose people talk with the assistant on one platform: the whole assistant over a house's database, at work."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count

import pytest
from starlette.applications import Starlette

from bot.accounts import Accounts
from bot.assembly import assemble
from bot.delivery.station import Station
from bot.metrics import Metrics
from bot.port import Serving
from bot.settings import ModelSettings, Settings
from bot.sweeps import Sweep
from tests.channels.platform import ANN, BO, Platform, Shown
from tests.house import House

_ids = count(1)

#: Whose accounts they are.
EMPLOYEES = {ANN: "E01", BO: "E04"}


@dataclass
class Office:
    """One platform, one house."""

    platform: Platform
    house: House
    station: Station
    metrics: Metrics
    sweeps: tuple[Sweep, ...]

    async def waits(self, **span: float) -> None:
        """Let time pass, and what is due go off."""
        self.house.wait(**span)
        for sweep in self.sweeps:
            await asyncio.to_thread(sweep.run)
        await self.station.settled()

    async def links(self, *accounts: str) -> None:
        """Let people link their accounts with the codes they were given."""
        for account in accounts:
            code = Accounts(self.house.database, self.house.clock).issue_code(EMPLOYEES[account])
            assert code is not None
            await self.says(account, code)

    async def says(self, account: str, text: str, *, group: bool = False, addressed: bool = True) -> str:
        """Write a message; what the assistant said last where it was written."""
        await self.platform.writes(account, text, group=group, addressed=addressed)
        await self.station.settled()
        return self.last(account, group=group).text

    async def presses(self, account: str, label: str, *, group: bool = False, on: Shown | None = None) -> str:
        """Press a button of the last message that has it; what stands there or was said last."""
        shown = on or next(each for each in reversed(self.said(account, group=group)) if label in each.buttons)
        await self.platform.presses(account, shown, label, group=group)
        await self.station.settled()
        return self.last(account, group=group).text

    async def sends(self, account: str, data: bytes, name: str, media_type: str, text: str = "") -> str:
        """Send a picture or file directly; what was said last."""
        await self.platform.sends(account, data, name, media_type, text)
        await self.station.settled()
        return self.last(account).text

    def said(self, account: str, *, group: bool = False) -> list[Shown]:
        """All that the assistant said."""
        return self.platform.group() if group else self.platform.direct(account)

    def last(self, account: str, *, group: bool = False) -> Shown:
        """What the assistant said last."""
        return self.said(account, group=group)[-1]


@asynccontextmanager
async def opened(
    platform: Platform, house: House, monkeypatch: pytest.MonkeyPatch, model: ModelSettings | None = None
) -> AsyncIterator[Office]:
    """The platform's server, and the assistant at work on it."""
    await platform.start()
    try:
        for name, value in platform.environment.items():
            monkeypatch.setenv(name, value)
        async with at_work(platform, house, model) as office:
            yield office
    finally:
        await platform.stop()


@asynccontextmanager
async def at_work(platform: Platform, house: House, model: ModelSettings | None = None) -> AsyncIterator[Office]:
    """The assistant at work on a platform whose server runs."""
    channel = platform.channel
    assert channel.configured()
    assembly = assemble(house.database, Settings(), house.clock, model=model)
    serving = Serving(house.clock.now, lambda: f"fresh-{next(_ids)}")
    metrics = Metrics()
    station = Station(house.database, house.clock, assembly.posts, [channel], serving, "office", metrics)
    async with station.at_work():
        await platform.attach(Starlette(routes=station.routes), house.clock.now)
        yield Office(platform, house, station, metrics, assembly.sweeps)
