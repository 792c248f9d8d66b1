"""How far an order has come, computed from its deliveries, invoices and payments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from domain.money import ZERO
from domain.outcome import Say, say
from domain.sales.orders import Order, OrderState

if TYPE_CHECKING:
    from domain.ports import Store


class Stage(StrEnum):
    """The furthest that an order has reached."""

    DRAFT = "draft"
    PENDING_APPROVAL = "pending_approval"
    CONFIRMED = "confirmed"
    SHIPPED = "shipped"
    INVOICED = "invoiced"
    PAID = "paid"
    CANCELLED = "cancelled"


class Part(IntEnum):
    """How much of something has happened."""

    NONE = 0
    SOME = 1
    ALL = 2


@dataclass(frozen=True, slots=True)
class Progress:
    """An order's stage, and how much of it was shipped, invoiced and paid."""

    stage: Stage
    shipped: Part
    invoiced: Part
    paid: Part

    def words(self) -> tuple[Say, ...]:
        """The stage, and whatever is only partly done or lags behind it."""
        return (say(f"sales.stage_{self.stage}"), *self._besides())

    def _besides(self) -> tuple[Say, ...]:
        parts = {"shipped": self.shipped, "invoiced": self.invoiced, "paid": self.paid}
        partly = tuple(say(f"sales.partly_{name}") for name, part in parts.items() if part is Part.SOME)
        lags = self.stage in (Stage.INVOICED, Stage.PAID) and self.shipped is Part.NONE
        return (say("sales.not_shipped"), *partly) if lags else partly


def measure(order: Order, shipped: Mapping[str, Decimal], invoiced: Decimal, owed: Decimal) -> Progress:
    """An order's progress: `shipped` by line in base units, `invoiced` less credit notes, `owed` what of that is unpaid."""
    goods = _goods(order, shipped)
    bills = _part(invoiced, order.gross)
    paid = Part.ALL if bills is Part.ALL and owed <= 0 else Part.SOME if owed < invoiced else Part.NONE
    return Progress(_stage(order, goods, bills, paid), goods, bills, paid)


def _goods(order: Order, shipped: Mapping[str, Decimal]) -> Part:
    gone = [shipped.get(line.id, ZERO) for line in order.lines]
    if all(done >= line.base_quantity for done, line in zip(gone, order.lines, strict=True)):
        return Part.ALL
    return Part.SOME if any(gone) else Part.NONE


def _part(done: Decimal, whole: Decimal) -> Part:
    if done <= 0:
        return Part.NONE
    return Part.ALL if done >= whole else Part.SOME


def _stage(order: Order, goods: Part, bills: Part, paid: Part) -> Stage:
    if order.state is not OrderState.CONFIRMED:
        return Stage(order.state.value)
    reached = {Stage.PAID: paid, Stage.INVOICED: bills, Stage.SHIPPED: goods}
    return next((stage for stage, part in reached.items() if part is Part.ALL), Stage.CONFIRMED)


def progress_of(store: Store, orders: Sequence[Order]) -> dict[str, Progress]:
    """The progress of many orders, by order."""
    ids = [order.id for order in orders]
    shipped = store.deliveries.delivered(ids)
    invoices = store.invoices.of_orders(ids)
    outstanding = store.invoices.outstanding([invoice.id for invoice in invoices if not invoice.credits])
    invoiced: dict[str, Decimal] = {}
    owed: dict[str, Decimal] = {}
    for invoice in invoices:
        if invoice.order is not None:
            invoiced[invoice.order] = invoiced.get(invoice.order, ZERO) + invoice.amount
            owed[invoice.order] = owed.get(invoice.order, ZERO) + outstanding.get(invoice.id, ZERO)
    return {o.id: measure(o, shipped, invoiced.get(o.id, ZERO), owed.get(o.id, ZERO)) for o in orders}
