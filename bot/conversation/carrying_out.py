"""Carrying out what was proposed, in order, in one open transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from bot.conversation.state import Origin
from bot.execution import UNDO, Executor, Words
from bot.understanding.proposal import MADE, How, Proposal
from domain.access.people import Person
from domain.action import Action, Irreversible, Risk
from domain.errors import DomainError
from domain.outcome import Outcome
from domain.ports import Transaction
from domain.registry import Registry
from domain.talks import ConversationKey

#: Somebody else changed the same rows first; the turn starts again.
CHANGED_MEANWHILE = "storage.changed_meanwhile"

#: A value that was come by like this is looked at before it is written.
_LOOK_AT = frozenset({How.HOMOPHONE, How.SLIP, How.COMPUTED, How.MODEL})


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done: operations to take back first, then actions.

    `sure`: everything in the message is accounted for; `leftover` is what of it is not. `whole`: lists are wanted to their end.
    """

    proposals: tuple[Proposal, ...]
    origin: Origin
    undoes: tuple[str, ...] = ()
    sure: bool = True
    leftover: tuple[str, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was carried out: the outcome, and the operation's id in the audit (empty for a question)."""

    proposal: Proposal
    outcome: Outcome
    operation: str = ""


class StoppedError(Exception):
    """An action of the message could not be carried out; `place` tells which."""

    def __init__(self, place: int, error: DomainError) -> None:
        super().__init__(error.key)
        self.place = place
        self.error = error


class UnfitError(Exception):
    """An action's arguments can't stand as they are."""

    def __init__(self, place: int, action: Action[Any], error: ValidationError) -> None:
        super().__init__(action.name)
        self.place = place
        self.action = action
        self.error = error


@dataclass(frozen=True)
class Hands:
    """Carries out proposals."""

    registry: Registry
    execute: Executor

    def writes(self, proposals: Sequence[Proposal]) -> bool:
        """Whether any of the actions changes something."""
        return any(self.registry[each.action].writes for each in proposals)

    def needs_a_look(self, tx: Transaction, work: Work) -> bool:
        """Whether the message is put on a card: an action commits, a value is not certain, or something was left over.

        What was read off a photo or heard in a voice note always is.
        """
        if (
            work.origin.medium
            or not work.sure
            or any(source.how in _LOOK_AT for each in work.proposals for source in each.sources.values())
        ):
            return True
        committing = any(
            self.registry[each.action].risk is Risk.COMMITS for each in work.proposals if each.action != UNDO
        )
        return committing or any(self._commits(tx, each) for each in work.undoes)

    def _commits(self, tx: Transaction, operation: str) -> bool:
        return self.registry[tx.store.audit.operation(operation).action].risk is Risk.COMMITS

    def do(self, tx: Transaction, person: Person, key: ConversationKey, work: Work) -> list[Step]:
        """Carry out everything; raises StoppedError or UnfitError at the first that can't be."""
        words = _words(key, work.origin, whole=work.whole)
        steps = [self._take_back(tx, person, operation, words) for operation in work.undoes]
        made: dict[str, str] = {}
        for place, proposal in enumerate(work.proposals):
            if proposal.action == UNDO:
                continue
            step = self._step(tx, person, place, _with_made(proposal, made), words)
            made.update({f"{MADE}{ref.kind}": ref.id for ref in reversed(step.outcome.documents)})
            steps.append(step)
        return steps

    def _step(self, tx: Transaction, person: Person, place: int, proposal: Proposal, words: Words) -> Step:
        action = self.registry[proposal.action]
        try:
            args = action.arguments.model_validate(dict(proposal.args))
        except ValidationError as error:
            raise UnfitError(place, action, error) from error
        try:
            outcome, operation = self.execute.run(tx, person, action, args, words)
        except DomainError as error:
            raise _stop(place, error) from error
        return Step(proposal, outcome, operation)

    def _take_back(self, tx: Transaction, person: Person, operation: str, words: Words) -> Step:
        try:
            outcome, entry = self.execute.take_back(tx, person, operation, words)
        except DomainError as error:
            raise _stop(0, error) from error
        return Step(Proposal(UNDO, {}), outcome, entry)

    def last_operations(self, tx: Transaction, person: Person, conversation: str) -> tuple[str, ...]:
        """What a bare "undo" means: the person's last operation here; none where there is none."""
        last = tx.store.audit.last_operation(person.id, conversation)
        return (last.id,) if last else ()

    def refused(
        self, person: Person, key: ConversationKey, origin: Origin, proposal: Proposal, error: DomainError
    ) -> None:
        """Keep that an action was denied or failed."""
        self.execute.refused(person, key, origin, proposal, error)

    def can_be_undone(self, steps: Sequence[Step]) -> bool:
        """Whether each of the writes says how it is undone."""
        actions = [self.registry[step.proposal.action] for step in steps if step.operation]
        return bool(actions) and not any(
            action.undo is None or isinstance(action.undo, Irreversible) for action in actions
        )


def _words(key: ConversationKey, origin: Origin, *, whole: bool) -> Words:
    return Words(key, origin.message, origin.words, origin.engine, whole)


def _stop(place: int, error: DomainError) -> Exception:
    """What ends the work: that somebody else was quicker is nobody's fault, and the whole turn is taken again."""
    return error if error.key == CHANGED_MEANWHILE else StoppedError(place, error)


def _with_made(proposal: Proposal, made: Mapping[str, str]) -> Proposal:
    """The proposal with the ids of records that were made just before it."""
    args = {name: made.get(value, value) if isinstance(value, str) else value for name, value in proposal.args.items()}
    return replace(proposal, args=args)
