"""All names company-wide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from domain.kinds import Kind
from domain.ports import NamedRecord
from storage.names.tables import named_records, names_version

_COLUMNS = (
    named_records.c.kind,
    named_records.c.id,
    named_records.c.names,
    named_records.c.owner,
    named_records.c.parent,
    named_records.c.place,
)
_SOME = 200


class SqlNames:
    """The names that records have in this transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def version(self) -> int:
        """Rises with every committed change of a name, or of a product's units or category, in whatever process."""
        return self._session.execute(select(names_version.c.version)).scalar() or 0

    def all(self) -> Iterable[NamedRecord]:
        """Every name of every record that people speak of, documents' numbers included."""
        return (name for row in self._rows(select(*_COLUMNS)) for name in _named(row))

    def of(self, kind: Kind, /) -> Iterable[NamedRecord]:
        """Every name of every record of one kind."""
        self._session.flush()
        return (
            name for row in self._rows(select(*_COLUMNS).where(named_records.c.kind == kind)) for name in _named(row)
        )

    def changed_since(self, version: int, /) -> Iterable[tuple[Kind, str, tuple[NamedRecord, ...]]]:
        """The records whose names changed after that version, each with all the names it has now."""
        changed = select(*_COLUMNS).where(named_records.c.version > version).order_by(named_records.c.version)
        return [(row.kind, row.id, tuple(_named(row))) for row in self._rows(changed)]

    def latest(self, version: int, /) -> Iterable[tuple[Kind, str, tuple[NamedRecord, ...]]]:
        """Some of the records last changed up to that version, the newest first."""
        found = select(*_COLUMNS).where(named_records.c.version <= version, named_records.c.version > 0)
        rows = self._rows(found.order_by(named_records.c.version.desc()).limit(_SOME))
        return [(row.kind, row.id, tuple(_named(row))) for row in rows]

    def display(self, kind: Kind, record_id: str, /) -> str:
        """What a record is called when shown; its id where it has no name."""
        self._session.flush()
        found = select(named_records.c.names).where(named_records.c.kind == kind, named_records.c.id == record_id)
        names = self._session.execute(found).scalar()
        return str(names[0]) if names else record_id

    def _rows(self, query: Select[*tuple[Any, ...]]) -> Iterable[Row[*tuple[Any, ...]]]:
        return self._session.execute(query).all()


def _named(row: Row[*tuple[Any, ...]]) -> Iterator[NamedRecord]:
    for position, name in enumerate(row.names):
        yield NamedRecord(row.kind, row.id, name, position == 0, row.owner, row.parent, row.place)
