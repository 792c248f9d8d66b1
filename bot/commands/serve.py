"""`youdan serve`: the web app with chat, API and webhooks, and the work beside it."""

from __future__ import annotations

import argparse
import json
import secrets
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.commands import CommandError, assembled, database_url, opened, read_settings
from bot.settings import Settings
from domain.access.people import System
from domain.calendar import Clock, SystemClock

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from socket import socket

    from starlette.types import ASGIApp

    from bot.assembly import Assembly
    from bot.delivery.station import Station
    from bot.metrics import Metrics
    from bot.port import ChatChannel, HttpChannel, Serving
    from bot.sweeps import Sweep
    from storage.database import SqlDatabase

NAME = "serve"
HELP = "web chat, API, webhooks and background work"

#: Seconds between sealings of the audit trail.
_SEAL_EVERY = 60


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("--demo", action="store_true", help="a made-up company, in a database of its own, on loopback")
    parser.add_argument("--host", help="the address to listen on (HOST, else 127.0.0.1)")
    parser.add_argument("--port", type=int, help="the port to listen on (PORT, else 8080); 0: any that is free")
    parser.add_argument("--channels", type=_names, metavar="NAME,…", help="of the channels that are set up, only these")


def run(args: argparse.Namespace) -> int:
    """Serve until told to stop; raises CommandError where the address, the channels or the database can't be had."""
    # No other command waits for the web framework's import.
    from bot.logs import set_up_logs
    from bot.serving import address_of, serve

    settings = _settings(args)
    set_up_logs(settings.log_level, settings.log_format)
    channels, chats = channels_of(args.channels, demo=args.demo)
    with _listening(settings) as listening, opened(database_url(settings, demo=args.demo)) as database:
        clock = SystemClock()
        if args.demo and not _has_company(database):
            _furnish(database, settings, clock)
        app, end_streams = _app(database, settings, clock, channels, chats, demo=args.demo)
        if not _has_company(database):
            print("no company yet: youdan company load company.json, then youdan enrol EMPLOYEE_ID")
        print(f"Youdan 有单: {address_of(listening)}", flush=True)
        serve(app, listening, end_streams)
    return 0


def _names(written: str) -> list[str]:
    return [name for name in (part.strip() for part in written.split(",")) if name]


def _settings(args: argparse.Namespace) -> Settings:
    from bot.serving import is_loopback

    settings = read_settings(HOST=args.host, PORT=args.port)
    if args.demo and not is_loopback(settings.host):
        raise CommandError(f"--demo lets anyone be anyone, so it listens on loopback alone, not on {settings.host}")
    return settings


def channels_of(wanted: list[str] | None = None, *, demo: bool = False) -> tuple[list[HttpChannel], list[ChatChannel]]:
    """The channels to be served; a made-up company is nobody's on a real platform, unless that is asked for.

    Raises CommandError for channels that are not there or not set up, and for settings that can't be.
    """
    from pydantic import ValidationError

    from bot.channels import UnknownChannelError, served
    from bot.settings import problems_of

    try:
        return served([] if demo and wanted is None else wanted)
    except UnknownChannelError as error:
        raise CommandError(str(error)) from error
    except ValidationError as error:
        raise CommandError(problems_of(error)[0]) from error


def _listening(settings: Settings) -> socket:
    from bot.serving import CannotListenError, listen

    try:
        return listen(settings.host, settings.port)
    except CannotListenError as error:
        raise CommandError(str(error)) from error


def _has_company(database: SqlDatabase) -> bool:
    from storage.transaction import NoCompanyError

    with database.read(System("set-up")) as tx:
        try:
            return bool(tx.company.name)
        except NoCompanyError:
            return False


def _furnish(database: SqlDatabase, settings: Settings, clock: Clock) -> None:
    """Load the made-up company, as it stands today."""
    from bot.demo import demo_company
    from storage.company_file.load import load
    from storage.company_file.read import parse_company

    today = clock.now().astimezone(ZoneInfo(settings.timezone)).date()
    load(database, parse_company(json.dumps(demo_company(today))), clock)


def _app(
    database: SqlDatabase,
    settings: Settings,
    clock: Clock,
    channels: Sequence[HttpChannel],
    chats: Sequence[ChatChannel],
    *,
    demo: bool,
) -> tuple[ASGIApp, Callable[[], None]]:
    """The web app, and what ends the streams that its pages listen to."""
    from bot.app import Parts, web_app
    from bot.metrics import Metrics
    from bot.port import Serving
    from storage.opening import problem_of

    metrics = Metrics()
    serving = Serving(clock.now, lambda: secrets.token_hex(16), demo)
    assembly, sweeps, station = staff(database, settings, clock, chats, serving, metrics)
    parts = Parts(assembly.assistant, serving, channels, lambda: problem_of(database), sweeps, metrics, station)
    return web_app(parts), assembly.live.close


def staff(
    database: SqlDatabase,
    settings: Settings,
    clock: Clock,
    chats: Sequence[ChatChannel],
    serving: Serving,
    metrics: Metrics | None = None,
) -> tuple[Assembly, list[Sweep], Station]:
    """The assistant, the work that is done again and again beside it, and its chat channels."""
    from bot.delivery.station import Station
    from bot.sweeps import Sweep

    assembly = assembled(database, settings, clock, metrics)
    holder, alone = secrets.token_hex(8), database.has_one_process
    station = Station(database, clock, assembly.posts, chats, serving, holder, metrics, alone=alone)
    return assembly, [*assembly.sweeps, Sweep("audit", _SEAL_EVERY, database.seal)], station
