"""Deciding about orders that wait for approval.

Whoever may approve may do so for every order that he sees, but not for one that he entered himself or that counts for him:
only an owner of the company may, as there is nobody above him to ask. A rejected order is a draft again: its salesperson
amends it, which asks for approval anew where that is needed, or cancels it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from domain.access.roles import Role
from domain.errors import ConflictError, DeniedError
from domain.kinds import Kind
from domain.outcome import RecordRef
from domain.sales.approval import REJECTED
from domain.sales.binding import check_untouched
from domain.sales.fulfilment import release
from domain.sales.orders import Order, OrderState

if TYPE_CHECKING:
    from domain.access.people import Person
    from domain.action import Context


def may_decide(person: Person, order: Order) -> bool:
    """Whether a person may decide about an order that he sees, as far as it is not his own."""
    return Role.OWNER in person.roles or person.id not in (order.entered_by, order.owner)


def order_to_decide(ctx: Context, document: str) -> Order:
    """The waiting order; raises ConflictError where it does not wait, DeniedError where it is the actor's own."""
    order = ctx.store.orders.get(document)
    ref = RecordRef(Kind.ORDER, order.id, order.id)
    if order.state is not OrderState.PENDING_APPROVAL:
        raise ConflictError("sales.not_waiting", order=ref)
    if not may_decide(ctx.person, order):
        raise DeniedError("sales.own_order", order=ref)
    return order


def send_back(order: Order, reason: str | None) -> None:
    """Make the order a draft again, with the reason kept on it."""
    order.state = OrderState.DRAFT
    order.pending_reasons = [f"{REJECTED}:{reason}" if reason else REJECTED]


def back_to_waiting(ctx: Context, order: Order, reasons: Sequence[str]) -> None:
    """Take an approval back; raises ConflictError where the order has moved on since."""
    if order.state is not OrderState.CONFIRMED:
        raise ConflictError("sales.changed_since", order=RecordRef(Kind.ORDER, order.id, order.id))
    check_untouched(ctx, order)
    release(ctx, order)
    order.state, order.pending_reasons = OrderState.PENDING_APPROVAL, list(reasons)


def take_up_again(order: Order, reasons: Sequence[str]) -> None:
    """Take a rejection back; raises ConflictError where the order has moved on since."""
    if order.state is not OrderState.DRAFT:
        raise ConflictError("sales.changed_since", order=RecordRef(Kind.ORDER, order.id, order.id))
    order.state, order.pending_reasons = OrderState.PENDING_APPROVAL, list(reasons)
