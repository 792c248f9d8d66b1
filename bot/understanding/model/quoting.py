"""Finds where quoted words stand in what the person said; what stands nowhere is nothing he said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.understanding.embedded.finding.lattice import Lattice, Span
from bot.understanding.embedded.mentions import Normal, normalise
from bot.understanding.embedded.mentions.text import is_chinese
from bot.understanding.embedded.pointed import Place

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_DENIES = re.compile(r"[不没别未勿非无]|n't\b|\b(?:no|not|never|none|without)\b")
_LATIN = re.compile(r"[a-z]{4,}")
#: Of the words of a text that was tidied so many may be new: joining words, endings.
_NEW_WORDS = 0.3
_NEW_SIGNS = 0.3


@dataclass
class Said:
    """The person's words: this message, and those of the talk before it, newest first, read when something is quoted of them.

    `read` reads an earlier message as it was said.
    """

    lattice: Lattice
    earlier: Sequence[str]
    read: Callable[[str], Lattice]
    used: set[tuple[int, Span]] = field(default_factory=set)
    _before: dict[int, Lattice] = field(default_factory=dict)
    _forms: dict[int, Normal] = field(default_factory=dict)

    def before(self, turns: int) -> list[Lattice]:
        """The last of the messages before this one, in their order."""
        return [self._lattice(turn) for turn in range(min(turns, len(self.earlier)), 0, -1)]

    def place(self, words: str, *, quotes: bool = False) -> Place | None:
        """Where words stand: in this message, else in an earlier one; those not quoted yet first.

        None where they stand nowhere, or but in somebody else's words while `quotes` is not set.
        """
        for turn in range(len(self.earlier) + 1):
            found = [place for place in self._places(words, turn) if quotes or not _someone_elses(place)]
            if found:
                fresh = next((place for place in found if (turn, place.span) not in self.used), found[0])
                self.used.add((turn, fresh.span))
                return fresh
        return None

    def says_no_more(self, text: str) -> bool:
        """Whether a text in other words holds no figure, name or word of weight that is not in the person's own.

        Somebody else's words that he passes on are his to pass on.
        """
        ours = " ".join([self.lattice.text, *(normalise(each).text for each in self.earlier)])
        theirs = normalise(text).text
        if set(_DIGITS.findall(theirs)) - set(_DIGITS.findall(ours)):
            return False
        if bool(_DENIES.search(theirs)) is not bool(_DENIES.search(ours)):
            return False
        told = self.read(text)
        if any(not _stands(mention.text, ours) for mention in told.mentions if mention.sure):
            return False
        if any(not _stands(value.text, ours) for value in told.values):
            return False
        words = _LATIN.findall(theirs)
        new = sum(word[:4] not in ours for word in words)
        signs = [sign for sign in theirs if is_chinese(sign)]
        added = sum(sign not in ours for sign in signs)
        return new <= len(words) * _NEW_WORDS and added <= len(signs) * _NEW_SIGNS

    def _places(self, words: str, turn: int) -> Iterator[Place]:
        lattice = self._lattice(turn)
        form = self._form(turn)
        pattern = _pattern(normalise(words.strip()).text)
        if pattern is None:
            return
        for found in pattern.finditer(form.text):
            first, last = form.raw_span(*found.span())
            places = lattice.normal.places
            start, end = bisect_left(places, first), bisect_left(places, last)
            if start < end:
                yield Place(lattice, (start, end), turn)

    def _form(self, turn: int) -> Normal:
        """A message as it is looked through for quoted words."""
        if turn not in self._forms:
            self._forms[turn] = normalise(self._lattice(turn).normal.raw)
        return self._forms[turn]

    def _lattice(self, turn: int) -> Lattice:
        if turn == 0:
            return self.lattice
        if turn not in self._before:
            self._before[turn] = self.read(self.earlier[turn - 1])
        return self._before[turn]


def _someone_elses(place: Place) -> bool:
    start, end = place.span
    return any(start < behind and first < end for first, behind in place.lattice.quotes)


def _stands(words: str, text: str) -> bool:
    return words in text or words.replace(" ", "") in text.replace(" ", "")


def _pattern(text: str) -> re.Pattern[str] | None:
    """The words as they may stand in a message: not within a longer word or figure, whatever spaces part them."""
    pieces = [re.escape(piece) for piece in text.split()]
    if not pieces:
        return None
    before = r"(?<![a-z0-9])" if text.strip()[0].isascii() and text.strip()[0].isalnum() else ""
    behind = (
        r"(?![0-9])"
        if text.strip()[-1].isdigit()
        else r"(?![a-z])"
        if text.strip()[-1].isascii() and text.strip()[-1].isalpha()
        else ""
    )
    return re.compile(before + r"\s+".join(pieces) + behind)
