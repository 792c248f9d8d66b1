"""Follow-ups: what was talked about with a customer, and when to come back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(eq=False)
class FollowUp:
    """A visit, call or message, in the words of the person who was there."""

    id: str
    customer: str
    employee: str
    at: datetime
    summary: str
    channel: str | None = None
    contact: str | None = None
    opportunity: str | None = None
    next_follow_up_on: date | None = None
    next_step: str | None = None
    voided: bool = False
