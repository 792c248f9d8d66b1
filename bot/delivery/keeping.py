"""Keeps what comes in before it is acknowledged: what came while something was being kept is kept together with the rest."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from bot.messages import Posted

#: So many at most are kept in one transaction.
_MOST = 50

_Waiting = list[tuple[Posted, asyncio.Future[bool]]]


class Keeping:
    """Has deliveries kept by `keep`, which tells for each whether it is new. In a storm a commit each would take too long."""

    def __init__(self, keep: Callable[[Sequence[Posted]], Awaitable[Sequence[bool]]]) -> None:
        self._keep = keep
        self._waiting: _Waiting = []
        self._at_work: asyncio.Task[None] | None = None

    async def take(self, posted: Posted) -> bool:
        """Keep a delivery; whether it is new. When this returns it is safe."""
        kept: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((posted, kept))
        if self._at_work is None:
            self._at_work = asyncio.create_task(self._work(), name="keeping")
        return await kept

    async def _work(self) -> None:
        try:
            while self._waiting:
                together, self._waiting = self._waiting[:_MOST], self._waiting[_MOST:]
                # Two processes that keep the same lanes in another order would wait for each other.
                await self._kept(sorted(together, key=lambda each: _lane(each[0])))
        finally:
            self._at_work = None

    async def _kept(self, together: _Waiting) -> None:
        try:
            new = await self._keep([posted for posted, _ in together])
        # One that can't be kept is nothing to the others: each is told of its own.
        except Exception as error:  # noqa: BLE001  handed on
            if len(together) > 1:
                for each in together:
                    await self._kept([each])
            elif not together[0][1].done():
                together[0][1].set_exception(error)
            return
        for (_, kept), is_new in zip(together, new, strict=True):
            if not kept.done():
                kept.set_result(is_new)


def _lane(posted: Posted) -> tuple[str, str, str, str]:
    where = posted.conversation
    return where.channel, where.chat, where.thread, posted.account
