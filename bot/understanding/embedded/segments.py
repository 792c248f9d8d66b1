"""Which clauses belong to which action: the division of a message that explains most of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.understanding.embedded.clauses import Clause
from bot.understanding.embedded.cues import Cue
from bot.understanding.embedded.fan_out import main_slot
from bot.understanding.embedded.filling.copying import LAST_TIME
from bot.understanding.embedded.follow_up.residue import left_over, weight
from bot.understanding.embedded.lattice import Lattice
from bot.understanding.embedded.mentions import Mention
from bot.understanding.embedded.moods import Mood, mood_of
from bot.understanding.embedded.profile import HINT, OUTRIGHT, Profile, has_lines
from domain.arguments import Slot, SlotKind
from domain.kinds import Kind
from domain.vocabulary import Manner

_BEGIN = 2.0
_MORE_CUES = 0.5
_NEEDED, _LACKING, _WELCOME, _STRANGE = 1.5, 1.5, 0.4, 1.0
_OUT_OF_MANNER = 9.0
_COVERED = 0.3
_AHEAD = 0.05
_ALL_OF_IT = 1.0
_TORN = 4
_LATE = 0.5
_TIMES = frozenset({SlotKind.DAY, SlotKind.MOMENT, SlotKind.PERIOD})
_FIGURES = frozenset({"number", "money", "quantity"})
_UNASKED = 0.3
_MOST_LEFT = 3
_LOOK = re.compile(r"看|查|列|拉|调|报一?下|还有|\b(?:show|list|pull|see|check|give|get|and|also)\b")
_DOCUMENT_KINDS = frozenset({"order", "quote", "purchase_order", "work_order", "ticket", "opportunity", "invoice"})
_TELLING_NAMES = frozenset({"customer", "supplier", "product", "warehouse", "employee", *_DOCUMENT_KINDS})


@dataclass(frozen=True, slots=True)
class Segment:
    """Clauses that belong to one action, and how well they fit it."""

    action: str
    clauses: tuple[Clause, ...]
    score: float
    cues: tuple[Cue, ...] = ()
    takes_quotes: bool = False

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.clauses[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.clauses[-1].end


@dataclass(slots=True)
class _Best:
    score: float
    segments: tuple[Segment, ...] = field(default=())


def divide(
    lattice: Lattice,
    clauses: Sequence[Clause],
    cues: Sequence[Cue],
    profiles: Mapping[str, Profile],
    spoken_of: frozenset[Kind] = frozenset(),
) -> list[Segment]:
    """The segments of a message, in order; clauses that mean nothing to any action are left out.

    `spoken_of`: the kinds of record that the talk has one of, which an action may be about without naming it.
    """
    scorer = _Scorer(lattice, clauses, cues, profiles, spoken_of)
    best = [_Best(0.0)]
    for end in range(1, len(clauses) + 1):
        options = [_Best(best[end - 1].score - 0.1, best[end - 1].segments)]
        for start in range(end):
            options.extend(
                _Best(best[start].score + segment.score, (*best[start].segments, segment))
                for segment in scorer.segments(start, end)
            )
        best.append(max(options, key=lambda option: option.score))
    return [
        replace(segment, takes_quotes=_quotes_meant(lattice, segment)) for segment in scorer.joined(best[-1].segments)
    ]


_AS_QUOTED = re.compile(
    r"照(?:这个|着|此|上面|他|她|这)|按(?:这个|这|上面|他|她|客户)(?:的|发的|要的|说的)?"
    r"|as (?:above|below|quoted|they wrote)|(?:put|enter|place|book|key) (?:the|this|that|it|their)\b|下单|开单|录单|报价"
)


def _quotes_meant(lattice: Lattice, segment: Segment) -> bool:
    """Whether the person's own words outside a quotation say what to do with it: then it gives the content."""
    if not lattice.quotes:
        return False
    return any(
        _AS_QUOTED.search(lattice.text, clause.start, clause.end) for clause in segment.clauses if not clause.quoted
    )


