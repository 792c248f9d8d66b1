"""The repository that most kinds of records need; an area's own add their questions to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar

from sqlalchemy import ColumnElement, ScalarSelect, Select, Table, false, select

from domain.errors import DeniedError, NotFoundError
from domain.kinds import KIND_WORDS, Kind
from storage.rows import Owner, visible
from storage.scope import Scope

T = TypeVar("T")

_READONLY = "postgresql_readonly"


class SqlRepository(Generic[T]):
    """Records of one kind, as far as the actor sees them.

    An area's repository names the kind, the class, its table, and the columns (or subqueries) that hold a record's owners;
    a kind that nobody owns has none. `gone`: whether a row was taken back, so that nobody finds it any more.
    """

    kind: ClassVar[Kind]
    entity: type[T]
    table: ClassVar[Table]
    owners: ClassVar[Sequence[Owner]] = ()
    gone: ClassVar[ColumnElement[bool]] = false()

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.session = scope.session

    @property
    def seen(self) -> ColumnElement[bool]:
        """Whether the actor sees a row, for any query on the table."""
        return visible(self.scope.actor, self.kind, self.owners)

    def query(self) -> Select[Any]:
        """The records that the actor sees, to be narrowed and ordered."""
        return select(self.entity).where(self.seen, ~self.gone)

    def get(self, record_id: str, /) -> T:
        """The record; raises NotFoundError, and DeniedError beyond the actor's rows."""
        row = self.session.execute(
            select(self.entity, self.seen, *self.owners[:1]).where(self.table.c.id == record_id, ~self.gone)
        ).one_or_none()
        if row is None:
            raise NotFoundError("access.not_found", kind=KIND_WORDS[self.kind], id=record_id)
        if not row[1]:
            raise self._denied(row[2] if self.owners else None)
        record: T = row[0]
        return record

    def find(self, record_id: str, /) -> T | None:
        """The record, or None where there is none or the actor does not see it."""
        return self.session.scalars(self.query().where(self.table.c.id == record_id)).one_or_none()

    def all(self) -> Sequence[T]:
        """Every record that the actor sees, by id."""
        return self.session.scalars(self.query().order_by(self.table.c.id)).all()

    def add(self, record: T, /) -> None:
        """Keep a new record."""
        self.session.add(record)

    def keep(self, table: Table, record_id: str | ScalarSelect[str], /) -> None:
        """Where several write at once: have others who would keep the same record wait until this transaction ends."""
        if self.scope.dialect == "postgresql" and not self.session.get_bind().get_execution_options().get(_READONLY):
            self.session.execute(select(table.c.id).where(table.c.id == record_id).with_for_update(key_share=True))

    def _denied(self, owner: str | None) -> DeniedError:
        if owner is None:
            return DeniedError("access.rows_denied", kind=KIND_WORDS[self.kind])
        name = self.scope.names.display(Kind.EMPLOYEE, owner)
        return DeniedError("access.belongs_to", kind=KIND_WORDS[self.kind], owner=name)
