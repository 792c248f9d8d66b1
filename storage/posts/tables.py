"""Tables of linked accounts, of what is to be said on platforms, and of leases."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, String, Table, Text

from storage.schema import metadata, refers
from storage.types import Instant, Json, key, serial

account_links = Table(
    "account_links",
    metadata,
    Column("channel", String, primary_key=True),
    Column("account", String, primary_key=True),
    Column("person", key(), refers("employees.id"), nullable=False, index=True),
    Column("chat", String, nullable=False),
    Column("at", Instant, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", serial(), primary_key=True, autoincrement=True),
    Column("channel", String, nullable=False),
    Column("chat", String, nullable=False),
    Column("thread", String, nullable=False),
    Column("person", String, nullable=False),
    Column("lane", String, nullable=False),
    Column("delivery", String, nullable=False, index=True),
    Column("body", Json, nullable=False),
    Column("way", Json, nullable=False),
    Column("at", Instant, nullable=False),
    Column("waiting", Boolean, nullable=False),
    Column("state", String(8), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next_at", Instant, nullable=False),
    Column("held_until", Instant),
    Column("error", Text, nullable=False),
    Column("placed", Json, nullable=False),
    Column("card", String, nullable=False),
    Index(None, "waiting", "channel", "lane", "id"),
    sqlite_autoincrement=True,
)

leases = Table(
    "leases",
    metadata,
    Column("name", String, primary_key=True),
    Column("holder", String, nullable=False),
    Column("until", Instant, nullable=False),
)

#: Files that were made for a person, as long as they are kept.
made_files = Table(
    "made_files",
    metadata,
    Column("id", key(), primary_key=True),
    Column("person", String, nullable=False),
    Column("name", String, nullable=False),
    Column("media_type", String, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("at", Instant, nullable=False, index=True),
)

outages = Table(
    "outages",
    metadata,
    Column("channel", String, primary_key=True),
    Column("since", Instant, primary_key=True),
    Column("until", Instant, nullable=False),
)
