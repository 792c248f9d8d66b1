"""A public suite of expressions with their meanings, where it is at hand: nearly all must be read as it says, none wrongly.

It is looked for beside the repository; `YOUDAN_EXPRESSIONS` names another file. Its lines hold `text`, the `span` that is meant,
`now`, `lang`, and `any_of` (date, datetime, period, seconds, value, none); one with `agrees: false` follows another convention.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.understanding.embedded.mentions import normalise
from bot.understanding.embedded.values import Found, Money, Period, Quantity, find_values
from tests.understanding.values.reading import UNITS, ZONE

#: Beside the repository, or one folder further up where this is a work tree of it.
PLACES = [
    folder / "shared" / "evals" / "public" / "recognizers.jsonl" for folder in Path(__file__).resolve().parents[4:6]
]
BESIDE = next((place for place in PLACES if place.is_file()), PLACES[0])
SUITE = Path(os.environ.get("YOUDAN_EXPRESSIONS") or BESIDE)
pytestmark = pytest.mark.skipif(not SUITE.is_file(), reason=f"no file of expressions at {SUITE}")
ENOUGH = 0.95
#: Words at the edges of a span that add nothing to its value.
FILLER = re.compile(r"(?:the|on|in|at|of|by|for|from|between|during|is|it|的|在|于|从|[ =,，.、()（）-])*")
#: Words of coins: the suite counts cents, we count the dollars that they make.
COINS = re.compile("cents?|pence|便士|美分")


def test_a_public_suite_is_read_as_it_says() -> None:
    asked, right, missed, wrong = Counter[str](), Counter[str](), [], []
    for case in map(json.loads, SUITE.read_text(encoding="utf-8").splitlines()):
        if not case.get("agrees", True):
            continue
        covering = list(_covering(case))
        good = [found for found in covering if any(_means(found, wanted) for wanted in case["any_of"])]
        asked[case["lang"]] += 1
        right[case["lang"]] += bool(good)
        if not good:
            missed.append(f"{case['lang']} {case['kind']}: {case['text']}")
        wrong += [(case["text"], found) for found in covering if found.exact and not _fair(found, good)]
    shares = {language: right[language] / count for language, count in asked.items()}
    assert not wrong
    assert set(shares) == {"zh", "en"}
    assert min(shares.values()) >= ENOUGH, (shares, missed)


def _covering(case: Mapping[str, Any]) -> Iterator[Found]:
    """The readings of the case's span, looking ahead and looking back."""
    now = datetime.fromisoformat(case.get("now", "2026-01-07T09:00")).replace(tzinfo=ZONE)
    text = normalise(case["text"]).text
    start, end = _span(text, normalise(case["span"]).text)
    for found in (
        *find_values(text, now=now, units=UNITS),
        *find_values(text, now=now, units=UNITS, direction="past", period_direction="future"),
    ):
        before, behind = text[start : max(start, found.start)], text[min(end, found.end) : end]
        if found.start < end and found.end > start and FILLER.fullmatch(before) and FILLER.fullmatch(behind):
            yield found


def _span(text: str, span: str) -> tuple[int, int]:
    """Where the span stands, whichever comma it is written with."""
    pieces = [re.escape(piece) for piece in re.split("[,，]", span)]
    found = re.search(r" ?[,，] ?".join(pieces), text)
    return found.span() if found else (0, len(text))


def _fair(found: Found, good: list[Found]) -> bool:
    """A sure reading is right; or the same words looked at the other way are (the sentence's tense decides which), or they are
    right as another kind of value (3/5 is a fraction and a day: what is asked for decides)."""
    return any(
        (right.start, right.end, right.kind) == (found.start, found.end, found.kind)
        or (right.kind != found.kind and right.start <= found.start and right.end >= found.end)
        for right in good
    )


def _means(found: Found, wanted: Mapping[str, Any]) -> bool:
    match found.value:
        case None:
            return "none" in wanted
        case datetime() as when:
            return "datetime" in wanted and when.replace(tzinfo=None) == datetime.fromisoformat(wanted["datetime"])
        case time() as clock:
            return "datetime" in wanted and clock == datetime.fromisoformat(wanted["datetime"]).time()
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
            return _number(wanted) in ((amount, amount * 100) if COINS.search(found.text) else (amount,))
        case _:
            return False


def _number(wanted: Mapping[str, Any]) -> Decimal | None:
    return Decimal(wanted["value"].rstrip("%")) if "value" in wanted else None
