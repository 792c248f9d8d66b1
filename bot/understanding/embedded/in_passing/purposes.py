"""What something is done for, or why, told behind it: "…, so everyone sees it", "… because they keep asking"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.understanding.embedded.finding.lattice import Lattice, Span
from bot.understanding.embedded.phrasing.cues import Cue
from bot.understanding.embedded.phrasing.profile import OUTRIGHT

_WHO = (
    r"(?:we|they|i|he|she|you|it|that|nobody|no one|people|folks|every(?:one|body|thing)|some(?:one|body)|any(?:one|body)"
    r"|(?:the|our|my|your) [a-z]+(?: [a-z]+)?)"
)
_LED = (
    rf"(?:(?:just )?so (?:that )?{_WHO}|(?:because|cos|coz|cuz|in case)\b(?! of \d)"
    rf"|(?:since|as|given|now that) {_WHO})(?:'[a-z]+)?"
)
_PURPOSE = re.compile(rf"\s*(?:and )?(?:{_LED} [a-z']+|in case\b|because of\b)")
#: Behind a short text: no part of it.
_BEHIND = re.compile(
    rf"[\s,;–-]+(?:{_LED} |so as to |in order to |just to |to (?:make|help|keep|show|remember|remind) |because of |due to "
    r"|(?:for|on) (?:the|our|this|my|their|next) (?:[a-z]+ ){0,3}"
    r"(?:list|lists|campaign|mailing|mailer|mailshot|report|reports|newsletter"
    r"|drive|promo|promotion|event|meeting|records|files?|review|count|numbers|books)\b"
    rf"|(?<=[,;] )(?:and )?(?:{_WHO}|(?:their|his|her|its) [a-z]+)(?:'[a-z]+| [a-z]+)).*$",
    re.IGNORECASE,
)


def without_purpose(words: str) -> str:
    """A short text without what it is noted for."""
    return _BEHIND.sub("", words) or words


def without_purposes(lattice: Lattice, cues: Sequence[Cue]) -> Sequence[Cue]:
    """The cues without those in what something that was asked for is to serve: "…, so they don't run out"."""
    spans = [span for span in purposes(lattice) if any(c.weight >= OUTRIGHT and c.end <= span[0] for c in cues)]
    if not spans:
        return cues
    return [cue for cue in cues if not any(start <= cue.first < end for start, end in spans)]


def purposes(lattice: Lattice) -> Iterator[Span]:
    """The clauses that but tell what something is for; none in which anything is named or counted."""
    if not lattice.text.isascii():
        return
    for found in _CLAUSE.finditer(lattice.text):
        end = lattice.clause_end(found.start() + 1)
        named = any(each.candidates or each.unknown for each in lattice.mentions_in(found.start(), end))
        counted = any(each.text != "one" for each in lattice.values_in(found.start(), end))
        if not named and not counted and not _FIGURE.search(lattice.text, found.start(), end):
            yield found.start(), end


_CLAUSE = re.compile(rf"(?<=[a-z0-9,;])\s+(?={_PURPOSE.pattern})")
_FIGURE = re.compile(
    r"\d|\b(?:half|double|twice|first|next|more|less|fewer|instead|only|except|unless|if|not (?:the|for|to))\b"
)
