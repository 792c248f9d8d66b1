"""What a further message may go on from: an action, and the question that is open about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.understanding.proposal import Ask, Proposal


@dataclass(frozen=True, slots=True)
class Base:
    """What a message may go on from: an action, and the question that is open about it."""

    proposal: Proposal
    asked: Ask | None = None

    @property
    def missing(self) -> frozenset[str]:
        """The slots that were asked for."""
        return frozenset(self.asked.missing) if self.asked else frozenset()

    @property
    def ambiguous(self) -> Mapping[str, tuple[str, ...]]:
        """The slots with several records to choose from."""
        return self.asked.ambiguous if self.asked else {}
