"""An action is declared once; everything else about it is derived.

The model's tool, the command, the form for what is missing, the confirmation card, the REST route, help, docs, the audit
entry and what the embedded engine looks for all come from one `Action`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from domain.access.people import Actor, Person
from domain.access.roles import Role
from domain.arguments import Arguments, Slot, slots_of
from domain.calendar import Clock
from domain.company import Company
from domain.errors import ConflictError, DeniedError, NotFoundError
from domain.events import Event, reactions
from domain.outcome import Outcome, RecordRef, Say
from domain.vocabulary import Vocabulary
from domain.words import Words

if TYPE_CHECKING:
    from domain.kinds import Kind
    from domain.ports import Store
    from domain.registry import Registry


#: A list is never longer, not even to its end.
_ALL_ROWS = 100_000


class Risk(StrEnum):
    """How much a write binds: `records` is done at once with Undo, `commits` is confirmed on a card first."""

    RECORDS = "records"
    COMMITS = "commits"


@dataclass(frozen=True, slots=True)
class Operation:
    """An action that was carried out, as the audit keeps it: what undo starts from."""

    id: str
    action: str
    args: Mapping[str, Any]
    documents: tuple[RecordRef, ...]
    before: Mapping[str, Any]
    actor: str
    at: datetime
    conversation: str
    undone: bool = False

    def document(self, kind: Kind) -> str:
        """The id of the first record of a kind that it made or changed."""
        return next(ref.id for ref in self.documents if ref.kind is kind)


@dataclass(slots=True)
class Context:
    """What an action works with: who asks, when it is, the company, its records, and what follows from it.

    One context serves one transaction; several actions of one message share it. `whole`: lists are wanted to their end.
    """

    actor: Actor
    company: Company
    clock: Clock
    store: Store
    registry: Registry
    conversation: str = ""
    whole: bool = False
    effects: list[Say] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        """The present instant, in UTC."""
        return self.clock.now()

    @property
    def today(self) -> date:
        """The company's business day."""
        return self.company.day_of(self.now)

    @property
    def person(self) -> Person:
        """The employee who asks; raises DeniedError where the program itself is the actor."""
        if isinstance(self.actor, Person):
            return self.actor
        raise DeniedError("access.people_only")

    def listed(self, most: int) -> int:
        """How many rows a list shows that shows so many at first."""
        return _ALL_ROWS if self.whole else most

    def emit(self, event: Event) -> None:
        """Let other areas act on what happened, at once and in this transaction."""
        for reaction in reactions().get(type(event), ()):
            reaction(self, event)

    def effect(self, sentence: Say) -> None:
        """Note what followed in another department; the action's outcome shows it."""
        self.effects.append(sentence)

    def drain_effects(self) -> tuple[Say, ...]:
        """The effects noted since the last call."""
        drained, self.effects = tuple(self.effects), []
        return drained


A = TypeVar("A", bound=Arguments)


@dataclass(frozen=True, slots=True)
class Irreversible:
    """Why an action can't be undone, as the person is told."""

    reason: Words


Undo = Callable[[Context, Operation], Outcome]


@dataclass(frozen=True)
class Action(Generic[A]):
    """One thing that people can have done.

    `hint` says in one sentence what it does. `risk` is None for a question. `undo` makes the compensating entries, or says
    why there are none. `planned`: understood, and answered with an honest sentence, but not built yet. `common`: its
    answer holds nothing but what everybody may see, so that it may be given where others read along. `words` are the catalogue
    entries that only this action uses, for an action that comes as one file.
    """

    name: str
    title: Words
    hint: Words
    arguments: type[A]
    roles: frozenset[Role]
    vocabulary: Vocabulary
    run: Callable[[Context, A], Outcome] | None = None
    risk: Risk | None = None
    undo: Undo | Irreversible | None = None
    planned: bool = False
    common: bool = False
    words: Mapping[str, Words] = field(default_factory=dict)

    @property
    def writes(self) -> bool:
        """Whether it changes anything."""
        return self.risk is not None

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Its arguments, as everything outside sees them."""
        return slots_of(self.arguments)

    def allowed(self, actor: Actor) -> bool:
        """Whether the actor may use it at all."""
        return isinstance(actor, Person) and bool(self.roles & actor.roles)


def perform(ctx: Context, action: Action[Any], args: Arguments) -> Outcome:
    """Run an action for the context's actor.

    Raises DeniedError beyond his rights, ConflictError where it is not built yet, and what the action itself raises.
    """
    if not action.allowed(ctx.actor):
        raise DeniedError("access.action_denied", action=action.title)
    if action.run is None:
        raise ConflictError("action.planned", action=action.title)
    return _with_effects(ctx, action.run(ctx, args))


def take_back(ctx: Context, operation: Operation) -> Outcome:
    """Undo one of the actor's own operations by compensating entries.

    Raises NotFoundError for anybody else's, DeniedError where the actor may no longer do what it did, ConflictError where it was
    undone before or can't be, and what the action's undo itself raises.
    """
    action = ctx.registry[operation.action]
    if operation.actor != ctx.actor.id or action.undo is None:
        raise NotFoundError("access.no_operation", id=operation.id)
    if not action.allowed(ctx.actor):
        raise DeniedError("access.action_denied", action=action.title)
    if operation.undone:
        raise ConflictError("access.already_undone")
    if isinstance(action.undo, Irreversible):
        raise ConflictError("access.irreversible", action=action.title, reason=action.undo.reason)
    return _with_effects(ctx, action.undo(ctx, operation))


def _with_effects(ctx: Context, outcome: Outcome) -> Outcome:
    return replace(outcome, effects=(*outcome.effects, *ctx.drain_effects()))
