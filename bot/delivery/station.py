"""All chat channels at work: what comes in is kept and carried out, what is to be said is said, connections are kept up."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from bot.conversation.posts import POST, Posts
from bot.delivery.keeping import Keeping
from bot.delivery.lanes import unfailing
from bot.delivery.listening import Listener
from bot.delivery.menus import Menus
from bot.delivery.outages import Outages
from bot.delivery.sending import Sender
from bot.delivery.turns import Turns
from bot.messages import Command, Enclosed, Language, Posted
from bot.metrics import Metrics
from bot.port import BusyError, ChatChannel, Line, RefusedError, Serving
from domain.calendar import Clock
from domain.ports import Database

if TYPE_CHECKING:
    from starlette.routing import BaseRoute

logger = logging.getLogger(__name__)

#: Seconds between tries to tell a platform what it must know at the start, doubled each time up to the longest.
_FIRST, _LONGEST = 2.0, 300.0


class Desk:
    """Where one channel hands in what it received."""

    def __init__(self, station: Station, channel: str) -> None:
        self._station = station
        self._channel = channel

    @property
    def hears(self) -> bool:
        """Whether voice notes are made words here."""
        return self._station.taking.parts.senses.voices is not None

    async def take(self, posted: Posted) -> None:
        """Keep a delivery; when this returns it is safe."""
        await self._station.take(posted)

    def noticed(self) -> None:
        """A frame came in."""
        self._station.noticed(self._channel)

    async def commands(self, language: Language, account: str | None = None) -> Sequence[Command]:
        """The menu: what an account's person may do, or what everybody may."""
        return await asyncio.to_thread(self._station.menus.of, language, self._channel, account)

    async def attachment(self, url: str) -> Enclosed | None:
        """A picture or file of a reply."""
        return await asyncio.to_thread(self._station.taking.made, url)


class Station:
    """The chat channels of this process. `holder` names it among others; `alone`: there are no others on this database."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        posts: Posts,
        channels: Sequence[ChatChannel],
        serving: Serving,
        holder: str,
        metrics: Metrics | None = None,
        *,
        alone: bool = False,
    ) -> None:
        self.taking = taking = posts.taking
        self.menus = Menus(database, taking.parts.registry)
        self._database = database
        self._alone = alone
        self._metrics = metrics or Metrics()
        self.lines: dict[str, Line] = {
            channel.name: channel.open(Desk(self, channel.name), serving) for channel in channels
        }
        addressing = taking.addressing
        said_by = (database, clock, addressing, self._metrics)
        self._senders = {name: Sender(name, line, *said_by) for name, line in self.lines.items()}
        self._outages = Outages(database, clock, taking.parts.wording, addressing, self.lines)
        self._listeners = {
            name: Listener(name, line, database, clock, holder, self._outages.over)
            for name, line in self.lines.items()
            if line.listens
        }
        self._turns = Turns(database, clock, posts, self.lines, self._said)
        self._keeping = Keeping(lambda posted: self._turns.call(posts.post, posted))
        self._beginnings: dict[str, str] = {}

    @property
    def routes(self) -> list[BaseRoute]:
        """The webhooks of all channels."""
        return [route for line in self.lines.values() for route in line.routes]

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        """Work while the block lasts; what is under way at its end is finished first."""
        work: dict[str, Callable[[], Awaitable[None]]] = {}
        if self.lines:
            if self._alone:
                await asyncio.to_thread(self._let_go)
            work["turns"] = self._turns.run
            work |= {f"sending {name}": each.run for name, each in self._senders.items()}
            work |= {f"beginning {name}": partial(self._begin, name, line) for name, line in self.lines.items()}
            work |= {f"listening {name}": each.run for name, each in self._listeners.items()}
            work["outages"] = self._outages.run
        tasks = [asyncio.create_task(unfailing(name, each), name=name) for name, each in work.items()]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self._turns.close()
            for name, line in self.lines.items():
                await self._senders[name].close()
                await line.close()

    async def take(self, posted: Posted) -> None:
        """Keep what came in, then have it carried out."""
        if await self._keeping.take(posted):
            self._metrics.add("youdan_received_total", channel=posted.conversation.channel)
        self._turns.stir(posted)

    def noticed(self, channel: str) -> None:
        """A frame came in."""
        if channel in self._listeners:
            self._listeners[channel].noticed()

    async def settled(self) -> None:
        """Wait until nothing is under way any more: what came in is carried out, and what can be said is said."""
        await self._turns.idle()
        for sender in self._senders.values():
            await sender.settled()

    def health(self) -> Iterator[str]:
        """A line for each channel: when it was last heard of, and what is wrong."""
        with self._database.read(POST) as tx:
            latest = tx.inbox.latest()
        for name in self.lines:
            yield f"{name}: {_told(latest.get(name), self._problems(name))}"

    def _problems(self, name: str) -> list[str]:
        listener = self._listeners.get(name)
        found = [self._beginnings.get(name, ""), self._senders[name].problem]
        if listener is not None:
            found.append("connected" if listener.connected else f"not connected {listener.problem}".strip())
        return [each for each in found if each]

    def _let_go(self) -> None:
        """What a process held that died is nobody's: nothing waits for its holds to lapse."""
        with self._database.write(POST) as tx:
            tx.inbox.let_go()
            tx.outbox.let_go()
            tx.commit()

    def _said(self, channel: str) -> None:
        self._senders[channel].stir()

    async def _begin(self, name: str, line: Line) -> None:
        """Tell a platform what it must know, again until it takes it."""
        wait = _FIRST
        while True:
            try:
                await line.begin()
            except BusyError as busy:
                self._beginnings[name] = str(busy)
                await asyncio.sleep(busy.after if busy.after is not None else wait)
                wait = min(_LONGEST, wait * 2)
            except RefusedError as refused:
                self._beginnings[name] = str(refused)
                logger.error("a channel can't begin", extra={"channel": name, "why": str(refused)})  # noqa: TRY400
                return
            else:
                self._beginnings.pop(name, None)
                return


def _told(latest: datetime | None, problems: Sequence[str]) -> str:
    heard = latest.isoformat(timespec="seconds") if latest else "never"
    return "; ".join((f"last event {heard}", *problems))
