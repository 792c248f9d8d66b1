"""A public suite of expressions with their meanings, where it is at hand: most must be read as it says.

`YOUDAN_EXPRESSIONS` names a file of JSON lines with `text`, `now`, `lang`, and `any_of` (date, datetime, period, seconds,
value, none); a line with `agrees: false` follows another convention and is left out.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.understanding.embedded.mentions import normalise
from bot.understanding.embedded.values import Found, Money, Period, Quantity, find_values
from tests.understanding.values.reading import UNITS, ZONE

SUITE = Path(os.environ.get("YOUDAN_EXPRESSIONS", "expressions.jsonl"))
pytestmark = pytest.mark.skipif(not SUITE.is_file(), reason="YOUDAN_EXPRESSIONS names no file")


def test_most_of_a_public_suite_is_read_as_it_says() -> None:
    asked, right, missed = Counter[str](), Counter[str](), []
    for case in map(json.loads, SUITE.read_text(encoding="utf-8").splitlines()):
        if not case.get("agrees", True):
            continue
        asked[case["lang"]] += 1
        if any(_means(found, wanted) for found in _readings(case) for wanted in case["any_of"]):
            right[case["lang"]] += 1
        else:
            missed.append(f"{case['lang']} {case['kind']}: {case['text']}")
    shares = {language: right[language] / count for language, count in asked.items()}
    assert min(shares.values()) >= 0.85, (shares, missed)


def _readings(case: Mapping[str, Any]) -> Iterator[Found]:
    """What is read, looking ahead and looking back."""
    now = datetime.fromisoformat(case.get("now", "2026-01-07T09:00")).replace(tzinfo=ZONE)
    text = normalise(case["text"]).text
    yield from find_values(text, now=now, units=UNITS)
    yield from find_values(text, now=now, units=UNITS, direction="past", period_direction="future")


def _means(found: Found, wanted: Mapping[str, Any]) -> bool:
    match found.value:
        case None:
            return "none" in wanted
        case datetime() as when:
            return "datetime" in wanted and when.replace(tzinfo=None) == datetime.fromisoformat(wanted["datetime"])
        case date() as day:
            period = {"from": day.isoformat(), "to": day.isoformat()}
            return day.isoformat() == wanted.get("date") or wanted.get("period") == period
        case Period(first, last):
            return wanted.get("period") == {"from": first.isoformat(), "to": last.isoformat()}
        case timedelta() as length:
            return "seconds" in wanted and length.total_seconds() == float(wanted["seconds"])
        case Decimal() as number:
            return _number(wanted) in ((number, 100 - number) if found.kind == "discount" else (number,))
        case Money(amount) | Quantity(amount):
            return _number(wanted) == amount
        case _:
            return False


def _number(wanted: Mapping[str, Any]) -> Decimal | None:
    return Decimal(wanted["value"].rstrip("%")) if "value" in wanted else None
