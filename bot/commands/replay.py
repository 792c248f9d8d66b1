"""`youdan replay`: kept messages through the engine as it is now; what would be read differently."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from bot.commands import company_of, database_url, model_settings, opened, read_settings
from domain.access.people import System
from domain.registry import declared_actions

if TYPE_CHECKING:
    from bot.understanding.replaying import Reread
    from domain.company import Company
    from domain.ports import ModelExchange
    from storage.database import SqlDatabase

NAME = "replay"
HELP = "read kept messages once more; say what would be read differently now"

_REPLAYER = System("replay")


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("--since", type=_day, metavar="DAY", help="from that day on (2026-03-31); all unless told")


def run(args: argparse.Namespace) -> int:
    """Print a line for each message that would be read differently or can't be compared, and how many there were."""
    settings = read_settings()
    model = model_settings()
    with opened(database_url(settings)) as database:
        company = company_of(database)
        since = datetime.combine(args.since, time(), company.zone) if args.since else datetime.min.replace(tzinfo=UTC)
        read = differ = apart = 0
        for each in _reread(database, company, since, model.mask):
            read, differ, apart = read + 1, differ + each.differs, apart + bool(each.why)
            if each.differs or each.why:
                print(_line(each, company))
    print(f"{read} messages, {differ} read differently, {apart} not compared")
    return 0


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a day like 2026-03-31: {written}") from None


def _reread(database: SqlDatabase, company: Company, since: datetime, mask: str) -> Sequence[Reread]:
    # No other command waits for the engine's import.
    from bot.settings import words_in
    from bot.understanding.living import LivingWorld
    from bot.understanding.model.mask import EVERYTHING
    from bot.understanding.replaying import Replaying

    def exchanges(message: str) -> Sequence[ModelExchange]:
        with database.read(_REPLAYER) as tx:
            return tx.exchanges.of(message)

    masked = frozenset(each for each in EVERYTHING if each in words_in(mask))
    replaying = Replaying(declared_actions(), LivingWorld(database), company, database.person, exchanges, masked)
    with database.read(_REPLAYER) as tx:
        return list(replaying.reread(tx.heard.since(since)))


def _line(each: Reread, company: Company) -> str:
    heard = each.heard
    when = heard.at.astimezone(company.zone)
    head = f"{when:%Y-%m-%d %H:%M} {heard.person} {json.dumps(each.words, ensure_ascii=False)}"
    if each.why:
        return f"{head}: not compared: {each.why}"
    return f"{head}: {_short(each.then)} → {_short(each.now)}"


def _short(reading: Mapping[str, Any]) -> str:
    told = {name: value for name, value in reading.items() if name != "engine"}
    return json.dumps(told, ensure_ascii=False)
