"""How fast one may speak: in each chat and in all of them, in the order in which it was asked."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence

from bot.port import Pace

#: Where the times of chats that nobody speaks in any more are dropped.
_MANY = 2000


class Pacer:
    """Lets one speak so that no pace is exceeded, by the running loop's clock."""

    def __init__(self, paces: Sequence[Pace]) -> None:
        self._own = [pace for pace in paces if pace.within != "all"]
        self._shared = [(pace, deque[float](maxlen=pace.calls)) for pace in paces if pace.within == "all"]
        self._spoken: dict[tuple[Pace, str], deque[float]] = {}

    async def turn(self, chat: str, *, group: bool) -> None:
        """Wait until one may speak in a chat."""
        # A chat that has to wait takes none of the calls that all chats share before it can use it.
        while (wait := _free(own := self._windows(chat, group=group)) - _now()) > 0:
            await asyncio.sleep(wait)
        moment = max(_now(), _free(self._shared))
        for _, spoken in (*own, *self._shared):
            spoken.append(moment)
        if (wait := moment - _now()) > 0:
            await asyncio.sleep(wait)

    def _windows(self, chat: str, *, group: bool) -> list[tuple[Pace, deque[float]]]:
        """When one spoke last in a chat, for each of its paces; one time more than it allows pushes out the oldest."""
        if len(self._spoken) > _MANY:
            self._forget()
        paces = [pace for pace in self._own if pace.within != "group" or group]
        return [(pace, self._spoken.setdefault((pace, chat), deque(maxlen=pace.calls))) for pace in paces]

    def _forget(self) -> None:
        now = _now()
        self._spoken = {
            key: spoken for key, spoken in self._spoken.items() if spoken and spoken[-1] + key[0].seconds > now
        }


def _now() -> float:
    return asyncio.get_running_loop().time()


def _free(windows: Sequence[tuple[Pace, deque[float]]]) -> float:
    """From when on none of these is exceeded."""
    full = (spoken[0] + pace.seconds for pace, spoken in windows if len(spoken) == pace.calls)
    return max(full, default=0.0)
