"""English names that nobody has stored, as far as their capitals go: "Tri-State Cartage", "Melissa Grant"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from bot.understanding.embedded.mentions import Mention, Normal
from bot.understanding.embedded.mentions.lexicon import EN_LEGAL, EN_STOP, EN_TRADES
from bot.understanding.embedded.mentions.text import singular
from bot.understanding.embedded.values import Found

#: Words that all begin with a capital, with nothing but small joining words between them.
_RUN = re.compile(r"[A-Z][\w'’+]*(?:-\w+)*(?:(?:-| (?:(?:&|and|of|the|n) )?)[A-Z][\w'’+]*(?:-\w+)*)*")
_WORD = re.compile(r"[A-Z][\w'’+]*")
_SMALL = re.compile(r"\b[a-z]{3,}")
_PARTS = frozenset({"contact", "employee", "category", "region"})
_APART = (" ", " and ", " of ", " the ", " & ", " n ")


def whole_names(
    normal: Normal, mentions: Sequence[Mention], values: Sequence[Found], spoken: Set[str]
) -> list[Mention]:
    """The names, with those that nobody has stored grown over the capitalised words beside them; `spoken` are plain words."""
    if not any(mention.unknown in ("company", "name") and not mention.candidates for mention in mentions):
        return list(mentions)
    raw = "".join(normal.raw[place] for place in normal.places[: len(normal.text)])
    if not _SMALL.search(raw):
        return list(mentions)
    kept = list(mentions)
    for start, end in _runs(raw, spoken):
        inside = [mention for mention in kept if mention.start < end and start < mention.end]
        if not inside or any(value.start < end and start < value.end for value in values):
            continue
        new = [mention for mention in inside if mention.unknown in ("company", "name") and not mention.candidates]
        if not new or any(m.start < start or end < m.end for m in inside) or not all(_may_grow(m, new) for m in inside):
            continue
        if any(raw[one.end : other.start] in _APART for one, other in pairwise(new)):
            # Two newcomers beside each other: a firm, and somebody there.
            continue
        company = any(mention.unknown == "company" for mention in new) or _is_firm(raw[start:end])
        kept = [mention for mention in kept if mention not in inside]
        kept.append(Mention(start, end, normal.text[start:end], unknown="company" if company else "name"))
    return sorted(kept, key=lambda mention: mention.start)


def _may_grow(mention: Mention, new: Sequence[Mention]) -> bool:
    """Whether a name within a longer one is but a part of it: a newcomer's, or a single name of somebody else's, or a word
    that some goods are called by as well.
    """
    if mention in new:
        return True
    word = bool(mention.kinds) and " " not in mention.text
    guessed = all(each.how == "piece" or not each.sure for each in mention.candidates)
    return word and (mention.kinds <= _PARTS or (mention.kinds <= {*_PARTS, "product"} and guessed))


def _runs(raw: str, spoken: Set[str]) -> Iterator[tuple[int, int]]:
    for found in _RUN.finditer(raw):
        start, end = found.span()
        first = _WORD.match(raw, start)
        while first and (_begins(raw, start) or first[0].lower() in EN_STOP) and first[0].lower() in (EN_STOP | spoken):
            # "New Lead Tri-State": the first words but ask for something.
            following = _WORD.search(raw, first.end(), end)
            if following is None:
                break
            start, first = following.start(), following
        if first and end > start:
            yield start, end


def _begins(raw: str, place: int) -> bool:
    return not raw[:place].strip() or raw[:place].rstrip()[-1] in ".!?\n:"


def _is_firm(words: str) -> bool:
    return any(word in EN_LEGAL or singular(word) in EN_TRADES for word in words.lower().split())
