"""The one schema: all areas' tables and the mapping of the domain's classes to them."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Integer, MetaData
from sqlalchemy.orm import RelationshipProperty, configure_mappers, relationship
from sqlalchemy.orm import registry as Registry  # noqa: N812  a class of SQLAlchemy's

import storage
from storage.types import key, serial

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

registry = Registry(metadata=metadata)


def refers(target: str) -> ForeignKey:
    """A reference to another record's `table.column`, checked when the transaction commits, so that order does not matter."""
    return ForeignKey(target, deferrable=True, initially="DEFERRED")


def id_column() -> Column[str]:
    """The record's id."""
    return Column("id", key(), primary_key=True)


def version_column() -> Column[int]:
    """Rises with every change of a record; to be mapped as `version_id_col`, so that no change is lost to another."""
    return Column("version", Integer, nullable=False)


def voided_column() -> Column[bool]:
    """Whether the record was taken back; it stays for the documents that name it, and is found no more."""
    return Column("voided", Boolean, nullable=False)


def parent_column(name: str, target: str, *, primary_key: bool = False) -> Column[str]:
    """The id of the document that a line belongs to; a part of the line's key where the line is known by its position."""
    return Column(name, key(), refers(target), primary_key=primary_key, nullable=False, index=not primary_key)


def row_column() -> Column[int]:
    """The key of a line that has none of its own; lines come back in the order in which they were added."""
    return Column("row", serial(), primary_key=True, autoincrement=True)


def lines_of(cls: type[Any], order: Column[Any]) -> RelationshipProperty[Any]:
    """The relationship of a document to its own lines: loaded with it, kept with it, in the order of a column."""
    return relationship(cls, order_by=order, cascade="all, delete-orphan", lazy="selectin")


@cache
def complete() -> MetaData:
    """The schema with every area's tables, all classes mapped."""
    for area in pkgutil.iter_modules(storage.__path__, "storage."):
        if area.ispkg:
            package = importlib.import_module(area.name)
            for found in pkgutil.iter_modules(package.__path__, f"{area.name}."):
                if found.name.rsplit(".", 1)[1] in {"tables", "mapping"}:
                    importlib.import_module(found.name)
    configure_mappers()
    return metadata
