"""A desk that keeps what is handed in, for tests of the channel alone."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.messages import Command, Enclosed, Language, Posted

GENERAL: dict[Language, tuple[Command, ...]] = {
    "zh": (Command("help", "帮助", "看看我能做什么", "帮助"), Command("stock", "查库存", "", "查库存")),
    "en": (Command("help", "Help", "What I can do", "help"), Command("stock", "Stock", "", "stock of")),
}


class Ledger:
    """Keeps each delivery once, and fails where it is told to."""

    hears = True

    def __init__(self) -> None:
        self.taken: list[Posted] = []
        self.times: list[str] = []
        self.frames = 0
        self.failures = 0
        self.own: dict[str, tuple[Command, ...]] = {}
        self.attachments: dict[str, Enclosed] = {}
        self._changed = asyncio.Condition()

    async def take(self, posted: Posted) -> None:
        """Keep it, unless it is kept already."""
        self.times.append(posted.event)
        if self.failures:
            self.failures -= 1
            raise ConnectionError("the database is away")
        async with self._changed:
            if posted.event not in {each.event for each in self.taken}:
                self.taken.append(posted)
            self._changed.notify_all()

    def noticed(self) -> None:
        """Count the frames."""
        self.frames += 1

    async def commands(self, language: Language, account: str | None = None) -> Sequence[Command]:
        """What everybody may do, and what an account may besides."""
        return (*GENERAL[language], *self.own.get(account or "", ()))

    async def attachment(self, url: str) -> Enclosed | None:
        """What was put there."""
        return self.attachments.get(url)

    async def until(self, kept: int) -> list[Posted]:
        """Wait for so many deliveries."""
        async with asyncio.timeout(20), self._changed:
            await self._changed.wait_for(lambda: len(self.taken) >= kept)
        return self.taken
