"""Follow-ups as they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from domain.crm.follow_ups import FollowUp
from domain.crm.refs import (
    channel_words,
    contact_ref,
    customer_named,
    customer_ref,
    employee_ref,
    opportunity_ref,
)  # fmt: skip
from domain.kinds import Kind
from domain.outcome import Fact, Outcome, RecordRef, Table, Value, say

if TYPE_CHECKING:
    from domain.action import Context
    from domain.crm.customers import Contact, Customer
    from domain.crm.opportunities import Opportunity

#: How much of a long account is shown in a list.
_GIST = 60


def logged(
    follow_up: FollowUp, customer: Customer, contact: Contact | None, opportunity: Opportunity | None
) -> Outcome:
    """What keeping a follow-up comes to."""
    ref = RecordRef(Kind.FOLLOW_UP, follow_up.id, new=True)
    values: dict[str, Value] = {
        "common.customer": customer_ref(customer),
        "common.contact": contact_ref(contact) if contact else None,
        "crm.channel": channel_words(follow_up.channel),
        "crm.summary": follow_up.summary,
        "crm.opportunity": opportunity_ref(opportunity) if opportunity else None,
        "crm.next_on": follow_up.next_follow_up_on,
        "crm.next_step": follow_up.next_step,
    }
    return Outcome(
        say("crm.follow_up_logged", customer=customer_ref(customer)),
        facts=tuple(Fact(label, value) for label, value in values.items() if value is not None),
        documents=(ref, customer_ref(customer)),
        result=follow_up_json(follow_up),
    )


def follow_up_table(
    ctx: Context, found: Sequence[FollowUp], *, of_one: bool = False, total: int | None = None
) -> Table:
    """Follow-ups, newest first; `of_one`: all of one customer, who need not be named again."""
    columns = ("crm.when", "common.customer", "crm.who", "crm.channel", "crm.summary", "crm.next_on")
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            ctx.company.day_of(each.at),
            None if of_one else customer_named(ctx, each.customer),
            employee_ref(ctx, each.employee),
            channel_words(each.channel),
            gist(each.summary),
            each.next_follow_up_on,
        )
        for each in found
    )
    return Table(columns, rows, total)


def gist(text: str) -> str:
    """The beginning of a long account, on one line."""
    line = text.replace("\n", " ")
    return line if len(line) <= _GIST else f"{line[:_GIST]}…"


def follow_up_json(follow_up: FollowUp) -> dict[str, Any]:
    """A follow-up for programs."""
    due = follow_up.next_follow_up_on
    return {
        "follow_up": follow_up.id,
        "customer": follow_up.customer,
        "employee": follow_up.employee,
        "at": follow_up.at.isoformat(),
        "next_follow_up_on": due.isoformat() if due else None,
    }
