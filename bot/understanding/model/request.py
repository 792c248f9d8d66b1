"""What is sent to a model: first what stays the same for a role and language, then the circumstances, last the message."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from bot.understanding.embedded.lattice import Lattice
from bot.understanding.model.examples import examples_for
from bot.understanding.model.handles import Handles, Record
from bot.understanding.model.mask import Mask
from bot.understanding.model.redacted import PARTS, masked_value
from bot.understanding.model.tools import Tool, tools_for
from bot.understanding.proposal import Hearing, Proposal
from domain.access.people import Person
from domain.action import Action
from domain.arguments import SlotKind
from domain.registry import Registry
from domain.words import Language
from prompts import prompt

RULES = "understand"
_TURNS = 3
_NAMED_OTHERWISE = {"from_warehouse": "warehouse", "to_warehouse": "warehouse", "salesperson": "employee"}
_WEEKDAYS = {
    "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_LABELS = {
    "zh": {
        "today": "今天", "speaker": "说话人", "before": "之前说的", "spoken": "之前说到", "open": "待定",
        "means": "这些词可能指", "message": "消息",
    },
    "en": {
        "today": "Today", "speaker": "Speaker", "before": "Said before", "spoken": "Spoken of", "open": "Open",
        "means": "What words may mean", "message": "Message",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Request:
    """One question to a model. `rules` and `tools` are the same bytes for everybody of a role and language.

    `prompt` and `version` name the rules.
    """

    rules: str
    tools: tuple[Tool, ...]
    circumstances: str
    offered: frozenset[str]
    version: int
    prompt: str = RULES

    @property
    def prefix(self) -> str:
        """What is sent ahead of the circumstances, in one text."""
        return f"{self.rules}\n\n{json.dumps(self.tools, ensure_ascii=False)}"


def offered_to(registry: Registry, person: Person | None) -> tuple[Action[Any], ...]:
    """The actions that a person may use, planned ones too; all where nobody in particular asks."""
    return tuple(action for action in registry if person is None or action.allowed(person))


def request_for(
    hearing: Hearing, lattice: Lattice, handles: Handles, registry: Registry, mask: Mask, *, everything: bool = False
) -> Request:
    """The request for a message, with what is masked; `everything`: all actions are offered, whoever asks."""
    language: Language = hearing.person.language or hearing.company.language
    actions = offered_to(registry, None if everything else hearing.person)
    rules, tools, version = _prefix(tuple(action.name for action in actions), registry, language)
    parts = "\n".join(_circumstances(hearing, lattice, handles, _Open(registry, handles, mask), language))
    offered = frozenset(action.name for action in actions)
    return Request(rules, tools, parts, offered, version, f"{RULES}.{language}")


@lru_cache(maxsize=64)
def _prefix(names: tuple[str, ...], registry: Registry, language: Language) -> tuple[str, tuple[Tool, ...], int]:
    actions = [registry[name] for name in names]
    rules = prompt(RULES, language)
    examples = "\n".join(examples_for(actions, registry, language))
    return f"{rules.text}\n\n{examples}", tools_for(actions, language), rules.version


def _circumstances(
    hearing: Hearing, lattice: Lattice, handles: Handles, waits: _Open, language: Language
) -> Iterator[str]:
    said, now, talk = _LABELS[language], lattice.now, hearing.talk
    yield f"{said['today']}: {_day(now, language)} ({hearing.company.currency})"
    yield f"{said['speaker']}: {hearing.person.name}"
    handles.show(lattice)
    if words := talk.words[-_TURNS:]:
        yield f"{said['before']}: " + " / ".join(_data(waits.mask.words(each)) for each in words)
    if spoken := list(handles.spoken_of(talk.records)):
        yield f"{said['spoken']}: " + "; ".join(spoken)
    asked = [talk.asked.proposal] if talk.asked else []
    if waiting := [waits.told(each) for each in (*asked, *talk.pending, *talk.done)]:
        yield f"{said['open']}: " + "; ".join(waiting)
    if shown := list(handles.lines()):
        yield f"{said['means']}:"
        yield from shown
    yield f"{said['message']}:"
    yield _marked(lattice, waits.mask)


def _day(now: datetime, language: Language) -> str:
    return f"{now:%Y-%m-%d} {_WEEKDAYS[language][now.weekday()]} {now:%H:%M}"


def _data(words: str) -> str:
    return " ".join(words.split())


@dataclass(frozen=True)
class _Open:
    """Tells what waits: with handles in place of ids, and with what is masked."""

    registry: Registry
    handles: Handles
    mask: Mask

    def told(self, proposal: Proposal) -> str:
        """One action that waits."""
        kinds = {slot.name: slot.kind for slot in self.registry[proposal.action].slots}
        args = {
            name: self._value(name, value, kinds.get(name))
            for name, value in proposal.args.items()
            if name != "acknowledged"
        }
        return f"{proposal.action} {json.dumps(args, ensure_ascii=False)}"

    def _value(self, name: str, value: Any, kind: SlotKind | None) -> Any:
        if isinstance(value, Mapping):
            return {part: self._value(part, each, PARTS.get(part)) for part, each in value.items()}
        if isinstance(value, list | tuple):
            return [self._value(name, each, kind) for each in value]
        if not isinstance(value, str):
            return value
        if handle := self.handles.of(Record(_NAMED_OTHERWISE.get(name, name), value)):
            return f"[{handle}]"
        return masked_value(value, kind, self.mask)


def _marked(lattice: Lattice, mask: Mask) -> str:
    """The message with somebody else's words marked as such; nobody can write the mark himself."""
    parts, last = list[str](), 0

    def plain(start: int, end: int) -> str:
        return _plain(mask.within(lattice, start, end))

    for start, end in _apart(lattice.quotes):
        first, behind = lattice.normal.raw_span(start, end)
        parts += [plain(last, first), "<quoted>", plain(first, behind), "</quoted>"]
        last = behind
    return "".join([*parts, plain(last, len(lattice.normal.raw))])


def _apart(quotes: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The quotations, those that overlap as one."""
    standing: tuple[int, int] | None = None
    for start, end in sorted(quotes):
        if standing is not None and start <= standing[1]:
            standing = standing[0], max(standing[1], end)
            continue
        if standing is not None:
            yield standing
        standing = start, end
    if standing is not None:
        yield standing


def _plain(text: str) -> str:
    return text.replace("<", "‹").replace(">", "›")
