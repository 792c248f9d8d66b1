"""The period before or after the one that was asked about: "and the week before that?", "the month after"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

_SHIFTS = re.compile(
    r"\b(?:the )?(?:one|day|week|month|quarter|year|period)? ?(before|after|prior|following)(?: (?:that|then|it))?\s*[?.!]*\s*$"
    r"|^\W*(?:and |how about |what about )*the (previous|next|following|prior) "
    r"(?:one|day|week|month|quarter|year|period)\s*[?.!]*\s*$"
)
_COMPARES = re.compile(r"\b(?:compare[ds]?|comparison|vs|versus|v|against|than|next to|up on|down on)\b")
"""Behind these the period before is what the one asked about is held against."""
_BACK = frozenset({"before", "prior", "previous"})


def shifted(text: str, period: object) -> dict[str, str] | None:
    """The period as long as the one before, right before or after it, where the message asks for that."""
    found = _SHIFTS.search(text)
    if found is None or _COMPARES.search(text, 0, found.start()) or not isinstance(period, Mapping):
        return None
    first, last = date.fromisoformat(period["from"]), date.fromisoformat(period["to"])
    back = (found[1] or found[2]) in _BACK
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if first.day == 1 and (last + timedelta(1)).day == 1:
        start = _months_on(first, -months if back else months)
        return _written(start, _months_on(start, months) - timedelta(1))
    size = last - first + timedelta(1)
    return _written(first - size, last - size) if back else _written(first + size, last + size)


def _months_on(day: date, months: int) -> date:
    place = day.year * 12 + day.month - 1 + months
    return date(place // 12, place % 12 + 1, 1)


def _written(first: date, last: date) -> dict[str, str]:
    return {"from": first.isoformat(), "to": last.isoformat()}
