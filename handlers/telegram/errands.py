"""What is done on the side: nobody waits for it, and nothing is lost where it fails."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine

_log = logging.getLogger(__name__)


class Errands:
    """Small tasks under way, one of a name at a time."""

    def __init__(self) -> None:
        self._under_way: dict[str, asyncio.Task[None]] = {}

    def run(self, name: str, errand: Coroutine[None, None, None]) -> None:
        """Begin one, unless it is under way already."""
        if name in self._under_way:
            errand.close()
            return
        task = asyncio.create_task(errand, name=name)
        self._under_way[name] = task
        task.add_done_callback(self._done)

    async def close(self) -> None:
        """Give up what is not done yet."""
        under_way = list(self._under_way.values())
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._under_way.pop(task.get_name(), None)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.warning("something on the side failed", extra={"problem": type(error).__name__})
