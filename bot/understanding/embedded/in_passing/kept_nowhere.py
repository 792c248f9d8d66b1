"""What people tell beside a request that no record keeps: the number of a check, the day from which somebody sells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.understanding.embedded.finding.lattice import Lattice, Span

#: "check no 4471": the number of a slip of paper is kept nowhere.
_SLIP = re.compile(
    r"\b(?:che(?:ck|que)|receipt|remittance|transfer|transaction|txn|slip|bank)"
    r"(?: (?:no|number|num|nr|ref|reference|id)\b\.?(?: is)?|:)? ?"
    r"#? ?(?:(?<=[#.a-z] )|(?<=#))(?<!cheque )(?<!check )(?<!transfer )(?<!bank )[a-z]{0,4}-?\d[\d-]{2,}(?![\d.,]*\d)"
)
_SINCE = re.compile(r"\b(?:starting|beginning|effective|as of|as from|from)(?: on)?\s$")
_ONWARDS = re.compile(r"\s(?:on|onwards?|forward)\b")


#: 从今天起转给…: the same in one word.
_FROM_NOW_ON = re.compile(r"(?:从|打)?(?:今天|今日|现在|即日)(?:起|开始|往后)(?:就|都)?")


def from_when(lattice: Lattice) -> Iterator[Span]:
    """The day from which somebody looks after a customer, where that is today: nobody keeps it, and it is so from now on."""
    yield from (found.span() for found in _FROM_NOW_ON.finditer(lattice.text))
    today = lattice.now.date()
    for value in lattice.values:
        if value.kind == "day" and value.value == today and (led := _SINCE.search(lattice.text, 0, value.start)):
            on = _ONWARDS.match(lattice.text, value.end)
            yield led.start(), on.end() if on else value.end


def slips(lattice: Lattice) -> Iterator[Span]:
    """The numbers of checks, receipts and transfers."""
    yield from (found.span() for found in _SLIP.finditer(lattice.text))
