"""The actions' phrases, made ready to be found in a message all at once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.understanding.embedded.lattice import Lattice
from bot.understanding.embedded.mentions.automaton import Automaton
from bot.understanding.embedded.mentions.text import is_chinese, normalise

_MOST_BETWEEN, _MOST_BETWEEN_LATIN = 14, 34
_CHINESE = re.compile(r"[\u3400-\u9fff]")
# A `…` stands as three dots in normalised text.
_PART = re.compile(r"\{(\w+)\}|(\.\.\.)|((?:(?!\.\.\.)[^{}])+)")


@dataclass(frozen=True, slots=True)
class Slotted:
    """A place in a phrase where something of a kind stands."""

    kind: str


class Between:
    """A place in a phrase where a few other words may stand."""


Piece = str | Slotted | type[Between]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to say a thing: its pieces, of which the `anchor` is looked for first, and what it is worth."""

    owner: str
    weight: float
    pieces: tuple[Piece, ...]
    anchor: int
    needs: frozenset[str] = frozenset()
    """The kinds of things that stand in it."""

    @property
    def word(self) -> str:
        """The anchor's words."""
        piece = self.pieces[self.anchor]
        return piece if isinstance(piece, str) else ""


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase found: from where to where, and the stretch of its longest words."""

    owner: str
    weight: float
    start: int
    end: int
    first: int
    last: int


class Phrases:
    """Many phrases of many owners."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        by_word: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            by_word.setdefault(phrase.word, []).append(phrase)
        self._words = Automaton(by_word)

    def cues(self, lattice: Lattice) -> list[Cue]:
        """The phrases in a message, without those whose words lie within longer words of another."""
        found = sorted(self._found(lattice), key=lambda cue: cue.first)
        firsts = [cue.first for cue in found]
        longest = max((cue.last - cue.first for cue in found), default=0)
        kept = []
        for cue in found:
            near = found[bisect_left(firsts, cue.last - longest) : bisect_right(firsts, cue.first)]
            if not any(_hides(other, cue) for other in near):
                kept.append(cue)
        return sorted(kept, key=lambda cue: cue.start)

    def _found(self, lattice: Lattice) -> Iterator[Cue]:
        text = lattice.text
        for start, end, phrases in self._words.hits(text):
            if not whole_word(text, start, end) or lattice.named(start, end):
                continue
            for phrase in phrases:
                if not all(map(lattice.holds, phrase.needs)):
                    continue
                if (last := _ahead(phrase.pieces[phrase.anchor + 1 :], lattice, end)) is not None and (
                    first := _behind(phrase.pieces[: phrase.anchor], lattice, start)
                ) is not None:
                    yield Cue(phrase.owner, phrase.weight, first, last, start, end)


def _hides(other: Cue, cue: Cue) -> bool:
    """Whether a cue's words are but a part of another's. What rules an action out neither hides nor is hidden."""
    if min(cue.weight, other.weight) < 0 and other.owner != cue.owner:
        return False
    longer = other.last - other.first > cue.last - cue.first
    return longer and other.first <= cue.first and cue.last <= other.last


def whole_word(text: str, start: int, end: int) -> bool:
    """Whether Latin words are not cut at either end."""
    left = start > 0 and _latin(text[start]) and _latin(text[start - 1])
    right = end < len(text) and _latin(text[end - 1]) and _latin(text[end])
    return not (left or right)


def _latin(character: str) -> bool:
    return character.isalpha() and not is_chinese(character)


def _most(text: str) -> int:
    """How many characters a few words take: Chinese words are short."""
    return _MOST_BETWEEN if _CHINESE.search(text) else _MOST_BETWEEN_LATIN


def _ahead(pieces: tuple[Piece, ...], lattice: Lattice, place: int) -> int | None:
    if not pieces:
        return place
    piece, rest = pieces[0], pieces[1:]
    if isinstance(piece, type):
        stops = range(place, min(place + _most(lattice.text[place:]), lattice.clause_end(place)) + 1)
        return next((end for stop in stops if (end := _ahead(rest, lattice, stop)) is not None), None)
    place = lattice.past_spaces(place)
    if isinstance(piece, Slotted):
        ends = lattice.ends_of(piece.kind, place)
        return next((end for stop in ends if (end := _ahead(rest, lattice, stop)) is not None), None)
    word = piece.strip()
    if not lattice.text.startswith(word, place) or not whole_word(lattice.text, place, place + len(word)):
        return None
    return _ahead(rest, lattice, place + len(word))


