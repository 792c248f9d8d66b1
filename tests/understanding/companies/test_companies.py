"""Two companies in other trades, spoken to as their people speak: how much is understood, and how little is written wrongly."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.commands.understand import world_of
from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.proposal import Hearing, Talk, Understanding
from bot.understanding.talk import after
from domain.access.people import Person
from domain.calendar import FixedClock
from domain.company import Company
from domain.registry import declared_actions
from storage.company_file.format import CompanyDocument
from storage.company_file.read import read_company
from tests.understanding.companies.answers import right

HERE = Path(__file__).parent
REGISTRY = declared_actions()
Case = Mapping[str, Any]


def people(document: CompanyDocument) -> dict[str, Person]:
    led: dict[str, set[str]] = defaultdict(set)
    for team in document.teams:
        led[team.manager or ""].add(team.id)
    return {
        each.id: Person(each.id, each.name, frozenset(each.all_roles), each.team, frozenset(led[each.id]))
        for each in document.employees
    }


def answers(name: str) -> Iterator[tuple[Case, Understanding]]:
    document = read_company(HERE / f"{name}.json")
    company = Company(
        document.name,
        document.language or "zh",
        document.timezone or "UTC",
        document.currency,
        document.prices_include_tax,
    )
    engine, known = EmbeddedEngine(REGISTRY, world_of(document)), people(document)
    for line in (HERE / f"{name}.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        talk, understood = Talk(), Understanding()
        for message in case["messages"]:
            clock = FixedClock(datetime.fromisoformat(case["now"]))
            understood = engine.understand(message, Hearing(known[case["as"]], company, clock, talk))
            talk = after(talk, understood, message, REGISTRY)
        yield case, understood


def writes(understood: Understanding) -> bool:
    return understood.ask is None and any(REGISTRY[each.action].writes for each in understood.proposals)


@pytest.mark.parametrize(("company", "floor", "ceiling"), [("dental", 0.89, 5), ("seafood", 0.90, 5)])
def test_a_company_in_another_trade_is_understood(company: str, floor: float, ceiling: int) -> None:
    answered = list(answers(company))
    amiss = [(case, understood) for case, understood in answered if not right(case, understood)]
    told = [case["messages"] for case, _ in amiss]
    assert 1 - len(amiss) / len(answered) >= floor, told
    wrong = [case["messages"] for case, understood in amiss if writes(understood)]
    assert len(wrong) <= ceiling, wrong


@pytest.mark.parametrize("company", ["dental", "seafood"])
def test_every_action_is_spoken_of(company: str) -> None:
    lines = (HERE / f"{company}.jsonl").read_text("utf-8").splitlines()
    spoken_of = {each["action"] for line in lines for each in json.loads(line).get("expect", ())}
    assert len(spoken_of) >= 35
    assert spoken_of <= {action.name for action in REGISTRY}
