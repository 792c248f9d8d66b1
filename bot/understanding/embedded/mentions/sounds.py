"""Names misheard, mistyped or spelled: same syllables, one slip."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from bot.understanding.embedded.mentions.hashes import Hashed, Hashes, Places, counted
from bot.understanding.embedded.mentions.mention import How
from bot.understanding.embedded.mentions.packing import LONGEST, LONGEST_HEARD, LONGEST_HEARD_EN, SHORTEST_SLIP, Record
from bot.understanding.embedded.mentions.syllables import pinyin, sound
from bot.understanding.embedded.mentions.text import CUT, NO_CUT, Compact
from bot.understanding.embedded.once import once

_DIGITS = re.compile(r"[a-z]*\d[a-z\d.]*")
_LATIN_RUN = re.compile(r"[a-z]+")
_LONGEST_SPELLING = 14

_ALSO_MISHEARD = 2

CLEAR_SLIP = 7
"""With so many characters a name with one slip is hardly another name."""


class Heard(NamedTuple):
    """A stretch of a compact text that sounds or looks like a record's name; `far`: by how much it differs."""

    start: int
    end: int
    record: Record
    how: How
    far: int


class Windows(NamedTuple):
    """Stretches of a compact text, hashed."""

    compact: Compact
    starts: Places
    ends: Places
    hashes: Hashes
    hashed: Hashed
    """The text that was hashed: as it is written, or as it sounds."""


class Said:
    """A compact text in which names are looked for, hashed when it is first asked for."""

    def __init__(self, compact: Compact) -> None:
        self.compact = compact

    @once
    def hashed(self) -> Hashed:
        """The text as it is written, hashed."""
        return Hashed(self.compact.text)

    @once
    def windows(self) -> Windows:
        """Every stretch in which a stored name may stand, or a longer one begin."""
        cuts = np.frombuffer(self.compact.cuts, np.uint8)
        bounds = (cuts != NO_CUT).nonzero()[0]
        starts, ends = _stretches(bounds, LONGEST)
        if len(cuts) > LONGEST:
            long = bounds[bounds + LONGEST < len(cuts)]
            starts, ends = np.concatenate([starts, long]), np.concatenate([ends, long + LONGEST])
        return Windows(self.compact, starts, ends, self.hashed.of(starts, ends), self.hashed)


class Stretches:
    """Which stretches of a text are not explained yet, hashed by their sound; with `whole`, they alone and none within them."""

    def __init__(self, said: Said, spans: Sequence[tuple[int, int]], *, whole: bool = False) -> None:
        self.compact = said.compact
        self.code = sound(said.compact.text)
        """How the text sounds."""
        self._hashed = said.hashed if self.code == said.compact.text else Hashed(self.code)
        self.windows = self._windows(*(_whole if whole else _heard_in)(said.compact, spans))
        """The stretches that may be names, by their sound."""
        starts, ends = ([], []) if whole else _spelled_in(said.compact, spans)
        self.spelled = self._windows(starts, ends) if starts else None
        """The Latin words, and several together, that may spell Chinese names; None where there are none."""

    @once
    def shortened(self) -> tuple[Places, Hashes]:
        """Each stretch as it is, and without one of its characters: which, and its hash."""
        _, starts, ends, hashes, hashed = self.windows
        long = (ends - starts >= SHORTEST_SLIP).nonzero()[0]
        which, shorter = hashed.shortened(starts[long], ends[long])
        return np.concatenate([np.arange(len(starts)), long[which]]), np.concatenate([hashes, shorter])

    def _windows(self, starts: list[int], ends: list[int]) -> Windows:
        first, last, hashed = np.array(starts, np.int64), np.array(ends, np.int64), self._hashed
        return Windows(self.compact, first, last, hashed.of(first, last), hashed)


