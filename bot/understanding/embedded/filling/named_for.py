"""For whom something is to be done, where the company knows nobody of that name: 给海川下单 says it by its place alone."""

from __future__ import annotations

import re

from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.finding.lattice import Span
from bot.understanding.embedded.mentions.lexicon import EN_STOP

_FOR = re.compile(r"(?:给|帮|替|为)([\u3400-\u9fff]{2,12}?)(?:那边|这边|那家)?$")
#: Who is meant by these was said before, or is nobody in particular.
_NOBODY = re.compile(r"[我你他她它咱们俺]|这|那|客户|对方|老板|大家|人家|先|再|都|也|就|一下|个|安排|张|一")


def named_for(stretch: Stretch) -> Span | None:
    """Where the name of the one stands for whom the action is: between 给 and the action's own words."""
    if (said := _for_whom(stretch)) is not None:
        return said
    for start, _ in stretch.cues:
        found = _FOR.search(stretch.text, stretch.start, start) if start > stretch.start else None
        if (
            found
            and stretch.holds(*found.span(1))
            and not _NOBODY.search(found[1])
            and not _read(stretch, found.span(1))
        ):
            return found.span(1)
    return None


_FOR_EN = re.compile(
    r"\b(?:for|to) ((?!(?:a|an|the|me|us|him|her|them|it|this|that|next|all|now|delivery)\b)[a-z][a-z&' -]{2,40}?)"
    r"(?=\s*(?:$|[,.:;!?]| - | \d| by\b| for\b| asap\b| please\b| pls\b))"
)


def _for_whom(stretch: Stretch) -> Span | None:
    """English words behind a "for" that nobody has read: "order 5 boxes for pinecrest tavern"."""
    for found in _FOR_EN.finditer(stretch.text, stretch.start, stretch.end):
        words = [word for word in found[1].split() if word not in EN_STOP]
        if len(words) > 1 and stretch.holds(*found.span(1)) and not _read(stretch, found.span(1)):
            return found.span(1)
    return None


def _read(stretch: Stretch, span: Span) -> bool:
    """Whether something else was read out of these words."""
    places = [
        (mention.start, mention.end) for mention in stretch.lattice.mentions if mention.candidates or mention.unknown
    ]
    places += [(value.start, value.end) for value in stretch.lattice.values]
    return any(start < span[1] and span[0] < end for start, end in places)
