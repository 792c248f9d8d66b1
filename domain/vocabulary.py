"""The words by which an action is recognised, declared with the action itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from domain.words import Language


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that people say, and the arguments it fills by name of slot; every one is a test."""

    language: Language
    text: str
    args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """An action's cue words in both languages, and sentences in which they occur."""

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
