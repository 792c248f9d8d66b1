"""Another of the same kind, named by no more than what is other in its name: "and south?", "for the Leeds one", 那560呢."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.finding.lattice import Span
from bot.understanding.embedded.mentions import normalise
from bot.understanding.embedded.mentions.sounds import Said
from bot.understanding.embedded.mentions.text import normalised
from bot.understanding.world import Knowledge
from domain.arguments import Slot

_OTHER = re.compile(
    r"\W*(?:(?:ok|oh|no|sorry|yes|and|then|now|also|plus|what about|how about|what of|same|the same|the|for|with|in|at|to|on"
    r"|of|do|put|make|it|that|i|mean|meant|actually) )*"
    r"(?P<en>(?:[a-z]{3,}|\d{2,}(?:\.\d+)?|\d\.\d+)(?: (?!ones?\b|team|then|too|please|instead|rather|sorry)[a-z]{3,})?)"
    r"(?: (?:ones?|team|lot|side|branch|shop|store))?(?: (?:then|too|as well|please|pls|instead|rather|sorry))*\W*"
    r"|\W*(?:那么?|哦|不|不是|换成?|改成?|还有|再看看?|查查?|看看?|给)*(?P<zh>[\u3400-\u9fff]{1,4}?|\d{2,})(?:的|那个|那家|那款)?"
    r"(?:呢|怎么样|有多少|还有多少|多少)?\W*"
)
_WORD = re.compile(r"[a-z]+|\d+(?:\.\d+)?")
_SIGNS = 2


def its_like(stretch: Stretch, slot: Slot, before: object) -> tuple[str, Span] | None:
    """The one other record that is called as the one `before` is but for the words of a short message, and where they stand."""
    found = _OTHER.fullmatch(stretch.text) if slot.reference and isinstance(before, str) else None
    if found is None:
        return None
    group = "en" if found["en"] else "zh"
    others = set(_called(stretch.known, str(slot.reference), str(before), found[group]))
    return (others.pop(), found.span(group)) if len(others) == 1 else None


def _called(known: Knowledge, kind: str, before: str, said: str) -> Iterator[str]:
    """The ids of the other records of a kind whose name is that of the one before with other words in one place."""
    for name in known.index.names_of(kind, before):
        text = normalised(name.text)
        for there in _parts(text, said):
            called = text[: there[0]] + said + text[there[1] :]
            compact = normalise(called).compact
            for start, end, entries in known.index.names_in(Said(compact)):
                if start == 0 and end == len(compact.text):
                    yield from (e.record[1] for e in entries if e.record[0] == kind and e.record[1] != before)


def _parts(name: str, said: str) -> Iterator[Span]:
    """The parts of a name in whose place others may stand, so that something of the name stays."""
    if said[0].isascii():
        words = [found.span() for found in _WORD.finditer(name) if found[0][0].isdigit() == said[0].isdigit()]
        yield from (span for span in words if len(name) > span[1] - span[0])
        return
    signs = len(said)
    for start in range(len(name) - signs + 1):
        if len(name) >= signs + _SIGNS:
            yield start, start + signs
