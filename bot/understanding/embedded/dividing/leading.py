"""Goods that are counted before the clause whose words ask for them: "20 lamps and 10 bulbs for Acme"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.understanding.embedded.dividing.clauses import Clause
from bot.understanding.embedded.dividing.moods import Mood
from bot.understanding.embedded.dividing.segment import Segment
from bot.understanding.embedded.finding.lattice import Lattice, is_a
from bot.understanding.embedded.follow_up.residue import left_over, weight
from bot.understanding.embedded.phrasing.cues import Cue
from bot.understanding.embedded.phrasing.profile import Profile

_FEW = 4
_NOT_ASKED = Mood.QUESTION | Mood.SUPPOSED | Mood.DENIED | Mood.TOLD | Mood.PAST
#: What there is, or was, is not asked for.
_THERE = re.compile(
    r"\b(?:sold|sent|shipped|got|have|had|has|took|bought|delivered|received|counted|stock|left|is|are|was|were|in)\b"
)


def with_leading(
    segments: Sequence[Segment],
    lattice: Lattice,
    clauses: Sequence[Clause],
    cues: Sequence[Cue],
    profiles: Mapping[str, Profile],
) -> list[Segment]:
    """The segments of documents with lines, each with the clauses before it in which more goods are counted, and nothing else."""
    begins = [0, *(segment.end for segment in segments[:-1])] if segments else []
    led = list[Segment]()
    for segment, begin in zip(segments, begins, strict=True):
        profile = profiles[segment.action]
        ahead = tuple(_ahead(segment, begin, lattice, clauses, cues)) if profile.writes and profile.has_lines else ()
        led.append(replace(segment, clauses=(*reversed(ahead), *segment.clauses)) if ahead else segment)
    return led


def _ahead(
    segment: Segment, begin: int, lattice: Lattice, clauses: Sequence[Clause], cues: Sequence[Cue]
) -> Iterator[Clause]:
    following = segment.clauses[0]
    for clause in reversed(clauses):
        if clause.end > segment.start:
            continue
        if clause.start < begin or following.strong or not _counts_goods(clause, following, lattice, cues):
            return
        yield clause
        following = clause


def _counts_goods(clause: Clause, following: Clause, lattice: Lattice, cues: Sequence[Cue]) -> bool:
    """Whether a clause is hardly more than goods and how many, as the one behind it counts goods too."""
    if clause.quoted or clause.mood & _NOT_ASKED or any(clause.start <= cue.first < clause.end for cue in cues):
        return False
    if any(is_a(m, "customer") for m in lattice.mentions_in(clause.start, clause.end)):
        return False
    plain = weight(left_over(lattice, clause.start, clause.end)) <= _FEW
    told = _THERE.search(lattice.text, clause.start, clause.end)
    return plain and not told and _goods(clause, lattice) and _goods(following, lattice)


def _goods(clause: Clause, lattice: Lattice) -> bool:
    counted = any(value.kind in ("quantity", "number") for value in lattice.values_in(clause.start, clause.end))
    return counted and any("product" in mention.kinds for mention in lattice.mentions_in(clause.start, clause.end))
