"""Tables of the audit trail and of its seals."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text

from storage.append_only import append_only
from storage.schema import metadata
from storage.types import Instant, Json, key, serial

audit_entries = Table(
    "audit_entries",
    metadata,
    Column("place", serial(), primary_key=True, autoincrement=True),
    Column("id", key(), nullable=False, unique=True),
    Column("at", Instant, nullable=False),
    Column("actor", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("conversation", String, nullable=False),
    Column("message", String, nullable=False),
    Column("words", Text, nullable=False),
    Column("engine", String, nullable=False),
    Column("action", String, nullable=False),
    Column("event", String, nullable=False),
    Column("args", Json, nullable=False),
    Column("documents", Json, nullable=False),
    Column("before", Json, nullable=False),
    Column("undoes", key(), unique=True),
    Index(None, "actor", "place"),
    sqlite_autoincrement=True,
)

#: A seal covers the entries of the places from `first` to `last`: its hash is over them and the seal before.
audit_chain = Table(
    "audit_chain",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("first", BigInteger, nullable=False),
    Column("last", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False),
)

append_only(audit_entries)
append_only(audit_chain)
