"""A small made-up company for tests: laboratory glassware, two sales teams, six customers, two warehouses."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from domain.access.people import Employee, Team
from domain.access.roles import Role
from domain.catalog.products import PackUnit, Product
from domain.company import Company
from domain.crm.customers import Contact, Customer
from domain.inventory.ports import Location, Move
from domain.inventory.warehouses import Warehouse
from domain.ports import Store
from domain.purchasing.documents import Supplier

BEGAN = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def company() -> Company:
    """The company's settings."""
    return Company("澄川玻璃仪器", "zh", "Asia/Shanghai", "CNY", prices_include_tax=True)


def open_books(store: Store) -> None:
    """Write the company's people, customers, goods and opening stock."""
    for record in _teams():
        store.teams.add(record)
    for employee in _employees():
        store.employees.add(employee)
    for product in _products():
        store.products.add(product)
    for supplier in (Supplier("V01", "汇沣石英制品", ["汇沣"]), Supplier("V02", "Brackwater Glass", ["Brackwater"])):
        store.suppliers.add(supplier)
    for warehouse in (Warehouse("W1", "嘉定仓", ["总仓"], 0), Warehouse("W2", "番禺仓", ["南仓"], 1)):
        store.warehouses.add(warehouse)
    for customer in _customers():
        store.customers.add(customer)
    store.stock.post(_opening_stock())


def _teams() -> list[Team]:
    return [Team("T1", "华东组", "E03"), Team("T2", "海外组", "E05")]


def _employees() -> list[Employee]:
    return [
        Employee("E01", "徐曼宁", [Role.REP], ["小徐"], "T1"),
        Employee("E02", "贺东川", [Role.REP], ["老贺"], "T1"),
        Employee("E03", "葛岚", [Role.MANAGER], ["葛经理"], "T1"),
        Employee("E04", "Oliver Finch", [Role.REP], ["Ollie"], "T2", language="en"),
        Employee("E05", "Petra Lindqvist", [Role.MANAGER], ["Petra"], "T2", language="en"),
        Employee("E06", "罗建国", [Role.WAREHOUSE], ["老罗"]),
        Employee("E07", "尤静", [Role.FINANCE], ["尤会计"]),
        Employee("E08", "邵斌", [Role.PURCHASING], ["小邵"]),
        Employee("E09", "冷雪", [Role.ADMIN]),
        Employee("E10", "成川", [Role.OWNER], ["成总"]),
        Employee("E11", "费扬", [Role.REP], [], "T1", active=False),
        Employee("E12", "庄敏", [Role.SERVICE]),
        Employee("E13", "秦越", [Role.PRODUCTION]),
    ]


def _products() -> list[Product]:
    return [
        _product("A01", "BK-500", "烧杯500ml", "只", "18.00", "9.40", ["五百烧杯"], [PackUnit("箱", Decimal(24))], 40),
        _product("A02", "VF-250", "容量瓶250ml", "只", "32.50", "15.20", [], [PackUnit("箱", Decimal(12))]),
        _product(
            "A03",
            "PD-090",
            "培养皿90mm",
            "片",
            "1.20",
            "0.45",
            ["平皿"],
            [PackUnit("包", Decimal(10)), PackUnit("箱", Decimal(500), ("件",))],
            2000,
        ),
        _product("A04", "PP-010", "移液管10ml", "支", "11.00", "5.10", [], [PackUnit("盒", Decimal(20))]),
        _product("A05", "GC-100", "Graduated Cylinder 100ml", "pc", "26.00", "12.00", ["量筒"]),
        _product("A06", "QC-030", "石英坩埚30ml", "只", "145.00", None, ["坩埚"]),
    ]


def _product(
    record_id: str, sku: str, name: str, unit: str, price: str, cost: str | None, aliases: list[str],
    units: list[PackUnit] | None = None, reorder_point: int | None = None,
) -> Product:  # fmt: skip
    return Product(
        record_id, sku, name, unit, aliases, "玻璃器皿", units or [],
        price=Decimal(price), floor_price=Decimal(price) * 8 / 10, cost=Decimal(cost) if cost else None,
        tax_percent=Decimal(13), reorder_point=None if reorder_point is None else Decimal(reorder_point),
    )  # fmt: skip


def _customers() -> list[Customer]:
    return [
        Customer(
            "C01", "瀚宁检测技术有限公司", "E01", ["瀚宁"], "浙江", "检测", "A", ["重点"],
            credit_limit=Decimal(50000), payment_days=30,
            contacts=[Contact("P01", "C01", "闵洁", "采购", "13800550101"), Contact("P02", "C01", "祁峰", "主任")],
        ),
        Customer("C02", "沐原生物", "E01", ["沐原"], "江苏", "生物", "B", contacts=[Contact("P03", "C02", "闻莺")]),
        Customer("C03", "昭朗药业股份", "E02", ["昭朗"], "上海", "制药", credit_limit=Decimal(1000), payment_days=60),
        Customer("C04", "Kestrel Assay Labs", "E04", ["Kestrel"], "UK", contacts=[Contact("P04", "C04", "Nadia Rowe")]),
        Customer("C05", "Morrow & Vane Research", "E05", ["Morrow"], "IE", payment_days=14),
        Customer("C06", "砚北职业学院", None, ["砚北"], "北京", "教育"),
    ]  # fmt: skip


def _opening_stock() -> list[Move]:
    held = [
        ("A01", "W1", 500),
        ("A01", "W2", 60),
        ("A02", "W1", 120),
        ("A03", "W1", 9000),
        ("A04", "W2", 200),
        ("A05", "W1", 8),
    ]
    costs = {product.id: product.cost or Decimal(0) for product in _products()}
    return [
        Move(product, Decimal(quantity), Location.OPENING, warehouse, costs[product], BEGAN, None, "opening")
        for product, warehouse, quantity in held
    ]
