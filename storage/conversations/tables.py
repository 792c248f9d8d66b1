"""Tables of messages taken and understood, what came with them, states of talks, their history, and answers to repeated calls."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, String, Table, Text, UniqueConstraint

from storage.schema import metadata, parent_column, refers
from storage.types import Instant, Json, key, serial

#: What came from a chat platform has the account that it came from, and its place in the lane whose order is kept; its person is
#: known when it is carried out.
inbox = Table(
    "inbox",
    metadata,
    Column("id", key(), primary_key=True),
    Column("channel", String, nullable=False),
    Column("chat", String, nullable=False),
    Column("thread", String, nullable=False),
    Column("person", String, nullable=False),
    Column("event", String, nullable=False),
    Column("body", Json, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("done", Boolean, nullable=False, index=True),
    Column("reply", Json),
    Column("account", String, nullable=False, server_default=""),
    Column("lane", String, nullable=False, server_default=""),
    Column("place", Integer, nullable=False, server_default="0"),
    Column("held_until", Instant),
    UniqueConstraint("channel", "event"),
    Index(None, "lane", "place"),
    Index(None, "channel", "received_at"),
)

enclosures = Table(
    "enclosures",
    metadata,
    Column("id", key(), primary_key=True),
    parent_column("delivery", "inbox.id"),
    Column("place", Integer, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("media_type", String, nullable=False),
    Column("name", String, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("at", Instant, nullable=False, index=True),
)

conversations = Table(
    "conversations",
    metadata,
    Column("channel", String, primary_key=True),
    Column("chat", String, primary_key=True),
    Column("thread", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("state", Json, nullable=False),
    Column("at", Instant, nullable=False),
)

entries = Table(
    "conversation_entries",
    metadata,
    Column("id", serial(), primary_key=True, autoincrement=True),
    Column("channel", String, nullable=False),
    Column("chat", String, nullable=False),
    Column("thread", String, nullable=False),
    Column("person", String, nullable=False),
    Column("direction", String(8), nullable=False),
    Column("body", Json, nullable=False),
    Column("at", Instant, nullable=False),
    Index(None, "channel", "chat", "thread", "person", "id"),
    sqlite_autoincrement=True,
)

#: How a message was understood, so that it can be read once more; what is private in it is masked.
heard_messages = Table(
    "heard_messages",
    metadata,
    Column("message", key(), refers("inbox.id"), primary_key=True),
    Column("person", key(), nullable=False),
    Column("words", Text, nullable=False),
    Column("at", Instant, nullable=False, index=True),
    Column("talk", Json, nullable=False),
    Column("reading", Json, nullable=False),
)

api_calls = Table(
    "api_calls",
    metadata,
    Column("person", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("body_hash", String, nullable=False),
    Column("at", Instant, nullable=False),
    Column("answer", Json),
)
