"""The dental supplier of the company files, spoken to: each message is understood after the ones before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.commands.understand import world_of
from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.proposal import Hearing, Talk, Understanding
from bot.understanding.talk import after
from domain.access.people import Person
from domain.access.roles import Role
from domain.calendar import FixedClock
from domain.company import Company
from domain.registry import declared_actions
from storage.company_file.read import read_company

COMPANIES = Path(__file__).parents[2] / "evals"
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
CONFIRMED = object()
"""Stands between messages where the person confirms the open card."""

_DOCUMENT = read_company(COMPANIES / "dental" / "company.json")
_COMPANY = Company(_DOCUMENT.name, "en", "Europe/London", "GBP", prices_include_tax=False)
_ENGINE = EmbeddedEngine(declared_actions(), world_of(_DOCUMENT))
_REP = Person("E01", "Tom Ferris", frozenset({Role.REP}), "T1")


def said(*messages: object) -> Understanding:
    """What stands after the last of the messages."""
    talk, understood = Talk(), Understanding()
    for message in messages:
        if message is CONFIRMED:
            talk = replace(talk, pending=(), asked=None, done=())
            continue
        understood = _ENGINE.understand(str(message), Hearing(_REP, _COMPANY, FixedClock(NOW), talk))
        talk = after(talk, understood, str(message), declared_actions())
    return understood
