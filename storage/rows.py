"""Which rows an actor sees, as SQL: the permission table applied to the columns that name a record's owners."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, column, false, or_, select, table, true

from domain.access.people import Actor, Person
from domain.access.permissions import Rows, rows_of
from domain.kinds import Kind
from storage.access.tables import employees

Owner = ColumnElement[Any]
"""A column, or a subquery, that holds the id of an employee whom a record counts for."""

_customers = table("customers", column("id"), column("owner"))


def visible(actor: Actor, kind: Kind, owners: Sequence[Owner]) -> ColumnElement[bool]:
    """Whether the actor sees a row: all, those of his team, his own, or none. A record may count for several people."""
    rows = rows_of(actor, kind)
    if rows is Rows.ALL:
        return true()
    if not isinstance(actor, Person) or rows is Rows.NONE or not owners:
        return false()
    own = or_(*(owner == actor.id for owner in owners))
    if rows is Rows.OWN or not actor.leads:
        return own
    members = select(employees.c.id).where(employees.c.team.in_(sorted(actor.leads)))
    return or_(own, *(owner.in_(members) for owner in owners))


def customers_owner(customer: ColumnElement[Any]) -> Owner:
    """The employee who looks after a record's customer."""
    return select(_customers.c.owner).where(_customers.c.id == customer).scalar_subquery()