def _behind(pieces: tuple[Piece, ...], lattice: Lattice, place: int) -> int | None:
    if not pieces:
        return place
    piece, rest = pieces[-1], pieces[:-1]
    if isinstance(piece, type):
        stops = range(place, max(place - _most(lattice.text[:place]), lattice.clause_start(place)) - 1, -1)
        return next((first for stop in stops if (first := _behind(rest, lattice, stop)) is not None), None)
    place = lattice.before_spaces(place)
    if isinstance(piece, Slotted):
        starts = lattice.starts_of(piece.kind, place)
        return next((first for stop in starts if (first := _behind(rest, lattice, stop)) is not None), None)
    word = piece.strip()
    start = place - len(word)
    if start < 0 or not lattice.text.startswith(word, start) or not whole_word(lattice.text, start, place):
        return None
    return _behind(rest, lattice, start)


def phrases_of(owner: str, weight: float, written: Iterable[str], *, telling: float = 0.0) -> Iterator[Phrase]:
    """The phrases in the form in which an action declares them; each thing that one says stands in it adds `telling`."""
    for text in written:
        for variant in sorted({" ".join(variant.split()) for variant in _variants(normalise(text).text)}):
            pieces = tuple(_pieces(variant))
            words = [(len(piece.strip()), -place) for place, piece in enumerate(pieces) if isinstance(piece, str)]
            if not words:
                raise ValueError(f"{owner}: the phrase {text!r} has no words of its own")
            anchor = -max(words)[1]
            bare = tuple(piece.strip() if isinstance(piece, str) else piece for piece in pieces)
            slotted = [piece.kind for piece in pieces if isinstance(piece, Slotted)]
            yield Phrase(owner, weight + telling * len(slotted), bare, anchor, frozenset(slotted))


def _pieces(variant: str) -> Iterator[Piece]:
    for found in _PART.finditer(variant):
        kind, gap, words = found.groups()
        if kind:
            yield Slotted(kind)
        elif gap:
            yield Between
        elif words.strip():
            yield words


def _variants(text: str) -> Iterator[str]:
    """Each way to say a phrase with alternatives (a|b) and words that may be left out [a]."""
    opening = min((place for place in (text.find("("), text.find("[")) if place >= 0), default=-1)
    if opening < 0:
        yield text
        return
    closing = _closing(text, opening)
    inside = text[opening + 1 : closing]
    options = _options(inside) if text[opening] == "(" else [*_options(inside), ""]
    for option in options:
        yield from _variants(text[:opening] + option + text[closing + 1 :])


def _closing(text: str, opening: int) -> int:
    depth = 0
    for place in range(opening, len(text)):
        depth += (text[place] in "([") - (text[place] in ")]")
        if not depth:
            return place
    raise ValueError(f"unclosed bracket in the phrase {text!r}")


def _options(text: str) -> list[str]:
    options, depth, start = [], 0, 0
    for place, character in enumerate(text):
        depth += (character in "([") - (character in ")]")
        if character == "|" and not depth:
            options.append(text[start:place])
            start = place + 1
    return [*options, text[start:]]


class Words:
    """A list of plain words, found as whole words in stretches of a message."""

    def __init__(self, words: Mapping[str, str] | Iterable[str]) -> None:
        pairs = words.items() if isinstance(words, Mapping) else [(word, word) for word in words]
        self._meanings = {normalise(word).text: meaning for word, meaning in pairs}

    @cached_property
    def _words(self) -> Automaton[str]:
        return Automaton(self._meanings)

    def found(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, str]]:
        """Where the words stand and what they mean, in order, the longer of two on the same stretch."""
        end = len(text) if end is None else end
        hits = [(a + start, b + start, meaning) for a, b, meaning in self._words.hits(text[start:end])]
        hits = [hit for hit in hits if whole_word(text, hit[0], hit[1])]
        return sorted(hit for hit in hits if not any(_inside(hit, other) for other in hits))


def _inside(hit: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return other[0] <= hit[0] and hit[1] <= other[1] and other[1] - other[0] > hit[1] - hit[0]
