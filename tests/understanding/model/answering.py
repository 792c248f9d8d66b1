"""A model that answers as a test tells it to, about the bicycle wholesaler's messages."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.commands.understand import world_of
from bot.understanding.choose import ChoosingEngine, ModelAlone
from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.model.engine import ModelEngine
from bot.understanding.model.server import Said, Server, Turn, Usage
from bot.understanding.proposal import Engine, Hearing, Talk, Understanding
from bot.understanding.talk import after
from bot.understanding.world import KnownWorld
from domain.access.people import Person
from domain.calendar import FixedClock
from domain.registry import declared_actions
from storage.company_file.read import parse_company
from tests.understanding.engine.bicycles import BOSS, COMPANY, NOW, company_file

REGISTRY = declared_actions()
Call = tuple[str, Mapping[str, Any]]


@dataclass
class ScriptedChat:
    """Answers with the same calls for ever, and keeps what it was asked."""

    calls: Sequence[Call]
    text: str = ""
    asked: list[Sequence[Turn]] = field(default_factory=list)

    def answer(self, turns: Sequence[Turn], _tools: Sequence[Mapping[str, Any]], _seconds: float) -> Said:
        """The answer."""
        self.asked.append(turns)
        return Said(tuple(self.calls), self.text, Usage(1000, 900, 40, 0.1, 1))


def scripted(*calls: Call) -> Server:
    """A server whose model answers with these calls."""
    return Server(ScriptedChat(calls), REGISTRY)


@dataclass
class Listeners:
    """The engines over the bicycle wholesaler: the embedded one, the model's, that one alone, and both."""

    server: Server
    world: KnownWorld = field(init=False)
    embedded: EmbeddedEngine = field(init=False)
    model: ModelEngine = field(init=False)
    alone: ModelAlone = field(init=False)
    both: ChoosingEngine = field(init=False)

    def __post_init__(self) -> None:
        self.world = world_of(parse_company(company_file()))
        self.embedded = EmbeddedEngine(REGISTRY, self.world)
        self.model = ModelEngine(REGISTRY, self.world, self.embedded, self.server, everything=True)
        self.alone = ModelAlone(self.model)
        self.both = ChoosingEngine(REGISTRY, self.embedded, self.model)


def read_by_model(messages: str | Sequence[str], *calls: Call, person: Person = BOSS) -> Understanding:
    """What a model's calls come to for the last of some messages; those before were read by the embedded engine."""
    listeners = Listeners(scripted(*calls))
    return _heard(listeners, listeners.model, messages, person)


def chosen(messages: str | Sequence[str], *calls: Call, person: Person = BOSS) -> Understanding:
    """What both engines come to where the model answers with these calls."""
    listeners = Listeners(scripted(*calls))
    return _heard(listeners, listeners.both, messages, person)


def _heard(listeners: Listeners, engine: Engine, messages: str | Sequence[str], person: Person) -> Understanding:
    said = [messages] if isinstance(messages, str) else list(messages)
    talk = Talk()
    for message in said[:-1]:
        talk = after(talk, listeners.embedded.understand(message, hearing(person, talk)), message, REGISTRY)
    return engine.understand(said[-1], hearing(person, talk))


def hearing(person: Person = BOSS, talk: Talk | None = None) -> Hearing:
    """Somebody at the wholesaler's speaking, after a talk or out of the blue."""
    return Hearing(person, COMPANY, FixedClock(NOW), talk or Talk())


def args_of(understood: Understanding) -> list[tuple[str, dict[str, Any]]]:
    """The actions with their values; an open question fails the test."""
    assert understood.ask is None, understood.ask
    assert understood.problem is None, understood.problem
    return [(each.action, json.loads(json.dumps(dict(each.args)))) for each in understood.proposals]
