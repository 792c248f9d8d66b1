"""Phrases matched around a place in a message, piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.understanding.embedded.lattice import Lattice, Span
from bot.understanding.embedded.mentions.text import is_chinese
from bot.understanding.embedded.phrases import OneOf, Phrase, Slotted, Space

_MOST_BETWEEN, _MOST_BETWEEN_LATIN = 14, 34
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def matches(phrase: Phrase, lattice: Lattice, first: int, last: int) -> Iterator[tuple[int, int, Span]]:
    """Each way in which a phrase stands around its anchor: where it begins and ends, and its longest words."""
    for start, own, earlier in _behind(phrase, lattice, phrase.anchor - 1, first, first, last, -1):
        for end, later in _ahead(phrase, lattice, phrase.anchor + 1, last, last, own):
            yield start, end, _longer(earlier, later)


def _ahead(phrase: Phrase, lattice: Lattice, at: int, place: int, end: int, run: int) -> Iterator[tuple[int, Span]]:
    """Each way in which the pieces from `at` go on from a place: where that ends, and the longest words in it.

    `run` is where the words began in which the place is, if it is in any, and `end` where they end so far.
    """
    pieces, text = phrase.pieces, lattice.text
    while at < len(pieces) and pieces[at] is Space:
        after = lattice.past_spaces(place)
        if after == place and _cut(text, place):
            return
        at, place = at + 1, after
    piece = pieces[at] if at < len(pieces) else None
    if isinstance(piece, OneOf):
        yield from _words_ahead(piece, phrase, lattice, at, place, end, run)
    elif run < 0 or not _cut(text, end):
        words = (run, end) if run >= 0 else (end, end)
        rest = _things_ahead(phrase, lattice, at, place, end) if piece else [(end, words)]
        yield from ((last, _longer(words, later)) for last, later in rest)


def _words_ahead(
    piece: OneOf, phrase: Phrase, lattice: Lattice, at: int, place: int, end: int, run: int
) -> Iterator[tuple[int, Span]]:
    text = lattice.text
    if run < 0:
        place = lattice.past_spaces(place)
        if piece.begins and _cut(text, place):
            return
    for word in piece.words:
        if not word:
            yield from _ahead(phrase, lattice, at + 1, place, end, run)
        elif text.startswith(word, place):
            last = place + len(word)
            yield from _ahead(phrase, lattice, at + 1, last, last, place if run < 0 else run)


def _things_ahead(phrase: Phrase, lattice: Lattice, at: int, place: int, end: int) -> Iterator[tuple[int, Span]]:
    piece = phrase.pieces[at]
    if isinstance(piece, Slotted):
        for stop in lattice.ends_of(piece.kind, lattice.past_spaces(place)):
            yield from _ahead(phrase, lattice, at + 1, stop, stop, -1)
        return
    for stop in range(place, min(place + _most(lattice.text[place:]), lattice.clause_end(place)) + 1):
        if found := list(_ahead(phrase, lattice, at + 1, stop, end, -1)):
            yield from found
            return


def _behind(
    phrase: Phrase, lattice: Lattice, at: int, place: int, start: int, run: int, own: int
) -> Iterator[tuple[int, int, Span]]:
    """Each way in which the pieces up to `at` lead up to a place: where that begins, where the anchor's own words begin
    (`own`, once it is known), and the longest words before those. `run` is where the words end in which the place is.
    """
    pieces, text = phrase.pieces, lattice.text
    while at >= 0 and pieces[at] is Space:
        before = lattice.before_spaces(place)
        if before == place and _cut(text, place):
            return
        at, place = at - 1, before
    piece = pieces[at] if at >= 0 else None
    if isinstance(piece, OneOf):
        yield from _words_behind(piece, phrase, lattice, at, place, start, run, own)
    elif run < 0 or not _cut(text, start):
        words = (start, run) if run >= 0 and own >= 0 else (start, start)
        own = start if own < 0 else own
        rest = _things_behind(phrase, lattice, at, place, start, own) if piece else [(start, own, words)]
        yield from ((first, begun, _longer(earlier, words)) for first, begun, earlier in rest)


def _words_behind(
    piece: OneOf, phrase: Phrase, lattice: Lattice, at: int, place: int, start: int, run: int, own: int
) -> Iterator[tuple[int, int, Span]]:
    text = lattice.text
    if run < 0:
        place = lattice.before_spaces(place)
        if piece.begins and _cut(text, place):
            return
    for word in piece.words:
        first = place - len(word)
        if not word:
            yield from _behind(phrase, lattice, at - 1, place, start, run, own)
        elif first >= 0 and text.startswith(word, first):
            yield from _behind(phrase, lattice, at - 1, first, first, place if run < 0 else run, own)


def _things_behind(
    phrase: Phrase, lattice: Lattice, at: int, place: int, start: int, own: int
) -> Iterator[tuple[int, int, Span]]:
    piece = phrase.pieces[at]
    if isinstance(piece, Slotted):
        for stop in lattice.starts_of(piece.kind, lattice.before_spaces(place)):
            yield from _behind(phrase, lattice, at - 1, stop, stop, -1, own)
        return
    for stop in range(place, max(place - _most(lattice.text[:place]), lattice.clause_start(place)) - 1, -1):
        if found := list(_behind(phrase, lattice, at - 1, stop, start, -1, own)):
            yield from found
            return


def _most(text: str) -> int:
    """How many characters a few words take: Chinese words are short."""
    return _MOST_BETWEEN if _CHINESE.search(text) else _MOST_BETWEEN_LATIN


def _longer(one: Span, other: Span) -> Span:
    """The longer of two stretches, the first of two that are alike."""
    return one if one[1] - one[0] >= other[1] - other[0] else other


def whole_word(text: str, start: int, end: int) -> bool:
    """Whether Latin words are not cut at either end."""
    return not (_cut(text, start) or _cut(text, end))


def _cut(text: str, place: int) -> bool:
    """Whether a place is within a Latin word."""
    return 0 < place < len(text) and _latin(text[place - 1]) and _latin(text[place])


def _latin(character: str) -> bool:
    return character.isalpha() and not is_chinese(character)
