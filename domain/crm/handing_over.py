"""Handing a customer to a colleague, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.access.permissions import ROWS, Rows
from domain.crm.refs import customer_ref, employee_ref
from domain.errors import BadInputError, ConflictError
from domain.kinds import Kind
from domain.outcome import Fact, Outcome, say

if TYPE_CHECKING:
    from domain.access.people import Employee
    from domain.action import Context, Operation
    from domain.crm.customers import Customer


def hand_over(ctx: Context, customer: Customer, successor: Employee) -> Outcome:
    """Have an employee look after a customer and what is open with it.

    Raises BadInputError for one who left or has no customers by his roles, ConflictError where he looks after it already.
    """
    name = employee_ref(ctx, successor.id)
    if not successor.active:
        raise BadInputError("employee", "crm.employee_left", employee=name)
    if all(ROWS[role].get(Kind.CUSTOMER, Rows.NONE) is Rows.NONE for role in successor.roles):
        raise BadInputError("employee", "crm.no_customers", employee=name)
    if customer.owner == successor.id:
        raise ConflictError("crm.owns_already", customer=customer_ref(customer), employee=name)
    before = customer.owner
    passed_on = [
        each for each in ctx.store.opportunities.of_customer(customer.id) if not each.closed and each.owner == before
    ]
    for opportunity in passed_on:
        opportunity.owner = successor.id
    customer.owner = successor.id
    return Outcome(
        say("crm.customer_assigned", customer=customer_ref(customer), employee=name),
        facts=(
            Fact("crm.owner_before", employee_ref(ctx, before) or say("crm.nobody")),
            Fact("common.owner", name),
        ),
        effects=(say("crm.opportunities_follow", count=len(passed_on)),) if passed_on else (),
        documents=(customer_ref(customer),),
        result={"customer": customer.id, "owner": successor.id},
        before={"owner": before, "after": successor.id, "opportunities": [each.id for each in passed_on]},
    )


def hand_back(ctx: Context, operation: Operation) -> Outcome:
    """Give a customer and its opportunities back; raises ConflictError where it was handed on since."""
    customer = ctx.store.customers.get(operation.document(Kind.CUSTOMER))
    saved = operation.before
    if customer.owner != saved["after"]:
        raise ConflictError("crm.changed_since", record=customer_ref(customer))
    for number in saved["opportunities"]:
        opportunity = ctx.store.opportunities.find(number)
        if opportunity is not None and opportunity.owner == saved["after"] and saved["owner"]:
            opportunity.owner = saved["owner"]
    customer.owner = saved["owner"]
    owner = employee_ref(ctx, customer.owner) or say("crm.nobody")
    return Outcome(
        say("crm.customer_given_back", customer=customer_ref(customer)),
        facts=(Fact("common.owner", owner),),
        documents=(customer_ref(customer),),
        result={"customer": customer.id, "owner": customer.owner},
    )
