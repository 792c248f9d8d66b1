"""Leads and opportunities: noted, opened, and struck out again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.crm import wordings
from domain.crm.leads import Lead
from domain.crm.opportunities import Opportunity
from domain.crm.opportunity_card import check_terms, must_stand_as
from domain.crm.refs import customer_ref, opportunity_ref
from domain.errors import Option, QuestionError
from domain.kinds import Kind
from domain.outcome import Fact, Outcome, RecordRef, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.action import Context, Operation
    from domain.crm.customers import Customer

#: What the person accepts who opens a second opportunity of the same title with a customer.
AGAIN = "duplicate_opportunity"


@dataclass(frozen=True, slots=True)
class Deal:
    """What was said of a deal that may come about."""

    title: str | None
    products: Sequence[str]
    amount: Decimal | None
    closes_on: date | None


def noted(lead: Lead) -> Outcome:
    """What noting a lead comes to."""
    ref = RecordRef(Kind.LEAD, lead.id, lead.name, new=True)
    values = {
        "common.contact": lead.contact_name,
        "crm.phone": lead.phone,
        "crm.source": lead.source,
        "crm.interest": lead.interest,
    }
    return Outcome(
        say("crm.lead_noted", lead=ref),
        facts=tuple(Fact(label, value) for label, value in values.items() if value),
        documents=(ref,),
        result={"lead": lead.id},
    )


def struck_out(ctx: Context, operation: Operation) -> Outcome:
    """Strike a lead out."""
    lead = ctx.store.leads.get(operation.document(Kind.LEAD))
    lead.voided = True
    ref = RecordRef(Kind.LEAD, lead.id, lead.name)
    return Outcome(say("crm.lead_undone", lead=ref), documents=(ref,), result={"lead": lead.id})


def open_opportunity(ctx: Context, customer: Customer, deal: Deal, accepted: Sequence[str]) -> Opportunity:
    """Open an opportunity; raises QuestionError where one of that title is open with the customer."""
    check_terms(ctx, deal.amount, deal.closes_on)
    names = [ctx.store.products.get(product).name for product in deal.products]
    title = wordings.name("title", deal.title) if deal.title else _title(ctx, customer, names)
    same = [each for each in ctx.store.opportunities.of_customer(customer.id) if each.title == title]
    if AGAIN not in accepted and any(not each.closed for each in same):
        again = Option("crm.option_open_again", acknowledge=AGAIN)
        raise QuestionError("crm.ask_double", (again,), customer=customer_ref(customer), title=title)
    opportunity = Opportunity(
        id=ctx.store.numbers.next(Kind.OPPORTUNITY),
        customer=customer.id,
        title=title,
        owner=customer.owner or ctx.person.id,
        amount=deal.amount,
        expected_close_on=deal.closes_on,
        products=list(deal.products),
    )
    ctx.store.opportunities.add(opportunity)
    return opportunity


def _title(ctx: Context, customer: Customer, products: Sequence[str]) -> str:
    """A title for want of one: the customer and its first product, else the month; never the customer's name alone."""
    return f"{customer.short_name} {products[0] if products else f'{ctx.today:%Y-%m}'}"


def given_up(ctx: Context, operation: Operation) -> Outcome:
    """Strike an opportunity out; raises ConflictError where it has moved on since."""
    opportunity = ctx.store.opportunities.get(operation.document(Kind.OPPORTUNITY))
    must_stand_as(opportunity, operation.before["after"])
    opportunity.voided = True
    ref = opportunity_ref(opportunity)
    return Outcome(
        say("crm.opportunity_undone", opportunity=ref), documents=(ref,), result={"opportunity": opportunity.id}
    )
