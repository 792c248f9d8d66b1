"""A platform in one's head, and processes that talk with it: each may die, and another one goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count

from bot.assembly import Assembly, assemble
from bot.conversation.kept import kept_reply
from bot.conversation.posting import Way, kept_way
from bot.delivery.station import Station
from bot.messages import Conversation, Fetchable, Finding, Outgoing, Posted, Reply, Step, as_text
from bot.port import Desk, Identity, Line, Pace, Serving
from bot.settings import Settings
from domain.access.people import System
from domain.posts import Link, Saying
from domain.talks import ConversationKey
from tests.delivery.still import LoopClock, Process, StillLoop, alive, running
from tests.house import NOW, House

POST = System("post")


@dataclass
class Platform:
    """What stands in its chats. `trouble` may raise, or wait, before a call is made; `parts` are the calls for one saying."""

    name: str = "post"
    said: list[tuple[str, str]] = field(default_factory=list)
    calls: list[tuple[float, str]] = field(default_factory=list)
    trouble: Callable[[Step, str], Awaitable[None]] | None = None
    parts: Callable[[Outgoing], Sequence[str]] = lambda outgoing: [as_text(outgoing.reply)]
    paces: Sequence[Pace] = ()
    fetched: Callable[[Fetchable], Awaitable[bytes]] | None = None
    identity: Callable[[str], Awaitable[Identity]] | None = None
    ready: bool = True
    typed: Callable[[], Awaitable[None]] | None = None
    _keys: set[str] = field(default_factory=set)

    def in_chat(self, chat: str) -> list[str]:
        """What was said in a chat."""
        return [text for where, text in self.said if where == chat]

    def configured(self) -> bool:
        """Always."""
        return True

    def open(self, desk: Desk, serving: Serving) -> Line:
        """A process's line to it."""
        del desk, serving
        return _Line(self)

    async def check(self) -> Sequence[Finding]:
        """Nothing to look at."""
        return ()


class _Line(Line):
    def __init__(self, platform: Platform) -> None:
        self._platform = platform

    @property
    def paces(self) -> Sequence[Pace]:
        return self._platform.paces

    @property
    def ready(self) -> bool:
        return self._platform.ready

    def compose(self, outgoing: Outgoing) -> Sequence[Step]:
        chat = outgoing.conversation.chat
        return [Step("say", {"chat": chat, "text": text}) for text in self._platform.parts(outgoing)]

    async def send(self, step: Step, key: str) -> str:
        await alive()
        platform = self._platform
        platform.calls.append((asyncio.get_running_loop().time(), key))
        if platform.trouble is not None:
            await platform.trouble(step, key)
            await alive()
        if key not in platform._keys:
            platform._keys.add(key)
            platform.said.append((step.args["chat"], step.args["text"]))
        return f"placed-{key}"

    async def fetch(self, file: Fetchable) -> bytes:
        await alive()
        assert self._platform.fetched is not None
        return await self._platform.fetched(file)

    async def identify(self, account: str) -> Identity:
        return await self._platform.identity(account) if self._platform.identity else Identity()

    async def typing(self, posted: Posted) -> None:
        del posted
        if self._platform.typed is not None:
            await self._platform.typed()


@dataclass
class Working:
    """A process at work."""

    process: Process
    station: Station
    stop: asyncio.Event
    task: asyncio.Task[None]

    def die(self) -> None:
        """As kill -9 has it: from now on it does nothing."""
        self.process.dead = True

    async def end(self) -> None:
        """As SIGTERM has it."""
        self.stop.set()
        await self.task

    def take(self, posted: Posted) -> asyncio.Task[None]:
        """Deliver to it; done once it acknowledged."""

        async def delivered() -> None:
            running.set(self.process)
            await self.station.take(posted)

        return asyncio.create_task(delivered())


@dataclass
class Town:
    """A house, some platforms, and the processes at work over one database."""

    house: House
    loop: StillLoop
    platforms: Sequence[Platform]
    link_by: str = ""
    _assembly: Assembly | None = None
    _numbers: count[int] = field(default_factory=lambda: count(1))
    _at_work: list[Working] = field(default_factory=list)

    @property
    def clock(self) -> LoopClock:
        """The time."""
        return LoopClock(self.loop)

    @property
    def assembly(self) -> Assembly:
        """The assistant."""
        if self._assembly is None:
            self._assembly = assemble(self.house.database, Settings(link_by=self.link_by), self.clock)
        return self._assembly

    async def begin(self, name: str, *, alone: bool = False) -> Working:
        """Start a process; `alone`: there are no others."""
        process, stop, at_work = Process(name), asyncio.Event(), asyncio.Event()
        serving = Serving(self.clock.now, lambda: f"fresh-{next(self._numbers)}")
        station = Station(
            self.house.database, self.clock, self.assembly.posts, self.platforms, serving, name, alone=alone
        )

        async def work() -> None:
            running.set(process)
            async with station.at_work():
                at_work.set()
                await stop.wait()

        task = asyncio.create_task(work())
        await at_work.wait()
        self._at_work.append(Working(process, station, stop, task))
        return self._at_work[-1]

    def links(self, account: str, employee: str = "E01", channel: str = "post") -> None:
        """Have an account be an employee's."""
        with self.house.database.write(POST) as tx:
            tx.links.put(Link(channel, account, employee, account), NOW)
            tx.commit()

    def posted(self, account: str, text: str, event: str = "", **more: object) -> Posted:
        """A direct message of an account's."""
        own = event or f"event-{next(self._numbers)}"
        where = Conversation("post", account)
        return Posted(where, account, own, self.clock.now(), text, **more)  # type: ignore[arg-type]

    def say(self, text: str, chat: str = "c1", channel: str = "post", since: timedelta = timedelta()) -> None:
        """Have something be said, since a while ago."""
        key = ConversationKey(channel, chat, "", "E01")
        with self.house.database.write(POST) as tx:
            reply, way = kept_reply(Reply("r", text, "zh")), kept_way(Way("a"))
            tx.outbox.put(key, chat, reply, way, self.clock.now() - since, delivery="")
            tx.commit()

    def dead_letters(self) -> list[Saying]:
        """What could not be said."""
        with self.house.database.read(POST) as tx:
            return list(tx.outbox.dead())

    async def until(self, so: Callable[[], bool], within: float = 60.0) -> float:
        """Let time pass until something is so; returns how much did."""
        began = self.loop.seconds
        while not so():
            assert self.loop.seconds - began < within, "it did not come to be"
            await asyncio.sleep(0.1)
        return self.loop.seconds - began

    async def passes(self, seconds: float) -> None:
        """Let time pass."""
        await asyncio.sleep(seconds)
