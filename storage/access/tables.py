"""Tables of the company, its teams and employees."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Integer, String, Table

from domain.access.roles import Role
from storage.schema import id_column, metadata, refers
from storage.types import key, small_list, texts

companies = Table(
    "companies",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False, default=1),
    Column("name", String, nullable=False),
    Column("language", String(2), nullable=False),
    Column("timezone", String, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("prices_include_tax", Boolean, nullable=False),
    CheckConstraint("id = 1", name="only_one"),
)

teams = Table(
    "teams",
    metadata,
    id_column(),
    Column("name", String, nullable=False),
    Column("manager", key(), index=True),
)

employees = Table(
    "employees",
    metadata,
    id_column(),
    Column("name", String, nullable=False),
    Column("roles", small_list(str, Role), nullable=False),
    Column("aliases", texts(), nullable=False),
    Column("team", key(), refers("teams.id"), index=True),
    Column("email", String),
    Column("language", String(2)),
    Column("active", Boolean, nullable=False),
)
