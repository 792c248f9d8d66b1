"""Tables of exchanges with language models, and of what was sent ahead of many of them."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, Text

from storage.schema import metadata, refers
from storage.types import Instant, Json, Scaled, key

#: Prices have six digits after the point and are for a million tokens.
COST_DIGITS = 12

model_exchanges = Table(
    "model_exchanges",
    metadata,
    Column("id", key(), primary_key=True),
    Column("at", Instant, nullable=False, index=True),
    Column("person", String, nullable=False),
    Column("message", key(), nullable=False, index=True),
    Column("model", String, nullable=False),
    Column("prompt", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("prefix", String(64), refers("model_prefixes.digest"), nullable=False),
    Column("request", Text, nullable=False),
    Column("answers", Json, nullable=False),
    Column("outcome", String(40), nullable=False),
    Column("sent", Integer, nullable=False),
    Column("cached", Integer, nullable=False),
    Column("answered", Integer, nullable=False),
    Column("estimated", Integer, nullable=False),
    Column("cost", Scaled(COST_DIGITS), nullable=False),
    Column("milliseconds", Integer, nullable=False),
    Column("calls", Integer, nullable=False),
    Index(None, "person", "at"),
)

#: Instructions and tools, the same for all of a role: few, of no person, and kept for good.
model_prefixes = Table(
    "model_prefixes",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("text", Text, nullable=False),
)
