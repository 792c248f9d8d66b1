"""Leases: one holder at a time, who loses what he does not renew."""

from __future__ import annotations

import threading
from datetime import timedelta

from tests.databases import on_both_databases
from tests.delivery.posts import POST
from tests.house import House

pytestmark = on_both_databases

SPAN = timedelta(seconds=20)


def hold(house: House, holder: str, name: str = "listen:post") -> bool:
    now = house.clock.now()
    with house.database.write(POST) as tx:
        held = tx.leases.hold(name, holder, now, now + SPAN)
        tx.commit()
    return held


def release(house: House, holder: str) -> None:
    with house.database.write(POST) as tx:
        tx.leases.release("listen:post", holder, house.clock.now())
        tx.commit()


def test_one_holds_it_and_goes_on_holding_it(house: House) -> None:
    assert hold(house, "one")
    assert not hold(house, "two")
    assert hold(house, "two", "listen:other")
    house.wait(seconds=15)
    assert hold(house, "one")
    house.wait(seconds=15)
    assert not hold(house, "two")


def test_it_is_anothers_once_it_was_not_renewed(house: House) -> None:
    assert hold(house, "one")
    house.wait(seconds=20)
    assert not hold(house, "two")
    house.wait(seconds=1)
    assert hold(house, "two")
    assert not hold(house, "one")


def test_it_is_anothers_at_once_where_it_was_let_go(house: House) -> None:
    assert hold(house, "one")
    release(house, "two")
    assert not hold(house, "two")
    release(house, "one")
    assert hold(house, "two")


def test_of_many_who_want_it_at_once_one_has_it(house: House) -> None:
    ready, won = threading.Barrier(8), list[bool]()

    def want(name: str) -> None:
        ready.wait()
        won.append(hold(house, name))

    threads = [threading.Thread(target=want, args=(str(number),)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == [False] * 7 + [True]
