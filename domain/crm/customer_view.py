"""A customer at a glance, as far as the asker's rights go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from domain.crm.follow_up_view import follow_up_table
from domain.crm.people import people_table
from domain.crm.refs import customer_ref, employee_ref, money, opportunity_ref, stage_words
from domain.kinds import Kind
from domain.money import ZERO, Amount, plain
from domain.outcome import Fact, Outcome, RecordRef, Table, Value, say

if TYPE_CHECKING:
    from decimal import Decimal

    from domain.action import Context
    from domain.crm.customers import Customer

#: How many of its newest orders and follow-ups are shown.
_NEWEST = 3

#: Whoever may ask who owes what may see it here.
_RECEIVABLES = "list_receivables"


def customer_view(ctx: Context, customer: Customer) -> Outcome:
    """Who it is, who looks after it, on which terms it buys, its people, and what happened last."""
    owed = _owed(ctx, customer.id)
    ref = customer_ref(customer)
    return Outcome(
        say("crm.customer_is", name=customer.name),
        facts=tuple(fact for fact in _facts(ctx, customer, owed) if fact.value not in (None, "", ())),
        tables=tuple(table for table in _tables(ctx, customer) if table.rows),
        documents=(ref,),
        result={
            "customer": customer.id,
            "owner": customer.owner,
            "tags": list(customer.tags),
            "contacts": [contact.id for contact in customer.contacts],
            "owed": None if owed is None else plain(owed[0]),
        },
    )


def _facts(ctx: Context, customer: Customer, owed: tuple[Decimal, Decimal] | None) -> Iterator[Fact]:
    yield Fact("common.owner", employee_ref(ctx, customer.owner) or say("crm.nobody"))
    yield Fact("crm.grade", customer.grade)
    yield Fact("crm.tags", tuple(customer.tags))
    yield Fact("crm.region", customer.region)
    yield Fact("crm.industry", customer.industry)
    yield Fact("crm.source", customer.source)
    yield Fact("crm.terms", customer.payment_terms or _days(customer))
    yield Fact("crm.credit_limit", money(ctx, customer.credit_limit))
    if owed is not None:
        yield Fact("crm.owed", money(ctx, owed[0]))
        yield Fact("crm.overdue", money(ctx, owed[1]) if owed[1] else None)
    yield Fact("crm.address", tuple(customer.addresses))
    yield Fact("crm.invoice_title", customer.invoice_title)
    yield Fact("crm.tax_number", customer.tax_number)


def _days(customer: Customer) -> Value:
    return say("crm.payment_days", count=customer.payment_days) if customer.payment_days else None


def _owed(ctx: Context, customer: str) -> tuple[Decimal, Decimal] | None:
    """What the customer owes, and how much of it is past due; None for those who may not ask."""
    if not ctx.registry[_RECEIVABLES].allowed(ctx.actor):
        return None
    found = ctx.store.invoices.open(customer)
    overdue = (amount for invoice, amount in found if invoice.due_on < ctx.today)
    return sum((amount for _, amount in found), ZERO), sum(overdue, ZERO)


def _tables(ctx: Context, customer: Customer) -> Iterator[Table]:
    yield people_table(ctx, customer)
    yield _orders(ctx, customer.id)
    yield _opportunities(ctx, customer.id)
    yield follow_up_table(ctx, ctx.store.follow_ups.search(customer.id, None, None, _NEWEST), of_one=True)


def _orders(ctx: Context, customer: str) -> Table:
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (RecordRef(Kind.ORDER, order.id, order.id), order.ordered_on, Amount(order.gross, order.currency))
        for order in ctx.store.orders.search(customer, None, None, None, _NEWEST)
    )
    return Table(("crm.last_orders", "common.day", "common.amount"), rows)


def _opportunities(ctx: Context, customer: str) -> Table:
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (opportunity_ref(each), stage_words(each.stage), money(ctx, each.amount))
        for each in ctx.store.opportunities.of_customer(customer)
        if not each.closed
    )
    return Table(("crm.opportunity", "crm.stage", "common.amount"), rows)
