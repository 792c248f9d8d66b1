"""The table of tickets."""

from __future__ import annotations

from sqlalchemy import Column, String, Table

from domain.service.documents import TicketState
from storage.schema import id_column, metadata, refers, version_column
from storage.types import key, one_of

tickets = Table(
    "tickets",
    metadata,
    id_column(),
    Column("customer", key(), refers("customers.id"), nullable=False, index=True),
    Column("subject", String, nullable=False),
    Column("state", one_of(TicketState), nullable=False, index=True),
    version_column(),
)
