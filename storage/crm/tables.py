"""Tables of customers, contacts, leads, opportunities and follow-ups."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table

from domain.crm.opportunities import Stage
from storage.schema import id_column, metadata, parent_column, refers, version_column, voided_column
from storage.types import Day, Instant, Scaled, key, one_of, texts

customers = Table(
    "customers",
    metadata,
    id_column(),
    Column("name", String, nullable=False),
    Column("owner", key(), refers("employees.id"), index=True),
    Column("aliases", texts(), nullable=False),
    Column("region", String),
    Column("industry", String),
    Column("grade", String),
    Column("tags", texts(), nullable=False),
    Column("source", String),
    Column("addresses", texts(), nullable=False),
    Column("invoice_title", String),
    Column("tax_number", String),
    Column("credit_limit", Scaled),
    Column("payment_days", Integer, nullable=False),
    Column("payment_terms", String),
    voided_column(),
    version_column(),
)

contacts = Table(
    "contacts",
    metadata,
    id_column(),
    parent_column("customer", "customers.id"),
    Column("name", String, nullable=False),
    Column("title", String),
    Column("phone", String),
    Column("email", String),
    Column("aliases", texts(), nullable=False),
    voided_column(),
    version_column(),
)

leads = Table(
    "leads",
    metadata,
    id_column(),
    Column("name", String, nullable=False),
    Column("owner", key(), refers("employees.id"), nullable=False, index=True),
    Column("created_at", Instant, nullable=False),
    Column("contact_name", String),
    Column("phone", String),
    Column("source", String),
    Column("interest", String),
    voided_column(),
    version_column(),
)

opportunities = Table(
    "opportunities",
    metadata,
    id_column(),
    parent_column("customer", "customers.id"),
    Column("title", String, nullable=False),
    Column("owner", key(), refers("employees.id"), nullable=False, index=True),
    Column("stage", one_of(Stage), nullable=False),
    Column("amount", Scaled),
    Column("expected_close_on", Day),
    Column("lost_reason", String),
    Column("products", texts(), nullable=False),
    voided_column(),
    version_column(),
)

follow_ups = Table(
    "follow_ups",
    metadata,
    id_column(),
    parent_column("customer", "customers.id"),
    Column("employee", key(), refers("employees.id"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("summary", String, nullable=False),
    Column("channel", String(20)),
    Column("contact", key(), refers("contacts.id")),
    Column("opportunity", key(), refers("opportunities.id")),
    Column("next_follow_up_on", Day),
    Column("next_step", String),
    voided_column(),
    version_column(),
    Index(None, "employee", "next_follow_up_on"),
    Index(None, "customer", "at"),
)
