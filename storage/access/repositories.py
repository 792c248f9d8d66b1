"""Teams and employees, seen by everybody."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.access.people import Employee, Person, Team
from domain.kinds import Kind
from storage.access.tables import employees, teams
from storage.repository import SqlRepository


class Employees(SqlRepository[Employee]):
    """Employees, also those who left."""

    kind = Kind.EMPLOYEE
    entity = Employee
    table = employees


class Teams(SqlRepository[Team]):
    """Teams."""

    kind = Kind.TEAM
    entity = Team
    table = teams


def person(session: Session, employee_id: str) -> Person | None:
    """The active employee as an actor; None for a stranger or somebody who left."""
    found = session.get(Employee, employee_id)
    if found is None or not found.active:
        return None
    leads = session.scalars(select(teams.c.id).where(teams.c.manager == employee_id))
    return Person(found.id, found.name, frozenset(found.roles), found.team, frozenset(leads), found.language)
