"""Menus for chat platforms, generated from the actions by role and language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.conversation.posts import POST
from bot.messages import Command, Language
from domain.access.people import Person
from domain.access.roles import EVERYONE
from domain.action import Action
from domain.ports import Database
from domain.registry import Registry


class Menus:
    """What can be tapped instead of said."""

    def __init__(self, database: Database, registry: Registry) -> None:
        self._database = database
        self._registry = registry

    def of(self, language: Language, channel: str, account: str | None) -> Sequence[Command]:
        """What an account's person may do; for no account, or a stranger's, what everybody may."""
        person = self._person(channel, account) if account else None
        return [_command(action, language) for action in self._registry if _may(action, person)]

    def _person(self, channel: str, account: str) -> Person | None:
        with self._database.read(POST) as tx:
            link = tx.links.of(channel, account)
        return self._database.person(link.person) if link else None


def _may(action: Action[Any], person: Person | None) -> bool:
    if action.planned:
        return False
    return action.allowed(person) if person else action.roles >= EVERYONE


def _command(action: Action[Any], language: Language) -> Command:
    title = action.title.in_language(language)
    return Command(action.name, title, action.hint.in_language(language), title)
