"""The one tree of what can go wrong. A person's text comes from the message catalogue by key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


class DomainError(Exception):
    """Something the person is told: a catalogue key with the values that its sentence names."""

    def __init__(self, key: str, /, **params: Any) -> None:
        super().__init__(key)
        self.key = key
        self.params: dict[str, Any] = params


class BadInputError(DomainError):
    """A value can't be taken; `field` says which argument."""

    def __init__(self, field: str, key: str, /, **params: Any) -> None:
        super().__init__(key, **params)
        self.field = field


class NotFoundError(DomainError):
    """There is no such record."""


class DeniedError(DomainError):
    """The actor has no right to this action, row or field."""


class ConflictError(DomainError):
    """The state does not allow it, or somebody else was quicker."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way to answer a question: a catalogue key for its label, and the arguments it sets.

    `changes` are merged into the action's arguments; `acknowledge` names the warning that the person thereby accepts.
    """

    key: str
    params: Mapping[str, Any] = field(default_factory=dict)
    changes: Mapping[str, Any] = field(default_factory=dict)
    acknowledge: str | None = None


class QuestionError(DomainError):
    """The domain must ask before it can go on: nothing is wrong, something is undecided."""

    def __init__(self, key: str, /, options: tuple[Option, ...], **params: Any) -> None:
        super().__init__(key, **params)
        self.options = options
