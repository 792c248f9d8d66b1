"""The append-only trail of what was done."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, Select, exists, insert, select

from domain.action import Operation
from domain.errors import ConflictError, NotFoundError
from domain.kinds import Kind
from domain.outcome import RecordRef
from domain.ports import AuditEntry
from storage.audit.tables import audit_entries
from storage.scope import Scope

_taking_back = audit_entries.alias("taking_back")
_undone = exists().where(_taking_back.c.undoes == audit_entries.c.id)


class AuditTrail:
    """Entries in the order in which they were made."""

    def __init__(self, scope: Scope) -> None:
        self._session = scope.session

    def append(self, entry: AuditEntry, /) -> None:
        """Keep an entry; raises ConflictError where the operation that it undoes was undone before."""
        if entry.undoes is not None and self._is_undone(entry.undoes):
            raise ConflictError("access.already_undone")
        self._session.execute(insert(audit_entries), [asdict(entry)])

    def operation(self, operation_id: str, /) -> Operation:
        """The operation an entry describes; raises NotFoundError."""
        row = self._session.execute(_operations().where(audit_entries.c.id == operation_id)).one_or_none()
        if row is None:
            raise NotFoundError("access.no_operation", id=operation_id)
        return _operation(row)

    def last_operation(self, actor: str, conversation: str | None, /) -> Operation | None:
        """The newest operation of the actor that was not undone (in one conversation, where one is given)."""
        query = _operations().where(audit_entries.c.actor == actor, audit_entries.c.event == "done", ~_undone)
        if conversation is not None:
            query = query.where(audit_entries.c.conversation == conversation)
        row = self._session.execute(query.order_by(audit_entries.c.place.desc()).limit(1)).one_or_none()
        return None if row is None else _operation(row)

    def _is_undone(self, operation_id: str) -> bool:
        return self._session.scalar(select(exists().where(audit_entries.c.undoes == operation_id))) is True


def _operations() -> Select[*tuple[Any, ...]]:
    return select(audit_entries, _undone.label("undone"))


def _operation(row: Row[*tuple[Any, ...]]) -> Operation:
    documents = tuple(RecordRef(Kind(each["kind"]), each["id"], each.get("name", "")) for each in row.documents)
    return Operation(
        row.id, row.action, row.args, documents, row.before, row.actor, row.at, row.conversation, bool(row.undone)
    )
