"""Tables of suppliers and purchase orders."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table

from domain.purchasing.documents import PurchaseState
from storage.schema import id_column, metadata, parent_column, refers, version_column
from storage.types import Day, Scaled, key, one_of, texts

suppliers = Table(
    "suppliers",
    metadata,
    id_column(),
    Column("name", String, nullable=False),
    Column("aliases", texts(), nullable=False),
    version_column(),
)

purchase_orders = Table(
    "purchase_orders",
    metadata,
    id_column(),
    Column("supplier", key(), refers("suppliers.id"), nullable=False, index=True),
    Column("currency", String(3), nullable=False),
    Column("state", one_of(PurchaseState), nullable=False, index=True),
    Column("expected_on", Day),
    version_column(),
)

purchase_lines = Table(
    "purchase_lines",
    metadata,
    parent_column("purchase_order", "purchase_orders.id", primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("product", key(), refers("products.id"), nullable=False, index=True),
    Column("quantity", Scaled, nullable=False),
    Column("unit", String),
    Column("unit_price", Scaled),
)
