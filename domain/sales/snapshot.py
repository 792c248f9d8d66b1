"""An order's changeable parts as plain JSON, so that an amendment can be taken back exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from domain.money import plain
from domain.sales.orders import Line, Order, OrderState

_DECIMALS = frozenset({"quantity", "unit_price", "discount_percent", "tax_percent", "factor"})


def snapshot(order: Order) -> dict[str, Any]:
    """The order's state, delivery day, note and lines as they are now."""
    return {
        "state": order.state.value,
        "pending_reasons": list(order.pending_reasons),
        "deliver_by": order.deliver_by.isoformat() if order.deliver_by else None,
        "note": order.note,
        "lines": [_line_json(line) for line in sorted(order.lines, key=lambda line: line.position)],
    }


def _line_json(line: Line) -> dict[str, Any]:
    values = {field.name: getattr(line, field.name) for field in fields(line)}
    return {name: plain(value) if name in _DECIMALS else value for name, value in values.items()}


def restore(order: Order, saved: Mapping[str, Any]) -> None:
    """Give the order its saved state, day, note and lines; a line that is still there is changed, not replaced."""
    order.state = OrderState(saved["state"])
    order.pending_reasons = list(saved["pending_reasons"])
    order.deliver_by = date.fromisoformat(saved["deliver_by"]) if saved["deliver_by"] else None
    order.note = saved["note"]
    wanted = {line.id: line for line in saved_lines(saved)}
    for line in [line for line in order.lines if line.id not in wanted]:
        order.lines.remove(line)
    there = {line.id: line for line in order.lines}
    for line_id, line in wanted.items():
        if line_id in there:
            _copy(line, there[line_id])
        else:
            order.lines.append(line)


def saved_lines(saved: Mapping[str, Any]) -> list[Line]:
    """The saved lines, as lines of their own."""
    return [Line(**{name: _value(name, value) for name, value in line.items()}) for line in saved["lines"]]


def _value(name: str, value: Any) -> Any:
    return Decimal(value) if name in _DECIMALS else value


def _copy(source: Line, target: Line) -> None:
    for field in fields(Line):
        setattr(target, field.name, getattr(source, field.name))
