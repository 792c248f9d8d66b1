"""An event loop in which time passes only while everybody waits, and a process can die between any two steps.

What threads would do is done in the loop, a moment later that a seed tells: the same seed is the same run.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any, TypeVar

from tests.house import NOW

T = TypeVar("T")


@dataclass(eq=False)
class Process:
    """A process among several in one loop. One that died does nothing any more: what it has begun hangs for ever."""

    name: str
    dead: bool = False


#: The process that runs now.
running: ContextVar[Process | None] = ContextVar("running", default=None)


class _Selector(selectors.SelectSelector):
    """Waits for no time, but lets it pass."""

    loop: StillLoop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready and timeout is None:
            raise AssertionError("everybody waits, and nothing will ever happen")
        if not ready and timeout:
            self.loop.seconds += timeout
        return ready


class StillLoop(asyncio.SelectorEventLoop):
    """The loop. `seconds` have passed since it began."""

    def __init__(self, seed: int = 0) -> None:
        self.seconds = 0.0
        self.random = Random(seed)
        self.ended = False
        self._hanging: list[asyncio.Future[Any]] = []
        selector = _Selector()
        selector.loop = self
        super().__init__(selector)

    def time(self) -> float:
        """Seconds since it began."""
        return self.seconds

    def run_in_executor(self, _executor: Any, work: Callable[..., T], *args: Any) -> asyncio.Future[T]:  # type: ignore[override]
        """Do it a moment later."""
        process, done = running.get(), self.create_future()

        def step() -> None:
            if done.cancelled() or (process and process.dead):
                return
            try:
                found = work(*args)
            # As a thread hands it on.
            except Exception as error:  # noqa: BLE001
                if not done.done():
                    done.set_exception(error)
            else:
                if not done.done():
                    done.set_result(found)

        if self.ended and process and process.dead:
            done.cancel()
        else:
            self._hanging.append(done)
            self.call_later(self.random.uniform(0.0, 0.01), step)
        return done

    def end(self) -> None:
        """Let go of what hangs in dead processes."""
        self.ended = True
        for each in self._hanging:
            if not each.done():
                each.cancel()


@dataclass(frozen=True)
class LoopClock:
    """The loop's time as the domain has it."""

    loop: StillLoop

    def now(self) -> datetime:
        """Now."""
        return NOW + timedelta(seconds=self.loop.seconds)


def lived(script: Callable[[StillLoop], Coroutine[Any, Any, T]], seed: int = 0) -> T:
    """Run a script in a loop of its own."""
    loop = StillLoop(seed)

    async def whole() -> T:
        try:
            return await script(loop)
        finally:
            loop.end()
            left = asyncio.all_tasks() - {asyncio.current_task()}
            for task in left:
                task.cancel()
            if left:
                await asyncio.wait(left, timeout=60)

    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        return runner.run(whole())


async def alive() -> None:
    """Go on only in a process that lives."""
    process = running.get()
    if process and process.dead:
        await asyncio.get_running_loop().create_future()
