"""What a person is shown of outcomes: a card to confirm, a receipt, an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.conversation.carrying_out import Step
from bot.messages import ActionReport, Card, Language
from bot.replies.wording import Wording
from domain.outcome import Offer

#: The next steps that are offered under one receipt.
MOST_OFFERS = 3


@dataclass(frozen=True)
class Showing:
    """Shows outcomes in one language."""

    wording: Wording
    language: Language

    def to_confirm(self, steps: Sequence[Step]) -> tuple[Card, ...]:
        """The cards to be confirmed."""
        return tuple(self.wording.card(step.outcome, self.language, "open") for step in steps)

    def done(self, steps: Sequence[Step], *, seen: bool) -> tuple[str, tuple[Card, ...]]:
        """A receipt: of what was `seen` on a card before, only what came of it; one line alone is a sentence and no card."""
        cards = [self._card(step, seen=seen) for step in steps]
        if all(_bare(card) for card in cards):
            return "\n".join(card.title for card in cards), ()
        return "", tuple(cards)

    def _card(self, step: Step, *, seen: bool) -> Card:
        card = self.wording.card(step.outcome, self.language, "done" if step.operation else "info")
        return replace(card, rows=(), tables=(), warnings=()) if seen and step.operation else card


def _bare(card: Card) -> bool:
    return not (card.rows or card.tables or card.effects or card.warnings)


def offers_of(steps: Sequence[Step]) -> tuple[Offer, ...]:
    """What may well be done next."""
    return tuple(offer for step in steps for offer in step.outcome.offers)[:MOST_OFFERS]


def reports(steps: Sequence[Step], state: str) -> Iterator[ActionReport]:
    """What became of each action, for programs."""
    for step in steps:
        reached = state if step.operation or state != "done" else "done"
        result = step.outcome.result if reached == "done" else {}
        yield ActionReport(step.proposal.action, step.proposal.args, reached, result)  # type: ignore[arg-type]
