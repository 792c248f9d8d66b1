"""Transactions leave nothing behind unless they are committed; reading never writes; nobody's change is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from domain.access.people import System
from domain.errors import ConflictError
from domain.purchasing.documents import PurchaseLine, PurchaseOrder, Supplier
from storage.engine import connect
from tests.databases import on_both_databases
from tests.house import SET_UP, House


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(ValueError, match="sqlite or postgresql"):
        connect("oracle://nowhere")


def test_a_sqlite_file_survives_a_power_cut(house: House) -> None:
    with house.database.engines.writing.connect() as connection:
        pragmas = [connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous")]
    assert pragmas == ["wal", 2]


@on_both_databases
class TestTransactions:
    def test_what_is_not_committed_is_gone(self, house: House) -> None:
        with house.database.write(SET_UP) as tx:
            tx.store.suppliers.add(Supplier("V90", "Nobody"))
            tx.scope.session.flush()
        with house.records() as store:
            assert store.suppliers.find("V90") is None

    def test_a_block_that_fails_leaves_nothing(self, house: House) -> None:
        with pytest.raises(RuntimeError), house.changing() as store:
            store.suppliers.add(Supplier("V90", "Nobody"))
            raise RuntimeError
        with house.records() as store:
            assert store.suppliers.find("V90") is None

    def test_reading_never_writes(self, house: House) -> None:
        with house.database.read(SET_UP) as tx, pytest.raises(DBAPIError, match=r"readonly|read-only"):
            tx.scope.session.execute(text("UPDATE products SET name = 'x'"))

    def test_reading_sees_one_moment(self, house: House) -> None:
        with house.database.read(SET_UP) as tx:
            assert tx.store.suppliers.find("V90") is None
            with house.changing() as store:
                store.suppliers.add(Supplier("V90", "New"))
            assert tx.store.suppliers.find("V90") is None

    def test_a_reference_to_nothing_is_refused_when_the_transaction_ends(self, house: House) -> None:
        with house.database.write(SET_UP) as tx:
            tx.store.purchase_orders.add(PurchaseOrder("PO-1", "nobody", "CNY"))
            with pytest.raises(DBAPIError):
                tx.commit()

    def test_records_may_be_added_before_what_they_refer_to(self, house: House) -> None:
        with house.changing() as store:
            store.purchase_orders.add(PurchaseOrder("PO-1", "V90", "CNY"))
            store.suppliers.all()
            store.suppliers.add(Supplier("V90", "Late"))
        with house.records() as store:
            assert store.purchase_orders.get("PO-1").supplier == "V90"

    def test_parallel_writers_all_get_through(self, house: House) -> None:
        def add(number: int) -> None:
            with house.changing() as store:
                store.suppliers.add(Supplier(f"V9{number}", f"Supplier {number}"))

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(add, range(8)))
        with house.records() as store:
            assert len(store.suppliers.all()) == 10


@pytest.mark.parametrize("backend", ["postgresql"])
def test_a_change_to_a_record_that_somebody_else_changed_is_a_conflict(house: House) -> None:
    with pytest.raises(ConflictError), house.database.write(SET_UP) as tx:
        mine = tx.store.suppliers.get("V01")
        with house.changing() as store:
            store.suppliers.get("V01").name = "theirs"
        mine.name = "mine"
        tx.commit()
    with house.records() as store:
        assert store.suppliers.get("V01").name == "theirs"


@on_both_databases
class TestDocuments:
    def order(self) -> PurchaseOrder:
        lines = [PurchaseLine(1, "A01", Decimal(24), "只", Decimal("9.4")), PurchaseLine(2, "A02", Decimal(12))]
        return PurchaseOrder("PO-1", "V01", "CNY", lines=lines)

    def test_a_document_comes_back_with_its_lines_in_order(self, house: House) -> None:
        with house.changing() as store:
            store.purchase_orders.add(self.order())
        with house.records() as store:
            lines = store.purchase_orders.get("PO-1").lines
        assert [(line.product, line.quantity, line.unit_price) for line in lines] == [
            ("A01", Decimal(24), Decimal("9.4")),
            ("A02", Decimal(12), None),
        ]

    def test_lines_that_are_dropped_changed_and_added_are_kept_so(self, house: House) -> None:
        with house.changing() as store:
            store.purchase_orders.add(self.order())
        with house.changing() as store:
            order = store.purchase_orders.get("PO-1")
            del order.lines[0]
            order.lines[0].quantity = Decimal("7.5")
            order.lines.append(PurchaseLine(3, "A03", Decimal(1)))
        with house.records() as store:
            lines = store.purchase_orders.get("PO-1").lines
        assert [(line.product, line.quantity) for line in lines] == [("A02", Decimal("7.5")), ("A03", Decimal(1))]


def test_an_actor_is_an_active_employee_with_the_teams_led(house: House) -> None:
    manager = house.person("E03")
    assert (manager.team, manager.leads) == ("T1", frozenset({"T1"}))
    assert house.database.person("E11") is None
    assert house.database.person("nobody") is None


def test_a_purpose_without_a_row_in_the_table_sees_nothing(house: House) -> None:
    with house.records(System("some purpose")) as store:
        assert store.suppliers.all() == []
