"""A model that answers as a test tells it to, about the bicycle wholesaler's messages."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.commands.understand import world_of
from bot.understanding.choose import ChoosingEngine
from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.model.engine import ModelEngine
from bot.understanding.model.server import Said, Server, Turn, Usage
from bot.understanding.proposal import Engine, Hearing, Talk, Understanding
from bot.understanding.talk import after
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


@dataclass
class Listeners:
    """The engines over the bicycle wholesaler: the embedded one, the model's, and both."""

    chat: ScriptedChat
    embedded: EmbeddedEngine = field(init=False)
    model: ModelEngine = field(init=False)
    both: ChoosingEngine = field(init=False)
    world: Any = field(init=False)

    def __post_init__(self) -> None:
        self.world = world_of(parse_company(company_file()))
        self.embedded = EmbeddedEngine(REGISTRY, self.world)
        self.model = ModelEngine(REGISTRY, self.world, self.embedded, Server(self.chat, REGISTRY), everything=True)
        self.both = ChoosingEngine(REGISTRY, self.embedded, self.model)


def read_by_model(messages: str | Sequence[str], *calls: Call, person: Person = BOSS) -> Understanding:
    """What a model's calls come to for the last of some messages; those before were read by the embedded engine."""
    listeners = Listeners(ScriptedChat(calls))
    return _heard(listeners, listeners.model, messages, person)


def chosen(messages: str | Sequence[str], *calls: Call, person: Person = BOSS) -> Understanding:
    """What both engines come to where the model answers with these calls."""
    listeners = Listeners(ScriptedChat(calls))
    return _heard(listeners, listeners.both, messages, person)


def request_of(message: str, person: Person = BOSS) -> Sequence[Turn]:
    """What a model is asked about a message."""
    chat = ScriptedChat([("nothing", {})])
    listeners = Listeners(chat)
    _heard(listeners, listeners.model, message, person)
    return chat.asked[0]


def _heard(listeners: Listeners, engine: Engine, messages: str | Sequence[str], person: Person) -> Understanding:
    said = [messages] if isinstance(messages, str) else list(messages)
    talk = Talk()
    for message in said[:-1]:
        hearing = Hearing(person, COMPANY, FixedClock(NOW), talk)
        talk = after(talk, listeners.embedded.understand(message, hearing), message, REGISTRY)
    return engine.understand(said[-1], Hearing(person, COMPANY, FixedClock(NOW), talk))


def args_of(understood: Understanding) -> list[tuple[str, dict[str, Any]]]:
    """The actions with their values; an open question fails the test."""
    assert understood.ask is None, understood.ask
    assert understood.problem is None, understood.problem
    return [(each.action, json.loads(json.dumps(dict(each.args)))) for each in understood.proposals]
