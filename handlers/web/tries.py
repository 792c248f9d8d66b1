"""How often somebody may try a sign-in code."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta

_WINDOW = timedelta(minutes=1)
_WRONG_CODES = 5


class Tries:
    """Counts the wrong codes of the last minute: after five from one address, it has to wait."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._wrong: deque[tuple[datetime, str]] = deque()

    def allowed(self, address: str) -> bool:
        """Whether this address may try now."""
        self._forget()
        return sum(one == address for _, one in self._wrong) < _WRONG_CODES

    def wrong(self, address: str) -> None:
        """Note a wrong code."""
        self._wrong.append((self._now(), address))

    def _forget(self) -> None:
        while self._wrong and self._wrong[0][0] <= self._now() - _WINDOW:
            self._wrong.popleft()
