"""What is sent to a model: first what stays the same for a role and language, then the circumstances, last the message."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.finding.marks import joined
from bot.understanding.model.examples import examples_for
from bot.understanding.model.handles import Handles, Record
from bot.understanding.model.quoting import Said
from bot.understanding.model.tools import Tool, tools_for
from bot.understanding.proposal import Hearing, Proposal
from domain.access.people import Person
from domain.action import Action
from domain.arguments import Slot, SlotKind
from domain.kinds import Kind
from domain.registry import Registry
from domain.words import Language
from prompts import prompt

RULES = "understand"
_TURNS = 3
_WEEKDAYS = {
    "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_LABELS = {
    "zh": {
        "today": "今天", "speaker": "说话人", "before": "之前说的", "spoken": "之前说到", "open": "上一件",
        "means": "这些词可能指", "message": "消息",
    },
    "en": {
        "today": "Today", "speaker": "Speaker", "before": "Said before", "spoken": "Spoken of", "open": "Last",
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
    hearing: Hearing, said: Said, handles: Handles, registry: Registry, *, everything: bool = False
) -> Request:
    """The request for a message; `everything`: all actions are offered, whoever asks."""
    language: Language = hearing.person.language or hearing.company.language
    person = None if everything else hearing.person
    rules, tools, version = prefix_for(registry, person, language)
    parts = "\n".join(_circumstances(hearing, said, handles, registry, language))
    offered = frozenset(action.name for action in offered_to(registry, person))
    return Request(rules, tools, parts, offered, version, f"{RULES}.{language}")


def prefix_for(registry: Registry, person: Person | None, language: Language) -> tuple[str, tuple[Tool, ...], int]:
    """The rules with examples, the tools, and the rules' version: what stays the same for everybody of a person's roles."""
    return _prefix(tuple(action.name for action in offered_to(registry, person)), registry, language)


@lru_cache(maxsize=64)
def _prefix(names: tuple[str, ...], registry: Registry, language: Language) -> tuple[str, tuple[Tool, ...], int]:
    actions = [registry[name] for name in names]
    rules = prompt(RULES, language)
    examples = "\n".join(examples_for(actions, registry, language))
    return f"{rules.text}\n\n{examples}", tools_for(actions, language), rules.version


def _circumstances(
    hearing: Hearing, said: Said, handles: Handles, registry: Registry, language: Language
) -> Iterator[str]:
    label, lattice, talk = _LABELS[language], said.lattice, hearing.talk
    yield f"{label['today']}: {_day(lattice.now, language)} ({hearing.company.currency})"
    yield f"{label['speaker']}: {_data(hearing.person.name)}"
    handles.show(lattice)
    if words := said.before(_TURNS):
        yield f"{label['before']}: " + " / ".join(_on_one_line(_marked(each)) for each in words)
    if spoken := list(handles.spoken_of(talk.records)):
        yield f"{label['spoken']}: " + "; ".join(map(_data, spoken))
    asked = [talk.asked.proposal] if talk.asked else []
    last = (*asked, *talk.pending, *talk.done) or talk.last
    if waiting := [_open(each, handles, registry) for each in last]:
        yield f"{label['open']}: " + "; ".join(map(_data, waiting))
    if shown := list(handles.lines()):
        yield f"{label['means']}:"
        yield from map(_data, shown)
    yield f"{label['message']}:"
    yield _marked(lattice)


def _day(now: datetime, language: Language) -> str:
    return f"{now:%Y-%m-%d} {_WEEKDAYS[language][now.weekday()]} {now:%H:%M}"


def _data(words: str) -> str:
    """What a record or an earlier message says: one line, without anything that marks what is whose."""
    return _plain(_on_one_line(words))


def _on_one_line(words: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())


def _open(proposal: Proposal, handles: Handles, registry: Registry) -> str:
    """What waits, with handles in place of ids."""
    slots = {slot.name: slot for slot in registry[proposal.action].slots}
    args = {name: _handled(slots[name], value, handles) for name, value in proposal.args.items() if name in slots}
    return f"{proposal.action} {json.dumps(args, ensure_ascii=False)}"


def _handled(slot: Slot, value: Any, handles: Handles) -> Any:
    if slot.kind is SlotKind.LINES:
        return [{**line, "product": _handle(Kind.PRODUCT, line.get("product"), handles)} for line in value]
    if slot.reference is None:
        return value
    return (
        [_handle(slot.reference, each, handles) for each in value]
        if slot.many
        else _handle(slot.reference, value, handles)
    )


def _handle(kind: Kind, value: Any, handles: Handles) -> Any:
    handle = handles.of(Record(str(kind), value)) if isinstance(value, str) else ""
    return f"[{handle}]" if handle else value


def _marked(lattice: Lattice) -> str:
    """The message with somebody else's words marked as such; nobody can write the mark himself."""
    raw, parts, last = lattice.normal.raw, list[str](), 0
    for start, end in joined(lattice.quotes):
        first, behind = lattice.normal.raw_span(start, end)
        parts += [_plain(raw[last:first]), "<quoted>", _plain(raw[first:behind]), "</quoted>"]
        last = behind
    return "".join([*parts, _plain(raw[last:])])


def _plain(text: str) -> str:
    return text.replace("<", "‹").replace(">", "›")
