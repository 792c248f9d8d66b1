"""Several people with the same order, customer or goods at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from domain.errors import ConflictError
from storage.audit.verify import verify
from tests.databases import on_both_databases
from tests.house import House
from tests.sales.documents import held, line, order, state

pytestmark = on_both_databases


def at_once(*tasks: Callable[[], object]) -> list[str]:
    """Start them together; what each was told where it was refused, else nothing."""
    begin = Barrier(len(tasks))

    def run(task: Callable[[], object]) -> str:
        begin.wait()
        try:
            task()
        except ConflictError as refusal:
            return refusal.key
        return ""

    with ThreadPoolExecutor(len(tasks)) as people:
        return list(people.map(run, tasks))


def test_the_last_of_a_customers_credit_is_used_once(house: House) -> None:
    for quantity in ("10", "11"):
        order(house, line("A01", quantity), by="E02", customer="C03")
    more = [line("A01", "40")]
    told = at_once(
        lambda: house.act("E02", "amend_order", order="SO-1001", lines=more),
        lambda: house.act("E03", "amend_order", order="SO-1002", lines=more),
    )
    assert told == ["", ""]
    assert sorted([state(house, "SO-1001"), state(house, "SO-1002")]) == ["confirmed", "pending_approval"]


def test_an_order_is_cancelled_or_shipped_but_not_both(house: House) -> None:
    order(house, line("A01", "10"))
    told = at_once(
        lambda: house.act("E01", "cancel_order", order="SO-1001"),
        lambda: house.act("E06", "ship_order", order="SO-1001"),
    )
    assert sorted(told)[0] == ""
    assert sorted(told)[1] in {"sales.already_shipped", "sales.ship_cancelled"}
    assert held(house, "SO-1001") == 0
    assert verify(house.database).problems == ()


def test_two_who_change_one_order_change_it_one_after_the_other(house: House) -> None:
    order(house, line("A01", "10"), line("A02", "10"))
    told = at_once(
        lambda: house.act("E01", "amend_order", order="SO-1001", lines=[line("A01", "20")]),
        lambda: house.act("E03", "amend_order", order="SO-1001", lines=[line("A02", "30")]),
    )
    assert told == ["", ""]
    assert held(house, "SO-1001") == 50
    assert verify(house.database).problems == ()


def test_goods_are_counted_while_they_ship(house: House) -> None:
    order(house, line("A01", "100"))
    at_once(
        lambda: house.act("E06", "ship_order", order="SO-1001"),
        lambda: house.act("E10", "adjust_stock", product="A01", warehouse="W1", counted="300"),
    )
    assert verify(house.database).problems == ()
    with house.records() as store:
        found = store.transfers.count("SC-1001")
        assert [found.booked, store.stock.balance("A01", "W1").on_hand] in ([500, 200], [400, 300])
