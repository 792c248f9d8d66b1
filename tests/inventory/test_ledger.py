"""The stock ledger: moves, promises and balances on both databases, also for several people at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import DatabaseError

from domain.errors import ConflictError
from domain.inventory.ports import Balance, Location, Move
from domain.ports import Store
from domain.purchasing.documents import PurchaseLine, PurchaseOrder, PurchaseState
from storage.audit.verify import verify
from storage.inventory.tables import stock_balances
from tests.cards import told
from tests.databases import on_both_databases
from tests.house import NOW, SET_UP, House

pytestmark = on_both_databases

D = Decimal


def move(product: str, quantity: str, source: str, target: str) -> Move:
    return Move(product, D(quantity), source, target, D(1), NOW, None, "test")


def figures(store: Store, product: str = "A05", warehouse: str = "W1") -> tuple[Decimal | int, Decimal | int]:
    found = store.stock.balance(product, warehouse)
    return found.on_hand, found.reserved


def test_moves_change_what_both_ends_hold(house: House) -> None:
    with house.changing() as store:
        store.stock.post([move("A05", "3", "W1", "W2"), move("A05", "0.5", "W2", Location.CUSTOMER)])
    with house.records() as store:
        assert store.stock.balances("A05") == [Balance("A05", "W1", D(5), D(0)), Balance("A05", "W2", D("2.5"), D(0))]
        assert store.stock.balance("A06", "W1") == Balance("A06", "W1", D(0), D(0))
        assert {found.product for found in store.stock.balances(None, "W2")} == {"A01", "A04", "A05"}


def test_what_is_promised_does_not_leave_and_nothing_of_the_posting_stays(house: House) -> None:
    with house.changing() as store:
        store.stock.reserve("SO-1", "L1", "A05", "W1", D(6))
    with pytest.raises(ConflictError) as refusal, house.changing() as store:
        store.stock.post([move("A01", "5", "W1", "W2"), move("A05", "3", "W1", Location.CUSTOMER)])
    assert told(refusal.value) == "嘉定仓的Graduated Cylinder 100ml不够：要 3 pc，可用 2 pc。"
    with house.records() as store:
        assert (figures(store), figures(store, "A01")) == ((8, 6), (500, 0))


def test_as_much_is_reserved_as_there_is(house: House) -> None:
    with house.changing() as store:
        assert store.stock.reserve("SO-1", "L1", "A05", "W1", D(6)) == 6
        assert store.stock.reserve("SO-2", "L2", "A05", "W1", D(6)) == 2
        assert store.stock.reserve("SO-3", "L3", "A05", "W1", D(6)) == 0
        assert store.stock.reserve("SO-3", "L3", "A05", "W2", D(6)) == 0
        assert [found.quantity for found in store.stock.reservations("SO-2")] == [2]
        assert store.stock.reservations("SO-3") == []


def test_a_line_that_is_promised_more_holds_one_sum(house: House) -> None:
    with house.changing() as store:
        store.stock.reserve("SO-1", "L1", "A05", "W1", D(3))
        store.stock.reserve("SO-1", "L1", "A05", "W1", D("1.5"))
        assert [found.quantity for found in store.stock.reservations("SO-1")] == [D("4.5")]


def test_an_order_gives_back_all_a_line_or_a_part(house: House) -> None:
    with house.changing() as store:
        store.stock.reserve("SO-1", "L1", "A05", "W1", D(3))
        store.stock.reserve("SO-1", "L2", "A05", "W1", D(4))
        store.stock.reserve("SO-2", "L3", "A05", "W1", D(1))
        store.stock.release("SO-1", "L2", D(1))
        assert {found.line: found.quantity for found in store.stock.reservations("SO-1")} == {"L1": 3, "L2": 3}
        store.stock.release("SO-1", "L1")
        assert figures(store) == (8, 4)
        store.stock.release("SO-1")
        assert figures(store) == (8, 1)


def test_the_newest_promises_are_shed_first(house: House) -> None:
    with house.changing() as store:
        for number, quantity in ((1, 3), (2, 2), (3, 3)):
            store.stock.reserve(f"SO-{number}", f"L{number}", "A05", "W1", D(quantity))
        shed = store.stock.shed("A05", "W1", D(4))
        assert {found.order: found.quantity for found in shed} == {"SO-3": 3, "SO-2": 1}
        assert figures(store) == (8, 4)


def test_what_open_purchase_orders_bring_is_incoming(house: House) -> None:
    lines = [PurchaseLine(1, "A01", D(2), "箱"), PurchaseLine(2, "A01", D(10)), PurchaseLine(3, "A02", D(7))]
    with house.changing() as store:
        store.purchase_orders.add(PurchaseOrder("PO-1", "V01", "CNY", PurchaseState.ORDERED, lines=lines))
        waiting = [PurchaseLine(1, "A01", D(99))]
        store.purchase_orders.add(PurchaseOrder("PO-2", "V01", "CNY", PurchaseState.DRAFT, lines=waiting))
    with house.records() as store:
        assert [store.stock.incoming(product) for product in ("A01", "A02", "A06")] == [58, 7, 0]


@pytest.mark.parametrize("statement", ["UPDATE stock_moves SET quantity = 1", "DELETE FROM stock_moves"])
def test_the_database_refuses_to_change_a_move(house: House, statement: str) -> None:
    with house.database.write(SET_UP) as tx, pytest.raises(DatabaseError, match="append-only"):
        tx.scope.session.execute(text(statement))


@pytest.mark.parametrize("change", [{"reserved": D(501)}, {"reserved": D(-1)}, {"on_hand": D(-1)}])
def test_the_database_refuses_to_promise_what_is_not_there(house: House, change: dict[str, Decimal]) -> None:
    with house.database.write(SET_UP) as tx, pytest.raises(DatabaseError, match="reserved_is_there"):
        tx.scope.session.execute(update(stock_balances).values(change))


def test_a_move_to_a_place_that_is_none_is_refused(house: House) -> None:
    with pytest.raises(DatabaseError), house.changing() as store:
        store.stock.post([move("A01", "1", "W1", "W9")])


def test_the_last_piece_is_promised_once_however_many_want_it(house: House) -> None:
    with house.changing() as store:
        store.stock.post([move("A05", "7", "W1", Location.CUSTOMER)])
    begin = Barrier(4)

    def promise(number: int) -> Decimal:
        begin.wait()
        with house.changing() as store:
            return store.stock.reserve(f"SO-{number}", f"L{number}", "A05", "W1", D(1))

    with ThreadPoolExecutor(4) as people:
        assert sorted(people.map(promise, range(4))) == [0, 0, 0, 1]
    assert verify(house.database).problems == ()


def test_two_who_ship_the_same_order_at_once_ship_it_once(house: House) -> None:
    house.act("E01", "create_order", customer="C01", lines=[{"product": "A01", "quantity": "100"}])
    begin = Barrier(2)

    def ship(_number: int) -> str:
        begin.wait()
        try:
            return str(house.act("E06", "ship_order", order="SO-1001").result["complete"])
        except ConflictError as refusal:
            return refusal.key

    with ThreadPoolExecutor(2) as people:
        assert sorted(people.map(ship, range(2))) == ["True", "sales.nothing_open"]
    with house.records() as store:
        assert figures(store, "A01") == (400, 0)
    assert verify(house.database).problems == ()


def test_two_orders_for_the_last_goods_share_them(house: House) -> None:
    begin = Barrier(2)

    def sell(customer: str) -> None:
        begin.wait()
        house.act("E03", "create_order", customer=customer, lines=[{"product": "A05", "quantity": "6"}])

    with ThreadPoolExecutor(2) as people:
        list(people.map(sell, ("C01", "C02")))
    with house.records() as store:
        held = [sum(found.quantity for found in store.stock.reservations(order)) for order in ("SO-1001", "SO-1002")]
        assert (sorted(held), figures(store)) == ([2, 6], (8, 8))
    assert verify(house.database).problems == ()
