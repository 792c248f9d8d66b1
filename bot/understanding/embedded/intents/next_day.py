"""Which day of an account is the one on which the person will see to it again: learnt from accounts with several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.in_passing.happened import happened
from bot.understanding.embedded.intents.classifier import learnt
from bot.understanding.embedded.intents.words import masked
from bot.understanding.embedded.values import Found

NEXT, ANOTHER = "next", "another"
WEIGHTS = Path(__file__).parent / "next_day.npz"
_LIKELY = 0.75
_TOKEN = re.compile(r"<[a-z+]+>|[a-z]+|[\u3400-\u9fff]|[?？!！]")
#: A feast alone is when something else happens: "after Christmas".
_DATED = re.compile(r"\d|day|tom|mon|tue|wed|thu|fri|sat|sun|week|month|year|fortnight|[周天日号月底初后旬]|星期|礼拜")
#: 年底不备货了: what will not be on a day is no reason to come back on it.
_DENIED = re.compile(r"\s?(?:就|也|都)?[不没别](?!见不散|忙)")
_END = " .。!！\n"
_MOST_BEHIND = 2


def features_of_day(lattice: Lattice, days: Sequence[Found], place: int) -> list[str]:
    """The words before and behind one of the days of a message, in its clause, and whether it is among the last."""
    day = days[place]
    start, end = lattice.clause_start(day.start), lattice.clause_end(day.end - 1)
    before = ["^", *_TOKEN.findall(masked(lattice, start, day.start))]
    behind = [*_TOKEN.findall(masked(lattice, day.end, end)), "$"]
    found = [f"before {word}" for word in before] + [f"behind {word}" for word in behind]
    found += [f"before {one} {two}" for one, two in pairwise(before)]
    found += [f"behind {one} {two}" for one, two in pairwise(behind)]
    found += [f"right before {before[-1]}", f"right behind {behind[0]}", f"first {(before + behind)[1]}"]
    found.append("last clause" if end >= len(lattice.text.rstrip(_END)) else "clause within")
    found.append(f"days behind {min(len(days) - 1 - place, _MOST_BEHIND)}")
    return list(dict.fromkeys(found))


def next_day(lattice: Lattice, days: Sequence[Found]) -> Found | None:
    """The day of an account that is most likely when the person will see to it again; None where none is likely."""
    model = learnt(WEIGHTS)
    likely = [
        model.opinion(features_of_day(lattice, days, place)).likelihood[NEXT] if _may_be_next(lattice, day) else 0.0
        for place, day in enumerate(days)
    ]
    best = max(likely, default=0.0)
    return days[likely.index(best)] if best >= _LIKELY else None


def _may_be_next(lattice: Lattice, day: Found) -> bool:
    if _DATED.search(day.text) is None or _DENIED.match(lattice.text, day.end):
        return False
    return not (happened(lattice.text, day) or _lasts_until(lattice, day))


#: "away till Monday": so long it lasts, and nobody said that he will see to it on that day …
_UNTIL = re.compile(r"\b(?:till|until|til)(?: about| around| the| at least)? $")
#: … unless it is he that waits, or the day is spoken of again: "call her then".
_WAITS = re.compile(
    r"\b(?:leave|leaving|hold|holding|wait|waiting|park|parked|give|giving|call|ring|chase|bother|pause|nothing)\b"
)
_THEN = re.compile(
    r"\b(?:then|again|that day|after that|afterwards|when (?:he|she|they)(?:'s|'re| is| are| gets?)? back)\b"
)


def _lasts_until(lattice: Lattice, day: Found) -> bool:
    start = lattice.clause_start(day.start)
    until = _UNTIL.search(lattice.text, start, day.start)
    if until is None or _WAITS.search(lattice.text, start, until.start()):
        return False
    return _THEN.search(lattice.text, day.end) is None
