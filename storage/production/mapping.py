"""Work orders as a mapped class."""

from __future__ import annotations

from domain.production.documents import WorkOrder
from storage.production.tables import work_orders
from storage.schema import registry

registry.map_imperatively(WorkOrder, work_orders, version_id_col=work_orders.c.version)
