"""Work in lanes: one thing after another in each, all of them side by side; and work that goes on whatever fails in it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

logger = logging.getLogger(__name__)

#: For so long a process holds what it works on, unless it says that it still does, every so many seconds.
HELD = timedelta(seconds=20)
RENEWED_EVERY = 5.0

#: Seconds after which work that failed is begun again.
AGAIN_AFTER = 5.0

#: Seconds that what is under way is given to finish when the process is told to stop.
GRACE = 8.0


class Lanes:
    """Runs `work(lane)` in the running loop for each lane that is stirred, until it says that nothing is left in it."""

    def __init__(self, name: str, work: Callable[[str], Awaitable[bool]]) -> None:
        self._name = name
        self._work = work
        self._running: dict[str, asyncio.Task[None]] = {}
        self._stirred: set[str] = set()
        self._closed = False

    def stir(self, lane: str) -> None:
        """There may be something to do in a lane."""
        if lane in self._running:
            self._stirred.add(lane)
        elif not self._closed:
            self._running[lane] = asyncio.create_task(self._run(lane), name=f"{self._name} {lane!r}")

    async def close(self) -> None:
        """Begin nothing more, and let what is under way finish."""
        self._closed = True
        tasks = list(self._running.values())
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=GRACE)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return bool(self._running)

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        while self._running:
            await asyncio.wait(list(self._running.values()))

    async def _run(self, lane: str) -> None:
        try:
            while not self._closed:
                self._stirred.discard(lane)
                if not await self._work(lane) and lane not in self._stirred:
                    return
        # What fails in one lane holds up no other; a sweep comes back to it.
        except Exception:
            logger.exception("work failed", extra={"work": self._name})
        finally:
            del self._running[lane]


async def unfailing(name: str, work: Callable[[], Awaitable[None]]) -> None:
    """Do work that has no end, or comes to one; where it fails it is begun again, whatever it was: a database that was away."""
    while True:
        try:
            return await work()
        except Exception:
            logger.exception("work failed", extra={"work": name})
        await asyncio.sleep(AGAIN_AFTER)
