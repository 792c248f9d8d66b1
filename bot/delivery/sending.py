"""Says what is to be said in one channel: in order in each chat, as fast as the platform lets one, again where it failed."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from datetime import datetime, timedelta

from bot.conversation.addressing import Addressing
from bot.conversation.kept import reply_from
from bot.conversation.posting import as_it_stands, way_from
from bot.conversation.posts import POST
from bot.delivery.lanes import HELD, RENEWED_EVERY, Lanes
from bot.delivery.pacing import Pacer
from bot.messages import Conversation, Outgoing, Reply, Settled, Standing, settled_as
from bot.metrics import Metrics
from bot.port import BusyError, Line, RefusedError
from domain.calendar import Clock
from domain.ports import Database, Transaction
from domain.posts import Saying

logger = logging.getLogger(__name__)

#: Seconds between tries, doubled each time up to the longest; a day later it is given up.
_FIRST, _LONGEST = 1.0, 300.0
_GIVEN_UP_AFTER = timedelta(hours=24)


class Sender:
    """Sends one channel's sayings."""

    def __init__(
        self, channel: str, line: Line, database: Database, clock: Clock, addressing: Addressing, metrics: Metrics
    ) -> None:
        self.channel = channel
        self._line = line
        self._database = database
        self._clock = clock
        self._addressing = addressing
        self._metrics = metrics
        self._pacer = Pacer(line.paces)
        self._lanes = Lanes(f"sending {channel}", self._next)
        self._look = asyncio.Event()
        self._under_way: set[int] = set()
        self._not_before = 0.0
        self.problem = ""
        """Why the last thing could not be said; nothing while all is well."""

    def stir(self) -> None:
        """Something is to be said."""
        self._look.set()

    async def run(self) -> None:
        """Say what is to be said, until cancelled."""
        loop = asyncio.get_running_loop()
        renewed = loop.time()
        while True:
            self._look.clear()
            if self._line.ready:
                for lane in await asyncio.to_thread(self._waiting):
                    self._lanes.stir(lane)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._look.wait(), RENEWED_EVERY)
            if self._under_way and loop.time() - renewed >= RENEWED_EVERY:
                renewed = loop.time()
                await asyncio.to_thread(self._hold)

    async def close(self) -> None:
        """Let what is under way finish."""
        await self._lanes.close()

    async def settled(self) -> None:
        """Say all that can be said now."""
        while True:
            # What is under way takes what waits, and may put more behind it: before and after the look nothing may be.
            busy = self._lanes.busy
            lanes = await asyncio.to_thread(self._waiting) if self._line.ready else []
            if not (busy or lanes or self._lanes.busy):
                return
            for lane in lanes:
                self._lanes.stir(lane)
            await self._lanes.idle()

    def _waiting(self) -> list[str]:
        with self._database.read(POST) as tx:
            return list(tx.outbox.lanes(self.channel, self._clock.now()))

    def _hold(self) -> None:
        with self._database.write(POST) as tx:
            tx.outbox.hold(list(self._under_way), self._clock.now() + HELD)
            tx.commit()

    async def _next(self, lane: str) -> bool:
        """Say the oldest thing that waits in a chat; whether there was one, and it could be said."""
        if not self._line.ready:
            return False
        saying = await asyncio.to_thread(self._take, lane)
        if saying is None:
            return False
        self._under_way.add(saying.id)
        try:
            return await self._say(saying)
        finally:
            self._under_way.discard(saying.id)

    def _take(self, lane: str) -> Saying | None:
        now = self._clock.now()
        with self._database.write(POST) as tx:
            saying = tx.outbox.take(self.channel, lane, now, now + HELD)
            tx.commit()
        return saying

    async def _say(self, saying: Saying) -> bool:
        try:
            await self._said(saying)
        except BusyError as busy:
            self.problem = str(busy)
            await self._later(saying, busy)
            return False
        except RefusedError as refused:
            await self._refused(saying, str(refused))
        # A message that can't even be put together must not hold up those behind it.
        except (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError) as error:
            logger.exception("a message could not be put together", extra={"saying": saying.id})
            await self._refused(saying, f"a fault of ours: {type(error).__name__}")
        # Whatever else a platform's package raises, it may pass.
        except Exception as error:
            logger.exception("a message could not be sent", extra={"saying": saying.id})
            self.problem = type(error).__name__
            await self._later(saying, BusyError(self.problem))
            return False
        else:
            self.problem = ""
        return True

    async def _said(self, saying: Saying) -> None:
        outgoing = await asyncio.to_thread(self._outgoing, saying)
        placed, card = list(saying.placed), saying.card or outgoing.place
        steps = self._line.compose(outgoing)
        # Numbers begin anew with a new database; what platforms remember of keys does not.
        key = f"{int(saying.at.timestamp() * 1000)}.{saying.id}"
        for number, step in enumerate(steps[len(placed) :], len(placed)):
            await self._turn(saying, group=not outgoing.direct)
            placed.append(await self._line.send(step, f"{key}.{number}"))
            if step.card:
                card = placed[-1]
            if number + 1 < len(steps):
                await asyncio.to_thread(self._keep, saying, placed, card, finished=False)
        await asyncio.to_thread(self._keep, saying, placed, card, finished=True)
        self._metrics.add("youdan_said_total", channel=self.channel)
        if saying.way.get("below"):
            self.stir()

    async def _turn(self, saying: Saying, *, group: bool) -> None:
        """Wait until the platform lets one speak."""
        now = asyncio.get_running_loop().time
        while True:
            # Who waited for the whole platform speaks at the pace again, not all at once.
            while (wait := self._not_before - now()) > 0:
                await asyncio.sleep(wait)
            await self._pacer.turn(saying.lane, group=group)
            if self._not_before <= now():
                return

    def _outgoing(self, saying: Saying) -> Outgoing:
        """What a channel is to say, with the cards that lose their buttons."""
        way, reply = way_from(saying.way), reply_from(saying.body)
        shuts = []
        if way.settles:
            with self._database.read(POST) as tx:
                shown = [found for each in way.settles if (found := tx.outbox.shown(self.channel, each))]
            shuts = [
                Standing(each.card, as_it_stands(reply_from(each.body), self._became(each, reply)))
                for each in shown
                if each.card != way.place
            ]
        return Outgoing(
            id=str(saying.id),
            conversation=Conversation(self.channel, saying.key.chat, saying.key.thread),
            account=way.account,
            reply=reply,
            direct=way.direct,
            aside=way.aside,
            place=way.place,
            shuts=tuple(shuts),
            answers=way.answers,
            context=way.context,
        )

    @staticmethod
    def _became(shown: Saying, reply: Reply) -> Settled:
        """What became of a card that loses its buttons: what the reply made of it, or it just means nothing any more."""
        return settled_as(reply) if shown.delivery == reply.settles else "stale"

    def _keep(self, saying: Saying, placed: list[str], card: str, *, finished: bool) -> None:
        with self._database.write(POST) as tx:
            tx.outbox.said(saying.id, placed, card, finished=finished)
            if finished:
                self._below(tx, saying, refused=False)
            tx.commit()

    async def _later(self, saying: Saying, busy: BusyError) -> None:
        now = self._clock.now()
        if now - saying.at > _GIVEN_UP_AFTER:
            await self._refused(saying, str(busy))
            return
        wait = busy.after if busy.after is not None else min(_LONGEST, _FIRST * 2**saying.tries)
        loop = asyncio.get_running_loop()
        if busy.everywhere:
            self._not_before = max(self._not_before, loop.time() + wait)
        logger.info("to be said later", extra={"channel": self.channel, "why": str(busy), "seconds": wait})
        await asyncio.to_thread(self._put_off, saying, now + timedelta(seconds=wait), str(busy))
        loop.call_later(wait, self.stir)

    def _put_off(self, saying: Saying, until: datetime, why: str) -> None:
        with self._database.write(POST) as tx:
            tx.outbox.later(saying.id, until, why)
            tx.commit()

    async def _refused(self, saying: Saying, why: str) -> None:
        self.problem = why
        logger.warning("could not be said", extra={"channel": self.channel, "saying": saying.id, "why": why})
        self._metrics.add("youdan_unsaid_total", channel=self.channel)
        await asyncio.to_thread(self._give_up, saying, why)
        self.stir()

    def _give_up(self, saying: Saying, why: str) -> None:
        with self._database.write(POST) as tx:
            tx.outbox.give_up(saying.id, why)
            self._below(tx, saying, refused=True)
            tx.commit()

    def _below(self, tx: Transaction, saying: Saying, *, refused: bool) -> None:
        """The word in a group about what went to a person alone."""
        way = way_from(saying.way)
        if way.below is not None:
            said = reply_from(saying.body)
            text = way.below.instead if refused else way.below.then
            self._addressing.word(tx, saying.key, way, Reply(said.id, text, said.language), self._clock.now())
