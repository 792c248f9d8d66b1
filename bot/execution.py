"""Carries out actions in an open transaction and writes them into the audit trail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.calls import CHANNEL
from bot.conversation.state import Origin
from bot.understanding.proposal import Proposal
from domain.access.people import Person
from domain.action import Action, Context, perform, take_back
from domain.arguments import Arguments
from domain.calendar import Clock
from domain.errors import DeniedError, DomainError, QuestionError
from domain.outcome import Outcome
from domain.ports import AuditEntry, Database, Transaction
from domain.registry import Registry
from domain.talks import ConversationKey

#: The action whose doing is another one's undoing.
UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Words:
    """What an action comes from: the talk, the message's id, the person's own words, and the engine that read them.

    The last three are empty where an action was called by its name. `whole`: lists are wanted to their end.
    """

    key: ConversationKey
    message: str = ""
    words: str = ""
    engine: str = ""
    whole: bool = False


@dataclass(frozen=True)
class Executor:
    """Runs actions and keeps who did what. A card is the same run in a transaction that is rolled back."""

    database: Database
    registry: Registry
    clock: Clock

    def run(
        self, tx: Transaction, person: Person, action: Action[Any], args: Arguments, words: Words
    ) -> tuple[Outcome, str]:
        """Carry out an action; returns its outcome and the operation's id in the audit, empty for a question."""
        outcome = perform(self._context(tx, person, words), action, args)
        if not action.writes:
            return outcome, ""
        undoes = outcome.result.get("undone") if action.name == UNDO else None
        return outcome, self._keep(tx, person, words, Proposal(action.name, args.as_json()), outcome, undoes)

    def take_back(self, tx: Transaction, person: Person, operation: str, words: Words) -> tuple[Outcome, str]:
        """Undo one of the person's operations; returns the outcome and the audit entry's id."""
        outcome = take_back(self._context(tx, person, words), tx.store.audit.operation(operation))
        return outcome, self._keep(tx, person, words, Proposal(UNDO, {}), outcome, operation)

    def refused(
        self, person: Person, key: ConversationKey, origin: Origin, proposal: Proposal, error: DomainError
    ) -> None:
        """Keep that an action was denied or failed, in a transaction of its own: the action's own left nothing behind.

        What is still to be decided is neither; that a question has no answer is not kept.
        """
        denied = isinstance(error, DeniedError)
        if isinstance(error, QuestionError) or not (denied or self.registry[proposal.action].writes):
            return
        words = Words(key, origin.message, origin.words, origin.engine)
        event = "denied" if denied else "failed"
        with self.database.write(person) as tx:
            tx.store.audit.append(self._entry(tx, person, words, proposal, event))
            tx.commit()

    def for_calls(self) -> ByName:
        """The same for programs that call actions by name."""
        return ByName(self)

    def _context(self, tx: Transaction, person: Person, words: Words) -> Context:
        return Context(person, tx.company, self.clock, tx.store, self.registry, words.key.talk, words.whole)

    def _keep(
        self, tx: Transaction, person: Person, words: Words, proposal: Proposal, outcome: Outcome, undoes: str | None
    ) -> str:
        entry = self._entry(tx, person, words, proposal, "undone" if undoes else "done", outcome, undoes)
        tx.store.audit.append(entry)
        return entry.id

    def _entry(
        self,
        tx: Transaction,
        person: Person,
        words: Words,
        proposal: Proposal,
        event: str,
        outcome: Outcome | None = None,
        undoes: str | None = None,
    ) -> AuditEntry:
        documents = outcome.documents if outcome else ()
        return AuditEntry(
            id=tx.store.numbers.key(),
            at=self.clock.now(),
            actor=person.id,
            channel=words.key.channel,
            conversation=words.key.talk,
            message=words.message,
            words=words.words,
            engine=words.engine,
            action=proposal.action,
            event=event,
            args=dict(proposal.args),
            documents=[{"kind": ref.kind, "id": ref.id, "name": ref.name} for ref in documents],
            before=dict(outcome.before) if outcome else {},
            undoes=undoes,
        )


@dataclass(frozen=True)
class ByName:
    """Runs actions that a program called over the API."""

    executor: Executor

    def __call__(self, tx: Transaction, person: Person, action: Action[Any], args: Arguments, /) -> Outcome:
        """Run one action in an open transaction, with its audit entry."""
        return self.executor.run(tx, person, action, args, Words(_called_by(person)))[0]

    def refused(self, person: Person, action: str, args: Mapping[str, Any], error: DomainError, /) -> None:
        """Keep in the audit that an action was denied or failed."""
        self.executor.refused(person, _called_by(person), Origin("", "", ""), Proposal(action, args), error)


def _called_by(person: Person) -> ConversationKey:
    """The talk, as the audit knows it, that a person's calls belong to."""
    return ConversationKey(CHANNEL, "", "", person.id)
