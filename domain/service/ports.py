"""What service needs from storage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from domain.ports import Repository
from domain.service.documents import Ticket


class Tickets(Repository[Ticket], Protocol):
    """Tickets."""

    def open_of(self, customer: str, /) -> Sequence[Ticket]:
        """The customer's tickets that still wait, newest first."""
        ...
