"""How fast one may speak: slots in each chat and in all of them, given out in order."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Sequence

from bot.port import Pace

#: Where the times of chats that nobody speaks in any more are dropped.
_MANY = 2000


class Pacer:
    """Gives out slots so that no pace is exceeded."""

    def __init__(self, paces: Sequence[Pace], now: Callable[[], float] = time.monotonic) -> None:
        self._paces = paces
        self._now = now
        self._given: dict[tuple[Pace, str], deque[float]] = {}

    async def turn(self, chat: str, *, group: bool) -> None:
        """Wait for one's slot in a chat."""
        await asyncio.sleep(max(0.0, self.slot(chat, group=group) - self._now()))

    def slot(self, chat: str, *, group: bool) -> float:
        """Take the next slot in a chat; returns when it is."""
        now = self._now()
        windows = [self._window(pace, chat) for pace in self._paces if pace.within != "group" or group]
        slot = max([now, *(given[0] + pace.seconds for pace, given in windows if len(given) == pace.calls)])
        for _, given in windows:
            given.append(slot)
        return slot

    def _window(self, pace: Pace, chat: str) -> tuple[Pace, deque[float]]:
        """The slots last given out that count for a pace; one more than it allows pushes out the oldest."""
        if len(self._given) > _MANY:
            self._forget()
        key = (pace, "" if pace.within == "all" else chat)
        return pace, self._given.setdefault(key, deque(maxlen=pace.calls))

    def _forget(self) -> None:
        now = self._now()
        self._given = {key: given for key, given in self._given.items() if given and given[-1] + key[0].seconds > now}
