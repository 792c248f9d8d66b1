"""Names misheard, mistyped or spelled: same syllables, one slip, pinyin, initials."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from bot.understanding.embedded.mentions.mention import How
from bot.understanding.embedded.mentions.syllables import pinyin, sound
from bot.understanding.embedded.mentions.text import CUT, Compact, is_chinese

_DIGITS = re.compile(r"[a-z]*\d[a-z\d.]*")
_LATIN_RUN = re.compile(r"[a-z]+")
_LONGEST_SPELLING = 8

CLEAR_SLIP = 7
"""With so many characters a name with one slip is hardly another name."""


class SpokenName(NamedTuple):
    """A name to listen for: whose it is, and its key."""

    record: tuple[str, str]
    key: str


class Heard(NamedTuple):
    """A stretch of a compact text that sounds or looks like a name."""

    start: int
    end: int
    name: SpokenName
    how: How


class _Coded(NamedTuple):
    code: str
    name: SpokenName
    slips: bool


class _Said(NamedTuple):
    text: str
    code: str
    cuts: bytes
    start: int
    end: int


class Sounds:
    """Names by how they begin, end and are spelled. A name with one slip keeps its first or its last two characters."""

    def __init__(self, names: Iterable[SpokenName]) -> None:
        self._starts: dict[str, list[_Coded]] = defaultdict(list)
        self._ends: dict[str, list[_Coded]] = defaultdict(list)
        self._spelled: dict[str, list[SpokenName]] = defaultdict(list)
        self._initials: dict[str, list[SpokenName]] = defaultdict(list)
        for name in dict.fromkeys(names):
            self._learn(name)

    def heard(self, compact: Compact, start: int, end: int) -> Iterator[Heard]:
        """What an unexplained stretch of a message sounds like; the same name may come more than once."""
        said = _Said(compact.text, sound(compact.text), compact.cuts, start, end)
        for place in range(start, end - 1):
            pair = said.code[place : place + 2]
            for coded in self._starts.get(pair, ()):
                stop = place + len(coded.code)
                yield from _compare(coded, said, ((place, stop), (place, stop - 1), (place, stop + 1)))
            for coded in self._ends.get(pair, ()):
                first = place + 2 - len(coded.code)
                yield from _compare(coded, said, ((first, place + 2), (first + 1, place + 2), (first - 1, place + 2)))
        yield from self._spellings(compact.text, compact.cuts, start, end)

    @cached_property
    def crowded(self) -> frozenset[tuple[str, bool]]:
        """The kinds (and whether in Latin letters) of which over one long name in a hundred has a neighbour one slip away."""
        named = (coded for group in self._starts.values() for coded in group)
        long = {coded.name for coded in named if len(coded.code) >= CLEAR_SLIP}
        near = {
            one.name
            for group in (*self._starts.values(), *self._ends.values())
            for one, other in combinations(group, 2)
            if one.name in long and one.name.record != other.name.record and one_slip(one.code, other.code)
        }
        all_names, neighbours = Counter(map(_script, long)), Counter(map(_script, near))
        return frozenset(script for script, count in neighbours.items() if count * 100 > all_names[script])

    def _learn(self, name: SpokenName) -> None:
        code = sound(name.key)
        if len(code) < 2 or code.isdigit():
            return
        latin = name.key.isascii()
        if latin and len(code) < 5:
            return
        coded = _Coded(code, name, len(code) >= (5 if latin else 4))
        self._starts[code[:2]].append(coded)
        if coded.slips:
            self._ends[code[-2:]].append(coded)
        if all(map(is_chinese, name.key)):
            syllables = pinyin(name.key)
            self._spelled["".join(syllables)].append(name)
            if len(syllables) > 2:
                self._initials["".join(syllable[0] for syllable in syllables)].append(name)

    def _spellings(self, text: str, cuts: bytes, start: int, end: int) -> Iterator[Heard]:
        for run in _LATIN_RUN.finditer(text, start, end):
            bounds = [place for place in range(run.start(), run.end() + 1) if cuts[place] == CUT]
            for first, left in enumerate(bounds):
                for right in bounds[first + 1 : first + 1 + _LONGEST_SPELLING]:
                    spelled = text[left:right]
                    for name in self._spelled.get(spelled, ()):
                        yield Heard(left, right, name, "pinyin")
                    for name in self._initials.get(spelled, ()):
                        yield Heard(left, right, name, "initials")


def _compare(coded: _Coded, said: _Said, windows: Iterable[tuple[int, int]]) -> Iterator[Heard]:
    for left, right in windows:
        if left < said.start or right > said.end or said.cuts[left] != CUT or said.cuts[right] != CUT:
            continue
        how = _likeness(coded, said.text[left:right], said.code[left:right])
        if how:
            yield Heard(left, right, coded.name, how)
            return
        if not coded.slips:
            return


def _likeness(coded: _Coded, said: str, said_code: str) -> How | None:
    if said == coded.name.key:
        return None
    if said_code == coded.code:
        shared = sum(a == b for a, b in zip(said, coded.name.key, strict=True))
        return "homophone" if len(said) > 2 or shared else None
    if not coded.slips or coded.code in said_code or not said.isalnum() or not one_slip(said_code, coded.code):
        return None
    return "slip" if _DIGITS.findall(said) == _DIGITS.findall(coded.name.key) else None


def _script(name: SpokenName) -> tuple[str, bool]:
    return name.record[0], name.key.isascii()


def one_slip(said: str, meant: str) -> bool:
    """Whether two texts differ by one character that is wrong, missing, too many, or swapped with its neighbour."""
    if abs(len(said) - len(meant)) > 1:
        return False
    first = 0
    shorter = min(len(said), len(meant))
    while first < shorter and said[first] == meant[first]:
        first += 1
    last = 0
    while last < shorter - first and said[-1 - last] == meant[-1 - last]:
        last += 1
    a, b = said[first : len(said) - last], meant[first : len(meant) - last]
    return max(len(a), len(b)) <= 1 or (len(a) == len(b) == 2 and a == b[::-1])
