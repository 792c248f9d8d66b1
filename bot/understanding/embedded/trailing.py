"""Clauses behind an action's own that still say something of it: 打九折, "valid till Friday"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.understanding.embedded.clauses import Clause
from bot.understanding.embedded.cues import Cue
from bot.understanding.embedded.lattice import Lattice
from bot.understanding.embedded.moods import Mood
from bot.understanding.embedded.profile import OUTRIGHT, Profile
from bot.understanding.embedded.segment import Segment

_NOT_SAID_OF_IT = Mood.QUESTION | Mood.SUPPOSED | Mood.DENIED | Mood.TOLD


def with_trailing(
    segments: Sequence[Segment],
    lattice: Lattice,
    clauses: Sequence[Clause],
    cues: Sequence[Cue],
    profiles: Mapping[str, Profile],
) -> list[Segment]:
    """The segments of writes, each with the rest of its sentence as far as that holds values it has slots for."""
    ends = [*(segment.start for segment in segments[1:]), len(lattice.text)] if segments else []
    return [
        replace(segment, clauses=(*segment.clauses, *_rest(segment, end, lattice, clauses, cues, profiles)))
        for segment, end in zip(segments, ends, strict=True)
    ]


def _rest(
    segment: Segment,
    end: int,
    lattice: Lattice,
    clauses: Sequence[Clause],
    cues: Sequence[Cue],
    profiles: Mapping[str, Profile],
) -> tuple[Clause, ...]:
    """The clauses from the segment's end to the next one that it takes along."""
    profile = profiles[segment.action]
    if not profile.writes:
        return ()
    behind = [clause for clause in clauses if segment.end <= clause.start and clause.end <= end]
    return tuple(_said_of_it(behind, lattice, cues, profile))


def _said_of_it(clauses: Sequence[Clause], lattice: Lattice, cues: Sequence[Cue], profile: Profile) -> Iterator[Clause]:
    for clause in clauses:
        others = any(cue.owner != profile.name and _within(cue, clause) and cue.weight >= OUTRIGHT for cue in cues)
        if clause.strong or clause.quoted or clause.mood & _NOT_SAID_OF_IT or others:
            return
        values = any(value.kind in profile.values for value in lattice.values_in(clause.start, clause.end))
        names = any(mention.kinds & profile.names for mention in lattice.mentions_in(clause.start, clause.end))
        if not (values or names):
            return
        yield clause


def _within(cue: Cue, clause: Clause) -> bool:
    return clause.start <= cue.first < clause.end
