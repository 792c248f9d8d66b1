"""Whose an account is: by a code that is good once, or by what the platform says where the company takes its word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from bot.accounts import CODE_LASTS, Accounts
from bot.assembly import assemble
from bot.conversation.kept import reply_from
from bot.conversation.posts import Posts
from bot.messages import Conversation, Posted
from bot.port import Identity
from bot.settings import Settings
from domain.access.people import Employee
from domain.access.roles import Role
from tests.databases import on_both_databases
from tests.delivery.posts import POST
from tests.house import House

pytestmark = on_both_databases

_numbers = count(1)


class Door:
    """The whole assistant, to which accounts write."""

    def __init__(self, house: House, link_by: str = "") -> None:
        self.house = house
        self.posts: Posts = assemble(house.database, Settings(link_by=link_by), house.clock).posts

    def code(self, employee: str) -> str:
        found = Accounts(self.house.database, self.house.clock).issue_code(employee)
        assert found is not None
        return found

    def says(self, account: str, text: str, identity: Identity | None = None, *, direct: bool = True) -> str | None:
        """What an account is told; None where nothing is said."""
        event, chat = f"e{next(_numbers)}", f"chat of {account}" if direct else "group"
        posted = Posted(Conversation("post", chat), account, event, self.house.clock.now(), text, direct)
        assert self.posts.post([posted]) == [True]
        now = self.house.clock.now()
        with self.house.database.write(POST) as tx:
            delivery = tx.inbox.next("\x1f".join(("post", chat, "", account)), now, now)
            tx.commit()
        assert delivery is not None
        self.posts.carry_out(delivery, identity=identity)
        with self.house.database.read(POST) as tx:
            done = tx.inbox.get(delivery.id)
        assert done is not None
        return None if done.reply is None else reply_from(done.reply).text

    def whose(self, account: str) -> str | None:
        with self.house.database.read(POST) as tx:
            link = tx.links.of("post", account)
        return link.person if link else None

    def leaves(self, employee: str) -> None:
        with self.house.changing() as store:
            store.employees.get(employee).active = False


@pytest.fixture
def door(house: House) -> Iterator[Door]:
    yield Door(house)


def test_a_code_links_the_account_that_sent_it_and_no_other_after_it(door: Door) -> None:
    code = door.code("E01")
    assert "徐曼宁" in (door.says("a1", code) or "")
    assert "绑定码" in (door.says("a2", code) or "")
    assert (door.whose("a1"), door.whose("a2")) == ("E01", None)


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", ""), lambda code: f" {code} "])
def test_a_code_is_known_however_it_is_typed(door: Door, typed: object) -> None:
    door.says("a1", typed(door.code("E01")))  # type: ignore[operator]
    assert door.whose("a1") == "E01"


def test_a_code_is_good_for_a_while_alone(door: Door) -> None:
    code = door.code("E01")
    door.house.clock.instant += CODE_LASTS
    assert "绑定码" in (door.says("a1", code) or "")
    assert door.whose("a1") is None


def test_a_new_code_takes_the_place_of_the_last_one(door: Door) -> None:
    first, second = door.code("E01"), door.code("E01")
    door.says("a1", first)
    assert door.whose("a1") is None
    door.says("a1", second)
    assert door.whose("a1") == "E01"


def test_the_code_of_somebody_who_left_links_nobody(door: Door) -> None:
    code = door.code("E01")
    door.leaves("E01")
    assert "绑定码" in (door.says("a1", code) or "")
    assert door.whose("a1") is None


def test_in_a_group_no_code_is_taken(door: Door) -> None:
    code = door.code("E01")
    door.says("a1", code, direct=False)
    assert door.whose("a1") is None
    door.says("a1", code)
    assert door.whose("a1") == "E01"


def test_who_left_is_a_stranger_at_once_and_who_takes_over_his_account_is_himself(door: Door) -> None:
    door.says("a1", door.code("E01"))
    door.leaves("E01")
    assert door.whose("a1") is None
    assert "绑定码" in (door.says("a1", "烧杯500ml还有多少") or "")
    door.says("a1", door.code("E02"))
    assert door.whose("a1") == "E02"


def test_a_linked_account_becomes_anothers_by_his_code(door: Door) -> None:
    door.says("a1", door.code("E01"))
    door.says("a1", door.code("E02"))
    assert door.whose("a1") == "E02"


def test_tries_are_counted_and_after_too_many_nobody_listens_for_an_hour(door: Door) -> None:
    told = [door.says("a1", f"ABCDE-2345{number}") for number in range(2, 10)]
    assert [each is not None for each in told] == [True] * 6 + [False] * 2
    code = door.code("E01")
    assert door.says("a1", code) is None
    assert door.whose("a1") is None
    assert door.says("a2", "你好") is not None
    door.house.wait(minutes=61)
    door.says("a1", door.code("E01"))
    assert door.whose("a1") == "E01"


def with_email(house: House, *people: tuple[str, str]) -> None:
    with house.changing() as store:
        for employee, email in people:
            store.employees.get(employee).email = email


@pytest.mark.parametrize(
    ("link_by", "identity", "whose"),
    [
        ("", Identity("ann@house.example", "E01"), None),
        ("email", Identity("ann@house.example"), "E01"),
        ("email", Identity("ANN@House.example"), "E01"),
        ("email", Identity("somebody@else.example"), None),
        ("email", Identity("twins@house.example"), None),
        ("email", Identity("gone@house.example"), None),
        ("email", Identity(user="E01"), None),
        ("email", Identity(), None),
        ("user", Identity(user="E02"), "E02"),
        ("user", Identity(user="e02"), None),
        ("user", Identity("ann@house.example"), None),
        ("user", Identity(user="E99"), None),
        ("user", Identity(user="E11"), None),
        ("email,user", Identity("ann@house.example", "E01"), "E01"),
        ("email,user", Identity("ann@house.example", "E02"), None),
    ],
)
def test_the_platforms_word_links_one_employee_or_none(
    house: House, link_by: str, identity: Identity, whose: str | None
) -> None:
    twins = [("E03", "twins@house.example"), ("E04", "twins@house.example")]
    with_email(house, ("E01", "ann@house.example"), ("E11", "gone@house.example"), *twins)
    door = Door(house, link_by)
    told = door.says("a1", "烧杯500ml还有多少", identity if link_by else None)
    assert door.whose("a1") == whose
    assert ("绑定码" in (told or "")) == (whose is None)


def test_somebody_new_is_known_by_his_address_from_then_on(house: House) -> None:
    door = Door(house, "email")
    identity = Identity("new@house.example")
    door.says("a1", "你好", identity)
    assert door.whose("a1") is None
    with house.changing() as store:
        store.employees.add(Employee("E77", "新人", [Role.REP], [], "T1", email="new@house.example"))
    door.says("a1", "你好", identity)
    assert door.whose("a1") == "E77"
