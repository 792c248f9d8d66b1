"""Suppliers and purchase orders."""

from __future__ import annotations

from domain.kinds import Kind
from domain.purchasing.documents import PurchaseOrder, Supplier
from storage.purchasing.tables import purchase_orders, suppliers
from storage.repository import SqlRepository


class Suppliers(SqlRepository[Supplier]):
    """Suppliers."""

    kind = Kind.SUPPLIER
    entity = Supplier
    table = suppliers


class PurchaseOrders(SqlRepository[PurchaseOrder]):
    """Purchase orders."""

    kind = Kind.PURCHASE_ORDER
    entity = PurchaseOrder
    table = purchase_orders
