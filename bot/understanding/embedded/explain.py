"""How a reading was come by, in lines for people who mend the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.understanding.embedded.dividing.clauses import Clause
from bot.understanding.embedded.dividing.scoring import Scorer
from bot.understanding.embedded.dividing.segments import Segment
from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.intents.classifier import Classifier
from bot.understanding.embedded.intents.words import features_of, masked
from bot.understanding.embedded.mentions import Candidate
from bot.understanding.embedded.phrasing.cues import Cue
from bot.understanding.embedded.phrasing.profile import Profile
from domain.kinds import Kind

_RUNNERS_UP = 3


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """The names, values, cues and segments of a message, and what was left over; put into words only when somebody asks."""

    lattice: Lattice
    clauses: Sequence[Clause]
    cues: Sequence[Cue]
    segments: Sequence[Segment]
    profiles: Mapping[str, Profile]
    spoken_of: frozenset[Kind]
    leftover: Sequence[str]
    classifier: Classifier

    def __iter__(self) -> Iterator[str]:
        text = self.lattice.text
        yield from (f"name     {m.text!r} {_candidates(m.candidates)} {m.unknown or ''}" for m in self.lattice.mentions)
        yield from (f"value    {v.text!r} {v.kind} {v.value}" for v in self.lattice.values)
        yield from (f"cue      {text[c.start : c.end]!r} {c.owner} {c.weight:+}" for c in self.cues)
        for segment in self.segments:
            said = " | ".join(f"{text[c.start : c.end]} {c.mood!r}" for c in segment.clauses)
            yield f"segment  {segment.action} {segment.score:.1f} {said}"
            yield from (f"instead  {other.action} {other.score:.1f}" for other in self._runners_up(segment))
        likelihood = self.classifier.opinion(features_of(masked(self.lattice))).likelihood
        likeliest = sorted(likelihood, key=lambda name: -likelihood[name])[:_RUNNERS_UP]
        yield "sounds like " + ", ".join(f"{name} {likelihood[name]:.2f}" for name in likeliest)
        yield from (f"left     {words!r}" for words in self.leftover)

    def _runners_up(self, segment: Segment) -> list[Segment]:
        """What else the clauses of a segment may mean, the likelier first."""
        scorer = Scorer(self.lattice, self.clauses, self.cues, self.profiles, self.spoken_of)
        within = [place for place, clause in enumerate(self.clauses) if segment.start <= clause.start < segment.end]
        others = [each for each in scorer.segments(within[0], within[-1] + 1) if each.action != segment.action]
        return sorted(others, key=lambda each: -each.score)[:_RUNNERS_UP]


def _candidates(candidates: Sequence[Candidate]) -> str:
    shown = [f"{c.kind}:{c.id}:{c.how}{'' if c.sure else '?'}" for c in candidates[:6]]
    return " ".join(shown)
