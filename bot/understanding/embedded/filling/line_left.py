"""Lines of a document that stay behind: left out, held, still to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bot.understanding.embedded.filling.line import Line
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.lattice import Span
from bot.understanding.facts import LineFact
from domain.money import plain

_BUT = re.compile(
    r"\b(?:except(?: for)?|excluding|apart from|other than|all but|everything but|but not|minus|without|bar"
    r"|but leave(?: out| off)?)\s"
    r"(?:the |their |any |of )?$"
)


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


def all_but(stretch: Stretch, lines: Sequence[Line], known: Sequence[LineFact]) -> list[dict[str, Any]]:
    """ "ship 1009 except the cups": all lines of a document without those that are named as left out; none where none are."""
    leads = [_BUT.search(stretch.text, stretch.start, line.start) for line in lines]
    if not lines or not all(leads) or any(line.quantity or line.price for line in lines):
        return []
    left_out = {line.choice.only for line in lines}
    rest = [line for line in known if line.product not in left_out]
    if None in left_out or not rest or len(rest) == len(known):
        return []
    for line, lead in zip(lines, leads, strict=True):
        stretch.take(line.choice.mention)
        if lead:
            stretch.taken.append(lead.span())
    written_ = ({"product": each.product, "quantity": plain(each.quantity), "unit": each.unit} for each in rest)
    return [{name: value for name, value in item.items() if value} for item in written_]


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
