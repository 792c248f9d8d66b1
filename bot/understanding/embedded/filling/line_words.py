"""Lines of a document told apart by any words of their goods: 先发器械盒, M码等补货."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import Any

from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.variants import words_of
from bot.understanding.facts import LineFact
from domain.money import plain

#: What waits, or is not meant.
_LATER = re.compile(
    r"[^,，。;；\d]{0,4}?(?:后[补发走送]|等|下[周次批个]|缺|断|没货|没到|先不|不[发要走退收]|再[发补送走]|欠|别[发走退]|晚点|改天|过几天|还没)"
)


def of_words(stretch: Stretch, known: Sequence[LineFact]) -> list[dict[str, Any]]:
    """The lines of a document that some words tell from its others, all of each; those left that are not told to wait."""
    borne = {line.product: words_of(stretch.known, line.product) for line in known}
    if len(borne) < len(known) or len(known) < 2 or stretch.text.isascii():
        return []
    told = list(_told_apart(stretch, list(borne.values())))
    meant, waiting = set[str](), set[str]()
    for start, end, words in told:
        fits = {product for product, all_words in borne.items() if words <= all_words}
        later = _LATER.match(stretch.text, end)
        (waiting if later else meant).update(fits)
        stretch.taken.append((start, later.end() if later else end))
    lines = [line for line in known if (line.product in meant if meant else waiting and line.product not in waiting)]
    if not lines or len(lines) == len(known) or stretch.values("quantity"):
        return []
    return in_full(lines)


def in_full(lines: Sequence[LineFact]) -> list[dict[str, Any]]:
    """Lines of a document as arguments, all of each."""
    items = ({"product": each.product, "quantity": plain(each.quantity), "unit": each.unit} for each in lines)
    return [{name: value for name, value in item.items() if value} for item in items]


def waits(stretch: Stretch, place: int) -> int:
    """Where what tells that goods named before a place wait ends; the place itself where nothing does.

    What stands behind the next goods is told of those: 先发浴袍 浴巾等等.
    """
    behind = (m.start for m in stretch.lattice.mentions if m.start >= place and "product" in m.kinds)
    later = _LATER.match(stretch.text, place, next(behind, len(stretch.text)))
    return later.end() if later else place


def _told_apart(stretch: Stretch, borne: Sequence[Set[str]]) -> Iterator[tuple[int, int, Set[str]]]:
    """The runs of Chinese signs, in no cue, that the names of some of several goods hold, and not those of all."""
    telling = set[str]().union(*borne) - set(borne[0]).intersection(*borne[1:])
    text = stretch.text
    for first, last in stretch.spans:
        start = first
        while start < last - 1:
            end = start
            while end < last - 1 and text[end : end + 2] in telling and not text[end : end + 2].isascii():
                end += 1
            words = {text[at : at + 2] for at in range(start, end)}
            known = any(words <= each for each in borne)
            if end > start and known and stretch.holds(start, end + 1) and stretch.free(start, end + 1):
                yield start, end + 1, words
            start = end + 1
