"""Products come back with their units, parts and exact prices; changes made in place are kept."""

from __future__ import annotations

from decimal import Decimal

from domain.catalog.products import Component, PackUnit, Product
from tests.databases import on_both_databases
from tests.house import House

pytestmark = on_both_databases


def test_a_product_comes_back_as_it_was_kept(house: House) -> None:
    kept = Product(
        "A50",
        "DT-01",
        "蒸馏套件",
        "套",
        ["蒸馏"],
        "成套",
        [PackUnit("箱", Decimal("2.5"), ("件", "case"))],
        ["kit"],
        Decimal("1234.567891"),
        None,
        Decimal("0.000001"),
        Decimal(6),
        Decimal(3),
        [Component("A01", Decimal(2)), Component("A04", Decimal("0.5"))],
    )
    with house.changing() as store:
        store.products.add(kept)
    with house.records() as store:
        read = store.products.get("A50")
    assert read is not kept
    assert repr(read) == repr(kept)


def test_units_and_parts_changed_in_place_are_kept(house: House) -> None:
    with house.changing() as store:
        product = store.products.get("A06")
        product.units.append(PackUnit("箱", Decimal(6)))
        product.bom.append(Component("A01", Decimal(1)))
        product.unit_aliases.extend(["个", "枚"])
        product.unit_aliases.remove("个")
    with house.records() as store:
        read = store.products.get("A06")
    assert (read.units, read.bom) == ([PackUnit("箱", Decimal(6))], [Component("A01", Decimal(1))])
    assert read.unit_aliases == ["枚"]


def test_all_products_come_by_id(house: House) -> None:
    with house.records() as store:
        assert [product.id for product in store.products.all()] == ["A01", "A02", "A03", "A04", "A05", "A06"]
