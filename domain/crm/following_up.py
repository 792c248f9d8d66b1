"""What a follow-up speaks of, lists of follow-ups, and striking one out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.crm.follow_up_view import follow_up_json, follow_up_table
from domain.crm.refs import contact_ref, customer_named, customer_ref, employee_ref, opportunity_ref
from domain.errors import BadInputError
from domain.kinds import Kind
from domain.outcome import Fact, Outcome, RecordRef, Value, say

if TYPE_CHECKING:
    from domain.access.people import Employee
    from domain.action import Context, Operation
    from domain.calendar import Period
    from domain.crm.customers import Contact, Customer
    from domain.crm.opportunities import Opportunity

#: How many follow-ups are listed; the table tells how many there are.
LISTED = 20


def contact_of(ctx: Context, customer: Customer, contact: str | None) -> Contact | None:
    """The contact whom a follow-up names; raises BadInputError for somebody at another customer's."""
    if contact is None:
        return None
    found = ctx.store.contacts.get(contact)
    if found.customer != customer.id:
        raise BadInputError("contact", "crm.of_another", record=contact_ref(found), customer=customer_ref(customer))
    return found


def opportunity_of(ctx: Context, customer: Customer, opportunity: str | None) -> Opportunity | None:
    """The opportunity that a follow-up names; raises BadInputError for another customer's."""
    if opportunity is None:
        return None
    found = ctx.store.opportunities.get(opportunity)
    if found.customer != customer.id:
        raise BadInputError(
            "opportunity", "crm.of_another", record=opportunity_ref(found), customer=customer_ref(customer)
        )
    return found


def follow_up_list(
    ctx: Context, customer: Customer | None, employee: Employee | None, period: Period | None
) -> Outcome:
    """The newest follow-ups that fit, and how many fit in all."""
    wanted = (customer.id if customer else None, employee.id if employee else None, period)
    found = ctx.store.follow_ups.search(*wanted, ctx.listed(LISTED))
    total = ctx.store.follow_ups.count(*wanted)
    asked: dict[str, Value] = {
        "common.customer": customer_ref(customer) if customer else None,
        "crm.who": employee_ref(ctx, employee.id) if employee else None,
        "crm.when": period,
    }
    return Outcome(
        say("crm.follow_ups_found", count=total) if total else say("crm.no_follow_ups"),
        facts=tuple(Fact(label, value) for label, value in asked.items() if value is not None),
        tables=(follow_up_table(ctx, found, of_one=customer is not None, total=total),),
        result={"follow_ups": [follow_up_json(each) for each in found], "total": total},
    )


def taken_back(ctx: Context, operation: Operation) -> Outcome:
    """Strike a follow-up out."""
    follow_up = ctx.store.follow_ups.get(operation.document(Kind.FOLLOW_UP))
    follow_up.voided = True
    customer = customer_named(ctx, follow_up.customer)
    return Outcome(
        say("crm.follow_up_undone", customer=customer),
        documents=(RecordRef(Kind.FOLLOW_UP, follow_up.id), customer),
        result={"follow_up": follow_up.id},
    )
