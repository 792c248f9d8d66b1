"""`youdan worker`: the work beside `serve`, in a process of its own and without a web app."""

from __future__ import annotations

import argparse
import asyncio
import secrets
import signal
from typing import TYPE_CHECKING

from bot.commands import CommandError, database_url, opened, read_settings
from domain.calendar import SystemClock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.delivery.station import Station
    from bot.sweeps import Sweep

NAME = "worker"
HELP = "background work only, beside `serve` (PostgreSQL only)"


def configure(_parser: argparse.ArgumentParser) -> None:
    """It takes no arguments."""


def run(_args: argparse.Namespace) -> int:
    """Work until told to stop; raises CommandError where a setting or the database can't be, and on SQLite."""
    # No other command waits for these imports.
    from bot.commands.serve import channels_of, staff
    from bot.logs import set_up_logs
    from bot.port import Serving

    settings = read_settings()
    set_up_logs(settings.log_level, settings.log_format)
    url = database_url(settings)
    if url.startswith("sqlite"):
        raise CommandError(
            "worker needs PostgreSQL: on SQLite `youdan serve` is the one process, and does all the work"
        )
    _, chats = channels_of()
    with opened(url) as database:
        clock = SystemClock()
        serving = Serving(clock.now, lambda: secrets.token_hex(16))
        _, sweeps, station = staff(database, settings, clock, chats, serving)
        asyncio.run(_work(sweeps, station))
    return 0


async def _work(sweeps: Sequence[Sweep], station: Station) -> None:
    """Sweep, and have the chat channels at work, until the process is told to stop."""
    from bot.sweeps import sweeping

    told, loop = asyncio.Event(), asyncio.get_running_loop()
    for signalled in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(signalled, told.set)
    async with sweeping(sweeps), station.at_work():
        print("Youdan 有单: at work", flush=True)
        await told.wait()
