"""What a model answered, taken apart: calls of tools with words in their slots; anything else is refused with a reason."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.understanding.model.tools import ANOTHER, ASK, ASKED, CHANGED, LIKE, LINE, NOTHING
from domain.action import Action
from domain.arguments import Slot, SlotKind
from domain.registry import Registry

MOST_CALLS = 8
MOST_LINES = 100
_HANDLE = re.compile(r"\[([a-z]{1,2}\d{1,3})\]$")
#: Quoted along with the words; nobody can write them himself.
_MARKS = re.compile(r"</?quoted>")
_LONGEST_HANDLE = len("[ab123]")
_FENCED = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)


class AnswerError(Exception):
    """Why an answer can't be used; its text is told to the model once."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of the message, and the handle of the record that they are said to mean."""

    words: str
    handle: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """One action with the words for its slots; of lines, each with the words for its parts. `like`: how it goes on from the
    same action before, if it does.
    """

    action: str
    asked: str = ""
    slots: Mapping[str, tuple[Quoted, ...]] = field(default_factory=dict)
    lines: Mapping[str, tuple[Mapping[str, Quoted], ...]] = field(default_factory=dict)
    like: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The calls in their order; none means that nothing is to be done. `unsure`: it could not tell what is meant."""

    calls: tuple[Call, ...] = ()
    unsure: bool = False


def answer_of(named: Sequence[tuple[str, Any]], registry: Registry, offered: frozenset[str]) -> Answer:
    """The answer in tool calls, as name and arguments; raises AnswerError for a tool or an argument that was not offered."""
    if not named:
        raise AnswerError("no tool was called: call one of the tools, nothing if nothing is to be done")
    if len(named) > MOST_CALLS:
        raise AnswerError(f"{len(named)} calls: at most {MOST_CALLS}")
    names = [name for name, _ in named]
    if ASK in names:
        return Answer(unsure=True)
    calls = tuple(_call(name, args, registry, offered) for name, args in named if name != NOTHING)
    return Answer(calls)


def calls_in(text: str) -> list[tuple[str, Any]]:
    """The calls that a model wrote as JSON in its text: `{"calls": [{"name": …, "arguments": {…}}]}`; raises AnswerError."""
    try:
        written = json.loads(_json_in(text))
    except (ValueError, RecursionError):
        raise AnswerError('not JSON: answer {"calls": [{"name": …, "arguments": {…}}]} and nothing else') from None
    calls = written.get("calls") if isinstance(written, dict) else written
    if not isinstance(calls, list) or not all(
        isinstance(each, dict) and isinstance(each.get("name"), str) for each in calls
    ):
        raise AnswerError('no "calls" with a "name" each')
    return [(each["name"], each.get("arguments", {})) for each in calls]


def _json_in(text: str) -> str:
    if fenced := _FENCED.search(text):
        return fenced[1]
    first, last = text.find("{"), text.rfind("}")
    return text[first : last + 1] if 0 <= first < last else text


def _call(name: str, args: Any, registry: Registry, offered: frozenset[str]) -> Call:
    if name not in offered or name not in registry:
        raise AnswerError(f"no tool {name[:40]!r}")
    if not isinstance(args, dict):
        raise AnswerError(f"{name}: the arguments are no object")
    action = registry[name]
    slots = {slot.name: slot for slot in action.slots}
    unknown = [each for each in args if each not in (*slots, ASKED, LIKE)]
    if unknown:
        raise AnswerError(f"{name} has no argument {str(unknown[0])[:40]!r}")
    asked, like = args.get(ASKED) or "", args.get(LIKE) or ""
    if not isinstance(asked, str) or like not in ("", CHANGED, ANOTHER):
        raise AnswerError(f"{name}: {ASKED} is a text, {LIKE} {CHANGED} or {ANOTHER}")
    told = {slot: _told(action, slots[slot], value) for slot, value in _given(args, slots)}
    lines = {slot: _lines(action, slot, value) for slot, value in _given(args, slots, lines=True)}
    return Call(name, asked, {slot: quoted for slot, quoted in told.items() if quoted}, lines, like)


def _given(args: Mapping[str, Any], slots: Mapping[str, Slot], *, lines: bool = False) -> Iterator[tuple[str, Any]]:
    """The slots that have something, those of lines or all others."""
    for name, slot in slots.items():
        if args.get(name) not in (None, "", []) and (slot.kind is SlotKind.LINES) is lines:
            yield name, args[name]


def _told(action: Action[Any], slot: Slot, value: Any) -> tuple[Quoted, ...]:
    several = value if isinstance(value, list) and slot.many else [value]
    if not all(isinstance(each, str) for each in several):
        raise AnswerError(f"{action.name}.{slot.name}: words of the message, as text")
    return tuple(_quoted(each) for each in several if each.strip())


def _lines(action: Action[Any], name: str, value: Any) -> tuple[Mapping[str, Quoted], ...]:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value) or len(value) > MOST_LINES:
        raise AnswerError(f"{action.name}.{name}: a list of at most {MOST_LINES} lines")
    found = []
    for line in value:
        told = {part: words for part, words in line.items() if words not in (None, "")}
        if not set(told) <= set(LINE) or not all(isinstance(words, str) for words in told.values()):
            raise AnswerError(f"{action.name}.{name}: a line has {', '.join(LINE)}, each words of the message")
        found.append({part: _quoted(words) for part, words in told.items()})
    return tuple(found)


def _quoted(text: str) -> Quoted:
    text = _MARKS.sub("", text).strip()
    found = _HANDLE.search(text, max(0, len(text) - _LONGEST_HANDLE))
    return Quoted(text[: found.start()].strip(), found[1]) if found else Quoted(text)
