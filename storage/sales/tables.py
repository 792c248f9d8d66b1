"""Tables of quotes, orders and deliveries."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, String, Table

from domain.sales.orders import OrderState
from storage.schema import id_column, metadata, parent_column, refers, row_column, version_column
from storage.types import Day, Instant, Scaled, key, one_of, texts


def _customer() -> Column[str]:
    return Column("customer", key(), refers("customers.id"), nullable=False)


def _employee(name: str) -> Column[str]:
    return Column(name, key(), refers("employees.id"), nullable=False, index=True)


#: `order` refers to no table, so that quotes and orders can be made one after the other.
quotes = Table(
    "quotes",
    metadata,
    id_column(),
    _customer(),
    _employee("owner"),
    Column("currency", String(3), nullable=False),
    Column("created_on", Day, nullable=False),
    Column("valid_until", Day),
    Column("order", key()),
    Column("state", one_of(OrderState), nullable=False),
    version_column(),
    Index(None, "customer", "created_on"),
)

#: `gross` is the lines' sum with tax, which SQL can't compute: it adds, and never multiplies.
orders = Table(
    "orders",
    metadata,
    id_column(),
    _customer(),
    _employee("owner"),
    _employee("entered_by"),
    Column("currency", String(3), nullable=False),
    Column("ordered_on", Day, nullable=False, index=True),
    Column("state", one_of(OrderState), nullable=False, index=True),
    Column("warehouse", key(), refers("warehouses.id")),
    Column("deliver_by", Day),
    Column("note", String),
    Column("customer_po", String),
    Column("delivery_address", String),
    Column("quote", key(), refers("quotes.id")),
    Column("pending_reasons", texts(), nullable=False),
    Column("gross", Scaled, nullable=False),
    version_column(),
    Index(None, "customer", "ordered_on"),
)

#: The lines of quotes and of orders; `base_quantity` is the quantity in the product's base unit.
sales_lines = Table(
    "sales_lines",
    metadata,
    id_column(),
    Column("order", key(), refers("orders.id"), index=True),
    Column("quote", key(), refers("quotes.id"), index=True),
    Column("position", Integer, nullable=False),
    Column("product", key(), refers("products.id"), nullable=False, index=True),
    Column("quantity", Scaled, nullable=False),
    Column("unit", String),
    Column("unit_price", Scaled, nullable=False),
    Column("price_includes_tax", Boolean, nullable=False),
    Column("discount_percent", Scaled, nullable=False),
    Column("tax_percent", Scaled, nullable=False),
    Column("factor", Scaled, nullable=False),
    Column("base_quantity", Scaled, nullable=False),
    CheckConstraint('("order" IS NULL) <> (quote IS NULL)', name="of_one_document"),
)

deliveries = Table(
    "deliveries",
    metadata,
    id_column(),
    Column("order", key(), refers("orders.id"), nullable=False, index=True),
    _customer(),
    Column("warehouse", key(), refers("warehouses.id")),
    Column("delivered_at", Instant, nullable=False, index=True),
    Column("tracking_no", String),
    Column("opening", Boolean, nullable=False),
    Column("reversed", Boolean, nullable=False),
    version_column(),
)

#: What a delivery that was taken back had shipped is kept, also where the order's line has gone since.
delivery_lines = Table(
    "delivery_lines",
    metadata,
    row_column(),
    parent_column("delivery", "deliveries.id"),
    Column("order_line", key(), nullable=False, index=True),
    Column("product", key(), refers("products.id"), nullable=False, index=True),
    Column("quantity", Scaled, nullable=False),
)
