"""The actions as a model's tools: each slot takes words of the message, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from domain.action import Action
from domain.arguments import Slot, SlotKind
from domain.words import Language

Tool = Mapping[str, Any]

ASK, NOTHING = "ask", "nothing"
ASKED, LIKE = "asked", "like"
"""Two more arguments of every action: the words that ask for it, and how it goes on from the same action before."""

CHANGED, ANOTHER = "changed", "another"
"""How it does: that one is changed or completed, or another one is wanted that is like it."""

LINE = ("product", "quantity", "unit_price", "discount_percent", "instead_of")
"""The parts of a line that words can tell; the last is the product of that action before which it takes the place of."""

_WORDS: Mapping[str, Any] = {"type": "string"}
_LIKE: Mapping[str, Any] = {"enum": [CHANGED, ANOTHER]}
_MANY: Mapping[str, Any] = {"type": "array", "items": {"type": "string"}}
_LINES: Mapping[str, Any] = {
    "type": "array",
    "items": {"type": "object", "properties": dict.fromkeys(LINE, _WORDS)},
}

_ASK = {
    "zh": "看不出要做哪一件事，或说法互相矛盾时用",
    "en": "when it can't be told which action is meant, or the words contradict each other",
}
_NOTHING = {
    "zh": "没有要办的事：闲聊、能不能的提问、愿望、过去的事、转述别人的话",
    "en": "nothing is to be done: small talk, what is possible, a wish, the past, somebody else's words",
}


def tools_for(actions: Iterable[Action[Any]], language: Language) -> tuple[Tool, ...]:
    """The tools for the actions in their order, and the two for where none is meant; the same bytes for the same actions."""
    return (*(_tool(action, language) for action in actions), *_others(language))


def _tool(action: Action[Any], language: Language) -> Tool:
    slots = {slot.name: _schema(slot) for slot in action.slots}
    return _function(action.name, action.hint.in_language(language), {ASKED: _WORDS, **slots, LIKE: _LIKE})


def _others(language: Language) -> Iterator[Tool]:
    yield _function(ASK, _ASK[language], {})
    yield _function(NOTHING, _NOTHING[language], {})


def _function(name: str, description: str, properties: Mapping[str, Any]) -> Tool:
    parameters = {"type": "object", "properties": dict(properties)}
    return {"type": "function", "function": {"name": name, "description": description, "parameters": parameters}}


def _schema(slot: Slot) -> Mapping[str, Any]:
    if slot.kind is SlotKind.LINES:
        return _LINES
    return _MANY if slot.many else _WORDS
