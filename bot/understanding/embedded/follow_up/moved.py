"""A day or a time that is put off or brought forward by so much: "an hour earlier", "a week later"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.proposal import How, Source
from domain.arguments import Slot, SlotKind

_LEADS = (
    r"(?:(?:no|nope|sorry|oops|actually|wait|but|and|then|maybe|perhaps|rather|better|say|ok|okay|make (?:it|that)"
    r"|do (?:it|that)|(?:move|push|bring|put|set|shift) (?:it|that)(?: (?:back|out|up|forward))?|can we|let's|deliver(?: it)?"
    r"|needed|due)[\s,]+)*"
)
_COUNTS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "ten": 10,
    "fifteen": 15,
    "thirty": 30,
}
_MOVED = re.compile(
    rf"\W*{_LEADS}(?:(?P<half>half an hour)|(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)}) "
    r"(?P<unit>min|minute|hour|hr|day|week)s?(?P<more> and a half)?) (?P<way>earlier|later|sooner)"
    r"(?:[\s,]+(?:please|pls|sorry|instead|actually|then|rather|than that|if you can))*\s*(?:$|[,.;!])"
)
_UNITS = {
    "min": timedelta(minutes=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "hr": timedelta(hours=1),
    "day": timedelta(1),
    "week": timedelta(7),
}


def moves(slot: Slot, stretch: Stretch, filled: Filled) -> bool:
    """Whether a message moves what was set, for a slot of a day or a time; it is then later than that, and not than now."""
    moved = _by_how_long(stretch.text) if slot.kind in (SlotKind.DAY, SlotKind.MOMENT) else None
    if moved is None:
        return False
    length, end = moved
    if (then := _later(filled.args.get(slot.name), length)) is not None:
        filled.args[slot.name] = then
        filled.sources[slot.name] = Source(How.SAID, 0, end)
        stretch.taken.append((0, end))
    return True


def _by_how_long(text: str) -> tuple[timedelta, int] | None:
    """By how much a message moves what was set, and where the words end; None where it moves nothing."""
    if "er" not in text:
        return None
    found = _MOVED.match(text)
    if found is None:
        return None
    if found["half"]:
        length = timedelta(minutes=30)
    else:
        count = _COUNTS.get(found["count"]) or int(found["count"])
        length = _UNITS[found["unit"]] * (count + 0.5 if found["more"] else count)
    return (length if found["way"] == "later" else -length), found.end()


def _later(value: object, by: timedelta) -> str | None:
    """The day or time as it stands when moved; a day alone can't be moved by hours."""
    if not isinstance(value, str):
        return None
    if "T" in value:
        return (datetime.fromisoformat(value) + by).isoformat("T", "minutes")
    return (date.fromisoformat(value) + by).isoformat() if by == timedelta(by.days) else None
