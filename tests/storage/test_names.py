"""Names are kept with the records, and say what changed since."""

from __future__ import annotations

from domain.catalog.products import Product
from domain.kinds import Kind
from tests.databases import on_both_databases
from tests.house import SET_UP, House

pytestmark = on_both_databases


def test_all_names_of_a_record_are_there_the_shown_one_first(house: House) -> None:
    with house.records() as store:
        names = [each for each in store.names.all() if each.id == "A01"]
    assert [(each.name, each.primary) for each in names] == [
        ("烧杯500ml", True),
        ("BK-500", False),
        ("五百烧杯", False),
    ]


def test_a_customers_names_say_whose_book_they_are_in(house: House) -> None:
    with house.records() as store:
        names = {each.name: each for each in store.names.all()}
    assert names["瀚宁"].owner == "E01"
    assert names["闵洁"].parent == "C01"


def test_an_alias_appended_in_place_raises_the_version(house: House) -> None:
    with house.changing() as store:
        before = store.names.version()
        store.products.get("A02").aliases.append("定容瓶")
    with house.records() as store:
        assert store.names.version() == before + 1
        [(kind, record, names)] = store.names.changed_since(before)
    assert (kind, record) == (Kind.PRODUCT, "A02")
    assert [each.name for each in names] == ["容量瓶250ml", "VF-250", "定容瓶"]


def test_a_change_that_is_no_name_leaves_the_version(house: House) -> None:
    with house.changing() as store:
        before = store.names.version()
        store.products.get("A02").reorder_point = None
        store.products.get("A02").floor_price = None
    with house.records() as store:
        assert store.names.version() == before


def test_a_products_unit_counts_like_a_name_of_it(house: House) -> None:
    with house.changing() as store:
        before = store.names.version()
        store.products.get("A02").unit_aliases.append("个")
    with house.records() as store:
        assert [record for _, record, _ in store.names.changed_since(before)] == ["A02"]


def test_a_customers_names_say_where_it_is(house: House) -> None:
    with house.records() as store:
        assert {each.place for each in store.names.all() if each.id == "C02"} == {"江苏"}


def test_what_is_rolled_back_was_never_called_anything(house: House) -> None:
    with house.database.write(SET_UP) as tx:
        before = tx.store.names.version()
        tx.store.products.add(Product("A77", "X-77", "研钵", "只"))
        assert tx.store.names.display(Kind.PRODUCT, "A77") == "研钵"
    with house.records() as store:
        assert store.names.display(Kind.PRODUCT, "A77") == "A77"
        assert not list(store.names.changed_since(before))


def test_a_removed_record_is_told_as_one_without_names(house: House) -> None:
    with house.database.write(SET_UP) as tx:
        before = tx.store.names.version()
        tx.scope.session.delete(tx.store.suppliers.get("V02"))
        tx.commit()
    with house.records() as store:
        assert list(store.names.changed_since(before)) == [(Kind.SUPPLIER, "V02", ())]
        assert "V02" not in {each.id for each in store.names.all()}
