"""What of an order is still to be invoiced, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.money import ZERO

if TYPE_CHECKING:
    from domain.finance.documents import Invoice
    from domain.sales.orders import Delivery, Line, Order


@dataclass(frozen=True, slots=True)
class BillLine:
    """A part of an order's line that no invoice covers yet: base quantity, and amounts in the order's currency."""

    line: Line
    quantity: Decimal
    gross: Decimal
    tax: Decimal


@dataclass(frozen=True, slots=True)
class Bill:
    """What an order's next invoice comes to. `before` is what earlier invoices took of these lines in advance."""

    lines: tuple[BillLine, ...]
    deliveries: tuple[str, ...]
    gross: Decimal
    tax: Decimal
    before: Decimal


def delivered_bill(order: Order, deliveries: Sequence[Delivery], invoices: Sequence[Invoice]) -> Bill:
    """What was delivered and is not invoiced. Rounding is carried along, so that parts add up to the whole order."""
    covered = covered_deliveries(invoices)
    fresh = [delivery for delivery in deliveries if delivery.id not in covered]
    before = _quantities(delivery for delivery in deliveries if delivery.id in covered)
    return _bill(order, _quantities(deliveries), before, invoices, tuple(delivery.id for delivery in fresh))


def advance_bill(order: Order, deliveries: Sequence[Delivery], invoices: Sequence[Invoice]) -> Bill:
    """What of the whole order is not invoiced, delivered or not."""
    covered = covered_deliveries(invoices)
    before = _quantities(delivery for delivery in deliveries if delivery.id in covered)
    fresh = tuple(delivery.id for delivery in deliveries if delivery.id not in covered)
    return _bill(order, {line.id: line.base_quantity for line in order.lines}, before, invoices, fresh)


def covered_deliveries(invoices: Sequence[Invoice]) -> frozenset[str]:
    """The deliveries that an invoice covers which no credit note took back."""
    credited = {note.credits for note in invoices if note.credits}
    standing = (invoice for invoice in invoices if not invoice.credits and invoice.id not in credited)
    return frozenset(delivery for invoice in standing for delivery in invoice.deliveries)


def _quantities(deliveries: Iterable[Delivery]) -> dict[str, Decimal]:
    """Base quantities by order line."""
    sums: dict[str, Decimal] = {}
    for part in (line for delivery in deliveries for line in delivery.lines):
        sums[part.order_line] = sums.get(part.order_line, ZERO) + part.quantity
    return sums


def _bill(
    order: Order,
    upto: dict[str, Decimal],
    since: dict[str, Decimal],
    invoices: Sequence[Invoice],
    deliveries: tuple[str, ...],
) -> Bill:
    """The bill for each line's quantity beyond `since` up to `upto`, less what was invoiced ahead of delivery."""
    parts = tuple(
        _part(line, since.get(line.id, ZERO), upto.get(line.id, ZERO), order.currency) for line in order.lines
    )
    gross = sum((line.gross for line in _upto(order, upto)), ZERO)
    tax = sum((line.tax for line in _upto(order, upto)), ZERO)
    due = gross - sum((invoice.amount for invoice in invoices), ZERO)
    lines = tuple(part for part in parts if part.quantity > 0)
    return Bill(
        lines=lines,
        deliveries=deliveries,
        gross=due,
        tax=tax - sum((invoice.tax for invoice in invoices), ZERO),
        before=sum((part.gross for part in lines), ZERO) - due,
    )


def _upto(order: Order, quantities: dict[str, Decimal]) -> list[BillLine]:
    return [_part(line, ZERO, quantities.get(line.id, ZERO), order.currency) for line in order.lines]


def _part(line: Line, since: Decimal, upto: Decimal, currency: str) -> BillLine:
    last, first = _first(line, upto), _first(line, since)
    gross = last.gross(currency) - first.gross(currency)
    return BillLine(line, upto - since, gross, last.tax(currency) - first.tax(currency))


def _first(line: Line, base_quantity: Decimal) -> Line:
    """The line as if only its first so many base units had been ordered."""
    if base_quantity == line.base_quantity:
        return line
    return replace(line, quantity=base_quantity / line.factor)
