"""What is on for a person on a day: whom to come back to, what to remember, what has to go out, what is to be decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from domain.access.permissions import Rows, rows_of
from domain.calendar import Period
from domain.crm.follow_up_view import gist
from domain.crm.refs import customer_named, money
from domain.kinds import Kind
from domain.money import ZERO
from domain.outcome import Fact, Offer, Outcome, RecordRef, Table, Value, say
from domain.sales.deciding import may_decide
from domain.tasks.reminder_card import customer_of

if TYPE_CHECKING:
    from decimal import Decimal

    from domain.action import Context
    from domain.crm.follow_ups import FollowUp
    from domain.finance.documents import Invoice
    from domain.sales.orders import Order
    from domain.tasks.reminders import Reminder

#: What should have been done before today is still on today, but not for ever.
_LOOK_BACK = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Agenda:
    """A person's day. `overdue` are invoices of his that nobody has paid in time, with what is owed on each."""

    follow_ups: Sequence[FollowUp]
    reminders: Sequence[Reminder]
    deliveries: Sequence[Order]
    decisions: Sequence[Order]
    overdue: Sequence[tuple[Invoice, Decimal]]

    @property
    def count(self) -> int:
        """How many things there are to do; collecting what is overdue counts as one."""
        parts = (self.follow_ups, self.reminders, self.deliveries, self.decisions)
        return sum(map(len, parts)) + bool(self.overdue)


def agenda_of(ctx: Context, day: date) -> Agenda:
    """The asker's agenda; what is left over from before, waits or is overdue stands on today's."""
    person, today = ctx.person, day == ctx.today
    begins, ends = _instants(ctx, day)
    return Agenda(
        follow_ups=ctx.store.follow_ups.due(person.id, Period(day - _LOOK_BACK if today else day, day)),
        reminders=ctx.store.reminders.between(person.id, begins, ends),
        deliveries=[order for order in ctx.store.orders.to_ship_by(person.id, day) if today or order.deliver_by == day],
        decisions=_to_decide(ctx) if today else (),
        overdue=_overdue(ctx) if today else (),
    )


def agenda_outcome(ctx: Context, day: date, agenda: Agenda) -> Outcome:
    """The agenda as it is shown."""
    headline = say("tasks.agenda", day=day, count=agenda.count) if agenda.count else say("tasks.agenda_empty", day=day)
    return Outcome(
        headline,
        facts=tuple(_facts(ctx, agenda)),
        tables=tuple(table for table in _tables(ctx, agenda) if table.rows),
        offers=_offers(ctx, agenda),
        result={
            "on": day.isoformat(),
            "follow_ups": [each.id for each in agenda.follow_ups],
            "reminders": [each.id for each in agenda.reminders],
            "deliveries": [each.id for each in agenda.deliveries],
            "decisions": [each.id for each in agenda.decisions],
            "overdue": [invoice.id for invoice, _ in agenda.overdue],
        },
    )


def _instants(ctx: Context, day: date) -> tuple[datetime, datetime]:
    """The first and last moment of a day, where the company is."""
    first, last = (datetime.combine(day, each, ctx.company.zone) for each in (time.min, time.max))
    return first.astimezone(UTC), last.astimezone(UTC)


def _to_decide(ctx: Context) -> Sequence[Order]:
    """Orders that wait for the asker's approval."""
    if not ctx.registry["approve"].allowed(ctx.actor):
        return ()
    waiting = ctx.store.orders.search(None, None, None, "pending_approval")
    return [order for order in waiting if may_decide(ctx.person, order)]


def _overdue(ctx: Context) -> Sequence[tuple[Invoice, Decimal]]:
    """Overdue invoices that count for the asker, for those who look after customers of their own."""
    if rows_of(ctx.actor, Kind.INVOICE) not in (Rows.OWN, Rows.TEAM):
        return ()
    found = ctx.store.invoices.open()
    return [(each, owed) for each, owed in found if each.owner == ctx.actor.id and each.due_on < ctx.today]


def _facts(ctx: Context, agenda: Agenda) -> list[Fact]:
    facts = []
    if agenda.decisions:
        facts.append(Fact("tasks.to_decide", tuple(_ref(order) for order in agenda.decisions)))
    if agenda.overdue:
        total = money(ctx, sum((owed for _, owed in agenda.overdue), ZERO))
        facts.append(Fact("tasks.to_collect", say("tasks.overdue_of", count=len(agenda.overdue), total=total)))
    return facts


def _tables(ctx: Context, agenda: Agenda) -> tuple[Table, ...]:
    reminders: tuple[tuple[Value, ...], ...] = tuple(
        (each.text, customer_of(ctx, each), None if each.on else _time(ctx, each)) for each in agenda.reminders
    )
    follow_ups: tuple[tuple[Value, ...], ...] = tuple(
        (customer_named(ctx, each.customer), each.next_step or gist(each.summary), each.next_follow_up_on)
        for each in agenda.follow_ups
    )
    deliveries: tuple[tuple[Value, ...], ...] = tuple(
        (_ref(order), customer_named(ctx, order.customer), order.deliver_by) for order in agenda.deliveries
    )
    return (
        Table(("tasks.to_remember", "common.customer", "tasks.time"), reminders),
        Table(("tasks.to_follow_up", "tasks.about", "tasks.due_on"), follow_ups),
        Table(("tasks.to_ship", "common.customer", "common.deliver_by"), deliveries),
    )


def _time(ctx: Context, reminder: Reminder) -> str:
    return f"{reminder.due_at.astimezone(ctx.company.zone):%H:%M}"


def _ref(order: Order) -> RecordRef:
    return RecordRef(Kind.ORDER, order.id, order.id)


def _offers(ctx: Context, agenda: Agenda) -> tuple[Offer, ...]:
    action = ctx.registry["list_receivables"]
    if not agenda.overdue or not action.allowed(ctx.actor):
        return ()
    return (Offer(action.name, {"employee": ctx.actor.id, "overdue_only": True}, action.title),)
