"""Which clauses belong to which action: the division of a message that explains most of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.understanding.embedded.dividing.clauses import Clause
from bot.understanding.embedded.dividing.joining import joined, quotes_meant
from bot.understanding.embedded.dividing.scoring import Scorer
from bot.understanding.embedded.dividing.segment import Segment
from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.phrasing.cues import Cue
from bot.understanding.embedded.phrasing.profile import Profile
from domain.kinds import Kind

__all__ = ["Segment", "divide"]

_SKIPPED = 0.1


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
    scorer = Scorer(lattice, clauses, cues, profiles, spoken_of)
    best: list[tuple[float, tuple[Segment, ...]]] = [(0.0, ())]
    for end in range(1, len(clauses) + 1):
        most, segments = best[end - 1]
        most -= _SKIPPED
        for start in range(end):
            before, earlier = best[start]
            for segment in scorer.segments(start, end):
                if before + segment.score > most:
                    most, segments = before + segment.score, (*earlier, segment)
        best.append((most, segments))
    parts = joined(best[-1][1], lattice, clauses, profiles)
    return [replace(part, takes_quotes=True) if quotes_meant(lattice, part) else part for part in parts]
