"""What is stated ahead of something that is to be done is why, and no question: "we're running low, buy 20 …"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.understanding.embedded.dividing.clauses import Clause
from bot.understanding.embedded.dividing.moods import Mood
from bot.understanding.embedded.dividing.segment import Segment
from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.phrasing.profile import OUTRIGHT, Profile

_STATES = re.compile(
    r"\W*(?:(?:so|right|ok|okay|well|and|because|cos|since|as|seems|looks like|turns out|apparently|hi|hey)\s){0,3}"
    r"(?:we|they|he|she|it|there|(?:the|our|their|his|her)\s[a-z]+(?:\s[a-z]+)?|#)"
    r"(?:'re|'s|'ve|\s(?:are|is|were|was|have|has|had|got|only|just|ran|run|keeps?|sold))\b"
)
#: 刚查了下流水: what somebody looked at before, in words that name nothing.
_LOOKED = re.compile(
    r"\W*(?:我们?|财务|会计|仓库|#|刚才?|刚刚|今天|早上|上午|下午|中午|又|去)*"
    r"(?:查|看|翻|核对?|对|瞄|刷|盘点?)(?:了|过)(?!多少|几|没|吗)(?:一?[下眼遍次])?"
)
_AGREES = re.compile(r"\W*(?:ok|okay|right|fine|good|great|yes|yeah|sure|好的?|行|可以|嗯|没问题)\W*")
_THEM = re.compile(r"\b(?:them|those|these|it|'?em)\b")


def without_reasons(
    segments: Sequence[Segment], lattice: Lattice, clauses: Sequence[Clause], profiles: Mapping[str, Profile]
) -> list[Segment]:
    """The segments without those that but state how things are before a write; of the goods named there it may still be."""
    kept: list[Segment] = []
    told = [each for each in segments if not _merely_agrees(each, lattice)]
    segments = told or segments
    for place, segment in enumerate(segments):
        following = segments[place + 1] if place + 1 < len(segments) else None
        if (
            following is None
            or profiles[segment.action].writes
            or not _is_reason(segment, following, lattice, profiles)
        ):
            kept.append(segment)
    return [_of_them(each, kept, lattice, clauses, profiles) for each in kept]


def _merely_agrees(segment: Segment, lattice: Lattice) -> bool:
    """Whether what hints at an action is but a word that leads on to another: "ok, push it …"."""
    hinted = all(cue.weight < OUTRIGHT for cue in segment.cues)
    return hinted and _AGREES.fullmatch(lattice.text, segment.start, segment.end) is not None


def _is_reason(one: Segment, other: Segment, lattice: Lattice, profiles: Mapping[str, Profile]) -> bool:
    asked = any(clause.mood & (Mood.QUESTION | Mood.REQUEST) for clause in one.clauses)
    if asked or not profiles[other.action].writes:
        return False
    names_none = not any(mention.candidates for mention in lattice.mentions_in(one.start, one.end))
    words = _masked(one, lattice)
    return _STATES.match(words) is not None or (names_none and _LOOKED.match(words) is not None)


def _of_them(
    segment: Segment,
    segments: Sequence[Segment],
    lattice: Lattice,
    clauses: Sequence[Clause],
    profiles: Mapping[str, Profile],
) -> Segment:
    """A write with the clause before it that names its goods: "Ann has enough cups, take them off 1009"."""
    before = next((each for each in reversed(clauses) if each.end <= segment.start), None)
    if before is None or before.quoted or any(each.start <= before.start < each.end for each in segments):
        return segment
    pointed = _THEM.search(lattice.text, segment.start, segment.end) and not _goods(segment, lattice)
    if not pointed or not profiles[segment.action].has_lines or not _goods(before, lattice):
        return segment
    if before.mood & (Mood.QUESTION | Mood.SUPPOSED) or lattice.values_in(before.start, before.end):
        return segment
    return replace(segment, clauses=(before, *segment.clauses))


def _goods(part: Segment | Clause, lattice: Lattice) -> bool:
    return any("product" in mention.kinds for mention in lattice.mentions_in(part.start, part.end))


def _masked(segment: Segment, lattice: Lattice) -> str:
    """The words of a segment, its first name as a #."""
    first = next(iter(lattice.mentions_in(segment.start, segment.end)), None)
    text = lattice.text[segment.start : segment.end]
    if first is None or not first.kinds:
        return text
    return text[: first.start - segment.start] + "#" + text[first.end - segment.start :]
