"""Tickets, kept as documents."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TicketState(StrEnum):
    """Whether a ticket still waits."""

    OPEN = "open"
    RESOLVED = "resolved"


@dataclass(eq=False)
class Ticket:
    """Something that a customer complained about or asked for."""

    id: str
    customer: str
    subject: str
    state: TicketState = TicketState.OPEN
