"""A tag that is told by words before the word "tag" itself: "put a seasonal tag on them", "give Acme the slow payer label"."""

from __future__ import annotations

import re

from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.finding.lattice import Span

_WORDS = r"(?P<words>[a-z0-9][\w'&/-]*(?:,? [\w'&/-]+){0,5}?)"
_TOLD = re.compile(
    r"\b(?:(?:put|stick|slap|pop|add|attach|whack|chuck|bung|set|get|hang|give (?:them|him|her|it))(?: on)?"
    rf"(?: (?:an?|the|that|our|another))?|an|a|the|that|another) ['\"]?{_WORDS}['\"]? (?:tag|label)s?"
    r"(?= (?:on|to|onto|for|against|over|beside|please|pls|thanks|too|as well|now)\b|\s*[,.;!]|\s*$)"
)
_NONE = frozenset(
    {
        "a",
        "an",
        "the",
        "that",
        "some",
        "new",
        "same",
        "usual",
        "right",
        "other",
        "another",
        "customer",
        "different",
        "proper",
        "tag",
        "label",
    }
)


def tag_told(stretch: Stretch) -> Span | None:
    """The words that stand before the word for a tag; none where a name stands among them, or none of them tells anything."""
    for found in _TOLD.finditer(stretch.text, stretch.start, stretch.end):
        start, end = found.span("words")
        named = any(
            mention.start < end and start < mention.end and not mention.kinds <= {"product", "category"}
            for mention in stretch.lattice.mentions
            if mention.candidates
        )
        if not named and not stretch.lattice.quoted(found.start()) and not set(found["words"].split()) <= _NONE:
            return start, end
    return None
