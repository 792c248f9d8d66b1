"""A connection is kept up: made again whatever happens to it, watched by its frames, and held by one process at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from bot.delivery.lanes import unfailing
from bot.delivery.listening import Listener
from bot.messages import Fetchable, Outgoing, Step
from bot.port import Line
from storage.database import SqlDatabase
from tests.databases import on_both_databases
from tests.delivery.still import LoopClock, Process, StillLoop, alive, lived, running
from tests.house import House

pytestmark = on_both_databases


@dataclass
class Connections:
    """Who is connected, and since when there were tries."""

    tries: list[tuple[float, str]] = field(default_factory=list)
    up: set[str] = field(default_factory=set)
    most: int = 0


class Wire(Line):
    """A line that connects by itself: `lasts` is what a connection does once it is up."""

    listens = True
    quiet = 30.0

    def __init__(self, name: str, connections: Connections, lasts: Callable[[Wire], Awaitable[None]]) -> None:
        self._name, self._connections, self._lasts = name, connections, lasts
        self.noticed: Callable[[], None] = lambda: None

    def compose(self, outgoing: Outgoing) -> Sequence[Step]:
        """Nothing is said."""
        raise NotImplementedError(outgoing)

    async def send(self, step: Step, key: str) -> str:
        """Nothing is said."""
        raise NotImplementedError(step, key)

    async def fetch(self, file: Fetchable) -> bytes:
        """Nothing is fetched."""
        raise NotImplementedError(file)

    async def listen(self) -> None:
        """Connect."""
        self._connections.tries.append((asyncio.get_running_loop().time(), self._name))
        self._connections.up.add(self._name)
        self._connections.most = max(self._connections.most, len(self._connections.up))
        try:
            await self._lasts(self)
        finally:
            self._connections.up.discard(self._name)


async def back(channel: str, since: datetime) -> None:
    """What was missed is another test's business."""
    del channel, since


async def frames(wire: Wire) -> None:
    """A frame every few seconds, for ever."""
    while True:
        await alive()
        wire.noticed()
        await asyncio.sleep(5)


def listener(
    house: House, loop: StillLoop, connections: Connections, lasts: Callable[[Wire], Awaitable[None]], name: str = "one"
) -> tuple[Listener, Process]:
    """A listener at work in a process of its own."""
    wire, process = Wire(name, connections, lasts), Process(name)
    made = Listener("post", wire, house.database, LoopClock(loop), name, back, loop.time)
    wire.noticed = made.noticed

    async def work() -> None:
        running.set(process)
        await made.run()

    _tasks.append(asyncio.create_task(work()))
    return made, process


#: A task that nobody holds would be gone.
_tasks: list[asyncio.Task[None]] = []


def waits(connections: Connections) -> list[float]:
    at = [moment for moment, _ in connections.tries]
    return [round(later - earlier) for earlier, later in pairwise(at)]


def test_what_raises_is_made_again_later_and_later(house: House) -> None:
    async def broken(_: Wire) -> None:
        raise ConnectionRefusedError("nobody there")

    async def script(loop: StillLoop) -> None:
        connections = Connections()
        made, _ = listener(house, loop, connections, broken)
        await asyncio.sleep(300)
        assert waits(connections)[:7] == [2, 4, 8, 16, 32, 60, 60]
        assert not made.connected
        assert made.problem == "ConnectionRefusedError: nobody there"

    lived(script)


def test_what_ends_after_it_worked_is_made_again_at_once(house: House) -> None:
    async def short(wire: Wire) -> None:
        wire.noticed()
        await asyncio.sleep(7)

    async def script(loop: StillLoop) -> None:
        connections = Connections()
        made, _ = listener(house, loop, connections, short)
        await asyncio.sleep(60)
        assert set(waits(connections)) == {8}
        assert made.problem in ("", "it was closed")

    lived(script)


def test_what_falls_silent_is_given_up_whatever_its_socket_says(house: House) -> None:
    async def silent(wire: Wire) -> None:
        wire.noticed()
        await asyncio.get_running_loop().create_future()

    async def script(loop: StillLoop) -> None:
        connections = Connections()
        made, _ = listener(house, loop, connections, silent)
        await asyncio.sleep(20)
        assert made.connected
        await asyncio.sleep(60)
        assert len(connections.tries) == 3
        assert all(30 <= wait <= 37 for wait in waits(connections))
        assert connections.most == 1

    lived(script)


def test_a_package_that_will_not_let_go_does_not_keep_one_from_connecting_anew(house: House) -> None:
    async def clinging(wire: Wire) -> None:
        wire.noticed()
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            await asyncio.sleep(600)

    async def script(loop: StillLoop) -> None:
        connections = Connections()
        listener(house, loop, connections, clinging)
        await asyncio.sleep(100)
        assert len(connections.tries) >= 2

    lived(script)


def test_one_process_at_a_time_is_connected_and_another_takes_over(house: House) -> None:
    async def script(loop: StillLoop) -> None:
        connections = Connections()
        one, process = listener(house, loop, connections, frames, "one")
        await asyncio.sleep(1)
        two, _ = listener(house, loop, connections, frames, "two")
        await asyncio.sleep(300)
        assert connections.tries == [connections.tries[0]]
        assert (one.connected, two.connected) == (True, False)
        process.dead = True
        died = loop.seconds
        await asyncio.sleep(60)
        assert [name for _, name in connections.tries] == ["one", "two"]
        assert 10 < connections.tries[-1][0] - died < 30
        assert two.connected

    lived(script)


def test_who_lost_the_lease_lets_go_of_the_connection(house: House) -> None:
    async def script(loop: StillLoop) -> None:
        connections = Connections()
        made, _ = listener(house, loop, connections, frames)
        await asyncio.sleep(6)
        now = LoopClock(loop).now()
        with house.database.write(house.person("E01")) as tx:
            tx.leases.release("listen:post", "one", now)
            tx.leases.hold("listen:post", "other", now, now.replace(hour=23))
            tx.commit()
        await asyncio.sleep(10)
        assert connections.up == set()
        assert made.problem == "another process has it"

    lived(script)


def test_who_stops_lets_another_connect_at_once(house: House) -> None:
    async def script(loop: StillLoop) -> None:
        connections = Connections()
        listener(house, loop, connections, frames, "one")
        stopping = _tasks[-1]
        await asyncio.sleep(1)
        listener(house, loop, connections, frames, "two")
        await asyncio.sleep(10)
        stopping.cancel()
        await asyncio.sleep(6)
        assert connections.up == {"two"}

    lived(script)


def test_a_database_that_was_away_does_not_end_it(house: House) -> None:
    async def script(loop: StillLoop) -> None:
        connections = Connections()
        away = SqlDatabase("sqlite:////nowhere/at/all.db")
        wire = Wire("one", connections, frames)
        made = Listener("post", wire, away, LoopClock(loop), "one", back, loop.time)
        wire.noticed = made.noticed
        working = asyncio.create_task(unfailing("listening", made.run))
        await asyncio.sleep(60)
        assert not working.done()
        assert connections.tries == []
        made._database = house.database
        await asyncio.sleep(10)
        assert connections.up == {"one"}
        away.close()

    lived(script)
