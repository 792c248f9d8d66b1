"""Delivers as platforms do: again after a while where nothing was acknowledged, and now and then what was delivered before."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random

import httpx2

from scripts.storm.letters import Letter, Talk
from scripts.storm.platforms import Platform
from scripts.storm.processes import Youdan

#: The part of the letters that comes twice.
REPEATED = 0.3

#: Seconds after which a platform delivers again, doubled each time up to the longest.
_FIRST, _LONGEST, _TRIES = 0.5, 4.0, 30

#: Within this part of the storm processes are killed.
_KILLED = (0.1, 0.9)


class NeverTakenError(Exception):
    """A letter that no process acknowledged, however often it came."""


@dataclass
class Weather:
    """What is delivered where, and how it went. Chance is `random`'s alone."""

    platforms: Mapping[str, Platform]
    youdans: Sequence[Youdan]
    random: Random
    acknowledged: list[float] = field(default_factory=list)
    """Seconds until each acknowledgement."""
    late: float = 10.0
    """Seconds after which a letter may come once more."""
    went: Counter[str] = field(default_factory=Counter)
    _client: httpx2.AsyncClient = field(default_factory=lambda: httpx2.AsyncClient(limits=httpx2.Limits(), timeout=10))

    async def blow(self, talks: Sequence[Talk], letters: int, seconds: float, kills: int) -> None:
        """Deliver so many letters over such a time, while processes are killed in turn."""
        counts = [letters // len(talks) + (place < letters % len(talks)) for place in range(len(talks))]
        async with self._client, asyncio.TaskGroup() as work:
            work.create_task(self._kill(seconds, kills))
            for talk, count in zip(talks, counts, strict=True):
                work.create_task(self._write(talk, sorted(self.random.uniform(0, seconds) for _ in range(count)), work))

    async def _kill(self, seconds: float, kills: int) -> None:
        began = asyncio.get_running_loop().time()
        for number, moment in enumerate(sorted(self.random.uniform(*_KILLED) * seconds for _ in range(kills))):
            await asyncio.sleep(max(0.0, began + moment - asyncio.get_running_loop().time()))
            victim = self.youdans[number % len(self.youdans)]
            await victim.kill()
            await victim.start()

    async def _write(self, talk: Talk, moments: Sequence[float], work: asyncio.TaskGroup) -> None:
        """One talk: each letter once the one before it was acknowledged, as platforms keep a chat's order."""
        began = asyncio.get_running_loop().time()
        for number, moment in enumerate(moments, 1):
            await asyncio.sleep(max(0.0, began + moment - asyncio.get_running_loop().time()))
            letter, at = talk.letter(number), datetime.now(UTC)
            how = self.random.choice(("at once", "late", "elsewhere")) if self.random.random() < REPEATED else ""
            if how == "at once":
                work.create_task(self._repeat(letter, at, 0.0))
            there = await self._bring(letter, at)
            if how == "late":
                work.create_task(self._repeat(letter, at, self.random.uniform(0.5, self.late)))
            elif how == "elsewhere":
                others = [each for each in self.youdans if each is not there]
                work.create_task(self._repeat(letter, at, 0.0, others or self.youdans))

    async def _bring(self, letter: Letter, at: datetime) -> Youdan:
        """Deliver until it is acknowledged; returns by which process."""
        wait = _FIRST
        for _ in range(_TRIES):
            to = self.random.choice(self.youdans)
            if await self._deliver(letter, at, to):
                return to
            self.went["delivered again"] += 1
            await asyncio.sleep(wait * self.random.uniform(0.8, 1.2))
            wait = min(_LONGEST, wait * 2)
        raise NeverTakenError(f"{letter.talk.channel}/{letter.talk.account}: {letter.text}; so far: {dict(self.went)}")

    async def _repeat(self, letter: Letter, at: datetime, after: float, to: Sequence[Youdan] = ()) -> None:
        await asyncio.sleep(after)
        self.went["repeated"] += 1
        await self._deliver(letter, at, self.random.choice(to or self.youdans))

    async def _deliver(self, letter: Letter, at: datetime, to: Youdan) -> bool:
        """One try; whether it was acknowledged in time."""
        if not to.address:
            self.went["nobody there"] += 1
            return False
        platform, loop = self.platforms[letter.talk.channel], asyncio.get_running_loop()
        told, began = platform.delivery(letter, at, datetime.now(UTC)), loop.time()
        try:
            async with asyncio.timeout(platform.deadline):
                answer = await self._client.post(
                    f"http://{to.address}{told.path}", content=told.body, headers=told.headers, params=told.query
                )
        except TimeoutError:
            self.went["not in time"] += 1
            return False
        except httpx2.TransportError:
            self.went["cut off"] += 1
            return False
        if not answer.is_success:
            self.went[f"status {answer.status_code}"] += 1
            return False
        self.acknowledged.append(loop.time() - began)
        return True
