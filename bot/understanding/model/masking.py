"""A message and what it may refer back to, with phone numbers, e-mail addresses and amounts masked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.settings import Private
from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.model.mask import Mask
from bot.understanding.proposal import Ask, Hearing, Proposal, Talk
from domain.arguments import SlotKind
from domain.registry import Registry

_PARTS = {"unit_price": SlotKind.AMOUNT}
"""The parts of a line that hold what is private."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A message in its circumstances as somebody else may see it, and the way back."""

    words: str
    hearing: Hearing
    mask: Mask


@dataclass(frozen=True)
class Masking:
    """Masks so many `kinds` of what is private."""

    kinds: frozenset[Private]
    registry: Registry
    embedded: EmbeddedEngine

    def masked(self, text: str, hearing: Hearing) -> Masked:
        """A message with what it may refer back to; the very same where nothing is to be masked."""
        mask = Mask(self.kinds, (text, *hearing.talk.words), lambda words: self.embedded.lattice(words, hearing))
        if not self.kinds:
            return Masked(text, hearing, mask)
        words = mask.words(text)
        return Masked(words, replace(hearing, talk=self._talk(hearing.talk, mask)), mask)

    def _talk(self, talk: Talk, mask: Mask) -> Talk:
        return replace(
            talk,
            pending=self._proposals(talk.pending, mask),
            asked=self._ask(talk.asked, mask) if talk.asked else None,
            done=self._proposals(talk.done, mask),
            last=self._proposals(talk.last, mask),
            words=tuple(mask.words(each) for each in talk.words),
        )

    def _ask(self, ask: Ask, mask: Mask) -> Ask:
        return replace(
            ask,
            proposal=self._proposal(ask.proposal, mask),
            unknown={name: mask.words(words) for name, words in ask.unknown.items()},
            before=self._proposals(ask.before, mask),
            after=self._proposals(ask.after, mask),
        )

    def _proposals(self, proposals: tuple[Proposal, ...], mask: Mask) -> tuple[Proposal, ...]:
        return tuple(self._proposal(each, mask) for each in proposals)

    def _proposal(self, proposal: Proposal, mask: Mask) -> Proposal:
        kinds = {slot.name: slot.kind for slot in self.registry[proposal.action].slots}
        args = {name: _value(value, kinds.get(name), mask) for name, value in proposal.args.items()}
        return replace(proposal, args=args)


def _value(value: Any, kind: SlotKind | None, mask: Mask) -> Any:
    """A value of an action, masked as far as its kind can hold what is private."""
    if isinstance(value, Mapping):
        return {part: _value(each, _PARTS.get(part), mask) for part, each in value.items()}
    if isinstance(value, list | tuple):
        return [_value(each, kind, mask) for each in value]
    if isinstance(value, str) and kind is SlotKind.AMOUNT:
        return mask.amount(value)
    return mask.words(value) if isinstance(value, str) and kind is SlotKind.TEXT else value
