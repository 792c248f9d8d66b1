"""What of a document's lines is meant where some are named as left out, or as waiting: "except the cups", 外胎缺货."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bot.understanding.embedded.filling.line import Line
from bot.understanding.embedded.filling.line_words import in_full, waits
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.values import Found, Quantity
from bot.understanding.facts import LineFact

_BUT = re.compile(
    r"\b(?:except(?: for)?|excluding|apart from|other than|all but|everything but|but not|minus|without|bar"
    r"|but leave(?: out| off)?)\s"
    r"(?:the |their |any |of )?$"
)


def lines_left(stretch: Stretch, lines: Sequence[Line], known: Sequence[LineFact]) -> list[dict[str, Any]]:
    """All lines of a document without those that are named, where these are left out or wait; none where they are not."""
    if not lines or any(line.quantity or line.price for line in lines):
        return []
    leads = [_BUT.search(stretch.text, stretch.start, line.start) for line in lines]
    ends = [waits(stretch, line.end) for line in lines]
    if not all(leads) and not all(end > line.end for end, line in zip(ends, lines, strict=True)):
        return []
    left_out = {line.choice.only for line in lines}
    rest = [line for line in known if line.product not in left_out]
    if None in left_out or not rest or len(rest) == len(known):
        return []
    for line, lead, end in zip(lines, leads, ends, strict=True):
        stretch.taken.append((lead.start() if lead else line.start, end))
    return in_full(rest)


def going(stretch: Stretch, lines: list[Line], known: Sequence[LineFact]) -> list[Line]:
    """The lines without those that are told to wait, where others are named: 湿巾先发，碘伏下周再发."""
    later = {line.start: waits(stretch, line.end) for line in lines if line.quantity is None}
    meant = [line for line in lines if later.get(line.start, line.end) == line.end] or lines
    stretch.taken += [(line.start, later[line.start]) for line in lines if line not in meant]
    if len(meant) == 1:
        meant[0].quantity = meant[0].quantity or _only_count(stretch, meant[0], known)
    return meant


def _only_count(stretch: Stretch, line: Line, known: Sequence[LineFact]) -> Found | None:
    """The one quantity of a message that names but one product: 那单退两箱，输液器漏液."""
    figures = [value for value in stretch.values("quantity") if value.exact and isinstance(value.value, Quantity)]
    there = any(each.product == line.choice.only for each in known)
    return figures[0] if there and len(figures) == 1 and figures[0].end < line.start else None
