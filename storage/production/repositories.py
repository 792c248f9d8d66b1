"""Work orders."""

from __future__ import annotations

from domain.kinds import Kind
from domain.production.documents import WorkOrder
from storage.production.tables import work_orders
from storage.repository import SqlRepository


class WorkOrders(SqlRepository[WorkOrder]):
    """Work orders."""

    kind = Kind.WORK_ORDER
    entity = WorkOrder
    table = work_orders
