"""One storm from beginning to end, or an hour without wind."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import entry_points
from pathlib import Path
from random import Random

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Mount

from bot.channels import GROUP
from bot.demo import demo_company
from domain.access.people import System
from domain.calendar import SystemClock
from domain.posts import Link
from scripts.storm.counting import Damage, damage, left
from scripts.storm.letters import Talk
from scripts.storm.platforms import Platform, Said
from scripts.storm.processes import Youdan, cpu_seconds, declare, environment
from scripts.storm.weather import Weather
from storage.company_file.load import load
from storage.company_file.read import parse_company
from storage.database import SqlDatabase

_SET_UP = System("set-up")

#: Talks on each platform: as many people write at once.
TALKS = 40

#: Seconds that the work may take after the last delivery.
_WORKED_OFF_WITHIN = 1200


@dataclass(frozen=True)
class Storm:
    """How hard it blows: so many letters within so many seconds, to so many processes, with so many kills."""

    letters: int = 2000
    seconds: float = 60
    processes: int = 1
    kills: int = 3
    talks: int = TALKS
    seed: int = 1


@dataclass(frozen=True)
class Outcome:
    """How it went. Times are in seconds."""

    damage: Damage
    went: Counter[str]
    kills: int
    acknowledged: Sequence[float]
    blew: float
    worked_off: float
    cpu: float


async def run(storm: Storm, platforms: Sequence[Platform], url: str, folder: Path) -> Outcome:
    """Have it blow over a new, empty database at this version's schema."""
    talks = [
        Talk(place * len(platforms) + number, platform.name)
        for place in range(storm.talks)
        for number, platform in enumerate(platforms)
    ]
    with closing(SqlDatabase(url)) as database:
        furnish(database, talks, platforms)
        said = {platform.name: Said() for platform in platforms}
        async with serving(platforms, said, url, folder, storm.processes) as youdans:
            weather = Weather(
                {each.name: each for each in platforms}, youdans, Random(storm.seed), late=storm.seconds / 6
            )
            began = time.monotonic()
            await weather.blow(talks, storm.letters, storm.seconds, storm.kills)
            calmed = time.monotonic()
            await _worked_off(database)
            ended, cpu = time.monotonic(), sum(cpu_seconds(each.pid) for each in youdans)
        accounts = {platform.name: platform.account for platform in platforms}
        counts = [storm.letters // len(talks) + (place < storm.letters % len(talks)) for place in range(len(talks))]
        letters = {
            (talk.channel, accounts[talk.channel](talk)): [talk.letter(number) for number in range(1, count + 1)]
            for talk, count in zip(talks, counts, strict=True)
        }
        with database.engines.reading.connect() as connection:
            found = damage(connection, letters, said)
    kills = sum(each.kills for each in youdans)
    return Outcome(found, weather.went, kills, weather.acknowledged, calmed - began, ended - calmed, cpu)


async def idle(seconds: float, platforms: Sequence[Platform], url: str, folder: Path) -> float:
    """The part of a core that a process uses while nobody writes."""
    with closing(SqlDatabase(url)) as database:
        furnish(database, [], platforms)
        said = {platform.name: Said() for platform in platforms}
        async with serving(platforms, said, url, folder, 1) as (youdan,):
            # What is done once at the start is not what is asked about.
            await asyncio.sleep(10)
            began, used = time.monotonic(), cpu_seconds(youdan.pid)
            await asyncio.sleep(seconds)
            return (cpu_seconds(youdan.pid) - used) / (time.monotonic() - began)


def furnish(database: SqlDatabase, talks: Sequence[Talk], platforms: Sequence[Platform]) -> None:
    """The made-up company, whose customers may order whatever they like, and its people's accounts.

    There is plenty of all goods: a card that changed before it was confirmed, for another talk's sake, would be shown anew.
    """
    company = demo_company(datetime.now(UTC).date())
    for customer in company["customers"]:
        customer["credit_limit"] = "1000000000"
    for stock in company["stock"]:
        stock["on_hand"] = "1000000"
    load(database, parse_company(json.dumps(company)), SystemClock())
    accounts = {platform.name: platform.account for platform in platforms}
    with database.write(_SET_UP) as tx:
        for talk in talks:
            tx.links.put(Link(talk.channel, accounts[talk.channel](talk), talk.employee), datetime.now(UTC))
        tx.commit()


@asynccontextmanager
async def serving(
    platforms: Sequence[Platform], said: Mapping[str, Said], url: str, folder: Path, processes: int
) -> AsyncIterator[list[Youdan]]:
    """The platforms' servers, and processes of Youdan that talk with them."""
    mounts = [Mount(f"/{each.name}", routes=each.routes(said[each.name])) for each in platforms]
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(Starlette(routes=mounts), log_config=None, lifespan="off", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    answering = asyncio.create_task(server.serve(sockets=[listening]))
    declare(folder, platforms, [entry.name for entry in entry_points(group=GROUP)])
    own = environment(folder, url, platforms, f"http://127.0.0.1:{listening.getsockname()[1]}")
    youdans = [Youdan(folder, own, f"youdan-{number}") for number in range(1, processes + 1)]
    try:
        await asyncio.gather(*(youdan.start() for youdan in youdans))
        yield youdans
    finally:
        await asyncio.gather(*(youdan.stop() for youdan in youdans))
        server.should_exit = True
        await answering
        listening.close()


async def _worked_off(database: SqlDatabase) -> None:
    """Wait until nothing is left to do or to say; what is left after very long is found as damage."""
    until = time.monotonic() + _WORKED_OFF_WITHIN
    while time.monotonic() < until:
        with database.engines.reading.connect() as connection:
            if left(connection) == (0, 0):
                return
        await asyncio.sleep(0.25)
