"""Keeps from asking a server that keeps failing: after several failures in a row it is left alone for a while."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

FAILURES = 5
WITHIN = 60.0
"""Seconds in which so many failures open the breaker."""

LEFT_ALONE = 30.0
"""Seconds for which nothing is asked then; afterwards one question tries whether it answers again."""


@dataclass
class Breaker:
    """`clock` tells seconds that only grow."""

    clock: Callable[[], float]
    _failures: deque[float] = field(default_factory=deque)
    _opened: float | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def rests(self) -> bool:
        """Whether the server is left alone now."""
        with self._lock:
            return self._rests()

    def open(self) -> bool:
        """Whether the server is to be left alone now; the one who hears False after a while is the one who tries."""
        with self._lock:
            rests = self._rests()
            if self._opened is not None and not rests:
                self._opened = self.clock()
            return rests

    def _rests(self) -> bool:
        return self._opened is not None and self.clock() - self._opened < LEFT_ALONE

    def failed(self) -> None:
        """Note that it did not answer."""
        with self._lock:
            now = self.clock()
            self._failures.append(now)
            while self._failures and now - self._failures[0] > WITHIN:
                self._failures.popleft()
            if len(self._failures) >= FAILURES:
                self._opened = now

    def answered(self) -> None:
        """Note that it answered."""
        with self._lock:
            self._failures.clear()
            self._opened = None
