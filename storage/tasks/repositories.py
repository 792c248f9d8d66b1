"""Reminders, each seen by the person who set it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.kinds import Kind
from domain.tasks.reminders import Reminder
from storage.repository import SqlRepository
from storage.tasks.tables import reminders


class Reminders(SqlRepository[Reminder]):
    """Reminders."""

    kind = Kind.REMINDER
    entity = Reminder
    table = reminders
    owners = (reminders.c.employee,)

    def between(self, employee: str, first: datetime, last: datetime, /) -> Sequence[Reminder]:
        """A person's reminders due in a span, not cancelled, earliest first."""
        query = self.query().where(
            reminders.c.employee == employee, ~reminders.c.cancelled, reminders.c.due_at.between(first, last)
        )
        return self.session.scalars(query.order_by(reminders.c.due_at, reminders.c.id)).all()

    def due(self, now: datetime, /) -> Sequence[Reminder]:
        """Everybody's reminders that are due and have not fired."""
        query = self.query().where(reminders.c.fired_at.is_(None), ~reminders.c.cancelled, reminders.c.due_at <= now)
        return self.session.scalars(query.order_by(reminders.c.due_at, reminders.c.id)).all()
