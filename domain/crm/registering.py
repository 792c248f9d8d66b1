"""New customers: taken into the books, and taken out again as long as nothing hangs on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.crm.customers import Contact, Customer
from domain.crm.refs import contact_ref, customer_named, customer_ref, employee_ref
from domain.errors import ConflictError
from domain.kinds import KIND_WORDS, Kind
from domain.outcome import Fact, Outcome, say

if TYPE_CHECKING:
    from domain.action import Context, Operation


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A new customer as told, every value fit to be kept."""

    name: str
    contact_name: str | None = None
    phone: str | None = None
    region: str | None = None
    industry: str | None = None
    source: str | None = None


def register(ctx: Context, told: Newcomer) -> Customer:
    """Take a customer into the books, looked after by whoever brings it in.

    A phone number of nobody in particular is the company's own: its contact is named as the company is.
    """
    customer = Customer(
        id=ctx.store.numbers.next(Kind.CUSTOMER),
        name=told.name,
        owner=ctx.person.id,
        region=told.region,
        industry=told.industry,
        source=told.source,
    )
    if told.contact_name or told.phone:
        number = ctx.store.numbers.next(Kind.CONTACT)
        customer.contacts.append(Contact(number, customer.id, told.contact_name or told.name, phone=told.phone))
    ctx.store.customers.add(customer)
    return customer


def registered(ctx: Context, customer: Customer) -> Outcome:
    """What taking a customer in comes to."""
    ref = customer_ref(customer, new=True)
    people = tuple(contact_ref(contact, new=True) for contact in customer.contacts)
    facts = (
        Fact("common.owner", employee_ref(ctx, customer.owner)),
        Fact("common.contact", people or None),
        Fact("crm.phone", next((contact.phone for contact in customer.contacts), None)),
        Fact("crm.region", customer.region),
        Fact("crm.industry", customer.industry),
        Fact("crm.source", customer.source),
    )
    return Outcome(
        say("crm.customer_created", customer=ref),
        facts=tuple(fact for fact in facts if fact.value is not None),
        documents=(ref, *people),
        result={"customer": customer.id, "contact": customer.contacts[0].id if customer.contacts else None},
    )


def known_already(ctx: Context, customer: str) -> Outcome:
    """What it comes to that a new customer is one that is known."""
    ref = customer_named(ctx, customer)
    return Outcome(
        say("crm.customer_known", customer=ref), documents=(ref,), result={"customer": customer}, before={"known": True}
    )


def take_out(ctx: Context, operation: Operation) -> Outcome:
    """Take a new customer and its people out again; raises ConflictError once a document names it."""
    if operation.before.get("known"):
        return Outcome(say("crm.nothing_made"))
    customer = ctx.store.customers.get(operation.document(Kind.CUSTOMER))
    ref = customer_ref(customer)
    used = next(_named_by(ctx, customer.id), None)
    if used is not None:
        raise ConflictError("crm.customer_in_use", customer=ref, document=KIND_WORDS[used])
    for contact in customer.contacts:
        contact.voided = True
    customer.voided = True
    return Outcome(say("crm.customer_taken_out", customer=ref), documents=(ref,), result={"customer": customer.id})


def _named_by(ctx: Context, customer: str) -> Iterator[Kind]:
    """The kinds of documents that name the customer."""
    store = ctx.store
    if store.orders.count(customer, None, None):
        yield Kind.ORDER
    if store.quotes.open_for(customer, ctx.today):
        yield Kind.QUOTE
    if store.payments.of_customer(customer):
        yield Kind.PAYMENT
    if store.opportunities.of_customer(customer):
        yield Kind.OPPORTUNITY
    if store.follow_ups.count(customer, None, None):
        yield Kind.FOLLOW_UP
    if any(ticket.customer == customer for ticket in store.tickets.all()):
        yield Kind.TICKET
