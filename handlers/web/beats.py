"""A stream that shows a sign of life where nothing happens."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import TypeVar

T = TypeVar("T")


async def with_beats(items: AsyncIterator[T], seconds: float) -> AsyncIterator[T | None]:
    """The items as they come, and None each time that so many seconds passed without one; ends when the items end."""
    coming = asyncio.ensure_future(_next(items))
    try:
        while True:
            arrived, _ = await asyncio.wait({coming}, timeout=seconds)
            if not arrived:
                yield None
                continue
            try:
                item = coming.result()
            except StopAsyncIteration:
                return
            coming = asyncio.ensure_future(_next(items))
            yield item
    finally:
        coming.cancel()


async def _next(items: AsyncIterator[T]) -> T:
    return await anext(items)
