"""Reminders as they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.kinds import Kind
from domain.outcome import Fact, Outcome, RecordRef, say
from domain.tasks.reminders import Reminder

if TYPE_CHECKING:
    from domain.action import Context


def reminder_set(ctx: Context, reminder: Reminder) -> Outcome:
    """What setting a reminder comes to."""
    ref = RecordRef(Kind.REMINDER, reminder.id, new=True)
    customer = customer_of(ctx, reminder)
    return Outcome(
        say("tasks.reminder_set", text=reminder.text, due=reminder.on or reminder.due_at),
        facts=(Fact("common.customer", customer),) if customer else (),
        documents=(ref,),
        result={"reminder": reminder.id, "due_at": reminder.due_at.isoformat()},
    )


def customer_of(ctx: Context, reminder: Reminder) -> RecordRef | None:
    """The customer whom a reminder is about, by name."""
    if reminder.customer is None:
        return None
    return RecordRef(Kind.CUSTOMER, reminder.customer, ctx.store.names.display(Kind.CUSTOMER, reminder.customer))


def reminder_cancelled(reminder: Reminder) -> Outcome:
    """What taking a reminder back comes to."""
    return Outcome(
        say("tasks.reminder_cancelled", text=reminder.text),
        documents=(RecordRef(Kind.REMINDER, reminder.id),),
        result={"reminder": reminder.id},
    )