class _Scorer:
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
        self._clauses = clauses
        self._profiles = profiles
        self._cues = [
            [cue for cue in cues if c.start <= cue.first < c.end and not lattice.quoted(cue.first)] for c in clauses
        ]
        self._reported = [
            place
            for place, found in enumerate(self._cues)
            if any(c.weight >= OUTRIGHT and profiles[c.owner].manner is Manner.REPORT for c in found)
        ]
        self._mentions = [lattice.mentions_in(clause.start, clause.end) for clause in clauses]
        self._values = [frozenset(v.kind for v in lattice.values_in(clause.start, clause.end)) for clause in clauses]

    def segments(self, start: int, end: int) -> Iterator[Segment]:
        """What these clauses may mean, for every action whose words are among them."""
        cues = [cue for each in self._cues[start:end] for cue in each]
        if not cues:
            return
        for name in {cue.owner for cue in cues if cue.weight > 0}:
            own = [cue for cue in cues if cue.owner == name]
            if self._tears(self._profiles[name], own, start):
                continue
            score = self._score(self._profiles[name], own, start, end)
            if score is not None:
                yield Segment(name, tuple(self._clauses[start:end]), score, tuple(own))

    def _tears(self, profile: Profile, cues: Sequence[Cue], start: int) -> bool:
        """Whether a segment would begin with a sentence that belongs to the report before it."""
        if not self._reported or start <= self._reported[0] or profile.manner is Manner.REPORT:
            return False
        first = min(cue.first for cue in cues if cue.weight > 0)
        return any(
            clause.strong and clause.start <= first and clause is not self._clauses[start]
            for clause in self._clauses[start:]
        )

    def _score(self, profile: Profile, cues: list[Cue], start: int, end: int) -> float | None:
        words = _worth(cues)
        fit, complete = self._fit(profile, cues, start, end)
        if not any(cue.weight >= OUTRIGHT for cue in cues):
            if not (complete and words >= HINT) or self._left(cues, start, end) > _MOST_LEFT:
                return None
            words += _ALL_OF_IT * self._share(cues, start, end)
        if profile.manner is Manner.REPORT:
            fit += _COVERED * (end - start)
        elif self._named_late(profile, start, end):
            fit -= _LATE
        fit -= _AHEAD * self._ahead(cues, start, end)
        return words + fit - _BEGIN - self._out_of_manner(profile, cues, start, end)

    def _fit(self, profile: Profile, cues: Sequence[Cue], start: int, end: int) -> tuple[float, bool]:
        mentions = [m for each in self._mentions[start:end] for m in each]
        values = frozenset[str]().union(*self._values[start:end])
        score, lacking, found = 0.0, 0, 0
        seen: dict[object, int] = {}
        for slot in profile.slots:
            group = _TIMES if slot.kind in _TIMES else slot.reference
            there = _there(slot, mentions, values, seen.get(group, 0))
            if there:
                seen[group] = seen.get(group, 0) + 1
                score += _NEEDED if slot.required else _WELCOME
                found += 1
            elif (
                slot.required
                and there is not None
                and not self._goes_without_saying(slot, start, end, has_lines=has_lines(profile))
            ):
                lacking += 1
        if not profile.absorbs:
            score -= _STRANGE * sum(_strange(profile, mention) for mention in mentions)
        if lacking and not found and self._left(cues, start, end) <= _MOST_LEFT:
            lacking = 1
        return score - _LACKING * lacking, not lacking

    def _from_another(self, start: int, end: int) -> bool:
        """Whether an older document tells the lines: a quote that is named, the same as last time."""
        if LAST_TIME.search(self._lattice.text, self._clauses[start].start, self._clauses[end - 1].end):
            return True
        return any("quote" in mention.kinds for mentions in self._mentions[start:end] for mention in mentions)

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
        main = main_slot(profile)
        later = next((place for place in range(start + 1, end) if self._clauses[place].strong), None)
        if main is None or later is None or any(clause.quoted for clause in self._clauses[start:end]):
            return False
        here, there = self._mentions[start:later], self._mentions[later:end]
        return not any(_may_be(main.reference, m) for each in here for m in each) and any(
            _may_be(main.reference, m) for each in there for m in each
        )

    def _ahead(self, cues: Sequence[Cue], start: int, end: int) -> int:
        """How many clauses stand before the first words of the action: a clause rather belongs to what was said before it."""
        first = min(cue.first for cue in cues if cue.weight > 0)
        denied = sum(
            1
            for clause, mentions in zip(self._clauses[start:end], self._mentions[start:end], strict=True)
            if Mood.DENIED in clause.mood
            and mentions
            and not any(clause.start <= cue.first < clause.end for cue in cues)
        )
        ahead = [clause for clause in self._clauses[start:end] if clause.end <= first]
        # A new sentence within what stands ahead: what comes before it belongs to something else.
        sentence = max(
            (p for p in range(start + 1, end) if self._clauses[p].strong and self._clauses[p].start <= first),
            default=start,
        )
        torn = any(not self._clauses[place].quoted and self._mentions[place] for place in range(start, sentence))
        return len(ahead) + 10 * denied + _TORN * torn

    def _goes_without_saying(self, slot: Slot, start: int, end: int, *, has_lines: bool) -> bool:
        """Whether the talk has a record that the slot may be about."""
        if slot.name in ("lines", "customer") and has_lines and self._from_another(start, end):
            return True
        if slot.kind is SlotKind.LINES:
            figures = frozenset({"quantity", "number"})
            return Kind.PRODUCT in self._spoken_of and any(figures & kinds for kinds in self._values[start:end])
        if slot.kind is not SlotKind.REFERENCE:
            return False
        if slot.reference is Kind.CUSTOMER:
            return Kind.CUSTOMER in self._spoken_of and any(
                self._lattice.pointers_in(clause.start, clause.end) for clause in self._clauses[start:end]
            )
        if slot.reference is None:
            return any(str(kind) in _DOCUMENT_KINDS for kind in self._spoken_of)
        return slot.reference in self._spoken_of and str(slot.reference) in _DOCUMENT_KINDS

    def _out_of_manner(self, profile: Profile, cues: list[Cue], start: int, end: int) -> float:
        """What speaks against a write: it is asked, supposed, denied or told of others where its words stand."""
        if profile.manner is Manner.WATCH:
            return 0.0
        spoken = [
            c for c in self._clauses[start:end] if any(c.start <= cue.first < c.end for cue in cues if cue.weight > 0)
        ]
        if not profile.writes:
            return (
                _OUT_OF_MANNER
                if start and not any(self._asking(clause) for clause in self._clauses[start:end])
                else 0.0
            )
        wrong = _wrong_moods(profile.manner)
        mood = Mood.NONE
        for clause in spoken:
            mood |= self._mood_beside(clause, cues) if clause.mood & wrong else clause.mood
        if Mood.REQUEST in mood:
            wrong &= ~(Mood.QUESTION | Mood.TOLD | Mood.PAST)
        supposed = profile.manner is not Manner.REPORT and any(
            Mood.SUPPOSED in clause.mood for clause in self._sentence(start, end)
        )
        return _OUT_OF_MANNER if mood & wrong or supposed else 0.0

    def _mood_beside(self, clause: Clause, cues: Sequence[Cue]) -> Mood:
        """The mood of a clause but for the action's own words: 不要了 may be the very thing that is wanted."""
        text = self._lattice.text
        words = text[clause.start : clause.end]
        for cue in cues:
            if cue.weight >= OUTRIGHT and clause.start <= cue.first and cue.last <= clause.end:
                words = (
                    words[: cue.first - clause.start] + "#" * (cue.last - cue.first) + words[cue.last - clause.start :]
                )
        return mood_of(words, text[clause.end : clause.end + 1]) | (clause.mood & Mood.REQUEST)

    def _asking(self, clause: Clause) -> bool:
        """Whether a clause asks for an answer: a statement behind something else is no question."""
        asked = clause.mood & (Mood.QUESTION | Mood.REQUEST)
        return bool(asked) or _LOOK.search(self._lattice.text, clause.start, clause.end) is not None

    def joined(self, segments: Sequence[Segment]) -> list[Segment]:
        """The segments, with those made one that speak of the same thing in two breaths."""
        joined: list[Segment] = []
        for segment in segments:
            if joined and joined[-1].action == segment.action and self._goes_on(joined[-1], segment):
                last = joined.pop()
                inside = tuple(c for c in self._clauses if last.start <= c.start and c.end <= segment.end)
                joined.append(replace(last, clauses=inside, cues=last.cues + segment.cues))
            else:
                joined.append(segment)
        return joined

    def _goes_on(self, one: Segment, other: Segment) -> bool:
        main = main_slot(self._profiles[one.action])
        if main is None:
            return False
        first, second = self._records(main, one), self._records(main, other)
        return not first or not second or bool(second & first)

    def _records(self, slot: Slot, segment: Segment) -> set[str]:
        mentions = self._lattice.mentions_in(segment.start, segment.end)
        return {
            candidate.of if slot.reference is Kind.CUSTOMER and candidate.kind == "contact" else candidate.id
            for mention in mentions
            if _may_be(slot.reference, mention)
            for candidate in mention.candidates
        }

    def _sentence(self, start: int, end: int) -> Sequence[Clause]:
        """The clauses of the sentences that the segment is part of."""
        while start and not self._clauses[start].strong:
            start -= 1
        while end < len(self._clauses) and not self._clauses[end].strong:
            end += 1
        return self._clauses[start:end]


