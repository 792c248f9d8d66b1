"""The cases of a company read by both engines, the model's answers played from recordings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bot.commands.understand import world_of
from bot.understanding.choose import ChoosingEngine
from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.model.engine import ModelEngine
from bot.understanding.model.server import Server
from storage.company_file.read import read_company
from tests.evals.companies import HERE, REGISTRY, Answered, Case, answers_of, cases_of
from tests.evals.recorded.cassette import Key, RecordedChat

COMPANIES = ("floor", "cctv", "curtain", "bees")
"""The companies whose unsure messages were answered."""


def folder_of(company: str) -> Path:
    """Where a company of the tests lies."""
    return HERE / company


def played(folder: Path, chat: RecordedChat) -> Iterator[Answered]:
    """What both engines make of each case of a company."""
    document = read_company(folder / "company.json")
    world = world_of(document)
    embedded = EmbeddedEngine(REGISTRY, world)
    server = Server(chat, REGISTRY)
    # Answers that are not recorded are no failures of a server that is to be left alone.
    server.breaker = replace(server.breaker, clock=_Ever())
    model = ModelEngine(REGISTRY, world, embedded, server, everything=True)

    def hears(case: Case, turn: int) -> None:
        chat.key, chat.messages = Key(folder.name, case["id"], turn), case["messages"][: turn + 1]

    yield from answers_of(ChoosingEngine(REGISTRY, embedded, model), document, cases_of(folder), hears)


class _Ever:
    """A clock on which a day passes between any two looks."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 86_400.0
        return self.now
