"""Companies in several trades with what their people say and what it means; spoken to as their people speak."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from bot.commands.understand import company_of, people_of, world_of
from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.embedded.intents.classifier import Classifier
from bot.understanding.proposal import Ask, Engine, Hearing, Talk, Understanding, question_of
from bot.understanding.talk import after
from domain.calendar import FixedClock
from domain.registry import declared_actions
from storage.company_file.format import CompanyDocument
from storage.company_file.read import read_company
from tests.evals.answers import right

HERE = Path(__file__).parent
REGISTRY = declared_actions()
Case = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answered:
    """A case with what was understood, and how long the last message took, in microseconds.

    `instead` tells what another message is understood as in place of the last one.
    """

    case: Case
    understood: Understanding
    micros: int
    instead: Callable[[str], Understanding]

    @property
    def ask(self) -> Ask | None:
        """The question that is put first."""
        return question_of(self.understood, REGISTRY)

    @property
    def right(self) -> bool:
        """Whether the whole answer is right."""
        return right(self.case, self.ask, self.understood.proposals)

    @property
    def wrong_write(self) -> bool:
        """Whether something would be put before the person, or be done, that was not meant."""
        return not self.right and self.ask is None and self._writes()

    @property
    def needless_question(self) -> bool:
        """Whether it was asked where all was said."""
        return "expect" in self.case and self.ask is not None

    def _writes(self) -> bool:
        return any(REGISTRY[each.action].writes for each in self.understood.proposals)


def companies() -> list[str]:
    """The companies that are part of the tests."""
    return sorted(path.parent.name for path in HERE.glob("*/company.json"))


def cases_of(folder: Path) -> list[Case]:
    """The cases of the company in a folder."""
    return [json.loads(line) for line in (folder / "cases.jsonl").read_text("utf-8").splitlines() if line.strip()]


def answers(
    folder: Path, classifier: Classifier | None = None, remarked: Classifier | None = None
) -> Iterator[Answered]:
    """What is understood of each case of the company in a folder, by what was learnt or by other classifiers."""
    document = read_company(folder / "company.json")
    engine = EmbeddedEngine(REGISTRY, world_of(document), classifier, remarked)
    yield from answers_of(engine, document, cases_of(folder))


def answers_of(
    engine: Engine,
    document: CompanyDocument,
    cases: Iterable[Case],
    hears: Callable[[Case, int], None] = lambda _case, _turn: None,
) -> Iterator[Answered]:
    """What an engine understands of each case; `hears` is told before each message which one of which case it is."""
    company = company_of(document)
    people = {person.id: person for person in people_of(document)}
    for case in cases:
        talk, micros = Talk(), 0
        clock = FixedClock(datetime.fromisoformat(case["now"]))
        understood, hearing = Understanding(), Hearing(people[case["as"]], company, clock, talk)
        for turn, message in enumerate(case["messages"]):
            hears(case, turn)
            hearing = replace(hearing, talk=talk)
            began = time.perf_counter_ns()
            understood = engine.understand(message, hearing)
            micros = (time.perf_counter_ns() - began) // 1000
            talk = after(talk, understood, message, REGISTRY)
        yield Answered(case, understood, micros, partial(engine.understand, hearing=hearing))
