"""A desk that remembers what was handed in, and how an outgoing message is said."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from bot.messages import Command, Conversation, Enclosed, Language, Outgoing, Posted, Reply, Standing
from bot.port import Line

NOON = datetime(2026, 11, 29, 4, 0, tzinfo=UTC)


class Clock:
    """The time, which stands until it is moved."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        """Now."""
        return self.time

    def goes_on(self, **by: float) -> None:
        """Move it."""
        self.time += timedelta(**by)


class RememberingDesk:
    """What a channel handed in, in order."""

    hears = True

    def __init__(self) -> None:
        self.taken: list[Posted] = []
        self.noticed_times = 0
        self.full = False
        self.gate: asyncio.Event | None = None
        self.menu: Sequence[Command] = ()
        self.enclosures: dict[str, Enclosed] = {}
        self._changed = asyncio.Condition()

    async def take(self, posted: Posted) -> None:
        """Remember it; an OSError while the disk is full."""
        if self.full:
            raise OSError("no space left on device")
        if self.gate is not None:
            await self.gate.wait()
        async with self._changed:
            self.taken.append(posted)
            self._changed.notify_all()

    def noticed(self) -> None:
        """Count it."""
        self.noticed_times += 1

    async def commands(self, language: Language, account: str | None = None) -> Sequence[Command]:  # noqa: ARG002
        """The menu that the test wants."""
        return self.menu

    async def attachment(self, url: str) -> Enclosed | None:
        """What the test put there."""
        return self.enclosures.get(url)

    async def has_noticed(self, times: int) -> None:
        """Wait until so many frames were noticed."""
        async with asyncio.timeout(10):
            while self.noticed_times < times:
                await asyncio.sleep(0)

    async def has(self, many: int) -> list[Posted]:
        """Wait until so many were handed in."""
        async with asyncio.timeout(10), self._changed:
            await self._changed.wait_for(lambda: len(self.taken) >= many)
        return self.taken


def outgoing(
    reply: Reply,
    to: str = "lin",
    *,
    channel: str = "wecom",
    chat: str = "",
    place: str = "",
    shuts: tuple[Standing, ...] = (),
    context: Mapping[str, str] | None = None,
    direct: bool = True,
) -> Outgoing:
    """A reply on its way to somebody, directly or in a group."""
    talk = Conversation(channel, chat or to)
    return Outgoing(f"out-{reply.id}", talk, to, reply, direct=direct, place=place, shuts=shuts, context=context or {})


async def said(line: Line, message: Outgoing) -> list[tuple[str, bool]]:
    """Say it step by step; each step's id, and whether it has the buttons."""
    return [
        (await line.send(step, f"{message.id}:{number}"), step.card)
        for number, step in enumerate(line.compose(message))
    ]
