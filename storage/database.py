"""The database: opens transactions for actors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from domain.access.people import Actor, Person
from domain.errors import ConflictError
from storage.access.repositories import person
from storage.audit.chain import seal
from storage.engine import connect
from storage.names.keeping import keep_names
from storage.schema import complete
from storage.scope import Scope, random_key
from storage.transaction import SqlTransaction

#: PostgreSQL gave up a transaction for another's sake: serialization failure, deadlock.
_GIVEN_UP = {"40001", "40P01"}


class _Writing(Session):
    """A session whose flushes keep the table of names in step."""


def _hold(session: Session, record: object) -> None:
    """A session forgets a record that nobody holds, and with it what was appended to a list of it: hold what was loaded."""
    session.info.setdefault("held", []).append(record)


event.listen(_Writing, "after_flush", keep_names)
event.listen(_Writing, "loaded_as_persistent", _hold)


class SqlDatabase:
    """One company's database; `keys` makes the opaque keys of lines and of records that are numbered later."""

    def __init__(self, url: str, *, keys: Callable[[], str] = random_key) -> None:
        complete()
        self.engines = connect(url)
        self._keys = keys

    @contextmanager
    def read(self, actor: Actor, /) -> Iterator[SqlTransaction]:
        """A transaction that never writes and sees one moment."""
        with Session(self.engines.reading, expire_on_commit=False) as session:
            yield SqlTransaction(Scope(session, actor, self._keys))

    @contextmanager
    def write(self, actor: Actor, /) -> Iterator[SqlTransaction]:
        """A transaction that may write, on SQLite one at a time; raises ConflictError where another was quicker."""
        with (
            self.engines.one_writer,
            _conflicts(),
            _Writing(self.engines.writing, expire_on_commit=False) as session,
        ):
            yield SqlTransaction(Scope(session, actor, self._keys))

    @property
    def has_one_process(self) -> bool:
        """Whether one process alone works on this database: always on SQLite."""
        return self.engines.reading.dialect.name == "sqlite"

    def person(self, employee_id: str, /) -> Person | None:
        """The active employee as an actor, with teams led; None for a stranger or somebody who left."""
        with Session(self.engines.reading) as session:
            return person(session, employee_id)

    def seal(self) -> int:
        """Seal the audit entries that are not sealed yet, in a transaction of its own; returns how many."""
        with self.engines.one_writer, Session(self.engines.writing) as session:
            sealed = seal(session)
            session.commit()
        return sealed

    def close(self) -> None:
        """Close all connections."""
        self.engines.dispose()


@contextmanager
def _conflicts() -> Iterator[None]:
    try:
        yield
    except StaleDataError as error:
        raise ConflictError("storage.changed_meanwhile") from error
    except OperationalError as error:
        if getattr(error.orig, "sqlstate", None) in _GIVEN_UP:
            raise ConflictError("storage.changed_meanwhile") from error
        raise
