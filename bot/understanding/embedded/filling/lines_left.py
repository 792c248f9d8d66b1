"""What of a document's lines is meant where some are named as left out, or as waiting: "except the cups", 外胎缺货."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bot.understanding.embedded.filling.line import Line
from bot.understanding.embedded.filling.line_words import in_full, waits
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.finding.lattice import Span
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
    text, start = stretch.text, stretch.start
    leads = [_BUT.search(text, start, line.start) or _HELD.search(text, start, line.start) for line in lines]
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


#: "and hold the cups", "cups to follow": what stays behind of a document.
_HELD = re.compile(
    r"\b(?:hold|hold back|hold off|keep|leave|skip|park|hang on to|wait on|not|don't send|don't ship|dont send|dont ship)\s"
    r"(?:back |off |out |behind |on )?(?:the |their |any |of |those )?$"
)
_TO_FOLLOW = re.compile(
    r"\s(?:(?:can|will|to|are|is|should|must)\s)?(?:to follow|follow|later|wait|stay|stays|stay put|hold"
    r"|another time|not yet|next time)\b"
)


def without_held(stretch: Stretch, lines: list[Line]) -> list[Line]:
    """The lines without those that are named as staying behind, where others go."""
    held: list[tuple[Line, Span]] = []
    for line in lines:
        found = _HELD.search(stretch.text, stretch.start, line.start) or _TO_FOLLOW.match(stretch.text, line.end)
        if found and not line.quantity:
            held.append((line, found.span()))
    if len(held) == len(lines):
        return lines
    for line, span in held:
        stretch.take(line.choice.mention)
        stretch.taken.append(span)
    staying = [line for line, _ in held]
    return [line for line in lines if line not in staying]


_STILL_TO_COME = re.compile(
    r"\s(?:(?:is|are|were|was|still)\s)*(?:short|missing|to come|to follow|outstanding|on back ?order|not (?:there|here|in))\b"
)


def wanting(stretch: Stretch, lines: Sequence[Line]) -> list[Span]:
    """The quantities that tell what is not there: "all but 200 elbows", "40 elbows short"."""
    spans: list[Span] = []
    for line in lines:
        count = line.quantity
        if count is None:
            continue
        first, last = min(count.start, line.start), max(count.end, line.end)
        if _BUT.search(stretch.text, stretch.start, first) or _STILL_TO_COME.match(stretch.text, last):
            spans.append((count.start, count.end))
    return spans
