"""A part of a message that one action is read out of."""

from __future__ import annotations

from dataclasses import dataclass

from bot.understanding.embedded.dividing.clauses import Clause
from bot.understanding.embedded.phrasing.cues import Cue


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
