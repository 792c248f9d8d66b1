"""A house to live in for a test: a fresh database with a small company, a clock that stands still, and actions to carry out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from domain.access.people import Actor, Person, System
from domain.action import Context, Operation, perform, take_back
from domain.calendar import FixedClock
from domain.errors import DomainError
from domain.outcome import Outcome
from domain.ports import AuditEntry, Store
from domain.registry import declared_actions
from storage.database import SqlDatabase
from storage.transaction import SqlTransaction
from tests.glassware import company, open_books

#: A Wednesday, ten in the morning in Shanghai.
NOW = datetime(2026, 3, 4, 2, 0, tzinfo=UTC)
SET_UP = System("set-up")
CONVERSATION = "house"


class House:
    """One company's database and the clock it runs by. Everything done is audited, as it would be in earnest."""

    def __init__(self, database: SqlDatabase) -> None:
        self.database = database
        self.clock = FixedClock(NOW)
        self.registry = declared_actions()

    @classmethod
    def furnished(cls, database: SqlDatabase) -> House:
        """A house with the small company in it."""
        house = cls(database)
        with database.write(SET_UP) as tx:
            tx.found(company())
            open_books(tx.store)
            tx.commit()
        return house

    def person(self, employee: str) -> Person:
        """An active employee as an actor."""
        found = self.database.person(employee)
        assert found is not None, f"{employee} is nobody"
        return found

    def act(self, employee: str, action: str, /, **args: Any) -> Outcome:
        """Carry out one action for an employee and commit it."""
        with self.database.write(self.person(employee)) as tx:
            outcome = self._perform(tx, action, args)
            tx.commit()
        return outcome

    def preview(self, employee: str, action: str, /, **args: Any) -> Outcome:
        """What the card for an action shows; nothing is kept."""
        with self.database.write(self.person(employee)) as tx:
            return self._perform(tx, action, args)

    def give_up(self, employee: str, action: str, /, **args: Any) -> Outcome:
        """Carry out an action up to its commit, numbers given and all, and then leave nothing behind."""
        with self.database.write(self.person(employee)) as tx:
            outcome = self._perform(tx, action, args)
            tx.settle()
        return outcome

    def refusal(self, employee: str, action: str, /, **args: Any) -> DomainError:
        """What the employee is told instead of having an action carried out."""
        try:
            outcome = self.act(employee, action, **args)
        except DomainError as error:
            return error
        raise AssertionError(f"{action} was carried out: {outcome.headline}")

    def undo(self, employee: str, operation: Operation | None = None) -> Outcome:
        """Take back an operation of the employee's, else the last one."""
        with self.database.write(self.person(employee)) as tx:
            operation = operation or tx.store.audit.last_operation(employee, CONVERSATION)
            assert operation is not None, "there is nothing to take back"
            outcome = self._take_back(tx, operation)
            tx.commit()
        return outcome

    @contextmanager
    def records(self, actor: Actor | str = SET_UP) -> Iterator[Store]:
        """The records as the program itself (or an employee) sees them, to look at."""
        with self.database.read(self._actor(actor)) as tx:
            yield tx.store

    @contextmanager
    def changing(self, actor: Actor | str = SET_UP) -> Iterator[Store]:
        """The records to change; committed when the block ends well."""
        with self.database.write(self._actor(actor)) as tx:
            yield tx.store
            tx.commit()

    def wait(self, **span: float) -> None:
        """Let time pass: `wait(days=2)`."""
        self.clock.instant += timedelta(**span)

    def _actor(self, actor: Actor | str) -> Actor:
        return self.person(actor) if isinstance(actor, str) else actor

    def _perform(self, tx: SqlTransaction, name: str, args: dict[str, Any]) -> Outcome:
        action = self.registry[name]
        arguments = action.arguments.model_validate(args)
        outcome = perform(self._context(tx), action, arguments)
        if action.writes:
            undoes = outcome.result.get("undone") if name == "undo" else None
            self._audit(tx, name, arguments.model_dump(mode="json", exclude_none=True), outcome, undoes)
        return outcome

    def _take_back(self, tx: SqlTransaction, operation: Operation) -> Outcome:
        outcome = take_back(self._context(tx), operation)
        self._audit(tx, operation.action, {}, outcome, undoes=operation.id)
        return outcome

    def _context(self, tx: SqlTransaction) -> Context:
        return Context(tx.scope.actor, tx.company, self.clock, tx.store, self.registry, CONVERSATION)

    def _audit(
        self, tx: SqlTransaction, action: str, args: dict[str, Any], outcome: Outcome, undoes: str | None = None
    ) -> None:
        tx.store.audit.append(
            AuditEntry(
                id=tx.store.numbers.key(),
                at=self.clock.now(),
                actor=tx.scope.actor.id,
                channel="terminal",
                conversation=CONVERSATION,
                message="",
                words="",
                engine="",
                action=action,
                event="undone" if undoes else "done",
                args=args,
                documents=[{"kind": ref.kind, "id": ref.id, "name": ref.name} for ref in outcome.documents],
                before=outcome.before,
                undoes=undoes,
            )
        )
