"""Which deliveries this process is carrying out: one that comes again meanwhile waits, so that no model is asked twice."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class _Turn:
    """One delivery's turn: how many hold or want it."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    wanted: int = 0


class UnderWay:
    """The deliveries under way, each carried out by one thread at a time."""

    def __init__(self) -> None:
        self._turns: dict[str, _Turn] = {}
        self._lock = threading.Lock()

    @contextmanager
    def alone(self, delivery_id: str) -> Iterator[bool]:
        """Be the only one here with a delivery; tells whether another one was before."""
        with self._lock:
            turn = self._turns.setdefault(delivery_id, _Turn())
            waited = turn.wanted > 0
            turn.wanted += 1
        try:
            with turn.lock:
                yield waited
        finally:
            with self._lock:
                turn.wanted -= 1
                if not turn.wanted:
                    del self._turns[delivery_id]
