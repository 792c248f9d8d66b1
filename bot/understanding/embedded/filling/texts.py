"""Slots of free text: notes, reasons, subjects, summaries, and names that are new."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.embedded.cues import whole_word
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.lattice import Span
from bot.understanding.proposal import How, Source
from domain.arguments import Slot
from domain.vocabulary import Said, Take

_EDGE = " \t\n,，。.;；:：、!！~-—"
_QUOTE = "“”\"'「」『』【】"
_LEADING = re.compile(
    r"^(?:(?:(?:一下|下|呢|啊|吧|了|是|为|叫|的|说|呃|嗯|哦)"
    r"|(?:that|to|about|for|of|is|was|because|as|and|please|pls|then|so|also|it)\b)[\s,，:：]*)+"
)
_TRAILING = re.compile(r"(?:[\s,，]*(?:吧|啊|哦|呢|哈|and|please|pls|thanks|谢谢))+$")


def fill_text(stretch: Stretch, filled: Filled, slot: Slot, said: Said, *, listed: bool = False) -> None:
    """A text as the slot takes it; `listed`: only a word that the company itself uses."""
    if slot.name in _TYPED:
        _fill_typed(stretch, filled, slot)
        return
    if slot.name in _LISTED:
        _fill_listed(stretch, filled, slot)
        if listed or slot.name in filled.args:
            return
    span = _span(stretch, said)
    if span is None:
        return
    words = _clean(stretch.lattice.normal.raw_text(*span))
    if words:
        filled.args[slot.name] = [words] if slot.many else words
        filled.sources[slot.name] = Source(How.SAID, *span)
        if said.take is Take.CUED:
            stretch.taken.append(span)


_TYPED = frozenset({"phone", "email"})
_LISTED = frozenset({"region", "category"})


def _fill_typed(stretch: Stretch, filled: Filled, slot: Slot) -> None:
    """What can be told by its form alone."""
    for value in stretch.values(slot.name):
        filled.args[slot.name] = stretch.lattice.normal.raw_text(value.start, value.end)
        filled.sources[slot.name] = Source(How.SAID, value.start, value.end)
        stretch.take(value)
        return


def _fill_listed(stretch: Stretch, filled: Filled, slot: Slot) -> None:
    """A word that the company itself uses: its regions and categories."""
    for mention in stretch.mentions():
        ids = dict.fromkeys(candidate.id for candidate in mention.of_kind(slot.name))
        if len(ids) == 1:
            filled.put(slot.name, next(iter(ids)), mention)
            stretch.take(mention)
            return


def _span(stretch: Stretch, said: Said) -> Span | None:
    if said.take is Take.WHOLE:
        return _whole(stretch)
    cued = _cued(stretch, said)
    if cued is not None or said.take is Take.CUED:
        return cued
    return _new_name(stretch) if said.take is Take.NEW_NAME else _rest(stretch)


def _whole(stretch: Stretch) -> Span | None:
    return (stretch.start, stretch.end) if stretch.spans else None


def _cued(stretch: Stretch, said: Said) -> Span | None:
    """What stands behind one of the words, to the end of the clause; or before one of the others, from its start."""
    text = stretch.text
    for word in said.before:
        place = _find(stretch, word)
        if place is not None:
            start = place + len(word)
            end = min(_end_of_clause(stretch, start), stretch.end)
            if text[start:end].strip(_EDGE):
                return start, end
    for word in said.after:
        place = _find(stretch, word)
        if place is not None:
            start = max(stretch.lattice.clause_start(place), stretch.start)
            if text[start:place].strip(_EDGE):
                return start, place
    return None


def _find(stretch: Stretch, word: str) -> int | None:
    for start, end in stretch.spans:
        place = stretch.text.find(word, start, end)
        while place >= 0:
            if whole_word(stretch.text, place, place + len(word)):
                return place
            place = stretch.text.find(word, place + 1, end)
    return None


def _end_of_clause(stretch: Stretch, place: int) -> int:
    """Where the words behind a cue end: a mark right behind the cue itself does not count."""
    while place < len(stretch.text) and stretch.text[place] in " :：,，":
        place += 1
    return stretch.lattice.clause_end(place)


def _rest(stretch: Stretch) -> Span | None:
    """The longest stretch between what was taken and what asks for the action, names of records included."""
    blocked = sorted([*stretch.taken_values(), *stretch.cues])
    pieces: list[Span] = []
    for start, end in stretch.spans:
        pieces.extend(_gaps(start, end, blocked))
    telling = [piece for piece in pieces if len(_clean(stretch.text[piece[0] : piece[1]])) > 1]
    return max(telling, key=lambda piece: piece[1] - piece[0], default=None)


def _gaps(start: int, end: int, blocked: Sequence[Span]) -> list[Span]:
    gaps, place = [], start
    for first, last in blocked:
        if first >= end or last <= start:
            continue
        if first > place:
            gaps.append((place, first))
        place = max(place, last)
    return [*gaps, (place, end)] if place < end else gaps


def _new_name(stretch: Stretch) -> Span | None:
    """A name that no record has: what looks like one, else the words right behind the cue."""
    for mention in stretch.mentions():
        if mention.unknown in ("company", "name") or "customer" in mention.kinds:
            return mention.start, mention.end
    return _rest(stretch)


def _clean(words: str) -> str:
    words = words.strip(_EDGE + _QUOTE)
    words = _TRAILING.sub("", _LEADING.sub("", words))
    return words.strip(_EDGE + _QUOTE)
