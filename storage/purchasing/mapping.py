"""Suppliers and purchase orders as mapped classes."""

from __future__ import annotations

from domain.purchasing.documents import PurchaseLine, PurchaseOrder, Supplier
from storage.purchasing.tables import purchase_lines, purchase_orders, suppliers
from storage.schema import lines_of, registry

registry.map_imperatively(Supplier, suppliers, version_id_col=suppliers.c.version)
registry.map_imperatively(PurchaseLine, purchase_lines, properties={"_order": purchase_lines.c.purchase_order})
registry.map_imperatively(
    PurchaseOrder,
    purchase_orders,
    version_id_col=purchase_orders.c.version,
    properties={"lines": lines_of(PurchaseLine, purchase_lines.c.position)},
)
