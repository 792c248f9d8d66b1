"""Tickets, which count for whoever looks after the customer."""

from __future__ import annotations

from domain.kinds import Kind
from domain.service.documents import Ticket
from storage.repository import SqlRepository
from storage.rows import customers_owner
from storage.service.tables import tickets


class Tickets(SqlRepository[Ticket]):
    """Tickets."""

    kind = Kind.TICKET
    entity = Ticket
    table = tickets
    owners = (customers_owner(tickets.c.customer),)
