"""The company, its teams and employees as mapped classes."""

from __future__ import annotations

from domain.access.people import Employee, Team
from domain.company import Company
from storage.access.tables import companies, employees, teams
from storage.schema import registry

registry.map_imperatively(Company, companies, properties={"_id": companies.c.id})
registry.map_imperatively(Team, teams)
registry.map_imperatively(Employee, employees)
