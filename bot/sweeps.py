"""Work that is done again and again beside the answering of requests."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sweep:
    """Something to do at once and then every so many seconds, in a worker thread."""

    name: str
    every: float
    run: Callable[[], object]


@asynccontextmanager
async def sweeping(sweeps: Sequence[Sweep]) -> AsyncIterator[None]:
    """Keep sweeping while the block lasts; what is being done at its end is finished first."""
    stop = asyncio.Event()
    at_work = [asyncio.create_task(_keep(sweep, stop), name=sweep.name) for sweep in sweeps]
    try:
        yield
    finally:
        stop.set()
        await asyncio.gather(*at_work)


async def _keep(sweep: Sweep, stop: asyncio.Event) -> None:
    while not stop.is_set():
        await asyncio.to_thread(_once, sweep)
        try:
            await asyncio.wait_for(stop.wait(), sweep.every)
        except TimeoutError:
            continue


def _once(sweep: Sweep) -> None:
    """One round; whatever fails in it is logged, and the next round comes all the same."""
    try:
        sweep.run()
    except Exception:
        logger.exception("sweep failed", extra={"sweep": sweep.name})
