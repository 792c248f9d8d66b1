"""Several people at once, on PostgreSQL and on SQLite: nothing is given twice, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier
from typing import TypeVar

from domain.errors import ConflictError
from domain.inventory.ports import Location, Move
from domain.kinds import Kind
from domain.talks import ConversationKey
from storage.audit.chain import check
from tests.databases import on_both_databases
from tests.house import NOW, SET_UP, House
from tests.storage.test_audit import entry
from tests.storage.test_numbers import Paper

pytestmark = on_both_databases

T = TypeVar("T")

KEY = ConversationKey("web", "chat-1", "", "E01")


def at_once(count: int, task: Callable[[int], T]) -> list[T]:
    """Start a task so many times together."""
    begin = Barrier(count)

    def run(number: int) -> T:
        begin.wait()
        return task(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


def test_ids_taken_at_once_are_all_different(house: House) -> None:
    def take(_number: int) -> str:
        with house.changing() as store:
            return store.numbers.next(Kind.ORDER)

    assert sorted(at_once(8, take)) == [f"SO-{number}" for number in range(1001, 1009)]


def test_gapless_numbers_have_no_gaps_whatever_is_rolled_back(house: House) -> None:
    def invoice(number: int) -> str | None:
        paper = Paper()
        with house.database.write(SET_UP) as tx:
            tx.store.numbers.number_at_commit(Kind.INVOICE, paper)
            if number % 3:
                tx.commit()
            else:
                tx.scope.numbers.settle()
                return None
        return paper.number

    given = sorted(number for number in at_once(9, invoice) if number)
    assert given == [f"INV-{number}" for number in range(1001, 1007)]


def test_of_two_turns_that_read_the_same_state_one_is_told_to_start_again(house: House) -> None:
    def save(number: int) -> bool:
        try:
            with house.database.write(SET_UP) as tx:
                tx.conversations.save(KEY, 0, {"turn": number}, NOW)
                tx.commit()
        except ConflictError:
            return False
        return True

    assert sum(at_once(6, save)) == 1


def test_a_message_delivered_many_times_at_once_is_stored_and_carried_out_once(house: House) -> None:
    def handle(_number: int) -> tuple[str, bool]:
        with house.database.write(SET_UP) as tx:
            delivery = tx.inbox.take(KEY, "ev-1", {"text": "hi"}, NOW)
            tx.commit()
        with house.database.write(SET_UP) as tx:
            claimed = tx.inbox.claim(delivery.id)
            tx.commit()
        return delivery.id, claimed

    results = at_once(6, handle)
    assert len({delivery for delivery, _ in results}) == 1
    assert sum(claimed for _, claimed in results) == 1
    with house.database.read(SET_UP) as tx:
        assert len(tx.history.after(KEY, 0)) == 1


def test_seals_made_while_others_write_cover_every_entry(house: House) -> None:
    def write(number: int) -> None:
        with house.database.write(SET_UP) as tx:
            tx.store.audit.append(entry(f"e{number}"))
            tx.commit()
        house.database.seal()

    at_once(8, write)
    with house.database.read(SET_UP) as tx:
        checked = check(tx.scope.session)
    assert (checked.sealed, checked.unsealed, checked.broken) == (8, 0, None)


def test_versions_of_names_follow_the_order_of_commits(house: House) -> None:
    def rename(number: int) -> None:
        with house.changing() as store:
            store.products.get(f"A0{number + 1}").aliases.append(f"name {number}")

    with house.records() as store:
        before = store.names.version()
    at_once(6, rename)
    with house.records() as store:
        assert store.names.version() == before + 6
        assert len(list(store.names.changed_since(before))) == 6


def test_the_last_pieces_leave_the_warehouse_once(house: House) -> None:
    def sell(number: int) -> bool:
        move = Move("A05", Decimal(1), "W1", Location.CUSTOMER, Decimal(12), NOW, Kind.DELIVERY, f"DN-{number}")
        try:
            with house.changing() as store:
                store.stock.post([move])
        except ConflictError:
            return False
        return True

    assert sum(at_once(12, sell)) == 8
    with house.records() as store:
        assert store.stock.balance("A05", "W1").on_hand == 0


def test_the_last_pieces_are_promised_once(house: House) -> None:
    def reserve(number: int) -> Decimal:
        with house.changing() as store:
            return store.stock.reserve(f"SO-{number}", f"line-{number}", "A05", "W1", Decimal(3))

    assert sorted(at_once(6, reserve)) == [0, 0, 0, 2, 3, 3]
    with house.records() as store:
        assert store.stock.balance("A05", "W1").available == 0


def test_orders_for_the_same_goods_in_another_sequence_both_get_through(house: House) -> None:
    def sell(number: int) -> None:
        products = ["A01", "A02", "A03"] if number % 2 else ["A03", "A02", "A01"]
        moves = [
            Move(product, Decimal(1), "W1", Location.CUSTOMER, Decimal(1), NOW, Kind.DELIVERY, f"DN-{number}")
            for product in products
        ]
        with house.changing() as store:
            store.stock.post(moves)

    at_once(8, sell)
    with house.records() as store:
        assert store.stock.balance("A02", "W1").on_hand == 112
