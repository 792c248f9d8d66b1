"""The table of reminders."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, String, Table

from storage.schema import id_column, metadata, refers, version_column
from storage.types import Day, Instant, key

reminders = Table(
    "reminders",
    metadata,
    id_column(),
    Column("employee", key(), refers("employees.id"), nullable=False, index=True),
    Column("text", String, nullable=False),
    Column("due_at", Instant, nullable=False, index=True),
    Column("on", Day),
    Column("customer", key(), refers("customers.id")),
    Column("channel", String, nullable=False),
    Column("conversation", String, nullable=False),
    Column("fired_at", Instant),
    Column("cancelled", Boolean, nullable=False),
    version_column(),
)
