"""Tickets, which count for whoever looks after the customer."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func

from domain.kinds import Kind
from domain.service.documents import Ticket, TicketState
from storage.repository import SqlRepository
from storage.rows import customers_owner
from storage.service.tables import tickets


class Tickets(SqlRepository[Ticket]):
    """Tickets."""

    kind = Kind.TICKET
    entity = Ticket
    table = tickets
    owners = (customers_owner(tickets.c.customer),)

    def open_of(self, customer: str, /) -> Sequence[Ticket]:
        """The customer's tickets that still wait, newest first."""
        waiting = (tickets.c.customer == customer, tickets.c.state == TicketState.OPEN)
        newest = (func.length(tickets.c.id).desc(), tickets.c.id.desc())
        return self.session.scalars(self.query().where(*waiting).order_by(*newest)).all()
