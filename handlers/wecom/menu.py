"""The app's menu: three headings with five entries each, from what the assistant can be told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.messages import Command, Language
from handlers.wecom.words import say

_HEADINGS = ("menu_first", "menu_second", "menu_third")
_ENTRIES = 5
_HEADING_BYTES = 16
_ENTRY_BYTES = 40
_KEY_BYTES = 128


def menu(commands: Sequence[Command], language: Language) -> list[dict[str, Any]]:
    """The menu's buttons. A tapped entry says what its command says, which is its key: so no entry ever loses its meaning."""
    able = [command for command in commands if 0 < len(command.says.encode()) <= _KEY_BYTES]
    if len(able) <= len(_HEADINGS):
        return [_entry(command, _HEADING_BYTES) for command in able]
    groups = [able[at : at + _ENTRIES] for at in range(0, min(len(able), len(_HEADINGS) * _ENTRIES), _ENTRIES)]
    return [
        {"name": say(heading, language), "sub_button": [_entry(command, _ENTRY_BYTES) for command in group]}
        for heading, group in zip(_HEADINGS, groups, strict=False)
    ]


def _entry(command: Command, most: int) -> dict[str, Any]:
    return {"type": "click", "name": _within(command.title, most), "key": command.says}


def _within(title: str, most: int) -> str:
    return title.encode()[:most].decode(errors="ignore")
