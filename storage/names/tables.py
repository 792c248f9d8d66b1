"""Tables of all records' names and of the version that rises with each change."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, Column, Integer, String, Table

from domain.kinds import Kind
from storage.schema import metadata
from storage.types import key, one_of, texts

#: The names of a record, the one it is shown by first; none: the record is gone. Version 0: changed by an open transaction.
named_records = Table(
    "named_records",
    metadata,
    Column("kind", one_of(Kind), primary_key=True),
    Column("id", key(), primary_key=True),
    Column("names", texts(), nullable=False),
    Column("owner", key()),
    Column("parent", key()),
    Column("place", String),
    Column("version", BigInteger, nullable=False, index=True),
)

names_version = Table(
    "names_version",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("version", BigInteger, nullable=False),
    CheckConstraint("id = 1", name="only_one"),
)
