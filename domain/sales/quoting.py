"""Offers: until when they hold, and taking them back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from domain.errors import BadInputError, ConflictError
from domain.kinds import Kind
from domain.outcome import RecordRef
from domain.sales.order_draft import salesperson_for
from domain.sales.orders import Line, OrderState, Quote

if TYPE_CHECKING:
    from domain.action import Context
    from domain.crm.customers import Customer

#: How long an offer holds where nobody said until when.
VALID_FOR = timedelta(days=30)


def check_valid_until(ctx: Context, day: date | None) -> None:
    """Refuse an offer that has expired before it is made."""
    if day is not None and day < ctx.today:
        raise BadInputError("valid_until", "sales.valid_until_past", day=day)


def draft_quote(ctx: Context, customer: Customer, lines: list[Line], until: date | None) -> Quote:
    """The offer; it counts for whoever looks after the customer."""
    return Quote(
        id=ctx.store.numbers.next(Kind.QUOTE),
        customer=customer.id,
        owner=salesperson_for(ctx, customer, None),
        currency=ctx.company.currency,
        created_on=ctx.today,
        valid_until=until or ctx.today + VALID_FOR,
        lines=lines,
    )


def withdraw(quote: Quote) -> None:
    """Take the offer back; raises ConflictError where it was before, or has become an order."""
    ref = RecordRef(Kind.QUOTE, quote.id, quote.id)
    if quote.state is OrderState.CANCELLED:
        raise ConflictError("sales.quote_withdrawn_before", quote=ref)
    if quote.order is not None:
        raise ConflictError("sales.quote_ordered", quote=ref, order=RecordRef(Kind.ORDER, quote.order, quote.order))
    quote.state = OrderState.CANCELLED
