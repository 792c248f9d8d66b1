"""Customers and what belongs to them, seen by whoever looks after the customer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import exists

from domain.calendar import Period
from domain.company import Company
from domain.crm.customers import Contact, Customer
from domain.crm.follow_ups import FollowUp
from domain.crm.leads import Lead
from domain.crm.opportunities import Opportunity
from domain.kinds import Kind
from storage.crm.tables import contacts, customers, follow_ups, leads, opportunities
from storage.repository import SqlRepository
from storage.rows import customers_owner


class Customers(SqlRepository[Customer]):
    """Customers."""

    kind = Kind.CUSTOMER
    entity = Customer
    table = customers
    owners = (customers.c.owner,)


class Contacts(SqlRepository[Contact]):
    """People at customers', seen with their customer."""

    kind = Kind.CONTACT
    entity = Contact
    table = contacts
    owners = (customers_owner(contacts.c.customer),)


class Leads(SqlRepository[Lead]):
    """Leads."""

    kind = Kind.LEAD
    entity = Lead
    table = leads
    owners = (leads.c.owner,)


class Opportunities(SqlRepository[Opportunity]):
    """Opportunities."""

    kind = Kind.OPPORTUNITY
    entity = Opportunity
    table = opportunities
    owners = (opportunities.c.owner, customers_owner(opportunities.c.customer))

    def of_customer(self, customer: str, /) -> Sequence[Opportunity]:
        """A customer's opportunities, newest id last."""
        query = self.query().where(opportunities.c.customer == customer).order_by(opportunities.c.id)
        return self.session.scalars(query).all()


class FollowUps(SqlRepository[FollowUp]):
    """Follow-ups; voided ones are left out of lists."""

    kind = Kind.FOLLOW_UP
    entity = FollowUp
    table = follow_ups
    owners = (follow_ups.c.employee, customers_owner(follow_ups.c.customer))

    def search(
        self, customer: str | None, employee: str | None, period: Period | None, limit: int, /
    ) -> Sequence[FollowUp]:
        """The newest follow-ups first."""
        query = self.query().where(~follow_ups.c.voided)
        if customer is not None:
            query = query.where(follow_ups.c.customer == customer)
        if employee is not None:
            query = query.where(follow_ups.c.employee == employee)
        if period is not None:
            first, end = self._instants(period)
            query = query.where(follow_ups.c.at >= first, follow_ups.c.at < end)
        return self.session.scalars(query.order_by(follow_ups.c.at.desc(), follow_ups.c.id.desc()).limit(limit)).all()

    def due(self, employee: str, period: Period, /) -> Sequence[FollowUp]:
        """Follow-ups whose next one lies in the period and has not happened since."""
        later = follow_ups.alias()
        since = exists().where(later.c.customer == follow_ups.c.customer, ~later.c.voided, later.c.at > follow_ups.c.at)
        query = self.query().where(
            ~follow_ups.c.voided,
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
