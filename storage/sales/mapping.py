"""Quotes, orders and deliveries as mapped classes."""

from __future__ import annotations

from itertools import chain
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session, relationship

from domain.sales.orders import Delivery, DeliveryLine, Line, Order, Quote
from storage.sales.tables import deliveries, delivery_lines, orders, quotes, sales_lines
from storage.schema import lines_of, registry


def _lines(document: str) -> Any:
    return relationship(
        Line, order_by=sales_lines.c.position, cascade="all, delete-orphan", lazy="selectin", back_populates=document
    )


#: A line belongs to an order or to a quote; it is an orphan only when it has neither.
registry.map_imperatively(
    Line,
    sales_lines,
    legacy_is_orphan=True,
    properties={
        "_order_id": sales_lines.c.order,
        "_quote_id": sales_lines.c.quote,
        "_base_quantity": sales_lines.c.base_quantity,
        "_order": relationship(Order, back_populates="lines"),
        "_quote": relationship(Quote, back_populates="lines"),
    },
)
registry.map_imperatively(
    Quote,
    quotes,
    version_id_col=quotes.c.version,
    properties={"lines": _lines("_quote")},
)
registry.map_imperatively(
    Order,
    orders,
    version_id_col=orders.c.version,
    properties={"_gross": orders.c.gross, "lines": _lines("_order")},
)
registry.map_imperatively(DeliveryLine, delivery_lines, properties={"_delivery": delivery_lines.c.delivery})
registry.map_imperatively(
    Delivery,
    deliveries,
    version_id_col=deliveries.c.version,
    properties={"lines": lines_of(DeliveryLine, delivery_lines.c.row)},
)


@event.listens_for(Session, "before_flush")
def _keep_sums(session: Session, _context: Any, _instances: Any) -> None:
    """Keep beside what changed the products that SQL can't compute: a line's base quantity, an order's sum."""
    changed = list(chain(session.new, session.dirty))
    lines: list[Any] = [record for record in changed if isinstance(record, Line)]
    touched: set[Any] = {record for record in changed if isinstance(record, Order)}
    for line in lines:
        line._base_quantity = line.base_quantity
    for order in touched | {line._order for line in lines if line._order is not None}:
        order._gross = order.gross
