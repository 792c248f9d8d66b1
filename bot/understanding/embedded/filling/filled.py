"""What filling one action's slots came to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.understanding.embedded.mentions import Mention, Normal
from bot.understanding.embedded.values import Found
from bot.understanding.proposal import How, Source

_HOW: dict[str, How] = {
    "exact": How.SAID,
    "sku": How.SAID,
    "listed": How.SAID,
    "number": How.SAID,
    "part": How.PART,
    "words": How.PART,
    "piece": How.PART,
    "spec": How.PART,
    "surname": How.PART,
    "initials": How.PART,
    "pinyin": How.HOMOPHONE,
    "homophone": How.HOMOPHONE,
    "slip": How.SLIP,
}


@dataclass(slots=True)
class Filled:
    """Values by slot with where they stand; slots without one; slots with several; names that fit no record."""

    args: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    ambiguous: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)
    problem: tuple[str, dict[str, Any]] | None = None
    odd: list[tuple[int, int]] = field(default_factory=list)
    """Where a value stands that is hardly what was meant: a price far from the usual one."""

    def put(self, slot: str, value: Any, each: Mention | Found | None = None, how: str = "exact") -> None:
        """Fill a slot."""
        self.args[slot] = value
        if each is not None:
            self.note(slot, each, how)

    def note(self, slot: str, each: Mention | Found, how: str = "exact") -> None:
        """Note where a value stands."""
        self.sources[slot] = Source(_HOW[how], each.start, each.end)

    def from_talk(self, slot: str) -> bool:
        """Whether a slot was filled with what was spoken of before."""
        source = self.sources.get(slot)
        return source is not None and source.how is How.CONTEXT

    def sources_in(self, normal: Normal) -> dict[str, Source]:
        """Where the values stand in the message as it was sent."""
        return {slot: _sent(source, normal) for slot, source in self.sources.items()}

    def lack(self, slot: str, unknown: str | None = None) -> None:
        """Note that a slot has no value, and the name that fitted no record."""
        if slot not in self.missing:
            self.missing.append(slot)
        if unknown:
            self.unknown[slot] = unknown

    def doubt(self, slot: str, ids: Sequence[str]) -> None:
        """Note that several records fit a slot equally well."""
        self.ambiguous[slot] = tuple(sorted(set(ids)))

    @property
    def whole(self) -> bool:
        """Whether nothing needs to be asked."""
        return not (self.missing or self.ambiguous or self.problem)


def _sent(source: Source, normal: Normal) -> Source:
    """The source with its place in the message as it was sent; one from the talk before has none."""
    if source.how is How.CONTEXT:
        return source
    start, end = normal.raw_span(source.start, source.end)
    return Source(source.how, start, end, source.turn)
