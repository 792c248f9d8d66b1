"""Employees and teams, and the actor on whose behalf everything is done."""

from __future__ import annotations

from dataclasses import dataclass, field

from domain.access.roles import Role
from domain.words import Language


@dataclass(eq=False)
class Team:
    """A sales team and the employee who leads it."""

    id: str
    name: str
    manager: str | None = None


@dataclass(eq=False)
class Employee:
    """Somebody who works for the company. Roles are in order of weight; the first is the one shown."""

    id: str
    name: str
    roles: list[Role] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    team: str | None = None
    email: str | None = None
    language: Language | None = None
    active: bool = True


@dataclass(frozen=True, slots=True)
class Person:
    """An employee as an actor: what rights are decided by.

    `team` is the id of the own team, `leads` the ids of teams the person manages. `overheard`: others read along, so that he is
    shown no field that not everybody sees.
    """

    id: str
    name: str
    roles: frozenset[Role]
    team: str | None = None
    leads: frozenset[str] = frozenset()
    language: Language | None = None
    overheard: bool = False


@dataclass(frozen=True, slots=True)
class System:
    """The program itself, acting for one named purpose that has its own row in the permission table."""

    purpose: str

    @property
    def id(self) -> str:
        """How the audit names it."""
        return f"system:{self.purpose}"

    @property
    def name(self) -> str:
        """How people are told of it."""
        return self.purpose


Actor = Person | System
