"""Several people at once, on PostgreSQL and on SQLite: nothing is given twice, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from domain.errors import ConflictError
from domain.kinds import Kind
from domain.ports import ConversationKey
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
        assert len(tx.outbox.after(KEY, 0)) == 1


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
