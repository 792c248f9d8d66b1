"""Carries out what came from chat platforms: what an account says in a thread in order, all else side by side."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from bot.conversation.posting import Posting, posting_of
from bot.conversation.posts import POST, Posts
from bot.conversation.taking import key_of
from bot.delivery.lanes import HELD, RENEWED_EVERY, Lanes
from bot.messages import MOST_ENCLOSED_BYTES, Enclosed, Fetchable, Posted
from bot.port import BusyError, Identity, Line, RefusedError
from domain.calendar import Clock
from domain.ports import Database
from domain.talks import Delivery, channel_of, lane_of

logger = logging.getLogger(__name__)

T = TypeVar("T")

#: So many turns at once: a model that takes its time holds up nobody else. Of those that do not wait for one there are few, as
#: together they would be no quicker, and what comes in would be kept more slowly (measured: 1.3 s in place of 0.2); whoever takes
#: longer than this many seconds waits.
AT_ONCE, QUICK_AT_ONCE, QUICK = 12, 2, 0.5

#: What comes in is kept beside them: a platform waits a few seconds for that, and no longer.
KEPT_AT_ONCE = 4

#: So often a delivery is tried that something of ours fails at, before the person is told.
MOST_TRIES = 3

#: After so many seconds without an answer the person sees that it is being worked on; again after so many.
TYPING_AFTER, TYPING_AGAIN = 0.7, 4.0

#: Seconds before each try to have something from a platform.
_TRIED_AFTER = (0.0, 1.0, 3.0)


class Turns:
    """The turns of this process. `said` is told the channel in which something is to be said now."""

    def __init__(
        self, database: Database, clock: Clock, posts: Posts, lines: Mapping[str, Line], said: Callable[[str], None]
    ) -> None:
        self._database = database
        self._clock = clock
        self._posts = posts
        self._lines = lines
        self._said = said
        self._threads = ThreadPoolExecutor(AT_ONCE, "turn")
        self._quick = asyncio.Semaphore(QUICK_AT_ONCE)
        self._keeping = ThreadPoolExecutor(KEPT_AT_ONCE, "keeping")
        self._lanes = Lanes("turns", self._next)
        self._under_way: set[str] = set()
        self._failed: Counter[str] = Counter()

    def stir(self, posted: Posted) -> None:
        """Something came in."""
        self._lanes.stir(lane_of(key_of("", posted.conversation), posted.account))

    async def run(self) -> None:
        """Look again and again for what nobody carries out, and hold what is being carried out here, until cancelled."""
        while True:
            for lane in await self.call(self._left):
                self._lanes.stir(lane)
            await asyncio.sleep(RENEWED_EVERY)
            if self._under_way:
                await self.call(self._hold)

    async def close(self) -> None:
        """Let what is under way finish."""
        await self._lanes.close()
        self._threads.shutdown(wait=False)
        self._keeping.shutdown(wait=False)

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        await self._lanes.idle()

    async def call(self, work: Callable[..., T], *args: Any) -> T:
        """Run something short in a thread that no turn has."""
        return await asyncio.get_running_loop().run_in_executor(self._keeping, partial(work, *args))

    def _left(self) -> list[str]:
        with self._database.read(POST) as tx:
            lanes = tx.inbox.lanes(self._clock.now())
        return [lane for lane in lanes if channel_of(lane) in self._lines]

    def _hold(self) -> None:
        with self._database.write(POST) as tx:
            tx.inbox.hold(list(self._under_way), self._clock.now() + HELD)
            tx.commit()

    def _take(self, lane: str) -> Delivery | None:
        now = self._clock.now()
        with self._database.write(POST) as tx:
            delivery = tx.inbox.next(lane, now, now + HELD)
            tx.commit()
        return delivery

    async def _next(self, lane: str) -> bool:
        """Carry out the lane's oldest delivery; whether there was one. What waits for its place here another process may take."""
        async with self._quick:
            carried_out = asyncio.create_task(self._carried_out(lane))
            try:
                await asyncio.wait({carried_out}, timeout=QUICK)
            except asyncio.CancelledError:
                carried_out.cancel()
                raise
        return await carried_out

    async def _carried_out(self, lane: str) -> bool:
        delivery = await self.call(self._take, lane)
        if delivery is None:
            return False
        posting = posting_of(delivery)
        assert posting is not None, "what is in a lane came from a chat platform"
        self._under_way.add(delivery.id)
        try:
            await self._carry_out(delivery, posting)
        # A fault of ours must not be met again for ever, nor keep the lane from what is behind it.
        except Exception:
            self._failed[delivery.id] += 1
            if self._failed[delivery.id] < MOST_TRIES:
                raise
            logger.exception("a delivery could not be carried out", extra={"delivery": delivery.id})
            await self.call(self._posts.give_up, delivery)
        finally:
            self._under_way.discard(delivery.id)
        self._failed.pop(delivery.id, None)
        self._said(delivery.key.channel)
        return True

    async def _carry_out(self, delivery: Delivery, posting: Posting) -> None:
        line = self._lines[delivery.key.channel]
        typing = asyncio.create_task(self._typing(line, posting.posted(delivery)))
        try:
            await self._answered(line, delivery, posting)
        finally:
            typing.cancel()

    async def _answered(self, line: Line, delivery: Delivery, posting: Posting) -> None:
        # Nobody else asks before the turn itself does.
        asks = bool(posting.files or self._posts.vouched_by)
        known, identity = asks and await self.call(self._posts.is_anybodys, delivery), None
        if not known and self._posts.vouched_by:
            identity = await _identity(line, posting.account)
        enclosed, unfetched = [], False
        if posting.files and (known or identity):
            try:
                enclosed = [await _fetched(line, file) for file in posting.files]
            except RefusedError as refused:
                logger.warning("a file could not be had", extra={"channel": delivery.key.channel, "why": str(refused)})
                unfetched = True
        carried_out = partial(
            self._posts.carry_out, delivery, enclosed=enclosed, unfetched=unfetched, identity=identity
        )
        await asyncio.get_running_loop().run_in_executor(self._threads, carried_out)

    async def _typing(self, line: Line, posted: Posted) -> None:
        """Show that an answer is being worked on, until cancelled; a platform that can't holds up no answer."""
        await asyncio.sleep(TYPING_AFTER)
        while True:
            try:
                await line.typing(posted)
            except (BusyError, RefusedError) as error:
                logger.info("typing was not shown", extra={"channel": posted.conversation.channel, "why": str(error)})
            # Whatever else a platform's package raises is nothing to the answer.
            except Exception:
                logger.exception("typing was not shown", extra={"channel": posted.conversation.channel})
                return
            await asyncio.sleep(TYPING_AGAIN)


async def _identity(line: Line, account: str) -> Identity | None:
    """Who the platform says that an account is; None where it says nothing, or can't be asked now."""
    try:
        return await _had(lambda: line.identify(account))
    except RefusedError:
        return None


async def _fetched(line: Line, file: Fetchable) -> Enclosed:
    """A file as it comes with a message; raises RefusedError where it can't be had."""
    if file.size > MOST_ENCLOSED_BYTES:
        return Enclosed(file.kind, b"", file.media_type, file.name, file.size)
    data = await _had(lambda: line.fetch(file))
    return Enclosed(file.kind, data, file.media_type, file.name, file.size)


async def _had(ask: Callable[[], Awaitable[T]]) -> T:
    """What a platform answers, asked again where it is busy; raises RefusedError where it stays so."""
    why = ""
    for wait in _TRIED_AFTER:
        await asyncio.sleep(wait)
        try:
            return await ask()
        except BusyError as busy:
            why = str(busy)
    raise RefusedError(why)
