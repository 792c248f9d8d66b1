"""The table of number series."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, String, Table

from storage.schema import metadata

number_series = Table(
    "number_series",
    metadata,
    Column("series", String, primary_key=True),
    Column("prefix", String, nullable=False),
    Column("width", Integer, nullable=False),
    Column("last", BigInteger, nullable=False),
)
