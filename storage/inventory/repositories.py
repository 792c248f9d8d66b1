"""Warehouses, and transfers and counts as documents."""

from __future__ import annotations

from sqlalchemy import false, func

from domain.inventory.ports import Count, Transfer
from domain.inventory.warehouses import Warehouse
from domain.kinds import Kind
from storage.inventory.tables import counts, transfers, warehouses
from storage.repository import SqlRepository
from storage.scope import Scope


class Warehouses(SqlRepository[Warehouse]):
    """Warehouses."""

    kind = Kind.WAREHOUSE
    entity = Warehouse
    table = warehouses


class _Transfers(SqlRepository[Transfer]):
    kind = Kind.TRANSFER
    entity = Transfer
    table = transfers


class _Counts(SqlRepository[Count]):
    kind = Kind.COUNT
    entity = Count
    table = counts


class Transfers:
    """Transfers and counts."""

    def __init__(self, scope: Scope) -> None:
        self._session = scope.session
        self._transfers = _Transfers(scope)
        self._counts = _Counts(scope)

    def add(self, document: Transfer | Count, /) -> None:
        """Keep a new document."""
        self._session.add(document)

    def transfer(self, transfer_id: str, /) -> Transfer:
        """One transfer; raises NotFoundError."""
        return self._transfers.get(transfer_id)

    def count(self, count_id: str, /) -> Count:
        """One count; raises NotFoundError."""
        return self._counts.get(count_id)

    def last_count(self, product: str, warehouse: str, /) -> Count | None:
        """The newest count of a product in a warehouse that was not reversed."""
        there = (counts.c.product == product, counts.c.warehouse == warehouse, counts.c.reversed == false())
        newest = (counts.c.at.desc(), func.length(counts.c.id).desc(), counts.c.id.desc())
        return self._session.scalars(self._counts.query().where(*there).order_by(*newest).limit(1)).one_or_none()