def _whole(compact: Compact, spans: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Where those stretches begin and end that are no longer than a name is looked for."""
    short = [(start, end) for start, end in spans if 2 <= end - start <= _longest(compact)]
    return [start for start, _ in short], [end for _, end in short]


def _longest(compact: Compact) -> int:
    return 1 + (LONGEST_HEARD_EN if compact.text.isascii() else LONGEST_HEARD)


def _heard_in(compact: Compact, spans: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Where the stretches begin and end that may be names."""
    longest = _longest(compact)
    starts, ends = list[int](), list[int]()
    for first, last in sorted(spans):
        bounds = [place for place in range(first, last + 1) if compact.cuts[place] == CUT]
        count, low, high = len(bounds), 0, 0
        for start in bounds:
            while low < count and bounds[low] < start + 2:
                low += 1
            while high < count and bounds[high] <= start + longest:
                high += 1
            ends += bounds[low:high]
            starts += [start] * (high - low)
    return starts, ends


def _spelled_in(compact: Compact, spans: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Where the Latin words, and several together, begin and end."""
    starts, ends = list[int](), list[int]()
    for first, last in spans:
        for run in _LATIN_RUN.finditer(compact.text, first, last):
            begin, end = run.span()
            bounds = [place for place in range(begin, end + 1) if compact.cuts[place] == CUT]
            for place, left in enumerate(bounds):
                spelt = bounds[place + 1 : place + 1 + _LONGEST_SPELLING]
                ends += spelt
                starts += [left] * len(spelt)
    return starts, ends


def _stretches(bounds: Places, longest: int) -> tuple[Places, Places]:
    """Every stretch of at least two characters, and at most so many, from bound to bound."""
    if len(bounds) <= longest:
        which, until = _pairs(len(bounds))
        starts, ends = bounds[which], bounds[until]
        lengths = ends - starts
        fit = (lengths >= 2) & (lengths <= longest)
        return starts[fit], ends[fit]
    every = np.arange(len(bounds))
    counts = bounds.searchsorted(bounds + longest, "right") - every - 1
    which = every.repeat(counts)
    starts, ends = bounds[which], bounds[which + counted(counts) + 1]
    long = ends - starts >= 2
    return starts[long], ends[long]


@cache
def _pairs(count: int) -> tuple[Places, Places]:
    """Which of so many bounds, in order, may begin a stretch, and which end it: the same for every message of that length."""
    return np.triu_indices(count, 1)


def likeness(key: str, code: str, said: str, said_code: str) -> tuple[How, int] | None:
    """How what was said resembles a name of this sound, and by how much it differs; None: not at all, or it is that very name."""
    if said == key:
        return None
    if said_code == code:
        shared = sum(a == b for a, b in zip(said, key, strict=True))
        spelled = sum(a != b for a, b in zip(pinyin(said), pinyin(key), strict=True))
        return ("homophone", len(said) - shared + spelled) if len(said) > 2 or shared else None
    if (code in said_code and not key.isascii()) or not said.isalnum() or not one_slip(said_code, code):
        return None
    if not (said.isalpha() and key.isalpha()) and _DIGITS.findall(said) != _DIGITS.findall(key):
        return None
    if not one_slip(said, key):
        return "slip", _ALSO_MISHEARD + abs(len(said) - len(key))
    return "slip", 0 if sorted(said) == sorted(key) else 1


def one_slip(said: str, meant: str) -> bool:
    """Whether two texts differ by one character that is wrong, missing, too many, or swapped with its neighbour."""
    longer = len(said) - len(meant)
    if longer * longer > 1:
        return False
    first = 0
    for one, other in zip(said, meant, strict=False):
        if one != other:
            break
        first += 1
    if longer > 0:
        return said[first + 1 :] == meant[first:]
    if longer < 0:
        return said[first:] == meant[first + 1 :]
    if said[first + 1 :] == meant[first + 1 :]:
        return True
    return said[first : first + 2] == meant[first : first + 2][::-1] and said[first + 2 :] == meant[first + 2 :]