def _wrong_moods(manner: Manner) -> Mood:
    if manner is Manner.REPORT:
        return Mood.QUESTION
    if manner is Manner.FACT:
        return Mood.QUESTION | Mood.SUPPOSED | Mood.DENIED
    return Mood.QUESTION | Mood.SUPPOSED | Mood.DENIED | Mood.TOLD | Mood.PAST


def _worth(cues: Sequence[Cue]) -> float:
    """The best cue counts in full, the others a little each; what rules an action out counts in full."""
    positive = sorted((cue.weight for cue in cues if cue.weight > 0), reverse=True)
    ruled_out = min((cue.weight for cue in cues if cue.weight < 0), default=0.0)
    return positive[0] + _MORE_CUES * min(len(positive) - 1, 3) + ruled_out


def _there(slot: Slot, mentions: Sequence[Mention], values: frozenset[str], used: int = 0) -> bool | None:
    """Whether something for a slot is there, beside what others `used`; None where it can't be told from kinds alone."""
    if slot.kind is SlotKind.REFERENCE:
        return sum(_may_be(slot.reference, mention) for mention in mentions) > used
    if slot.kind is SlotKind.LINES:
        return any(_may_be(Kind.PRODUCT, mention) for mention in mentions)
    if slot.kind in (SlotKind.AMOUNT, SlotKind.QUANTITY, SlotKind.NUMBER):
        return bool(values & (_FIGURES | {"duration"} if slot.kind is SlotKind.NUMBER else _FIGURES))
    if slot.kind in _TIMES:
        return not used and bool(values & {"day", "moment", "clock", "period", "duration"}) if slot.required is False else None
    return None


def _may_be(kind: Kind | None, mention: Mention) -> bool:
    if kind is None:
        return bool(mention.kinds & _DOCUMENT_KINDS) or mention.unknown == "document"
    if kind is Kind.CUSTOMER:
        return bool(mention.kinds & {"customer", "contact"}) or mention.unknown in ("company", "name")
    if kind is Kind.SUPPLIER and mention.unknown == "company":
        return True
    if kind is Kind.PRODUCT and mention.unknown == "product":
        return True
    if str(kind) in _DOCUMENT_KINDS and mention.unknown == "document":
        return True
    return str(kind) in mention.kinds


def _strange(profile: Profile, mention: Mention) -> bool:
    """Whether a name is of no use to an action."""
    kinds = mention.kinds & _TELLING_NAMES
    if not kinds or mention.candidates[0].how == "number":
        return False
    if "document" in profile.names and kinds & _DOCUMENT_KINDS:
        return False
    return not kinds & profile.names
