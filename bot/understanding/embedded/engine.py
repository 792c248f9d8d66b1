"""The embedded engine: reads a message by its names, values and cue words, without a model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.understanding.embedded.clauses import Clause, clauses_of
from bot.understanding.embedded.fan_out import fanned_out
from bot.understanding.embedded.filling.fill import fill
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.lattice import Lattice, read_message
from bot.understanding.embedded.profile import Profile, phrases_for, profile_of
from bot.understanding.embedded.segments import Segment, divide
from bot.understanding.proposal import Ask, Hearing, Proposal, Talk, Understanding
from bot.understanding.world import Knowledge, World
from domain.registry import Registry

MOST_CHARACTERS = 4000


class EmbeddedEngine:
    """Understands a message in about a millisecond; where it is not sure it asks, or proposes nothing."""

    def __init__(self, registry: Registry, world: World) -> None:
        self._world = world
        self._profiles = {action.name: profile_of(action) for action in registry}
        self._phrases = phrases_for(registry)

    def understand(self, text: str, hearing: Hearing) -> Understanding:
        """The reading of one message in its circumstances."""
        if len(text) > MOST_CHARACTERS:
            return Understanding(problem=("understanding.too_long", {"most": MOST_CHARACTERS}), sure=False)
        known = self._world.knowledge()
        now = hearing.clock.now().astimezone(hearing.company.zone)
        lattice = read_message(text, known, own=known.book(hearing.person), recent=_recent(hearing.talk), now=now)
        return self._read(lattice, known, hearing, now)

    def _read(self, lattice: Lattice, known: Knowledge, hearing: Hearing, now: datetime) -> Understanding:
        clauses = clauses_of(lattice)
        segments = divide(lattice, clauses, self._phrases.cues(lattice), self._profiles)
        readings = [reading for segment in segments for reading in self._filled(segment, lattice, known, hearing, now)]
        return _decided(readings)

    def _filled(
        self, segment: Segment, lattice: Lattice, known: Knowledge, hearing: Hearing, now: datetime
    ) -> Iterator[tuple[Profile, Filled]]:
        profile = self._profiles[segment.action]
        spans = tuple((clause.start, clause.end) for clause in segment.clauses)
        cues = tuple((cue.start, cue.end) for cue in segment.cues if cue.weight > 0)
        stretch = Stretch(lattice, spans, cues, known, hearing.person, now.date())
        for part in fanned_out(profile, stretch):
            yield profile, fill(profile, part, self._world.facts)


def _recent(talk: Talk) -> frozenset[str]:
    return frozenset(talk.records.values())


def _decided(readings: Sequence[tuple[Profile, Filled]]) -> Understanding:
    """The proposals; or the question about the first that is not whole, with the others waiting."""
    proposals = [Proposal(profile.name, filled.args, filled.sources) for profile, filled in readings]
    for place, (_, filled) in enumerate(readings):
        if filled.problem:
            return Understanding(problem=filled.problem, sure=False)
        if not filled.whole:
            before, after = tuple(proposals[:place]), tuple(proposals[place + 1 :])
            ask = Ask(proposals[place], tuple(filled.missing), filled.ambiguous, filled.unknown, before, after)
            return Understanding(ask=ask)
    return Understanding(tuple(proposals))


__all__ = ["Clause", "EmbeddedEngine"]
