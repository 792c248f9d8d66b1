"""`youdan replay`: kept messages through the engine as it is now; what would be read differently."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from bot.commands import CommandError, company_of, database_url, model_settings, opened, read_settings
from domain.access.people import System

if TYPE_CHECKING:
    from bot.understanding.again import Reread, Rereading
    from domain.company import Company
    from domain.ports import ModelExchange
    from domain.talks import Heard
    from storage.database import SqlDatabase

NAME = "replay"
HELP = "read kept messages once more; say what would be read differently now"

_REPLAYER = System("replay")


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("--since", type=_day, metavar="DAY", help="from that day on (2026-03-31); all unless told")
    parser.add_argument("--message", metavar="ID", help="one message alone, with all that a model was asked about it")
    parser.add_argument("--recorded", action="store_true", help="ask no model: use the answers that are kept alone")


def run(args: argparse.Namespace) -> int:
    """Print a line for each message that would be read differently or can't be compared, and how many there were.

    Raises CommandError for a message that is not kept, and where the model that is set can't be talked to.
    """
    with opened(database_url(read_settings())) as database:
        company, spent = company_of(database), Counter[str]()
        rereading = _rereading(database, company, spent, recorded=args.recorded)
        if args.message is not None:
            _print_trace(database, args.message, rereading)
            return 0
        since = datetime.combine(args.since, time(), company.zone) if args.since else datetime.min.replace(tzinfo=UTC)
        read = differ = apart = 0
        for each in rereading.reread(_heard(database, since)):
            read, differ, apart = read + 1, differ + each.differs, apart + bool(each.why)
            if each.differs or each.why:
                print(_line(each, company))
    print(f"{read} messages, {differ} read differently, {apart} not compared")
    if asked := spent["youdan_model_asked_total"]:
        print(f"the model was asked about {asked} of them, for {spent['youdan_model_cost_total']:.10g}")
    return 0


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a day like 2026-03-31: {written}") from None


def _rereading(database: SqlDatabase, company: Company, spent: Counter[str], *, recorded: bool) -> Rereading:
    # No other command waits for the engine's import.
    from bot.assembly import again_over
    from bot.understanding.again import Rereading
    from bot.understanding.model.setting_up import UnusableModelError

    def count(name: str, amount: float = 1, **_labels: str) -> None:
        spent[name] += amount  # type: ignore[assignment]

    try:
        again = again_over(database, read_settings(), model_settings(), count, recorded=recorded)
    except UnusableModelError as error:
        raise CommandError(str(error)) from error
    return Rereading(again, company, database.person)


def _heard(database: SqlDatabase, since: datetime) -> Iterator[Heard]:
    with database.read(_REPLAYER) as tx:
        # A model may be asked in between: nothing stays open meanwhile.
        heard = list(tx.heard.since(since))
    yield from heard


def _print_trace(database: SqlDatabase, message: str, rereading: Rereading) -> None:
    """All that is kept about one message, and what it would be read as now, as JSON."""
    with database.read(_REPLAYER) as tx:
        heard, exchanges = tx.heard.get(message), tx.exchanges.of(message)
        ahead = {each.prefix: tx.exchanges.prefix(each.prefix) for each in exchanges}
    if heard is None and not exchanges:
        raise CommandError(f"nothing is kept about the message {message}")
    trace: dict[str, Any] = {}
    if heard is not None:
        [again] = rereading.reread([heard])
        trace["heard"] = {**asdict(heard), "at": heard.at.isoformat()}
        trace |= {"now": again.now, "differs": again.differs} | ({"not compared": again.why} if again.why else {})
    trace |= {"exchanges": [_exchange(each) for each in exchanges], "prefixes": ahead}
    print(json.dumps(trace, ensure_ascii=False, indent=1))


def _exchange(exchange: ModelExchange) -> dict[str, Any]:
    return {**asdict(exchange), "at": exchange.at.isoformat(), "cost": f"{exchange.cost:f}"}


def _line(each: Reread, company: Company) -> str:
    heard = each.heard
    when = heard.at.astimezone(company.zone)
    head = f"{when:%Y-%m-%d %H:%M} {heard.message} {heard.person} {json.dumps(heard.words, ensure_ascii=False)}"
    if each.why:
        return f"{head}: not compared: {each.why}"
    return f"{head}: {_short(heard.reading)} → {_short(each.now)}"


def _short(reading: Mapping[str, Any]) -> str:
    told = {name: value for name, value in reading.items() if name != "engine"}
    return json.dumps(told, ensure_ascii=False)
