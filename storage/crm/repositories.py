"""Customers and what belongs to them, seen by whoever looks after the customer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, true

from domain.calendar import Period
from domain.company import Company
from domain.crm.customers import Contact, Customer
from domain.crm.follow_ups import FollowUp
from domain.crm.leads import Lead
from domain.crm.opportunities import Opportunity, Stage
from domain.kinds import Kind
from storage.crm.tables import contacts, customers, follow_ups, leads, opportunities
from storage.repository import SqlRepository
from storage.rows import customers_owner

#: Numbers rise: of what happened in one moment, that with the higher number is newer.
_NEWEST = (func.length(follow_ups.c.id).desc(), follow_ups.c.id.desc())


class Customers(SqlRepository[Customer]):
    """Customers."""

    kind = Kind.CUSTOMER
    entity = Customer
    table = customers
    gone = customers.c.voided
    owners = (customers.c.owner,)


class Contacts(SqlRepository[Contact]):
    """People at customers', seen with their customer."""

    kind = Kind.CONTACT
    entity = Contact
    table = contacts
    gone = contacts.c.voided
    owners = (customers_owner(contacts.c.customer),)


class Leads(SqlRepository[Lead]):
    """Leads."""

    kind = Kind.LEAD
    entity = Lead
    table = leads
    gone = leads.c.voided
    owners = (leads.c.owner,)


class Opportunities(SqlRepository[Opportunity]):
    """Opportunities."""

    kind = Kind.OPPORTUNITY
    entity = Opportunity
    table = opportunities
    gone = opportunities.c.voided
    owners = (opportunities.c.owner, customers_owner(opportunities.c.customer))

    def of_customer(self, customer: str, /) -> Sequence[Opportunity]:
        """A customer's opportunities, newest id last."""
        query = self.query().where(opportunities.c.customer == customer).order_by(opportunities.c.id)
        return self.session.scalars(query).all()

    def open(self, owners: Collection[str] | None, period: Period | None, /) -> Sequence[Opportunity]:
        """Those neither won nor lost, of these employees, expected to close in the period; the largest first."""
        query = self.query().where(opportunities.c.stage.not_in([Stage.WON, Stage.LOST]))
        if owners is not None:
            query = query.where(opportunities.c.owner.in_(owners))
        if period is not None:
            query = query.where(opportunities.c.expected_close_on.between(period.first, period.last))
        largest = (opportunities.c.amount.desc().nulls_last(), opportunities.c.id)
        return self.session.scalars(query.order_by(*largest)).all()


class FollowUps(SqlRepository[FollowUp]):
    """Follow-ups."""

    kind = Kind.FOLLOW_UP
    entity = FollowUp
    table = follow_ups
    gone = follow_ups.c.voided
    owners = (follow_ups.c.employee, customers_owner(follow_ups.c.customer))

    def search(
        self, customer: str | None, employee: str | None, period: Period | None, limit: int, /
    ) -> Sequence[FollowUp]:
        """The newest follow-ups first."""
        query = self.query().where(self._wanted(customer, employee, period))
        return self.session.scalars(query.order_by(follow_ups.c.at.desc(), *_NEWEST).limit(limit)).all()

    def count(self, customer: str | None, employee: str | None, period: Period | None, /) -> int:
        """How many follow-ups such a search finds in all."""
        self.session.flush()
        wanted = and_(self.seen, ~self.gone, self._wanted(customer, employee, period))
        return self.session.execute(select(func.count()).select_from(follow_ups).where(wanted)).scalar_one()

    def _wanted(self, customer: str | None, employee: str | None, period: Period | None) -> ColumnElement[bool]:
        wanted: ColumnElement[bool] = true()
        if customer is not None:
            wanted &= follow_ups.c.customer == customer
        if employee is not None:
            wanted &= follow_ups.c.employee == employee
        if period is not None:
            first, end = self._instants(period)
            wanted &= and_(follow_ups.c.at >= first, follow_ups.c.at < end)
        return wanted

    def due(self, employee: str, period: Period, /) -> Sequence[FollowUp]:
        """Follow-ups whose next one lies in the period and has not happened since."""
        later = follow_ups.alias()
        newer = or_(later.c.at > follow_ups.c.at, and_(later.c.at == follow_ups.c.at, later.c.id > follow_ups.c.id))
        since = exists().where(later.c.customer == follow_ups.c.customer, ~later.c.voided, newer)
        query = self.query().where(
            follow_ups.c.employee == employee,
            follow_ups.c.next_follow_up_on.between(period.first, period.last),
            ~since,
        )
        return self.session.scalars(query.order_by(follow_ups.c.next_follow_up_on, follow_ups.c.id)).all()

    def _instants(self, period: Period) -> tuple[datetime, datetime]:
        """When the period's first day begins and its last one ends, in the company's zone."""
        company = self.session.get_one(Company, 1)
        begins = (
            datetime.combine(day, time(), company.zone) for day in (period.first, period.last + timedelta(days=1))
        )
        first, end = (moment.astimezone(UTC) for moment in begins)
        return first, end
