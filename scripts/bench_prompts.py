"""How much a model is sent: the part that servers keep, by role and language, and the fresh part of some messages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from bot.commands.understand import company_of, people_of, world_of
from bot.demo import demo_company
from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.model.question import Questions
from bot.understanding.model.request import Request, prefix_for
from bot.understanding.model.tokens import about_so_many
from bot.understanding.proposal import Hearing, Talk
from domain.access.people import Person
from domain.access.roles import Role
from domain.calendar import SystemClock
from domain.registry import declared_actions
from domain.words import LANGUAGES, Language
from storage.company_file.read import parse_company

Row = Mapping[str, Any]


def sizes(messages: tuple[str, ...]) -> Iterator[Row]:
    """The size of each role's kept part, and of each message's fresh one, in tokens."""
    for language in LANGUAGES:
        for role in Role:
            yield {"what": f"kept, {role} ({language})", "tokens": _kept(role, language)}
    for message, request in _requests(messages):
        yield {"what": f"fresh, {message}", "tokens": about_so_many(request.circumstances)}


def _kept(role: Role, language: Language) -> int:
    person = Person("E0", "", frozenset({role}))
    rules, tools, _ = prefix_for(declared_actions(), person, language)
    return about_so_many(rules) + about_so_many(json.dumps(tools, ensure_ascii=False, separators=(",", ":")))


def _requests(messages: tuple[str, ...]) -> Iterator[tuple[str, Request]]:
    document = parse_company(json.dumps(demo_company(date(2026, 5, 20))))
    world, registry = world_of(document), declared_actions()
    questions = Questions(registry, world, EmbeddedEngine(registry, world))
    person = next(iter(people_of(document)))
    for message in messages:
        hearing = Hearing(person, company_of(document), SystemClock(), Talk())
        yield message, questions.about(message, hearing).request


def table(rows: Iterator[Row] | list[Row]) -> Iterator[str]:
    """The sizes, a line each."""
    for row in rows:
        yield f"{row['what']:100.100}{row['tokens']:>8} tokens"
