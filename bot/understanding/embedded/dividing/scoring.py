"""How well stretches of a message fit actions: their words, what these need and have, and how it is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from bot.understanding.embedded.dividing.clauses import Clause
from bot.understanding.embedded.dividing.joining import content_counts
from bot.understanding.embedded.dividing.manners import Manners
from bot.understanding.embedded.dividing.moods import Mood
from bot.understanding.embedded.dividing.segment import Segment
from bot.understanding.embedded.filling.copying import CONVERTS, LAST_TIME, source_of
from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.follow_up.residue import left_over, weight
from bot.understanding.embedded.phrasing.cues import Cue
from bot.understanding.embedded.phrasing.fit import TIMES, TOLD_APART, Names, is_there, worth
from bot.understanding.embedded.phrasing.profile import HINT, OUTRIGHT, Profile
from bot.understanding.world import DOCUMENTS
from domain.arguments import Slot, SlotKind
from domain.kinds import Kind
from domain.vocabulary import Manner, Take

_BEGIN = 2.0
_NEEDED, _LACKING, _WELCOME, _STRANGE = 1.5, 1.5, 0.4, 1.0
_COVERED = 0.3
_AHEAD = 0.05
_ALL_OF_IT = 1.0
_HALF = 0.5
_TORN = 4
_LATE = 0.5
_AND = re.compile(r"\b(?:and|plus|also|or|n)\b|和|跟|与|及|还有")
_MOST_LEFT = 3
#: So many clauses hold anything that is asked for; only an account of a visit goes on and on.
_LONGEST = 14
#: What has more clauses than a message is several things, each said in a few.
_MANY, _LONGEST_OF_MANY = 24, 6


class Scorer:
    """Scores what stretches of clauses may mean, for every action."""

    def __init__(
        self,
        lattice: Lattice,
        clauses: Sequence[Clause],
        cues: Sequence[Cue],
        profiles: Mapping[str, Profile],
        spoken_of: frozenset[Kind],
    ) -> None:
        self._lattice = lattice
        self._spoken_of = spoken_of
        self._talked = bool(spoken_of)
        self._manners = Manners(lattice, clauses)
        self._clauses = clauses
        self._profiles = profiles
        source = source_of(lattice.text)
        cues = [cue for cue in cues if not (source and source[0] <= cue.start and cue.end <= source[1])]
        self._cues = [
            [cue for cue in cues if c.start <= cue.first < c.end and not lattice.quoted(cue.first)] for c in clauses
        ]
        # "771, make the helmets 10": what is to be changed in a document begins with the mark behind it.
        at_marks = [cue for cue in cues if lattice.text[cue.first] == "," and profiles[cue.owner].changes]
        for place, (one, other) in enumerate(pairwise(clauses), 1) if at_marks else ():
            begin = lattice.past_spaces(one.start)
            self._cues[place] += [cue for cue in at_marks if cue.start == begin and one.end <= cue.first < other.start]
        self._spoken: dict[str, list[int]] = {}
        for place, found in enumerate(self._cues):
            for owner in {cue.owner for cue in found if cue.weight > 0}:
                self._spoken.setdefault(owner, []).append(place)
        self._reported = [
            place
            for place, found in enumerate(self._cues)
            if any(c.weight >= OUTRIGHT and profiles[c.owner].manner is Manner.REPORT for c in found)
        ]
        meant = not lattice.quotes or any(content_counts(lattice, clause) for clause in clauses)
        self._mentions = [
            lattice.mentions_in(clause.start, clause.end) if meant or not clause.quoted else [] for clause in clauses
        ]
        named = [place for place, mentions in enumerate(self._mentions) if mentions]
        self._denied = [place for place in named if Mood.DENIED in clauses[place].mood]
        self._longest = _LONGEST if len(clauses) <= _MANY else _LONGEST_OF_MANY
        self._names = Names(self._mentions)
        self._values = [frozenset(v.kind for v in lattice.values_in(clause.start, clause.end)) for clause in clauses]

    def segments(self, start: int, end: int) -> Iterator[Segment]:
        """What these clauses may mean, for every action whose words are among them."""
        cues = [cue for each in self._cues[start:end] for cue in each]
        if not cues:
            return
        for name in dict.fromkeys(cue.owner for cue in cues if cue.weight > 0):
            if end - start > self._longest and not self._goes_on_and_on(name, start):
                continue
            own = [cue for cue in cues if cue.owner == name]
            if self._tears(self._profiles[name], own, start) or self._goes_on_a_list(start, own):
                continue
            score = self._score(self._profiles[name], own, start, end)
            if score is not None:
                yield Segment(name, tuple(self._clauses[start:end]), score, tuple(own))

    def _goes_on_and_on(self, name: str, start: int) -> bool:
        """Whether an action may take many clauses: an account does, from the beginning of a sentence."""
        return self._profiles[name].manner is Manner.REPORT and (not start or self._clauses[start].strong)

    def _tears(self, profile: Profile, cues: Sequence[Cue], start: int) -> bool:
        """Whether a segment would begin with what belongs to the report before it: goods told there go over to an order later."""
        if not self._reported or start <= self._reported[0] or profile.manner is Manner.REPORT:
            return False
        first = min(cue.first for cue in cues if cue.weight > 0)
        return first >= self._clauses[start].end

    def _goes_on_a_list(self, start: int, cues: Sequence[Cue]) -> bool:
        """Whether a segment would begin with what goes on the list before it: "invoice 2005 | and 2006"."""
        clause = self._clauses[start]
        if not start or clause.strong or any(clause.start <= cue.first < clause.end for cue in cues if cue.weight > 0):
            return False
        listed, before = self._mentions[start], self._mentions[start - 1]
        if len(listed) != 1 or not before or not listed[0].kinds & before[-1].kinds & DOCUMENTS:
            return False
        text = self._lattice.text
        words = text[clause.start : listed[0].start] + text[listed[0].end : clause.end]
        between = text[before[-1].end : self._clauses[start - 1].end]
        return not (_AND.sub("", words) + between).strip(" ,，、&")

    def _score(self, profile: Profile, cues: list[Cue], start: int, end: int) -> float | None:
        words = worth(cues)
        fit, complete = self._fit(profile, cues, start, end)
        if not [cue for cue in cues if cue.weight >= OUTRIGHT]:
            share = self._share(cues, start, end)
            # What somebody said may be anything: it is accounted for as it stands.
            told = profile.manner is Manner.REPORT and words > HINT
            left = 0 if told else self._left(cues, start, self._told(cues, end))
            if not (complete and words >= HINT) or left > _MOST_LEFT:
                return None
            if not told and share < _HALF and not any(self._mentions[start:end]):
                return None
            words += _ALL_OF_IT * share
        if profile.manner is Manner.REPORT:
            fit += _COVERED * (end - start)
        elif self._named_late(profile, start, end):
            fit -= _LATE
        fit -= _AHEAD * self._ahead(profile, cues, start, end)
        return words + fit - _BEGIN - self._manners.against(profile, cues, self._spoken[profile.name], start, end)

    def _fit(self, profile: Profile, cues: Sequence[Cue], start: int, end: int) -> tuple[float, bool]:
        values = self._values[start].union(*self._values[start + 1 : end])
        score, lacking, found = 0.0, 0, 0
        seen: dict[object, int] = {}
        for slot in profile.slots:
            group = TIMES if slot.kind in TIMES else slot.reference
            if slot.required and slot.name in profile.new_names and self._names.new(start, end):
                score += _NEEDED
            if slot.kind not in TOLD_APART:
                continue
            used = seen.get(group, 0)
            there = is_there(slot, self._names, start, end, values, used)
            if there:
                seen[group] = used + 1
                score += _NEEDED if slot.required else _WELCOME
                found += 1
            elif (
                slot.required
                and there is not None
                and not self._goes_without_saying(slot, profile.name, start, end, has_lines=profile.has_lines)
            ):
                lacking += 1
        if not profile.absorbs:
            score -= _STRANGE * self._names.strange_to(profile, start, end)
        if lacking and not found and self._left(cues, start, end) <= _MOST_LEFT:
            lacking = 1
        return score - _LACKING * lacking, not lacking

    def _from_another(self, start: int, end: int) -> bool:
        """Whether an older document tells the lines: a quote that is named, the same as last time."""
        if self._talked and CONVERTS.search(self._lattice.text, self._clauses[start].start, self._clauses[end - 1].end):
            return True
        if LAST_TIME.search(self._lattice.text, self._clauses[start].start, self._clauses[end - 1].end):
            return True
        return any("quote" in mention.kinds for mentions in self._mentions[start:end] for mention in mentions)

    def _told(self, cues: Sequence[Cue], end: int) -> int:
        """Where the clauses end that hold the action's own words."""
        last = max(cue.start for cue in cues if cue.weight > 0)
        return next(place + 1 for place, clause in enumerate(self._clauses[:end]) if last < clause.end)

    def _left(self, cues: Sequence[Cue], start: int, end: int) -> int:
        """How much of the clauses neither the action's words nor a name, value or filler accounts for."""
        known = [(cue.start, cue.end) for cue in cues]
        first, last = self._clauses[start].start, self._clauses[end - 1].end
        return weight(left_over(self._lattice, first, last, known))

    def _share(self, cues: Sequence[Cue], start: int, end: int) -> float:
        """How much of the clauses the action's own words are."""
        size = sum(clause.end - clause.start for clause in self._clauses[start:end])
        return max((cue.end - cue.start) / size for cue in cues if cue.weight > 0)

    def _named_late(self, profile: Profile, start: int, end: int) -> bool:
        """Whether the record that the action is about is named only in a later sentence."""
        if end - start == 1:
            return False
        main = profile.main
        later = next((place for place in range(start + 1, end) if self._clauses[place].strong), None)
        if main is None or later is None or any(clause.quoted for clause in self._clauses[start:end]):
            return False
        return not self._names.of(main.reference, start, later) and self._names.of(main.reference, later, end) > 0

    def _ahead(self, profile: Profile, cues: Sequence[Cue], start: int, end: int) -> int:
        """How many clauses stand before the first words of the action: a clause rather belongs to what was said before it."""
        if end - start == 1:
            return 0
        first = min(cue.first for cue in cues if cue.weight > 0)
        denied = sum(
            1
            for place in self._denied
            if start <= place < end
            # 有条链条没装上: what does not work is what a ticket is about.
            and not _wants_words(profile)
            and not any(self._clauses[place].start <= cue.first < self._clauses[place].end for cue in cues)
        )
        ahead = [clause for clause in self._clauses[start:end] if clause.end <= first]
        # A new sentence within what stands ahead: what comes before it belongs to something else.
        sentence = max(
            (p for p in range(start + 1, end) if self._clauses[p].strong and self._clauses[p].start <= first),
            default=start,
        )
        torn = any(not self._clauses[place].quoted and self._mentions[place] for place in range(start, sentence))
        return len(ahead) + 10 * denied + _TORN * torn

    def _goes_without_saying(self, slot: Slot, owner: str, start: int, end: int, *, has_lines: bool) -> bool:
        """Whether the talk has a record that the slot may be about."""
        if slot.name in ("lines", "customer") and has_lines and self._from_another(start, end):
            return True
        if slot.kind is SlotKind.LINES:
            figures = frozenset({"quantity", "number"})
            return Kind.PRODUCT in self._spoken_of and any(figures & kinds for kinds in self._values[start:end])
        if slot.kind is not SlotKind.REFERENCE:
            return False
        if slot.reference is Kind.CUSTOMER:
            known = Kind.CUSTOMER in self._spoken_of or self._names.of(Kind.CUSTOMER, 0, start) > 0
            return known and any(
                self._lattice.pointers_in(clause.start, clause.end) for clause in self._clauses[start:end]
            )
        if slot.reference is None:
            return any(kind in DOCUMENTS for kind in self._spoken_of)
        if slot.reference not in DOCUMENTS:
            return False
        return slot.reference in self._spoken_of or self._done_with(slot.reference, owner, start)

    def _done_with(self, kind: Kind, owner: str, start: int) -> bool:
        """Whether something else is asked for before, of a document that is named there: 1024发货，再把票开了."""
        return self._names.of(kind, 0, start) > 0 and any(
            cue.weight >= OUTRIGHT and cue.owner != owner for each in self._cues[:start] for cue in each
        )


def _wants_words(profile: Profile) -> bool:
    """Whether an action is nothing without what is to be written of it."""
    return any(slot.required and profile.said(slot).take is Take.REST for slot in profile.slots)
