"""The trail of what was done can be added to and read, not changed."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from domain.errors import ConflictError, NotFoundError
from domain.kinds import Kind
from domain.outcome import RecordRef
from domain.ports import AuditEntry, Store
from storage.audit.chain import Checked, check
from tests.databases import on_both_databases
from tests.house import NOW, SET_UP, House

pytestmark = on_both_databases


def entry(entry_id: str, **changes: Any) -> AuditEntry:
    values = {
        "at": NOW,
        "actor": "E01",
        "channel": "terminal",
        "conversation": "talk",
        "message": "m1",
        "words": "给瀚宁下单",
        "engine": "embedded",
        "action": "create_order",
        "event": "done",
        "args": {"customer": "C01"},
        "documents": [{"kind": "order", "id": "SO-1", "name": ""}],
        "before": {"state": None},
        "undoes": None,
    }
    return AuditEntry(id=entry_id, **{**values, **changes})


def append(house: House, *entries: AuditEntry) -> None:
    with house.changing() as store:
        for each in entries:
            store.audit.append(each)


def last(store: Store, conversation: str | None = "talk") -> str | None:
    found = store.audit.last_operation("E01", conversation)
    return None if found is None else found.id


def test_an_operation_is_read_back_as_undo_needs_it(house: House) -> None:
    append(house, entry("a"))
    with house.records() as store:
        operation = store.audit.operation("a")
    assert operation.documents == (RecordRef(Kind.ORDER, "SO-1"),)
    assert (operation.args, operation.before, operation.at) == ({"customer": "C01"}, {"state": None}, NOW)
    assert not operation.undone


def test_an_unknown_operation_is_refused(house: House) -> None:
    with house.records() as store, pytest.raises(NotFoundError):
        store.audit.operation("nothing")


def test_the_last_operation_is_the_newest_one_that_stands(house: House) -> None:
    append(house, entry("a"), entry("b"), entry("c", event="denied"), entry("d", event="undone", undoes="b"))
    with house.records() as store:
        assert last(store) == "a"
        assert store.audit.operation("b").undone


def test_the_last_operation_of_one_talk_leaves_out_the_others(house: House) -> None:
    append(house, entry("a"), entry("b", conversation="elsewhere"), entry("c", actor="E02"))
    with house.records() as store:
        assert last(store) == "a"
        assert last(store, None) == "b"


def test_nothing_is_undone_twice(house: House) -> None:
    append(house, entry("a"), entry("b", event="undone", undoes="a"))
    with house.changing() as store, pytest.raises(ConflictError):
        store.audit.append(entry("c", event="undone", undoes="a"))


@pytest.mark.parametrize("statement", ["UPDATE audit_entries SET words = ''", "DELETE FROM audit_entries"])
def test_the_database_refuses_to_change_the_trail(house: House, statement: str) -> None:
    append(house, entry("a"))
    with house.database.write(SET_UP) as tx, pytest.raises(DatabaseError, match="append-only"):
        tx.scope.session.execute(text(statement))


def test_sealed_entries_are_under_the_chain_and_newer_ones_not_yet(house: House) -> None:
    append(house, entry("a"), entry("b"))
    assert house.database.seal() == 2
    append(house, entry("c"))
    assert checked(house) == Checked(sealed=2, unsealed=1)
    assert house.database.seal() == 1
    assert house.database.seal() == 0
    assert checked(house) == Checked(sealed=3, unsealed=0)


def test_a_changed_entry_breaks_its_seal(house: House) -> None:
    append(house, entry("a"))
    house.database.seal()
    append(house, entry("b"))
    house.database.seal()
    forge(house, "UPDATE audit_entries SET words = 'something else' WHERE id = 'b'")
    assert checked(house) == Checked(sealed=1, unsealed=0, broken=2)


def test_a_removed_entry_breaks_its_seal(house: House) -> None:
    append(house, entry("a"), entry("b"))
    house.database.seal()
    forge(house, "DELETE FROM audit_entries WHERE id = 'a'")
    assert checked(house).broken == 1


def checked(house: House) -> Checked:
    with house.database.read(SET_UP) as tx:
        return check(tx.scope.session)


def forge(house: House, statement: str) -> None:
    """Change the trail as somebody with the keys to the database could."""
    with house.database.write(SET_UP) as tx:
        for lift in _LIFTED[house.database.engines.dialect]:
            tx.scope.session.execute(text(lift))
        tx.scope.session.execute(text(statement))
        tx.commit()


_LIFTED = {
    "sqlite": ["DROP TRIGGER audit_entries_no_UPDATE", "DROP TRIGGER audit_entries_no_DELETE"],
    "postgresql": ["ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_append_only"],
}
