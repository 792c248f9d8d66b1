"""The actions' phrases, found in a message all at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import NamedTuple

from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.mentions.automaton import Automaton
from bot.understanding.embedded.mentions.text import normalise
from bot.understanding.embedded.phrasing.matching import matches, whole_word
from bot.understanding.embedded.phrasing.phrases import Phrase


class Cue(NamedTuple):
    """A phrase found: from where to where, and the stretch of its longest words."""

    owner: str
    weight: float
    start: int
    end: int
    first: int
    last: int


class _Told(NamedTuple):
    """A phrase behind all that must hold for it to be worth a look."""

    before: frozenset[str]
    behind: frozenset[str]
    owner: str
    needs: frozenset[str]
    others: tuple[tuple[str, ...], ...]
    """Of each of its other words, what may stand for it."""
    phrase: Phrase


class Phrases:
    """Many phrases of many owners."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        by_word: dict[str, list[_Told]] = {}
        for phrase in phrases:
            told = _Told(phrase.before, phrase.behind, phrase.owner, phrase.needs, phrase.others, phrase)
            for word in phrase.words:
                by_word.setdefault(word, []).append(told)
        self._words = Automaton(by_word)

    def cues(self, lattice: Lattice) -> list[Cue]:
        """The phrases in a message, without those whose words lie within longer words of another."""
        found = [cue for cue in set(self.found(lattice)) if not lattice.named(cue.first, cue.last)]
        found.sort(key=lambda cue: (cue.first, cue.start, cue.end, cue.owner, cue.weight))
        firsts = [cue.first for cue in found]
        longest = max((cue.last - cue.first for cue in found), default=0)
        kept = []
        for cue in found:
            near = found[bisect_left(firsts, cue.last - longest) : bisect_right(firsts, cue.first)]
            if not _hidden(cue, near):
                kept.append(cue)
        return sorted(kept, key=lambda cue: cue.start)

    def found(self, lattice: Lattice, owners: Set[str] | None = None) -> Iterator[Cue]:
        """Every phrase in a message, of all owners or of some."""
        text, kinds = lattice.text, lattice.edges.kinds
        for first, last, phrases in self._words.hits(text):
            before, after = first, last
            while text[before - 1 : before] == " ":
                before -= 1
            while text[after : after + 1] == " ":
                after += 1
            ahead, behind = text[before - 1 : before], text[after : after + 1]
            for ends, begins, owner, needs, others, phrase in phrases:
                if (
                    (owners is not None and owner not in owners)
                    or (ends and ahead not in ends)
                    or (begins and behind not in begins)
                    or not kinds >= needs
                    or (others and _lack(text, others))
                ):
                    continue
                for start, end, words in matches(phrase, lattice, first, last):
                    yield Cue(owner, phrase.weight, start, end, *words)


def _lack(text: str, others: tuple[tuple[str, ...], ...]) -> bool:
    """Whether of some words none stands anywhere in a text."""
    for words in others:
        for word in words:
            if word in text:
                break
        else:
            return True
    return False


def _hidden(cue: Cue, near: Sequence[Cue]) -> bool:
    """Whether a cue's words are but a part of another's. What rules an action out neither hides nor is hidden."""
    for other in near:
        longer = other.last - other.first > cue.last - cue.first
        within = longer and other.first <= cue.first and cue.last <= other.last
        if within and (other.owner == cue.owner or (cue.weight >= 0 and other.weight >= 0)):
            return True
    return False


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
