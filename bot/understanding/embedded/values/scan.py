"""The text under the reader's eye, with all that its meaning depends on: the clock, the units, the country."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from .clock import Clock
from .found import Direction, Number
from .span import Atom

_LATIN = re.compile("[a-z]+")


class Units:
    """The unit words of a company, by what people say (箱, box) and the unit's own name."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        lengths: dict[str, set[int]] = {}
        for word in words:
            lengths.setdefault(word[:1], set()).add(len(word))
        self._lengths = {first: sorted(each, reverse=True) for first, each in lengths.items()}
        self._latin = frozenset(found[0] for word in words if (found := _LATIN.match(word)))

    def begins(self, word: str) -> bool:
        """Whether a Latin word can be a unit's first one, in singular or plural."""
        return word in self._latin or word[:-1] in self._latin or word[:-2] in self._latin

    def at(self, text: str, place: int) -> tuple[int, str] | None:
        """Where the unit word that begins here ends, and its unit; the longest one, in singular or plural."""
        for length in self._lengths.get(text[place : place + 1], ()):
            end = place + length
            word = text[place:end]
            if word in self._words and end <= len(text) and (whole := _word_end(text, end)) is not None:
                return whole, self._words[word]
        return None

    def __iter__(self) -> Iterator[str]:
        """What people say for a unit."""
        return iter(self._words)

    def __contains__(self, word: str) -> bool:
        """Whether people say this word for a unit."""
        return word in self._words


def _word_end(text: str, end: int) -> int | None:
    """Where a word ends that was matched up to `end`: there, after a plural's ending, or nowhere (it goes on)."""
    if not is_letter(text, end - 1):
        return end
    for ending in ("es", "s", ""):
        if text.startswith(ending, end) and not is_letter(text, end + len(ending)):
            return end + len(ending)
    return None


NO_UNITS = Units({})


def is_letter(text: str, place: int) -> bool:
    """Whether a Latin letter stands there."""
    return place >= 0 and "a" <= text[place : place + 1] <= "z"


def is_digit(text: str, place: int) -> bool:
    """Whether an Arabic digit stands there."""
    return place >= 0 and "0" <= text[place : place + 1] <= "9"


def past_spaces(text: str, place: int) -> int:
    """The first place from here that is no space (two spaces at most are skipped)."""
    for _ in range(2):
        if text.startswith(" ", place):
            place += 1
    return place


@dataclass(frozen=True, slots=True)
class Scan:
    """One text and the circumstances in which it is read."""

    text: str
    now: datetime
    units: Units = NO_UNITS
    direction: Direction = "future"
    period_direction: Direction = "past"
    country: str | None = None
    fiscal_start: int = 1
    depth: int = 0
    """How often the grammar has looked at the text anew from within a phrase: the end of the first half of next year."""
    numbers: dict[int, Number | None] = field(default_factory=dict, init=False, compare=False)
    atoms: dict[int, list[Atom]] = field(default_factory=dict, init=False, compare=False)
    clocks: dict[tuple[int, str | None, bool], Clock | None] = field(default_factory=dict, init=False, compare=False)
    """What has been read at each place: several grammars look at the same one."""

    @property
    def today(self) -> date:
        """The day on which it is said."""
        return self.now.date()

    def looking(self, direction: Direction, now: datetime | None = None) -> Scan:
        """The same text, read from another day or in another direction."""
        return replace(self, direction=direction, period_direction=direction, now=now or self.now, depth=self.depth + 1)
