"""All actions, found in their areas' `actions` folders; an incomplete one is refused at start-up."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import domain
from domain.action import Action
from domain.words import LANGUAGES


class IncompleteActionError(Exception):
    """An action lacks something that everything derived from it needs."""


class Registry:
    """The actions by name, in the order in which help lists them."""

    def __init__(self, actions: Iterable[Action[Any]]) -> None:
        self._actions: dict[str, Action[Any]] = {}
        for action in actions:
            self._add(action)

    def _add(self, action: Action[Any]) -> None:
        if action.name in self._actions:
            raise IncompleteActionError(f"{action.name}: declared twice")
        problems = list(_problems(action))
        if problems:
            raise IncompleteActionError(f"{action.name}: {'; '.join(problems)}")
        self._actions[action.name] = action

    def __getitem__(self, name: str) -> Action[Any]:
        return self._actions[name]

    def __contains__(self, name: object) -> bool:
        return name in self._actions

    def __iter__(self) -> Iterator[Action[Any]]:
        return iter(self._actions.values())

    def with_action(self, action: Action[Any]) -> Registry:
        """The same actions and one more."""
        return Registry([*self, action])


def _problems(action: Action[Any]) -> Iterator[str]:
    if not action.roles:
        yield "no roles"
    if not (action.title.zh and action.title.en and action.hint.zh and action.hint.en):
        yield "title and hint are needed in both languages"
    languages = {example.language for example in action.vocabulary.examples}
    if not languages.issuperset(LANGUAGES):
        yield "needs examples in both languages"
    if not action.planned and action.run is None:
        yield "has nothing to run"
    if action.writes and not action.planned and action.undo is None:
        yield "says neither how it is undone nor why it can't be"
    action.slots  # noqa: B018  a field that is no slot raises here


@cache
def declared_actions() -> Registry:
    """Every action that the domain declares."""
    areas = (f"{area.name}.actions" for area in pkgutil.iter_modules(domain.__path__, "domain.") if area.ispkg)
    modules = (
        importlib.import_module(found.name)
        for area in areas
        for found in pkgutil.iter_modules(importlib.import_module(area).__path__, f"{area}.")
    )
    return Registry(module.ACTION for module in modules)
