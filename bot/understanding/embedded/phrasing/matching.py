"""Phrases matched around a place in a message, piece by piece."""

from __future__ import annotations

import re

from bot.understanding.embedded.finding.lattice import Lattice, Span
from bot.understanding.embedded.mentions.text import WITHIN, is_chinese
from bot.understanding.embedded.phrasing.phrases import OneOf, Phrase, Slotted, Space

_MOST_BETWEEN, _MOST_BETWEEN_LATIN = 14, 34
_CHINESE = re.compile(r"[\u3400-\u9fff]")

_Ahead = tuple[int, Span]
"""Where the rest of a phrase ends, and the longest words in it."""
_Behind = tuple[int, int, Span]
"""Where the first part of a phrase begins, where the anchor's own words begin, and the longest words before those."""


def matches(phrase: Phrase, lattice: Lattice, first: int, last: int) -> list[tuple[int, int, Span]]:
    """Each way in which a phrase stands around its anchor: where it begins and ends, and its longest words."""
    latin, anchor = lattice.normal.latin, phrase.anchor
    begins, ends = not anchor, anchor + 1 == len(phrase.pieces)
    if (begins and latin[first - 1 : first + 1] == WITHIN) or (ends and latin[last - 1 : last + 1] == WITHIN):
        return []
    if begins and ends:
        return [(first, last, (first, last))]
    found: list[tuple[int, int, Span]] = []
    heads = [(first, first, (first, first))] if begins else _behind(phrase, lattice, anchor - 1, first, first, last, -1)
    for start, own, earlier in heads:
        if ends:
            found.append((start, last, _longer(earlier, (own, last))))
            continue
        for end, later in _ahead(phrase, lattice, anchor + 1, last, last, own):
            found.append((start, end, _longer(earlier, later)))
    return found


def _ahead(phrase: Phrase, lattice: Lattice, at: int, place: int, end: int, run: int) -> list[_Ahead]:
    """Each way in which the pieces from `at` go on from a place: where that ends, and the longest words in it.

    `run` is where the words began in which the place is, if it is in any, and `end` where they end so far.
    """
    pieces, text, latin = phrase.pieces, lattice.text, lattice.normal.latin
    size = len(pieces)
    while at < size and pieces[at] is Space:
        if latin[place - 1 : place + 1] == WITHIN:
            return []
        while text[place : place + 1] == " ":
            place += 1
        at += 1
    piece = pieces[at] if at < size else None
    if piece is not None and isinstance(piece, OneOf):
        return _words_ahead(piece, phrase, lattice, at, place, end, run)
    if run >= 0 and latin[end - 1 : end + 1] == WITHIN:
        return []
    words = (run, end) if run >= 0 else (end, end)
    if piece is None:
        return [(end, words)]
    rest = _things_ahead(phrase, lattice, at, place, end)
    return [(last, _longer(words, later)) for last, later in rest] if rest else rest


def _words_ahead(
    piece: OneOf, phrase: Phrase, lattice: Lattice, at: int, place: int, end: int, run: int
) -> list[_Ahead]:
    text = lattice.text
    if run < 0:
        while text[place : place + 1] == " ":
            place += 1
        if piece.begins and lattice.normal.latin[place - 1 : place + 1] == WITHIN:
            return []
    found: list[_Ahead] = []
    for size, words in piece.by_size:
        last = place + size
        if not size:
            found += _ahead(phrase, lattice, at + 1, place, end, run)
        elif text[place:last] in words:
            found += _ahead(phrase, lattice, at + 1, last, last, place if run < 0 else run)
    return found


def _things_ahead(phrase: Phrase, lattice: Lattice, at: int, place: int, end: int) -> list[_Ahead]:
    piece, text = phrase.pieces[at], lattice.text
    if isinstance(piece, Slotted):
        while text[place : place + 1] == " ":
            place += 1
        found: list[_Ahead] = []
        for stop in lattice.edges.ends.get((piece.kind, place), ()):
            found += _ahead(phrase, lattice, at + 1, stop, stop, -1)
        return found
    for stop in range(place, min(place + _most(text[place:]), lattice.clause_end(place)) + 1):
        if found := _ahead(phrase, lattice, at + 1, stop, end, -1):
            return found
    return []


def _behind(phrase: Phrase, lattice: Lattice, at: int, place: int, start: int, run: int, own: int) -> list[_Behind]:
    """Each way in which the pieces up to `at` lead up to a place: where that begins, where the anchor's own words begin
    (`own`, once it is known), and the longest words before those. `run` is where the words end in which the place is.
    """
    pieces, text, latin = phrase.pieces, lattice.text, lattice.normal.latin
    while at >= 0 and pieces[at] is Space:
        if latin[place - 1 : place + 1] == WITHIN:
            return []
        while text[place - 1 : place] == " ":
            place -= 1
        at -= 1
    piece = pieces[at] if at >= 0 else None
    if piece is not None and isinstance(piece, OneOf):
        return _words_behind(piece, phrase, lattice, at, place, start, run, own)
    if run >= 0 and latin[start - 1 : start + 1] == WITHIN:
        return []
    words = (start, run) if run >= 0 and own >= 0 else (start, start)
    own = start if own < 0 else own
    if piece is None:
        return [(start, own, words)]
    rest = _things_behind(phrase, lattice, at, place, start, own)
    return [(first, begun, _longer(earlier, words)) for first, begun, earlier in rest] if rest else rest


def _words_behind(
    piece: OneOf, phrase: Phrase, lattice: Lattice, at: int, place: int, start: int, run: int, own: int
) -> list[_Behind]:
    text = lattice.text
    if run < 0:
        while text[place - 1 : place] == " ":
            place -= 1
        if piece.begins and lattice.normal.latin[place - 1 : place + 1] == WITHIN:
            return []
    found: list[_Behind] = []
    for size, words in piece.by_size:
        first = place - size
        if not size:
            found += _behind(phrase, lattice, at - 1, place, start, run, own)
        elif first >= 0 and text[first:place] in words:
            found += _behind(phrase, lattice, at - 1, first, first, place if run < 0 else run, own)
    return found


def _things_behind(phrase: Phrase, lattice: Lattice, at: int, place: int, start: int, own: int) -> list[_Behind]:
    piece, text = phrase.pieces[at], lattice.text
    if isinstance(piece, Slotted):
        while text[place - 1 : place] == " ":
            place -= 1
        found: list[_Behind] = []
        for stop in lattice.edges.starts.get((piece.kind, place), ()):
            found += _behind(phrase, lattice, at - 1, stop, stop, -1, own)
        return found
    for stop in range(place, max(place - _most(text[:place]), lattice.clause_start(place)) - 1, -1):
        if found := _behind(phrase, lattice, at - 1, stop, start, -1, own):
            return found
    return []


def _most(text: str) -> int:
    """How many characters a few words take: Chinese words are short."""
    return _MOST_BETWEEN_LATIN if text.isascii() or not _CHINESE.search(text) else _MOST_BETWEEN


def _longer(one: Span, other: Span) -> Span:
    """The longer of two stretches, the first of two that are alike."""
    return one if one[1] - one[0] >= other[1] - other[0] else other


def whole_word(text: str, start: int, end: int) -> bool:
    """Whether Latin words are not cut at either end."""
    return not (_cut(text, start) or _cut(text, end))


def _cut(text: str, place: int) -> bool:
    """Whether a place is within a Latin word."""
    if not 0 < place < len(text):
        return False
    before, behind = text[place - 1], text[place]
    return before.isalpha() and behind.isalpha() and not (is_chinese(before) or is_chinese(behind))
