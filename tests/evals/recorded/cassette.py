"""Recorded answers: kept in a file by company, case and message, played to whoever sends the very request they answered."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from bot.understanding.model.server import Said, TransportError, Turn, Usage

FILE = Path(__file__).parent / "answers.jsonl"
TAKES = 2
"""So many times every request is answered, by others who don't see each other's answer."""

Calls = Sequence[Mapping[str, Any]]
"""An answer: the tools called, each with its `name` and `arguments`."""

_PLACE = re.compile(r"^@(\d+):(\d+)-(\d+)((?: \[\w+\])?)$")
_HANDLE = re.compile(r"^(.*?)((?: \[\w+\])?)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Key:
    """Which message of which case."""

    company: str
    case: str
    turn: int


@dataclass(frozen=True, slots=True)
class Recording:
    """The answers to one request; `request` is its digest."""

    key: Key
    request: str
    answers: tuple[Calls, ...]


def digest(turns: Sequence[Turn], tools: Sequence[Mapping[str, Any]]) -> str:
    """What tells one request from every other: the prompt, the tools, the circumstances and the message."""
    said = [[each.role, each.text] for each in turns]
    return sha256(json.dumps([said, tools], ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def recordings(file: Path = FILE) -> dict[Key, Recording]:
    """Everything recorded, by message."""
    if not file.exists():
        return {}
    kept = (json.loads(line) for line in file.read_text("utf-8").splitlines())
    found = [
        Recording(Key(each["company"], each["case"], each["turn"]), each["request"], tuple(each["answers"]))
        for each in kept
    ]
    return {each.key: each for each in found}


def keep(those: Mapping[Key, Recording], file: Path = FILE) -> None:
    """Write the recordings, in order."""
    ordered = sorted(those.values(), key=lambda each: (each.key.company, each.key.case, each.key.turn))
    file.write_text("".join(json.dumps(_written(each), ensure_ascii=False) + "\n" for each in ordered), "utf-8")


def _written(each: Recording) -> dict[str, Any]:
    key = {"company": each.key.company, "case": each.key.case, "turn": each.key.turn}
    return {**key, "request": each.request, "answers": list(each.answers)}


def as_places(calls: Calls, messages: Sequence[str]) -> Calls:
    """The calls with places in the talk for the words quoted: `@0:3-7`, the messages counted back."""
    return [
        {**call, "arguments": _map(call.get("arguments", {}), lambda text: _placed(text, messages))} for call in calls
    ]


def as_words(calls: Calls, messages: Sequence[str]) -> Calls:
    """The calls with the words for their places."""
    return [
        {**call, "arguments": _map(call.get("arguments", {}), lambda text: _worded(text, messages))} for call in calls
    ]


def _map(value: Any, change: Any) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {name: _map(each, change) for name, each in value.items()}
    return [_map(each, change) for each in value] if isinstance(value, list) else value


def _placed(text: str, messages: Sequence[str]) -> str:
    found = _HANDLE.match(text)
    assert found is not None
    words, handle = found[1], found[2]
    for back, message in enumerate(reversed(messages)):
        at = message.find(words)
        if words and at >= 0:
            return f"@{back}:{at}-{at + len(words)}{handle}"
    return text


def _worded(text: str, messages: Sequence[str]) -> str:
    found = _PLACE.match(text)
    if found is None:
        return text
    message = messages[len(messages) - 1 - int(found[1])]
    return message[int(found[2]) : int(found[3])] + found[4]


@dataclass
class RecordedChat:
    """Plays one take of the recordings; what is not recorded, or is stale, is noted with its request, and not answered."""

    take: int
    kept: Mapping[Key, Recording]
    key: Key = Key("", "", 0)
    messages: Sequence[str] = ()
    missing: dict[Key, tuple[Sequence[Turn], Sequence[Mapping[str, Any]]]] = field(default_factory=dict)
    stale: list[Key] = field(default_factory=list)
    asked: list[Key] = field(default_factory=list)

    def answer(self, turns: Sequence[Turn], tools: Sequence[Mapping[str, Any]], _seconds: float) -> Said:
        """The answer recorded for the present message."""
        self.asked.append(self.key)
        recording = self.kept.get(self.key)
        if recording is None or recording.request != digest(turns, tools) or len(recording.answers) <= self.take:
            if recording is not None:
                self.stale.append(self.key)
            self.missing[self.key] = (turns, tools)
            raise TransportError("not_recorded")
        calls = as_words(recording.answers[self.take], self.messages)
        return Said(tuple((call["name"], call.get("arguments", {})) for call in calls), "", Usage(calls=1))

    def told(self) -> Iterator[str]:
        """What is stale or missing, a line each."""
        for key in self.missing:
            yield f"{key.company}/{key.case} message {key.turn + 1}: {'stale' if key in self.stale else 'not recorded'}"
