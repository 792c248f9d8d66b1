"""Times of day that stand in for one that was set: "7.30 sorry", "make it 3", a day that moves a moment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.wording import EDGE
from bot.understanding.embedded.finding.lattice import Span
from bot.understanding.embedded.follow_up.base import Base
from bot.understanding.embedded.follow_up.leads import corrects
from bot.understanding.embedded.follow_up.why import clauses_in
from bot.understanding.embedded.in_passing.asides_zh import how_somebody_is
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.embedded.values import Found, Money
from bot.understanding.proposal import How, Source
from domain.arguments import SlotKind


def settle_times(profile: Profile, stretch: Stretch, base: Base, filled: Filled) -> None:
    """A time of day alone is one of the day that was named before; a moment stands in for a day."""
    moment = next((slot.name for slot in profile.slots if slot.kind is SlotKind.MOMENT), None)
    day = next((slot.name for slot in profile.slots if slot.kind is SlotKind.DAY), None)
    if moment is None or day is None:
        return
    before = base.proposal.args
    values = stretch.lattice.values
    aside = list(_told_of_others(stretch))
    values = tuple(v for v in values if not any(first <= v.start and v.end <= last for first, last in aside))
    spoken = next((value for value in values if isinstance(value.value, time)), None)
    clock = spoken.value if spoken else bare_hour(stretch, before.get(moment))
    newer = any(
        value.kind in ("day", "moment") and not (spoken and spoken.start <= value.start and value.end <= spoken.end)
        for value in values
    )
    named = before.get(day) or str(before.get(moment, ""))[:10]
    if isinstance(clock, time) and named and not newer:
        filled.args[moment] = datetime.combine(date.fromisoformat(named), clock).isoformat("T", "minutes")
    if filled.args.get(moment) != before.get(moment):
        filled.args.pop(day, None)
    elif filled.args.get(day) != before.get(day) and moment in filled.args:
        at = str(filled.args[moment])[10:]
        filled.args[moment] = str(filled.args.pop(day)) + at


def set_aside_others_times(stretch: Stretch) -> None:
    """改成十点，九点他开会: when somebody can't is no time of what is to be done."""
    stretch.taken += _told_of_others(stretch)


def _told_of_others(stretch: Stretch) -> Iterator[Span]:
    """The clauses that tell when somebody can't, where another tells when he can."""
    lattice = stretch.lattice
    timed = [value for value in lattice.values if value.kind in _TIMES]
    if len(timed) < _SEVERAL or stretch.text.isascii():
        return
    for start, end in clauses_in(stretch):
        inside = [value for value in timed if start <= value.start and value.end <= end]
        first, last = min((v.start for v in inside), default=start), max((v.end for v in inside), default=end)
        elsewhere = any(value.end <= start or end <= value.start for value in timed)
        if elsewhere and inside and how_somebody_is(lattice, (start, first), (last, end)):
            yield start, end


_TIMES = frozenset({"day", "clock", "moment"})
_SEVERAL = 2
_DOTTED = re.compile(
    r"\W*(?:(?:no|sorry|oops|make it|make that|at|actually|rather)[\s,]*)*(\d{1,2})\.([0-5]\d)(?![\d.])"
)


def put_clock_right(profile: Profile, stretch: Stretch, base: Base, filled: Filled) -> None:
    """ "7.30 sorry", where a time was set before: a time of day, on the same side of noon, and no day of the year."""
    moment = next((slot.name for slot in profile.slots if slot.kind is SlotKind.MOMENT), None)
    before, found = base.proposal.args.get(moment or ""), _DOTTED.match(stretch.text)
    if moment is None or not isinstance(before, str):
        return
    if found is None:
        _past_the_hour(stretch, filled, moment, before)
        return
    if not corrects(stretch.text) and stretch.text[found.end() :].strip(EDGE):
        return
    hour, then = int(found[1]), datetime.fromisoformat(before)
    if not 0 < hour < 24:
        return
    later = hour < 12 and then.hour >= 12
    at = datetime.combine(then.date(), time(hour + 12 * later, int(found[2])))
    filled.args[moment] = at.isoformat("T", "minutes")
    filled.sources[moment] = Source(How.SAID, found.start(1), found.end())
    stretch.taken.append((found.start(1), found.end()))


_PAST = re.compile(
    r"\W*(?:(?:no|sorry|oops|make it|make that|at|actually|rather|say|better)[\s,]+)*(?P<part>half|quarter|ten|twenty|five) past"
    r"(?:[\s,]+(?:actually|sorry|please|pls|instead|rather|then))*\W*"
)
_MINUTES = {"half": 30, "quarter": 15, "ten": 10, "twenty": 20, "five": 5}


def _past_the_hour(stretch: Stretch, filled: Filled, moment: str, before: str) -> None:
    """ "Half past, actually": so much past the hour that was set."""
    found, then = _PAST.fullmatch(stretch.text), datetime.fromisoformat(before)
    if found is None or then.minute:
        return
    filled.args[moment] = then.replace(minute=_MINUTES[found["part"]]).isoformat("T", "minutes")
    filled.sources[moment] = Source(How.SAID, *found.span("part"))
    stretch.taken.append(found.span())


_HALF = re.compile(r"\bhalf (?:past )?$")


def bare_hour(stretch: Stretch, before: object) -> time | None:
    """ "make it 3", "make it eleven thirty": a bare figure is an hour, on the same side of noon as the time that was set."""
    said = [value for value in stretch.lattice.values if value.kind in ("number", "money")]
    if not isinstance(before, str) or not said or not corrects(stretch.text):
        return None
    read = _hour_and_minute(said)
    if read is None:
        return None
    hour, minute = read
    if hour != int(hour) or not 1 <= hour <= 23 or minute != int(minute) or not 0 <= minute < 60:
        return None
    half = _HALF.search(stretch.text, 0, said[0].start)
    if half:
        # "half three" is half past it.
        if minute or len(said) > 1:
            return None
        minute = Decimal(30)
        stretch.taken.append(half.span())
    for each in said:
        stretch.take(each)
    later = hour < 12 and datetime.fromisoformat(before).hour >= 12
    return time(int(hour) + 12 * later, int(minute))


def _hour_and_minute(said: Sequence[Found]) -> tuple[Decimal, Decimal] | None:
    """The hour and the minute that figures tell: 11, "eleven thirty", or "eleven forty five", which might be a price."""
    first, rest = said[0].value, said[1:]
    if isinstance(first, Money):
        spoken = first.currency is None and not rest and said[0].text.replace(" ", "").replace("-", "").isalpha()
        return divmod(first.amount * 100, Decimal(100)) if spoken else None
    if not isinstance(first, Decimal) or len(rest) > 1:
        return None
    if not rest:
        return first, Decimal(0)
    minute = rest[0].value
    beside = rest[0].start == said[0].end + 1
    return (first, minute) if beside and isinstance(minute, Decimal) else None
