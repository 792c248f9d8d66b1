"""Every example that an action declares is understood as that action, with those values and no others."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.commands.understand import world_of
from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.proposal import Hearing, Talk
from domain.access.people import Person
from domain.access.roles import Role
from domain.calendar import FixedClock
from domain.company import Company
from domain.registry import declared_actions
from domain.vocabulary import Example, Take
from domain.words import LANGUAGES, Language
from tests.understanding.examples_company import RECORDS, document, name_of

#: A Wednesday, ten in the morning in Shanghai.
NOW = datetime(2026, 3, 4, 2, 0, tzinfo=UTC)
DAYS: dict[str, Any] = {
    "today": "2026-03-04",
    "yesterday": "2026-03-03",
    "tomorrow": "2026-03-05",
    "friday": "2026-03-06",
    "next_wednesday": "2026-03-11",
    "month_end": "2026-03-31",
    "today_only": {"from": "2026-03-04", "to": "2026-03-04"},
    "this_month": {"from": "2026-03-01", "to": "2026-03-31"},
}
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_EXAMPLES = [(action.name, example) for action in declared_actions() for example in action.vocabulary.examples]


@pytest.fixture(scope="module")
def engine() -> EmbeddedEngine:
    return EmbeddedEngine(declared_actions(), world_of(document()))


def hearing() -> Hearing:
    owner = Person("E1", "莫言欢", frozenset({Role.OWNER}), "T1")
    return Hearing(owner, Company("Sugarloaf", "zh", "Asia/Shanghai", "CNY"), FixedClock(NOW), Talk())


def sentence(example: Example) -> str:
    return _PLACEHOLDER.sub(lambda found: name_of(found[1], example.language), example.text)


def value(written: Any, language: Language) -> Any:
    """An example's value with its placeholders filled."""
    if isinstance(written, str):
        if (alone := _PLACEHOLDER.fullmatch(written)) and isinstance(DAYS.get(alone[1]), dict):
            return DAYS[alone[1]]
        return _PLACEHOLDER.sub(lambda found: DAYS.get(found[1]) or _record(found[1], language), written)
    if isinstance(written, list):
        return [value(each, language) for each in written]
    return {key: value(each, language) for key, each in written.items()} if isinstance(written, dict) else written


def _record(placeholder: str, language: Language) -> str:
    return "T2" if (placeholder, language) == ("team", "en") else RECORDS[placeholder][0]


@pytest.mark.parametrize(("action", "example"), _EXAMPLES, ids=[f"{name}:{each.text}" for name, each in _EXAMPLES])
def test_an_example_is_understood_as_it_says(engine: EmbeddedEngine, action: str, example: Example) -> None:
    understood = engine.understand(sentence(example), hearing())
    wanted = value(dict(example.args), example.language)
    assert understood.ask is None, understood.ask
    assert [each.action for each in understood.proposals] == [action], sentence(example)
    assert told(action, dict(understood.proposals[0].args), wanted) == wanted, sentence(example)


def told(action: str, args: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """The values as understood; of a text that takes the person's own words whole, an example shows a part."""
    said = declared_actions()[action].vocabulary.slots
    whole = [name for name in wanted if name in said and said[name].take in (Take.WHOLE, Take.REST)]
    return args | {name: wanted[name] for name in whole if wanted[name] in args.get(name, "")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_shows_how_it_is_said(language: Language) -> None:
    few = {
        action.name: len(shown)
        for action in declared_actions()
        if len(shown := [each for each in action.vocabulary.examples if each.language == language]) < 2
    }
    assert not few
