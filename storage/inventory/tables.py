"""Tables of warehouses, of the stock ledger with the balances and promises beside it, and of transfers and counts."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, String, Table

from domain.kinds import Kind
from storage.append_only import append_only
from storage.schema import id_column, metadata, refers, row_column, version_column
from storage.types import Instant, Scaled, key, one_of, texts


def _product() -> Column[str]:
    return Column("product", key(), refers("products.id"), nullable=False)


def _warehouse(name: str = "warehouse") -> Column[str]:
    return Column(name, key(), refers("warehouses.id"), nullable=False)


warehouses = Table(
    "warehouses",
    metadata,
    id_column(),
    Column("name", String, nullable=False),
    Column("aliases", texts(), nullable=False),
    Column("position", Integer, nullable=False),
    version_column(),
)

#: `source` and `target` are warehouses or places outside them (domain.inventory.ports.Location).
stock_moves = Table(
    "stock_moves",
    metadata,
    row_column(),
    _product(),
    Column("quantity", Scaled, CheckConstraint("quantity > 0", name="positive"), nullable=False),
    Column("source", key(), nullable=False),
    Column("target", key(), nullable=False),
    Column("unit_cost", Scaled, nullable=False),
    Column("at", Instant, nullable=False),
    Column("document_kind", one_of(Kind)),
    Column("document", key(), nullable=False, index=True),
    Index(None, "product", "at"),
)

#: What the moves and the promises come to, kept in the same transaction.
stock_balances = Table(
    "stock_balances",
    metadata,
    Column("product", key(), refers("products.id"), primary_key=True),
    Column("warehouse", key(), refers("warehouses.id"), primary_key=True),
    Column("on_hand", Scaled, nullable=False),
    Column("reserved", Scaled, nullable=False),
    CheckConstraint("reserved >= 0 AND reserved <= on_hand", name="reserved_is_there"),
)

#: What a warehouse holds for an order's line; a higher `row` was promised later. Changed only under its balance's lock.
stock_reservations = Table(
    "stock_reservations",
    metadata,
    row_column(),
    Column("order", key(), nullable=False, index=True),
    Column("line", key(), nullable=False),
    Column("product", key(), nullable=False),
    Column("warehouse", key(), nullable=False),
    Column("quantity", Scaled, CheckConstraint("quantity > 0", name="positive"), nullable=False),
    Index(None, "product", "warehouse"),
    Index(None, "line", "product", "warehouse", unique=True),
)

transfers = Table(
    "transfers",
    metadata,
    id_column(),
    _product(),
    Column("quantity", Scaled, nullable=False),
    _warehouse("source"),
    _warehouse("target"),
    Column("by", key(), nullable=False),
    Column("at", Instant, nullable=False),
    Column("reversed", Boolean, nullable=False),
    version_column(),
)

counts = Table(
    "counts",
    metadata,
    id_column(),
    _product(),
    _warehouse(),
    Column("counted", Scaled, nullable=False),
    Column("booked", Scaled, nullable=False),
    Column("by", key(), nullable=False),
    Column("at", Instant, nullable=False),
    Column("reason", String),
    Column("reversed", Boolean, nullable=False),
    version_column(),
    Index(None, "product", "warehouse", "at"),
)

append_only(stock_moves)
