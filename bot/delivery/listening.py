"""Keeps a channel's connection up: one holder among all processes, watched by its last frame, again for ever."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.conversation.posts import POST
from bot.delivery.lanes import HELD, RENEWED_EVERY
from bot.port import Line
from domain.calendar import Clock
from domain.ports import Database

logger = logging.getLogger(__name__)

#: Seconds between tries to connect, doubled each time up to the longest.
_FIRST, _LONGEST = 1.0, 60.0

#: Seconds that a connection which is given up is waited for.
_FAREWELL = 5.0


class Listener:
    """One channel's connection.

    `back` is told when it is there again, and since when it was not. `seconds` is a clock that goes on while the machine sleeps.
    """

    def __init__(
        self,
        channel: str,
        line: Line,
        database: Database,
        clock: Clock,
        holder: str,
        back: Callable[[str, datetime], Awaitable[None]],
        seconds: Callable[[], float] = time.time,
    ) -> None:
        self.channel = channel
        self._line = line
        self._database = database
        self._clock = clock
        self._holder = holder
        self._back = back
        self._seconds = seconds
        self._away_since: datetime | None = None
        self._coming_back: asyncio.Task[None] | None = None
        self._last_frame = 0.0
        self.connected = False
        self.problem = ""
        """Why the connection was lost, or could not be made; nothing while it is there."""

    def noticed(self) -> None:
        """A frame came in."""
        self._last_frame = self._seconds()
        self.connected, self.problem = True, ""
        if self._away_since is not None:
            since, self._away_since = self._away_since, None
            self._coming_back = asyncio.create_task(self._come_back(since))

    async def run(self) -> None:
        """Keep it up, until cancelled."""
        wait = _FIRST
        self._away_since = await asyncio.to_thread(self._last_held)
        try:
            while True:
                if not await asyncio.to_thread(self._held):
                    await asyncio.sleep(RENEWED_EVERY)
                    continue
                await self._listen()
                quiet_for = timedelta(seconds=self._seconds() - self._last_frame)
                self._away_since = self._away_since or self._clock.now() - quiet_for
                wait = _FIRST if self.connected else min(_LONGEST, wait * 2)
                self.connected = False
                logger.warning("connection lost", extra={"channel": self.channel, "why": self.problem, "seconds": wait})
                await asyncio.sleep(wait)
        finally:
            await asyncio.to_thread(self._let_go)

    async def _listen(self) -> None:
        """Listen until the connection is lost, falls silent, or is another process's."""
        self._last_frame = self._seconds()
        listening = asyncio.create_task(self._line.listen(), name=f"listening {self.channel}")
        try:
            while not listening.done():
                await asyncio.wait({listening}, timeout=RENEWED_EVERY)
                if self._seconds() - self._last_frame > self._line.quiet:
                    self.problem = "it fell silent"
                    return
                if not await asyncio.to_thread(self._held):
                    self.problem = "another process has it"
                    return
            # Whatever a platform's package raises, the connection is made again.
            error = None if listening.cancelled() else listening.exception()
            self.problem = f"{type(error).__name__}: {error}" if error else "it was closed"
        finally:
            listening.cancel()
            # A package that says goodbye to a dead peer at length does not keep one from connecting anew.
            await asyncio.wait({listening}, timeout=_FAREWELL)

    async def _come_back(self, since: datetime) -> None:
        try:
            await self._back(self.channel, since)
        # What was missed is told as well as it can be; the connection does not hang on it.
        except Exception:
            logger.exception("what was missed could not be told", extra={"channel": self.channel})

    def _last_held(self) -> datetime | None:
        with self._database.read(POST) as tx:
            until = tx.leases.until(f"listen:{self.channel}")
        return None if until is None else min(until, self._clock.now())

    def _held(self) -> bool:
        now = self._clock.now()
        with self._database.write(POST) as tx:
            held = tx.leases.hold(f"listen:{self.channel}", self._holder, now, now + HELD)
            tx.commit()
        return held

    def _let_go(self) -> None:
        with self._database.write(POST) as tx:
            tx.leases.release(f"listen:{self.channel}", self._holder, self._clock.now())
            tx.commit()
