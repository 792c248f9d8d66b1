"""The company in a database, known by heart: what anybody changes is known in the very next message."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from bot.commands.understand import world_of
from bot.understanding.embedded.mentions import find_documents, find_mentions, normalise
from bot.understanding.facts import LineFact
from bot.understanding.living import LivingWorld
from domain.access.people import Person
from domain.access.roles import Role
from domain.calendar import FixedClock
from domain.catalog.products import PackUnit, Product
from domain.crm.customers import Contact, Customer
from domain.kinds import Kind
from storage.company_file.load import load
from storage.company_file.read import read_company
from storage.database import SqlDatabase
from storage.schema import complete
from tests.company_file.companies import COMPANY
from tests.databases import Ground, on_both_databases
from tests.house import NOW, House

pytestmark = on_both_databases


@pytest.fixture
def world(house: House) -> LivingWorld:
    """The small company, known by heart."""
    return LivingWorld(house.database)


def meant(world: LivingWorld, message: str) -> set[tuple[str, str]]:
    """The records that a message names."""
    known = world.knowledge()
    mentions = find_mentions(normalise(message), known.index) + find_documents(normalise(message), known.documents)
    return {(candidate.kind, candidate.id) for mention in mentions for candidate in mention.candidates}


def test_what_the_database_held_at_the_start_is_known(world: LivingWorld) -> None:
    assert meant(world, "瀚宁要 BK-500 和平皿") == {("customer", "C01"), ("product", "A01"), ("product", "A03")}
    assert meant(world, "南仓 贺东川 汇沣 华东组") == {
        ("warehouse", "W2"), ("employee", "E02"), ("supplier", "V01"), ("team", "T1"),
    }  # fmt: skip
    assert ("region", "江苏") in meant(world, "江苏的客户")
    assert ("category", "玻璃器皿") in meant(world, "玻璃器皿卖得怎样")


def test_a_person_at_a_customers_leads_to_the_customer(world: LivingWorld) -> None:
    [mention] = find_mentions(normalise("闵洁"), world.knowledge().index)
    assert [(each.kind, each.id, each.of) for each in mention.candidates] == [("contact", "P01", "C01")]


def test_a_customer_just_created_is_known_in_the_next_message(house: House, world: LivingWorld) -> None:
    assert meant(world, "给岚塔下单") == set()
    with house.changing() as store:
        store.customers.add(Customer("C71", "岚塔环境监测", "E01"))
    assert meant(world, "给岚塔下单") == {("customer", "C71")}
    assert "C71" in world.knowledge().book(house.person("E01"))


def test_a_renamed_record_goes_by_its_new_name_alone(house: House, world: LivingWorld) -> None:
    with house.changing() as store:
        customer = store.customers.get("C02")
        customer.name, customer.aliases = "霁野生物", []
    assert meant(world, "给霁野下单") == {("customer", "C02")}
    assert meant(world, "给沐原下单") == set()


def test_a_removed_record_is_forgotten(house: House, world: LivingWorld) -> None:
    with house.database.write(house.person("E10")) as tx:
        tx.scope.session.delete(tx.store.suppliers.get("V02"))
        tx.commit()
    assert meant(world, "brackwater") == set()


def test_a_removed_product_takes_its_category_with_it(house: House, world: LivingWorld) -> None:
    with house.changing() as store:
        store.products.add(Product("A71", "ZX-7", "折光仪", "台", category="光学仪器"))
    assert meant(world, "光学仪器里的折光仪") >= {("category", "光学仪器"), ("product", "A71")}
    with house.database.write(house.person("E10")) as tx:
        tx.scope.session.delete(tx.store.products.get("A71"))
        tx.commit()
    assert meant(world, "光学仪器里的折光仪") == set()


def test_messages_at_once_all_know_what_was_committed_before_them(house: House, world: LivingWorld) -> None:
    with ThreadPoolExecutor(8) as people:
        for number in range(12):
            with house.changing() as store:
                store.customers.add(Customer(f"C9{number:02}", f"{_brand(number)}科技", "E01"))
            messages = [f"给{_brand(number)}下单"] * 8
            assert all(("customer", f"C9{number:02}") in found for found in people.map(partial(meant, world), messages))


def test_what_was_not_committed_is_not_known(house: House, world: LivingWorld) -> None:
    with house.database.write(house.person("E10")) as tx:
        tx.store.customers.add(Customer("C77", "岚塔环境监测", "E01"))
        tx.settle()
        assert meant(world, "岚塔") == set()


def test_two_processes_learn_from_each_other(house: House, world: LivingWorld) -> None:
    elsewhere = SqlDatabase(house.database.engines.writing.url.render_as_string(hide_password=False))
    there = House(elsewhere)
    other = LivingWorld(elsewhere)
    with there.changing() as store:
        store.customers.add(Customer("C71", "岚塔环境监测", "E01", contacts=[Contact("P71", "C71", "蒲英")]))
    assert meant(world, "蒲英 岚塔") == {("customer", "C71"), ("contact", "P71")}
    with house.changing() as store:
        store.customers.get("C71").name = "Fernhollow Optics"
    assert meant(other, "fernhollow") == {("customer", "C71")}
    elsewhere.close()


def test_a_customer_given_to_somebody_else_changes_books(house: House, world: LivingWorld) -> None:
    with house.changing() as store:
        store.customers.get("C01").owner = "E02"
    known = world.knowledge()
    assert known.book(house.person("E01")) == {"C02"}
    assert known.book(house.person("E02")) == {"C01", "C03"}


def test_a_new_unit_is_read_in_the_next_message(house: House, world: LivingWorld) -> None:
    with house.changing() as store:
        store.products.get("A02").units = [PackUnit("托盘", Decimal(96), ("板",))]
    goods = world.knowledge().goods["A02"]
    assert goods.unit_named("板") == "托盘"
    assert goods.unit_named("箱") is None


def test_a_region_nobody_is_in_any_more_is_no_region(house: House, world: LivingWorld) -> None:
    with house.changing() as store:
        store.customers.get("C02").region = "甘肃"
    assert ("region", "甘肃") in meant(world, "甘肃的客户")
    assert ("region", "江苏") not in meant(world, "江苏的客户")


def test_changes_are_folded_in_while_messages_are_answered(house: House) -> None:
    with house.changing() as store:
        for number in range(600):
            store.customers.add(Customer(f"C1{number:03}", f"{_brand(number)}科技", "E01"))
    waiting: list[Callable[[], None]] = []
    world = LivingWorld(house.database, aside=waiting.append)
    waiting.pop()()
    with house.changing() as store:
        for number in range(400):
            store.customers.get(f"C1{number:03}").name = f"{_brand(number + 1000)}科技"
    assert ("customer", "C1123") in meant(world, _brand(1123))
    [fold] = waiting
    with house.changing() as store:
        store.customers.get("C1123").name = "岚塔环境监测"
    before = world.knowledge().index
    fold()
    assert world.knowledge().index.changes == 0 < before.changes
    assert meant(world, "岚塔") == {("customer", "C1123")}
    assert ("customer", "C1123") not in meant(world, _brand(1123))
    assert ("customer", "C1321") in meant(world, _brand(1321))
    assert ("customer", "C1521") in meant(world, _brand(521))
    assert len(waiting) == 1, "the next are folded in when they are many again"


def test_a_company_loaded_later_is_known_then(ground: Ground) -> None:
    database = SqlDatabase(ground.empty())
    complete().create_all(database.engines.writing)
    world = LivingWorld(database)
    assert meant(world, "瀚宁") == set()
    House.furnished(database)
    assert meant(world, "瀚宁要平皿") == {("customer", "C01"), ("product", "A03")}
    database.close()


def test_an_order_is_known_by_its_number_and_its_lines(house: House, world: LivingWorld) -> None:
    order = ordered(house)
    assert meant(world, f"订单{order}发货") == {("order", order)}
    facts = world.facts_for(house.person("E01"))
    assert facts.lines_of(Kind.ORDER, order) == (LineFact("A01", Decimal(3), "箱", Decimal(400)),)
    assert facts.customer_of(Kind.ORDER, order) == "C01"
    assert facts.last_order("C01") == order


def test_nobody_learns_of_anothers_documents(house: House, world: LivingWorld) -> None:
    order = ordered(house)
    facts = world.facts_for(house.person("E02"))
    assert facts.lines_of(Kind.ORDER, order) == ()
    assert facts.customer_of(Kind.ORDER, order) is None
    assert facts.last_order("C01") is None


def test_a_customers_people_and_chances_tell_whose_they_are(house: House, world: LivingWorld) -> None:
    facts = world.facts_for(house.person("E10"))
    assert facts.customer_of(Kind.CONTACT, "P04") == "C04"
    assert facts.customer_of(Kind.OPPORTUNITY, "OP-0") is None
    assert facts.customer_of(Kind.PRODUCT, "A01") is None
    assert facts.lines_of(Kind.CUSTOMER, "C01") == ()


def test_a_company_in_a_database_is_known_as_that_in_a_file_is(ground: Ground, tmp_path: Path) -> None:
    file = tmp_path / "company.json"
    file.write_text(json.dumps(COMPANY), encoding="utf-8")
    document = read_company(file)
    database = SqlDatabase(ground.empty())
    complete().create_all(database.engines.writing)
    load(database, document, FixedClock(NOW))
    here, there = LivingWorld(database).knowledge(), world_of(document).knowledge()
    gone = {each.id for each in document.employees if not each.active}
    assert {each for each in here.index.names() if each.id not in gone} == set(there.index.names())
    assert (here.goods, here.books) == (there.goods, there.books)
    for number in ("so0304", "qt21", "po71", "wo81", "opp11"):
        assert here.documents.written(number) == there.documents.written(number) != ()
    owner = LivingWorld(database).facts_for(Person("E03", "Ines Falk", frozenset({Role.OWNER})))
    filed = world_of(document).facts_for(Person("E03", "Ines Falk", frozenset()))
    for order in document.orders:
        # A line in a file may leave the base unit out.
        lines = [
            replace(each, unit=each.unit or here.goods[each.product].unit)
            for each in filed.lines_of(Kind.ORDER, order.id)
        ]
        assert [*owner.lines_of(Kind.ORDER, order.id)] == lines
        assert owner.due_on(Kind.ORDER, order.id) == filed.due_on(Kind.ORDER, order.id)
        assert owner.customer_of(Kind.ORDER, order.id) == filed.customer_of(Kind.ORDER, order.id)
        assert owner.last_order(order.customer) == filed.last_order(order.customer)
    database.close()


def ordered(house: House) -> str:
    """The number of an order that a salesperson just made for her customer."""
    lines = [{"product": "A01", "quantity": "3", "unit": "箱", "unit_price": "400"}]
    outcome = house.act("E01", "create_order", customer="C01", lines=lines)
    return next(ref.id for ref in outcome.documents if ref.kind is Kind.ORDER)


def _brand(number: int) -> str:
    """A made-up brand of three characters, another for each number."""
    return "".join(_CHARACTERS[number // 20**place % 20] for place in range(3))


_CHARACTERS = "岚砚霁沅蒲荻枫槿桐榆漪澜珂瑾璟琛筠箬芷蘅"
