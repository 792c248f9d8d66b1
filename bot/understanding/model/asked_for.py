"""Whether the person's own words ask for what a model calls: in earnest, and for this very thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property

from bot.understanding.embedded.dividing.clauses import Clause, clauses_of
from bot.understanding.embedded.dividing.manners import Manners
from bot.understanding.embedded.finding.lattice import Lattice, Span
from bot.understanding.embedded.phrasing.cues import Cue, Phrases
from bot.understanding.embedded.phrasing.profile import OUTRIGHT, Profile
from bot.understanding.embedded.pointed import Place
from domain.kinds import Kind

_PARTICLES = frozenset("的了吗呢吧啊哦嗯呀嘛是在和与跟也都就这那他她它你我们个一")
_ARTICLES = frozenset(
    {"a", "an", "the", "is", "are", "was", "were", "be", "i", "you", "we", "they", "it", "of", "to", "in", "and", "or"}
)


class Asking:
    """A message as far as it asks for something."""

    def __init__(self, lattice: Lattice, phrases: Phrases) -> None:
        self._lattice = lattice
        self._phrases = phrases
        self.clauses = clauses_of(lattice)
        self._manners = Manners(lattice, self.clauses)

    def in_earnest(self, profile: Profile, asked: Sequence[Place]) -> bool:
        """Whether words ask for an action: they say something, and are neither denied, supposed, told as past nor a question."""
        spans = [place.span for place in asked if place.turn == 0 and not _says_nothing(place.words)]
        at = [place for place, each in enumerate(self.clauses) if _meets_any((each.start, each.end), spans)]
        if not at or any(self.clauses[place].quoted for place in at):
            return False
        own = [Cue(profile.name, OUTRIGHT, first, last, first, last) for first, last in spans]
        own += [cue for cue in self._cues if cue.owner == profile.name]
        return not self._manners.against(profile, own, at, at[0], at[-1] + 1)

    def heard(self, profile: Profile) -> bool:
        """Whether the message holds an action's own words."""
        return any(cue.owner == profile.name and cue.weight > 0 for cue in self._cues)

    def for_another(self, profile: Profile, asked: Place) -> bool:
        """Whether the words that are said to ask for an action are those of other actions, and none of this one's are there."""
        near = [each for each in self.clauses if _meet((each.start, each.end), asked.span)]
        cues = [cue for cue in self._cues if any(_meet((each.start, each.end), (cue.first, cue.last)) for each in near)]
        own = any(cue.owner == profile.name and cue.weight > 0 for cue in cues)
        return not own and any(cue.weight >= OUTRIGHT and _meet((cue.first, cue.last), asked.span) for cue in cues)

    def of_another(self, records: Mapping[Kind, Set[str]], places: Iterable[Place]) -> bool:
        """Whether one of the places stands in a clause that speaks of other records of such a kind and not of these."""
        return any(
            (named := clause_names.get(kind)) and not named & ids
            for place in places
            if place.turn == 0
            for clause, clause_names in zip(self.clauses, self._named, strict=True)
            if _meet((clause.start, clause.end), place.span)
            for kind, ids in records.items()
        )

    @cached_property
    def _cues(self) -> list[Cue]:
        return self._phrases.cues(self._lattice)

    @cached_property
    def _named(self) -> Sequence[Mapping[str, Set[str]]]:
        """The records of each kind that each clause speaks of: those it names for sure, else those named last before it."""
        spoken_of: Mapping[str, Set[str]] = {}
        found = []
        for clause in self.clauses:
            spoken_of = {**spoken_of, **self._named_in(clause)}
            found.append(spoken_of)
        return found

    def _named_in(self, clause: Clause) -> Mapping[str, Set[str]]:
        named = defaultdict[str, set[str]](set)
        for mention in self._lattice.mentions_in(clause.start, clause.end):
            for candidate in mention.candidates if mention.sure else ():
                named[candidate.kind].add(candidate.id)
        return named


def _says_nothing(words: str) -> bool:
    latin = [word for word in words.lower().split() if word.isascii() and word.isalnum()]
    others = [sign for sign in words if not sign.isascii() and sign.isalnum()]
    return set(latin) <= _ARTICLES and set(others) <= _PARTICLES


def _meets_any(one: Span, others: Iterable[Span]) -> bool:
    return any(_meet(one, other) for other in others)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
