"""Texts told by their form alone, and words that the company itself uses: phones, regions, categories."""

from __future__ import annotations

import re

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.places import PLACED
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.wording import clean
from bot.understanding.embedded.finding.lattice import Span
from bot.understanding.embedded.mentions import Mention
from bot.understanding.proposal import How, Source
from domain.arguments import Slot

TYPED = frozenset({"phone", "email"})
"""Texts that are told by their form alone."""


LISTED = frozenset({"region", "category"})


def fill_typed(stretch: Stretch, filled: Filled, slot: Slot) -> None:
    """What can be told by its form alone."""
    for value in stretch.values(slot.name):
        filled.args[slot.name] = stretch.lattice.normal.raw_text(value.start, value.end)
        filled.sources[slot.name] = Source(How.SAID, value.start, value.end)
        stretch.take(value)
        return


def fill_listed(stretch: Stretch, filled: Filled, slot: Slot, *, anywhere: bool) -> None:
    """A word that the company itself uses: its regions and categories; in what is written only where it stands by itself."""
    for mention in stretch.mentions():
        alone = by_itself(stretch, mention.start, mention.end) or _placed_behind(stretch, mention)
        called = _called(stretch, slot, mention)
        if not (anywhere or alone or called):
            continue
        ids = dict.fromkeys(candidate.id for candidate in mention.of_kind(slot.name))
        if len(ids) == 1:
            filled.put(slot.name, next(iter(ids)), mention)
            stretch.take(mention)
            stretch.taken += [called] if called else []
            return


_REGION = r"(?:region|territory|area|patch|district)"
_REGION_BEFORE = re.compile(rf"\b{_REGION}(?: is|'s|s)?[: ,=]*(?:the )?$")
_REGION_BEHIND = re.compile(
    rf"(?:(?:it's|its|it is|they're|they are|that's|they)? ?(?:in|from|under) (?:the )?)?# {_REGION}\b"
)


def _called(stretch: Stretch, slot: Slot, mention: Mention) -> Span | None:
    """Where a region is called one: "it's in the Lakes region", "region Lakes"."""
    if slot.name != "region":
        return None
    text = stretch.text
    if before := _REGION_BEFORE.search(text, stretch.start, mention.start):
        return before.span()
    start = stretch.lattice.clause_start(mention.start)
    words = text[start : mention.start] + "#" + text[mention.end :]
    behind = _REGION_BEHIND.search(words)
    return (start + behind.start(), behind.end() + start + mention.end - mention.start - 1) if behind else None


def _placed_behind(stretch: Stretch, mention: Mention) -> bool:
    """Whether a region is where a newcomer is, told right behind his name: "Tamarack Lodge in Sacramento"."""
    new = (each for each in stretch.lattice.mentions if each.unknown in ("company", "name"))
    return any(PLACED.fullmatch(stretch.text, each.end, mention.start) for each in new)


_PLACED = re.compile(r"(?:(?:based |located )?(?:from|in)|在|来自)?")


def by_itself(stretch: Stretch, start: int, end: int) -> bool:
    """Whether nothing else is said in the same breath, but for a 的 behind it or a "from" before it."""
    return any(
        _PLACED.fullmatch(clean(stretch.text[first:start])) and not clean(stretch.text[end:last])
        for first, last in stretch.spans
        if first <= start and end <= last
    )
