"""Warehouses, transfers and counts as mapped classes; the ledger's moves are rows, not objects."""

from __future__ import annotations

from domain.inventory.ports import Count, Transfer
from domain.inventory.warehouses import Warehouse
from storage.inventory.tables import counts, transfers, warehouses
from storage.schema import registry

registry.map_imperatively(Warehouse, warehouses, version_id_col=warehouses.c.version)
registry.map_imperatively(Transfer, transfers, version_id_col=transfers.c.version)
registry.map_imperatively(Count, counts, version_id_col=counts.c.version)
