"""Reminders that a person set for himself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(eq=False)
class Reminder:
    """Something to be reminded of: at an instant, or on a day (then at the start of business)."""

    id: str
    employee: str
    text: str
    due_at: datetime
    on: date | None = None
    customer: str | None = None
    channel: str = ""
    conversation: str = ""
    fired_at: datetime | None = None
    cancelled: bool = False
