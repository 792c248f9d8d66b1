"""A message as the engine sees it: its text with the names, documents and values in it, and where its clauses are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from bot.understanding.embedded.finding.fillers import telling_places
from bot.understanding.embedded.finding.marks import Marks
from bot.understanding.embedded.mentions import Mention, Normal
from bot.understanding.embedded.once import once
from bot.understanding.embedded.quick import quick
from bot.understanding.embedded.values import Found
from bot.understanding.world import DOCUMENTS
from domain.kinds import Kind

Span = tuple[int, int]


class Edges(NamedTuple):
    """The kinds of things in a message; where those of a kind end that begin at a place, and where those begin that end there."""

    kinds: set[str]
    ends: defaultdict[tuple[str, int], list[int]]
    starts: defaultdict[tuple[str, int], list[int]]


_SHORT = 2
_VALUES_NAMED = {
    "quantity": frozenset({"quantity", "number"}),
    "number": frozenset({"number", "quantity", "money", "duration"}),
    "money": frozenset({"money", "number"}),
    "day": frozenset({"day", "moment", "period"}),
    "time": frozenset({"moment", "clock"}),
    "period": frozenset({"period", "day"}),
    "percent": frozenset({"percent", "discount"}),
    "duration": frozenset({"duration"}),
    "phone": frozenset({"phone"}),
    "email": frozenset({"email"}),
}
_NAMED_VALUES = {
    kind: tuple(named for named, kinds in _VALUES_NAMED.items() if kind in kinds)
    for kind in frozenset[str]().union(*_VALUES_NAMED.values())
}
_POINTERS = quick(r"他们|她们|对方|那家|这家|他家|(?<=[给帮替为])[他她](?![人们家])|\b(?:them|him|her)\b")
_ARTICLE = quick(r"\b(?:the|our|my|that|this|their) $")
_IT = quick(r"\b(?:it|that one|this one|that order|this order|the order)\b")


@dataclass(frozen=True)
class Lattice:
    """The one reading of a message that all steps share."""

    normal: Normal
    mentions: tuple[Mention, ...]
    values: tuple[Found, ...]
    now: datetime
    quotes: tuple[Span, ...] = ()
    stops: tuple[int, ...] = field(default=())
    pointed: Kind | None = None
    """The kind of document that an "it" means."""
    unread: bool = False
    retracted: tuple[Span, ...] = ()
    """What was taken back in the same breath."""

    @once
    def text(self) -> str:
        """The normalised message."""
        return self.normal.text

    @once
    def _pointers(self) -> tuple[Span, ...]:
        """Words that point back to somebody."""
        return tuple(found.span() for found in _POINTERS.finditer(self.text))

    def named(self, start: int, end: int) -> bool:
        """Whether a stretch is part of a name or number of a record; goods that nobody has heard of may be any words."""
        return self._names.meet(start, end)

    @once
    def _names(self) -> Marks:
        return Marks(len(self.text), ((m.start, m.end) for m in self.mentions if is_plain(m) and _is_name(m)))

    def quoted(self, place: int) -> bool:
        """Whether somebody else's words stand there."""
        return bool(self.quotes) and any(start <= place < end for start, end in self.quotes)

    def past_spaces(self, place: int) -> int:
        """The next place that is no space."""
        if self.text[place : place + 1] != " ":
            return place
        return len(self.text) - len(self.text[place:].lstrip(" "))

    def clause_end(self, place: int) -> int:
        """Where the clause ends that this place is in."""
        index = bisect_right(self.stops, place)
        return self.stops[index] if index < len(self.stops) else len(self.text)

    def clause_start(self, place: int) -> int:
        """Where the clause begins that this place is in."""
        index = bisect_right(self.stops, place - 1)
        return self.stops[index - 1] + 1 if index else 0

    @once
    def edges(self) -> Edges:
        """What phrases speak of, with where it ends and begins."""
        every, ends, starts = edges = Edges(set(), defaultdict(list), defaultdict(list))
        for start, end, kinds in self._things():
            every.update(kinds)
            for kind in kinds:
                ends[kind, start].append(end)
                starts[kind, end].append(start)
        return edges

    def _things(self) -> Iterator[tuple[int, int, Iterable[str]]]:
        """Where what phrases speak of stands, and what kinds of things it is."""
        for value in self.values:
            yield value.start, value.end, _NAMED_VALUES.get(value.kind, ())
        for mention in self.mentions:
            kinds = _called(mention)
            yield mention.start, mention.end, kinds
            spaced = self.text[mention.start - 1 : mention.start] == " "
            if spaced and (article := _ARTICLE.search(self.text, max(0, mention.start - 6), mention.start)):
                yield article.start(), mention.end, kinds
        for start, end in self._pointers:
            yield start, end, ("customer",)
        if self.pointed is not None:
            for found in _IT.finditer(self.text):
                yield found.start(), found.end(), (str(self.pointed), "document")

    @once
    def _unexplained(self) -> list[Span]:
        """Where words and Chinese characters stand that are in no name or value and no mere fillers."""
        covered = [(mention.start, mention.end) for mention in self.mentions if mention.candidates]
        covered += [(value.start, value.end) for value in self.values]
        return telling_places(self.text, covered)

    def unexplained_in(self, start: int, end: int) -> list[Span]:
        """Such places within a stretch."""
        places = self._unexplained
        first = bisect_left(places, (start, start))
        return places[first : bisect_left(places, (end, end), first)]

    def pointers_in(self, start: int, end: int) -> bool:
        """Whether a word in a stretch points back to somebody."""
        return any(start <= first < end for first, _ in self._pointers)

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The names and documents within a stretch."""
        return [each for each in self.mentions if start <= each.start < end and each.end <= end]

    def values_in(self, start: int, end: int) -> list[Found]:
        """The values within a stretch."""
        return [each for each in self.values if start <= each.start < end and each.end <= end]


def is_a(mention: Mention, kind: str) -> bool:
    """Whether a stretch may name something of a kind: `document` is any of them, `customer` also a person there."""
    return kind in _called(mention)


def _called(mention: Mention) -> set[str]:
    """The kinds of things that a stretch may name, so called."""
    kinds = {"name", *mention.kinds}
    if mention.kinds & DOCUMENTS:
        kinds.add("document")
    if mention.unknown is None and _barely_heard(mention):
        kinds.discard("customer")
    elif mention.unknown in ("company", "name") or "contact" in kinds:
        kinds.add("customer")
    if mention.unknown == "company":
        kinds.add("supplier")
    return kinds


def _barely_heard(mention: Mention) -> bool:
    """Whether a short word merely sounds like somebody's name: it may as well be a word of plain speech."""
    guessed = bool(mention.candidates) and all(
        each.kind in ("contact", "employee") and each.how in ("homophone", "slip") and not each.sure
        for each in mention.candidates
    )
    return guessed and len(mention.text) <= _SHORT


def _is_name(mention: Mention) -> bool:
    """Whether a mention is a name and not a word that the company merely sorts by."""
    if not mention.candidates:
        return mention.unknown != "product"
    return not mention.kinds <= {"category", "region"}


def is_plain(mention: Mention) -> bool:
    """Whether a mention is a name, and no document called by its number."""
    return not mention.candidates or mention.candidates[0].how != "number"
