"""A record as a card for a page of its own: the outcome of the action that shows it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from bot.calls import Wording
from bot.messages import Reply
from domain.action import Action, Context, perform
from domain.arguments import Slot, SlotKind
from domain.calendar import Clock
from domain.errors import DeniedError, NotFoundError
from domain.ports import Database
from domain.registry import Registry


@dataclass(frozen=True)
class RecordPages:
    """What it takes to show a record to a person."""

    database: Database
    registry: Registry
    clock: Clock
    wording: Wording

    def record(self, person: str, kind: str, record_id: str) -> Reply | None:
        """A record as a card, None where there is none, or the person may not see it, or its kind has no page."""
        actor, shown_by = self.database.person(person), _shown_by(self.registry, kind)
        if actor is None or shown_by is None:
            return None
        action, slot = shown_by
        try:
            args = action.arguments.model_validate({slot.name: record_id})
            with self.database.read(actor) as tx:
                outcome = perform(Context(actor, tx.company, self.clock, tx.store, self.registry), action, args)
                language = actor.language or tx.company.language
        except (ValidationError, NotFoundError, DeniedError):
            return None
        # The page itself is where the card's link would lead.
        return Reply("", "", language, (replace(self.wording.card(outcome, language, "info"), link=""),))


def has_page(registry: Registry, kind: str) -> bool:
    """Whether records of a kind have pages, so that links to them lead somewhere."""
    return _shown_by(registry, kind) is not None


def _shown_by(registry: Registry, kind: str) -> tuple[Action[Any], Slot] | None:
    """The question that takes one record of the kind and nothing else: what shows it."""
    for action in registry:
        if not action.writes and not action.planned and len(action.slots) == 1:
            (slot,) = action.slots
            if slot.required and slot.kind is SlotKind.REFERENCE and slot.reference == kind:
                return action, slot
    return None
