"""Tickets as a mapped class."""

from __future__ import annotations

from domain.service.documents import Ticket
from storage.schema import registry
from storage.service.tables import tickets

registry.map_imperatively(Ticket, tickets, version_id_col=tickets.c.version)
