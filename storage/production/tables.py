"""The table of work orders."""

from __future__ import annotations

from sqlalchemy import Column, Table

from domain.production.documents import WorkState
from storage.schema import id_column, metadata, refers, version_column
from storage.types import Day, Scaled, key, one_of

work_orders = Table(
    "work_orders",
    metadata,
    id_column(),
    Column("product", key(), refers("products.id"), nullable=False, index=True),
    Column("quantity", Scaled, nullable=False),
    Column("state", one_of(WorkState), nullable=False, index=True),
    Column("due_on", Day),
    version_column(),
)
