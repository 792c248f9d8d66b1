"""The part of a message that one action may take its values from, and what of it is taken already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.understanding.embedded.finding.lattice import Lattice, Span
from bot.understanding.embedded.mentions import Mention
from bot.understanding.embedded.phrasing.matching import whole_word
from bot.understanding.embedded.values import Found, find_values
from bot.understanding.embedded.values.found import Direction
from bot.understanding.embedded.values.homes import country_at
from bot.understanding.world import Knowledge
from domain.access.people import Person
from domain.access.roles import Role
from domain.kinds import Kind

_GLUE = " :：,，、是为到在至的成了按to的"
_NUMBERED = frozenset({"order", "quote", "purchase_order", "work_order", "ticket", "opportunity", "invoice"})
_PREPOSITION = re.compile(r"(?:'s|\s(?:on|at|by|for|in|to|until|till|of|is|are|was|the))(?: the)?$")
_ALONE = frozenset({Role.REP})
_LEADS_ON = re.compile(
    r"\s*(?:那就|那|就|行|好的?|可以|成|也|再|顺便|ok(?:ay)?\b|alright\b|then\b|so\b|and\b|also\b|great\b|fine\b|good\b)"
)


@dataclass(slots=True)
class Stretch:
    """Clauses of a message, the words with which it asks, and the spans that values were taken from."""

    lattice: Lattice
    spans: tuple[Span, ...]
    cues: tuple[Span, ...]
    known: Knowledge
    person: Person
    today: date
    taken: list[Span] = field(default_factory=list)
    quotes: bool = False
    before: Mapping[Kind, str] = field(default_factory=dict)
    carried: frozenset[Kind] = frozenset()
    shared: tuple[Span, ...] = ()
    beside: tuple[Span, ...] = ()
    again: bool = False
    drawn_from: Mapping[str, Any] = field(default_factory=dict)
    offered: Mapping[str, Any] = field(default_factory=dict)
    lenient: bool = False
    earlier: str = ""
    """What was said just before, where the message goes on from it."""
    looked_up: str = ""
    """The goods that were looked up in the message before."""
    looked_up_at: str = ""
    """The warehouse where they were looked up, if any was told."""
    looked_up_of: str = ""
    """The customer of whom something was looked up in the message before."""
    for_another: bool = False
    """Whether what was asked for before is wanted once more for somebody else."""
    by: int = 0
    """Whether bare figures tell by how many more (1) or fewer (-1) there are to be."""
    text: str = field(init=False, repr=False)
    """The normalised message."""

    def __post_init__(self) -> None:
        """What was taken back in the same breath fills nothing."""
        self.text = self.lattice.text
        self.taken.extend(self.lattice.retracted)

    @property
    def start(self) -> int:
        """Where it begins."""
        return min((start for start, _ in self.spans), default=0)

    @property
    def end(self) -> int:
        """Where it ends."""
        return max((end for _, end in self.spans), default=0)

    def holds(self, start: int, end: int) -> bool:
        """Whether a stretch of the message is part of it, and the person's own words."""
        for first, last in self.spans:
            if first <= start and end <= last:
                return self.quotes or not self.lattice.quotes or not self.lattice.quoted(start)
        return False

    def free(self, start: int, end: int) -> bool:
        """Whether no value was taken from here."""
        return not self.taken or not [1 for first, last in self.taken if first < end and start < last]

    def take(self, each: Mention | Found) -> None:
        """Note that a value was taken from here."""
        self.taken.append((each.start, each.end))

    def taken_values(self) -> list[Span]:
        """What values and documents were taken from; names that were taken are still words of the message."""
        names = {(m.start, m.end) for m in self.lattice.mentions if not m.kinds & _NUMBERED}
        return [span for span in self.taken if span not in names]

    def mentions(self) -> list[Mention]:
        """The names and documents not taken yet."""
        return [m for m in self.lattice.mentions if self.holds(m.start, m.end) and self.free(m.start, m.end)]

    def values(self, *kinds: str) -> list[Found]:
        """The values of some kinds not taken yet."""
        found = self.lattice.values
        return [v for v in found if v.kind in kinds and self.holds(v.start, v.end) and self.free(v.start, v.end)]

    def says(self, words: Iterable[str]) -> bool:
        """Whether one of the words is among the person's own."""
        for start, end in self.spans:
            for word in words:
                place = self.text.find(word, start, end)
                if place >= 0 and whole_word(self.text, place, place + len(word)) and self.holds(place, place + 1):
                    return True
        return False

    def after_word(self, place: int, words: Iterable[str]) -> bool:
        """Whether one of the words stands just before a place."""
        words = tuple(words)
        plain = self.text[:place].rstrip(" :：")
        for text in (plain, self.text[:place].rstrip(_GLUE), _PREPOSITION.sub("", plain)):
            for word in words if text.endswith(words) else ():
                if text.endswith(word) and whole_word(self.text, len(text) - len(word), len(text)):
                    return True
        return False

    def before_word(self, place: int, words: Iterable[str]) -> bool:
        """Whether one of the words stands just behind a place."""
        words = tuple(words)
        for text in (self.text[place:].lstrip(" "), self.text[place:].lstrip(_GLUE)):
            if not text.startswith(words):
                continue
            offset = len(self.text) - len(text)
            for word in words:
                if text.startswith(word) and whole_word(self.text, offset, offset + len(word)):
                    return True
        return False

    def marked(self, each: Mention | Found, before: Sequence[str], after: Sequence[str]) -> bool:
        """Whether a slot's words stand before or behind a value."""
        return self.after_word(each.start, before) or self.before_word(each.end, after)

    def looking_back(self, values: Sequence[Found]) -> list[Found]:
        """The values as they are read where all of them lie behind."""
        return self._read_again(values, direction="past")

    def looking_ahead(self, values: Sequence[Found]) -> list[Found]:
        """The periods as they are read where all of them are yet to come."""
        return self._read_again(values, period_direction="future")

    def _read_again(
        self, values: Sequence[Found], *, direction: Direction = "future", period_direction: Direction = "past"
    ) -> list[Found]:
        now = self.lattice.now
        again = find_values(
            self.text,
            now=now,
            units=self.known.units,
            direction=direction,
            period_direction=period_direction,
            country=country_at(now),
        )
        places = {(value.start, value.end, value.kind): value for value in again}
        return [places.get((value.start, value.end, value.kind), value) for value in values]

    def inside(self, kind: Kind) -> bool:
        """Whether the record of a kind that was spoken of before is one of this very message."""
        return kind in self.carried

    @property
    def leads_on(self) -> bool:
        """Whether the message begins as one that goes on from what was said before."""
        return _LEADS_ON.match(self.text) is not None

    @property
    def alone(self) -> bool:
        """Whether the person is a rep, who asks about himself where nobody is named."""
        return self.person.roles <= _ALONE
