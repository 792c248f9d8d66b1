"""The phrases of actions as they are declared, taken apart into pieces that are matched where they stand in a message.

`(a|b)` is either, `[a]` may be left out, `…` is a few other words, and `{customer}` or `{quantity}` something of that kind.
Alternatives are kept as such: a phrase with five of them is five pieces, not hundreds of sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from bot.understanding.embedded.mentions.text import normalise

# A `…` stands as three dots in normalised text.
_PART = re.compile(r"\{(\w+)\}|(\.\.\.)|( +)|((?:(?!\.\.\.| +\{| +\.\.\.| +$)[^{}])+)")
_PLACE = re.compile(r"[{}]|\.\.\.")


@dataclass(frozen=True, slots=True)
class Slotted:
    """A place in a phrase where something of a kind stands."""

    kind: str


class Between:
    """A place in a phrase where a few other words may stand."""


class Space:
    """A place in a phrase where one word ends and another begins."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """A place in a phrase where one of some words stands, the longest first; an empty one may be left out."""

    words: tuple[str, ...]
    begins: frozenset[str]
    """The characters with which they begin; none where they may be left out."""
    by_size: tuple[tuple[int, frozenset[str]], ...]
    """The same words by how long they are, the longest first."""

    @property
    def ends(self) -> frozenset[str]:
        """The characters with which they end; none where they may be left out."""
        return frozenset(word[-1] for word in self.words) if self.begins else frozenset()


Piece = Slotted | type[Between] | type[Space] | OneOf


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to say a thing: its pieces, of which the `anchor` is looked for first, and what it is worth."""

    owner: str
    weight: float
    pieces: tuple[Piece, ...]
    anchor: int
    needs: frozenset[str] = frozenset()
    """The kinds of things that stand in it."""
    before: frozenset[str] = frozenset()
    """The characters of which one stands right before the anchor, where that is sure."""
    behind: frozenset[str] = frozenset()
    """The characters of which one stands right behind the anchor, where that is sure."""

    @property
    def words(self) -> tuple[str, ...]:
        """The anchor's words, one of which stands wherever the phrase does."""
        piece = self.pieces[self.anchor]
        return piece.words if isinstance(piece, OneOf) else ()

    @property
    def others(self) -> tuple[tuple[str, ...], ...]:
        """The words of which one stands wherever the phrase does, of each place but the anchor that has to be there."""
        pieces = (*self.pieces[: self.anchor], *self.pieces[self.anchor + 1 :])
        return tuple(piece.words for piece in pieces if isinstance(piece, OneOf) and piece.begins)

    @property
    def runs(self) -> Iterator[tuple[Piece, ...]]:
        """Its words without what stands between them, each run by itself."""
        run: list[Piece] = []
        for piece in (*self.pieces, Between):
            if not isinstance(piece, OneOf) and piece is not Space:
                if any(isinstance(each, OneOf) and each.begins for each in run):
                    yield tuple(run)
                run = []
            else:
                run.append(piece)


def phrases_of(owner: str, weight: float, written: Iterable[str], *, telling: float = 0.0) -> Iterator[Phrase]:
    """The phrases in the form in which an action declares them; each thing that one says stands in it adds `telling`."""
    for text in written:
        for pieces in _sequences(normalise(text).text):
            if not any(isinstance(piece, OneOf) and piece.begins for piece in pieces):
                raise ValueError(f"{owner}: the phrase {text!r} has no words of its own")
            yield phrase(owner, weight, pieces, telling=telling)


def phrase(owner: str, weight: float, pieces: tuple[Piece, ...], *, telling: float = 0.0) -> Phrase:
    """A phrase of some pieces; it is looked for by the words that are the longest, and the fewest."""
    kinds = frozenset(piece.kind for piece in pieces if isinstance(piece, Slotted))
    must = [place for place, piece in enumerate(pieces) if isinstance(piece, OneOf) and piece.begins]
    anchor = max(must, key=lambda place: (len(_words(pieces[place])[-1]), -len(_words(pieces[place]))))
    before, behind = _next(pieces[:anchor][::-1]), _next(pieces[anchor + 1 :])
    weight += telling * sum(isinstance(piece, Slotted) for piece in pieces)
    return Phrase(
        owner,
        weight,
        pieces,
        anchor,
        kinds,
        before.ends if before else frozenset(),
        behind.begins if behind else frozenset(),
    )


def _next(pieces: Sequence[Piece]) -> OneOf | None:
    """The words that come first, after spaces; none where something else does."""
    first = next((piece for piece in pieces if piece is not Space), None)
    return first if isinstance(first, OneOf) else None


def _words(piece: Piece) -> tuple[str, ...]:
    return piece.words if isinstance(piece, OneOf) else ()


def _sequences(text: str) -> Iterator[tuple[Piece, ...]]:
    """The phrase's pieces; several times where an alternative is more than mere words."""
    if (group := _first_group(text)) is None:
        yield tuple(_pieces(text))
        return
    before, options, behind = group
    plain = {word for option in options if not _PLACE.search(option) for word in _variants(option)}
    whole = {" ".join(word.split()) for word in plain if word == word.strip()}
    alternatives: list[tuple[Piece, ...]] = [_words_of(whole)] if whole else []
    alternatives += [tuple(_pieces(word)) for word in sorted(plain) if word != word.strip()]
    alternatives += [pieces for option in options if _PLACE.search(option) for pieces in _sequences(option)]
    head, tails = tuple(_pieces(before)), list(_sequences(behind))
    for middle in alternatives:
        for tail in tails:
            yield (*head, *middle, *tail)


def one_of(words: Set[str]) -> OneOf:
    """The place of one of some words."""
    begins = frozenset(word[0] for word in words) if "" not in words else frozenset[str]()
    sizes = sorted({len(word) for word in words}, reverse=True)
    by_size = tuple((size, frozenset(word for word in words if len(word) == size)) for size in sizes)
    return OneOf(tuple(sorted(words, key=lambda word: (-len(word), word))), begins, by_size)


def _words_of(words: Set[str]) -> tuple[Piece, ...]:
    return () if words == {""} else (one_of(words),)


def _pieces(text: str) -> Iterator[Piece]:
    for found in _PART.finditer(text):
        kind, gap, space, words = found.groups()
        if kind:
            yield Slotted(kind)
        elif gap:
            yield Between
        elif space:
            yield Space
        else:
            yield from _words_of({" ".join(words.split())})


def _variants(text: str) -> Iterator[str]:
    """Each way to say words with alternatives (a|b) and words that may be left out [a]."""
    if (group := _first_group(text)) is None:
        yield text
        return
    before, options, behind = group
    for option in options:
        yield from _variants(before + option + behind)


def _first_group(text: str) -> tuple[str, list[str], str] | None:
    """What stands before the first bracket, what may stand within it, and what stands behind."""
    opening = min((place for place in (text.find("("), text.find("[")) if place >= 0), default=-1)
    if opening < 0:
        return None
    closing = _closing(text, opening)
    options = _options(text[opening + 1 : closing])
    return text[:opening], options if text[opening] == "(" else [*options, ""], text[closing + 1 :]


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
