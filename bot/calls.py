"""Actions called by name over the API: arguments checked, run in one transaction, audited, carried out once a key."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from pydantic import TypeAdapter, ValidationError

from bot.messages import Card, Language
from bot.port import CallResult
from bot.replies.reading_back import read_back
from domain.access.people import Person
from domain.action import Action
from domain.arguments import Arguments
from domain.calendar import Clock
from domain.errors import BadInputError, ConflictError, DeniedError, DomainError, NotFoundError, QuestionError
from domain.outcome import Outcome
from domain.ports import Database, Transaction
from domain.registry import Registry

CardState = Literal["open", "done", "info"]

_CARD = TypeAdapter(Card)

#: Where the audit says that a call came in.
CHANNEL = "api"


class Execution(Protocol):
    """Runs actions that were called by name, and keeps in the audit who did what."""

    def __call__(self, tx: Transaction, person: Person, action: Action[Any], args: Arguments, /) -> Outcome:
        """Run one action in an open transaction, with its audit entry."""
        ...

    def refused(self, person: Person, action: str, args: Mapping[str, Any], error: DomainError, /) -> None:
        """Keep in the audit that an action was denied or failed, in a transaction of its own."""
        ...


class Wording(Protocol):
    """Finds the words for what the domain says."""

    def card(self, outcome: Outcome, language: Language, state: CardState, /) -> Card:
        """An outcome as a card."""
        ...

    def sentence(self, key: str, params: Mapping[str, Any], language: Language, /) -> str:
        """A catalogue key with its values."""
        ...


@dataclass(frozen=True)
class Calls:
    """What a program's call needs to be carried out."""

    database: Database
    registry: Registry
    clock: Clock
    execute: Execution
    wording: Wording

    def call(self, person: str, name: str, args: Mapping[str, Any], *, preview: bool, key: str | None) -> CallResult:
        """Carry out an action, or show the card that would be confirmed; whatever is wrong becomes a status and a reason."""
        actor = self.database.person(person)
        if actor is None:
            return _refused(403, None, "nobody who works here")
        if name not in self.registry:
            return _refused(404, None, f"no such action: {name}")
        action = self.registry[name]
        try:
            valid = action.arguments.model_validate(dict(args))
        except ValidationError as error:
            return _invalid(error)
        call = _Call(self, actor, self._language(actor), action, valid, None if preview else key)
        return call.preview() if preview else call.carry_out()

    def _language(self, person: Person) -> Language:
        with self.database.read(person) as tx:
            return person.language or tx.company.language


@dataclass(frozen=True)
class _Call:
    calls: Calls
    person: Person
    language: Language
    action: Action[Any]
    args: Arguments
    key: str | None

    def carry_out(self) -> CallResult:
        """Run and commit; the same key again gets the same answer."""
        return self._told(self._once)

    def preview(self) -> CallResult:
        """Run, and leave nothing behind."""

        def tried() -> CallResult:
            with self.calls.database.write(self.person) as tx:
                outcome = self.calls.execute(tx, self.person, self.action, self.args)
                return self._answer(outcome, "confirm")

        return self._told(tried)

    def _once(self) -> CallResult:
        with self.calls.database.write(self.person) as tx:
            before = self._taken(tx)
            if before is not None:
                return CallResult(before["status"], before["body"])
            outcome = self.calls.execute(tx, self.person, self.action, self.args)
            tx.settle()
            answer = self._answer(read_back(outcome, tx.store.names), "done")
            if self.key is not None:
                tx.idempotency.answer(self.person.id, self.key, {"status": answer.status, "body": answer.body})
            tx.commit()
        return answer

    def _taken(self, tx: Transaction) -> Mapping[str, Any] | None:
        if self.key is None:
            return None
        body = json.dumps([self.action.name, self.args.as_json()], ensure_ascii=False, sort_keys=True)
        digest = hashlib.sha256(body.encode()).hexdigest()
        return tx.idempotency.take(self.person.id, self.key, digest, self.calls.clock.now())

    def _answer(self, outcome: Outcome, state: str) -> CallResult:
        card = _CARD.dump_python(
            self.calls.wording.card(outcome, self.language, "done" if state == "done" else "open"), mode="json"
        )
        result = dict(outcome.result) if state == "done" else {}
        return CallResult(200, {"action": self.action.name, "state": state, "result": result, "card": card})

    def _told(self, run: Callable[[], CallResult]) -> CallResult:
        try:
            return run()
        except QuestionError as question:
            return self._asked(question)
        except DomainError as error:
            self.calls.execute.refused(self.person, self.action.name, self.args.as_json(), error)
            return _refused(_status(error), self._field(error), self._said(error.key, error.params))

    def _asked(self, question: QuestionError) -> CallResult:
        """What is undecided: each option with the arguments to call again with."""
        options = [
            {
                "label": self._said(option.key, option.params),
                "args": self.args.as_json() | dict(option.changes) | self._acknowledging(option.acknowledge),
            }
            for option in question.options
        ]
        refused = _refused(409, None, self._said(question.key, question.params))
        return CallResult(409, {**refused.body, "options": options})

    def _said(self, key: str, params: Mapping[str, Any]) -> str:
        return self.calls.wording.sentence(key, params, self.language)

    def _acknowledging(self, warning: str | None) -> dict[str, Any]:
        return {"acknowledged": [*self.args.acknowledged, warning]} if warning else {}

    def _field(self, error: DomainError) -> str | None:
        """The argument that an error is about."""
        if isinstance(error, BadInputError):
            return error.field
        named = error.params.get("id") if isinstance(error, NotFoundError) else None
        return next((name for name, value in self.args.as_json().items() if value == named), None)


def _status(error: DomainError) -> int:
    match error:
        case DeniedError():
            return 403
        case ConflictError():
            return 409
        case _:
            return 422


def _invalid(error: ValidationError) -> CallResult:
    details = error.errors(include_url=False, include_context=False, include_input=False)
    problems = [(".".join(str(step) for step in detail["loc"]) or None, detail["msg"]) for detail in details]
    return CallResult(422, {"errors": [{"field": field, "problem": problem} for field, problem in problems]})


def _refused(status: int, field: str | None, problem: str) -> CallResult:
    return CallResult(status, {"errors": [{"field": field, "problem": problem}]})
