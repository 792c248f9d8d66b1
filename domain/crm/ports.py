"""What the customer side needs from storage."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from domain.calendar import Period
from domain.crm.follow_ups import FollowUp
from domain.crm.leads import Lead
from domain.crm.opportunities import Opportunity
from domain.ports import Repository

Leads = Repository[Lead]


class Opportunities(Repository[Opportunity], Protocol):
    """Opportunities."""

    def of_customer(self, customer: str, /) -> Sequence[Opportunity]:
        """A customer's opportunities, newest id last."""
        ...

    def open(self, owners: Collection[str] | None, period: Period | None, /) -> Sequence[Opportunity]:
        """Those neither won nor lost, of these employees, expected to close in the period; the largest first."""
        ...


class FollowUps(Repository[FollowUp], Protocol):
    """Follow-ups."""

    def search(
        self, customer: str | None, employee: str | None, period: Period | None, limit: int, /
    ) -> Sequence[FollowUp]:
        """The newest follow-ups first."""
        ...

    def count(self, customer: str | None, employee: str | None, period: Period | None, /) -> int:
        """How many follow-ups such a search finds in all."""
        ...

    def due(self, employee: str, period: Period, /) -> Sequence[FollowUp]:
        """Follow-ups whose next one lies in the period and has not happened since."""
        ...
