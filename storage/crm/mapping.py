"""Customers, contacts, leads, opportunities and follow-ups as mapped classes."""

from __future__ import annotations

from sqlalchemy import and_
from sqlalchemy.orm import relationship

from domain.crm.customers import Contact, Customer
from domain.crm.follow_ups import FollowUp
from domain.crm.leads import Lead
from domain.crm.opportunities import Opportunity
from storage.crm.tables import contacts, customers, follow_ups, leads, opportunities
from storage.schema import registry

#: The people at a customer's, without those added by mistake.
_people = relationship(
    Contact,
    primaryjoin=and_(customers.c.id == contacts.c.customer, ~contacts.c.voided),
    order_by=contacts.c.id,
    cascade="all, delete-orphan",
    lazy="selectin",
)

registry.map_imperatively(Contact, contacts, version_id_col=contacts.c.version)
registry.map_imperatively(
    Customer,
    customers,
    version_id_col=customers.c.version,
    properties={"contacts": _people},
)
registry.map_imperatively(Lead, leads, version_id_col=leads.c.version)
registry.map_imperatively(Opportunity, opportunities, version_id_col=opportunities.c.version)
registry.map_imperatively(FollowUp, follow_ups, version_id_col=follow_ups.c.version)
