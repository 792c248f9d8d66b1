"""Watching a talk: what is said arrives at once, what another process said a little later, and watching can be ended."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from bot.live import Live
from bot.messages import Bubble

pytestmark = pytest.mark.anyio

TALK = ("E01", "web", "E01", "")
OTHER = ("E02", "web", "E02", "")
NEVER = 3600.0
PATIENCE = 20


class Wall:
    """What was said, as a database would keep it."""

    def __init__(self) -> None:
        self.bubbles: list[Bubble] = []
        self.looks = 0

    def write(self, text: str) -> None:
        self.bubbles.append(Bubble(len(self.bubbles) + 1, "person", datetime(2026, 3, 4, tzinfo=UTC), text))

    def read(self, after: int) -> Sequence[Bubble]:
        self.looks += 1
        return [bubble for bubble in self.bubbles if bubble.id > after]


async def test_what_was_said_before_comes_first_and_what_is_said_follows() -> None:
    live, wall = Live(NEVER), Wall()
    wall.write("早")
    watching = live.watch(TALK, wall.read, 0)
    assert (await anext(watching)).text == "早"
    wall.write("好")
    await asyncio.to_thread(live.said, TALK)
    assert (await asyncio.wait_for(anext(watching), PATIENCE)).text == "好"


async def test_nothing_is_missed_between_a_look_and_the_wait() -> None:
    live, wall = Live(NEVER), Wall()

    def read(after: int) -> Sequence[Bubble]:
        seen = wall.read(after)
        if wall.looks == 1:
            wall.write("刚好这时")
            live.said(TALK)
        return seen

    arrived = await asyncio.wait_for(anext(live.watch(TALK, read, 0)), PATIENCE)
    assert arrived.text == "刚好这时"


async def test_what_another_process_said_is_found_by_looking_again() -> None:
    live, wall = Live(0.01), Wall()
    coming = asyncio.ensure_future(anext(live.watch(TALK, wall.read, 0)))
    while not wall.looks:
        await asyncio.sleep(0)
    wall.write("从别处来")
    assert (await asyncio.wait_for(coming, PATIENCE)).text == "从别处来"


async def test_what_is_said_in_another_talk_wakes_nobody() -> None:
    live, wall = Live(NEVER), Wall()
    coming = asyncio.ensure_future(anext(live.watch(TALK, wall.read, 0)))
    while not wall.looks:
        await asyncio.sleep(0)
    live.said(OTHER)
    wall.write("算数")
    live.said(TALK)
    await asyncio.wait_for(coming, PATIENCE)
    assert wall.looks == 2


async def test_closing_ends_all_watching() -> None:
    live, wall = Live(NEVER), Wall()
    watching = live.watch(TALK, wall.read, 0)
    ending = asyncio.ensure_future(anext(watching, None))
    while not wall.looks:
        await asyncio.sleep(0)
    live.close()
    assert await asyncio.wait_for(ending, PATIENCE) is None
