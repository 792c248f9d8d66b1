"""Tables of one-time codes and of what people keep to be known by."""

from __future__ import annotations

from sqlalchemy import Column, String, Table

from storage.schema import metadata, refers
from storage.types import Instant, key

sign_in_codes = Table(
    "sign_in_codes",
    metadata,
    Column("employee", key(), refers("employees.id"), primary_key=True),
    Column("secret_hash", String, nullable=False, unique=True),
    Column("expires_at", Instant, nullable=False),
)

#: `kind`: session, token, or a channel's linked account; `name`: what its holder calls it.
credentials = Table(
    "credentials",
    metadata,
    Column("kind", String, primary_key=True),
    Column("secret_hash", String, primary_key=True),
    Column("employee", key(), refers("employees.id"), nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("expires_at", Instant),
)
