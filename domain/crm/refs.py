"""Records of the customer side as they are shown."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from domain.kinds import Kind
from domain.money import Amount
from domain.outcome import RecordRef, Say, say

if TYPE_CHECKING:
    from domain.action import Context
    from domain.crm.customers import Contact, Customer
    from domain.crm.opportunities import Opportunity, Stage


def customer_ref(customer: Customer, *, new: bool = False) -> RecordRef:
    """The customer by the name that people use."""
    return RecordRef(Kind.CUSTOMER, customer.id, customer.short_name, new=new)


def customer_named(ctx: Context, customer: str) -> RecordRef:
    """The customer by name, for whoever sees a record of his but perhaps not himself."""
    return RecordRef(Kind.CUSTOMER, customer, ctx.store.names.display(Kind.CUSTOMER, customer))


def contact_ref(contact: Contact, *, new: bool = False) -> RecordRef:
    """The contact by name."""
    return RecordRef(Kind.CONTACT, contact.id, contact.name, new=new)


def opportunity_ref(opportunity: Opportunity, *, new: bool = False) -> RecordRef:
    """The opportunity by its title."""
    return RecordRef(Kind.OPPORTUNITY, opportunity.id, opportunity.title, new=new)


def employee_ref(ctx: Context, employee: str | None) -> RecordRef | None:
    """The employee by name; None for nobody."""
    return RecordRef(Kind.EMPLOYEE, employee, ctx.store.names.display(Kind.EMPLOYEE, employee)) if employee else None


def money(ctx: Context, value: Decimal | None) -> Amount | None:
    """An amount in the company's currency; None where none is known."""
    return None if value is None else Amount(value, ctx.company.currency)


def channel_words(channel: str | None) -> Say | None:
    """How people talked; None where it was not said."""
    return say(f"crm.channel_{channel}") if channel else None


def stage_words(stage: Stage) -> Say:
    """What an opportunity's stage is called."""
    return say(f"crm.stage_{stage}")
