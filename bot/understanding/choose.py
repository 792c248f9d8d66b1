"""Which engine's reading counts: the embedded one's where it is sure, else a model's; where they would write different
things, a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.understanding.model.account import LIMIT_ALL, LIMIT_EACH
from bot.understanding.model.server import ModelAwayError
from bot.understanding.proposal import MODEL, Ask, Engine, Hearing, Proposal, Understanding
from domain.arguments import SlotKind
from domain.registry import Registry

AWAY: tuple[str, Mapping[str, Any]] = ("understanding.model_away", {})
"""What the person is told where the model could not be asked."""

_LIMITS = {LIMIT_EACH: "understanding.model_limit_each", LIMIT_ALL: "understanding.model_limit_all"}


class ChoosingEngine:
    """The embedded engine with a model behind it."""

    def __init__(self, registry: Registry, embedded: Engine, model: Engine) -> None:
        self._registry = registry
        self._embedded = embedded
        self._model = model

    def understand(self, text: str, hearing: Hearing) -> Understanding:
        """The reading of one message in its circumstances."""
        embedded = self._embedded.understand(text, hearing)
        if is_settled(embedded):
            return embedded
        try:
            model = self._model.understand(text, hearing)
        except ModelAwayError as error:
            return replace(embedded, notice=notice_of(error))
        return self._chosen(embedded, model)

    def _chosen(self, embedded: Understanding, model: Understanding) -> Understanding:
        if model.problem is not None or (not model.sure and not model.proposals):
            return embedded
        ours, theirs = self._writes(embedded.proposals), self._writes(model.proposals)
        if not (ours and theirs) or _agree(ours, theirs, self._registry):
            return replace(model, language=embedded.language)
        return _asked_which(ours, model, theirs[0], embedded, self._registry)

    def _writes(self, proposals: Sequence[Proposal]) -> list[Proposal]:
        return [each for each in proposals if self._registry[each.action].writes]


class ModelAlone:
    """A model without the embedded engine's reading beside it: to measure what it is worth."""

    def __init__(self, model: Engine) -> None:
        self._model = model

    def understand(self, text: str, hearing: Hearing) -> Understanding:
        """The reading of one message; nothing, and the notice, where the model is away."""
        try:
            return self._model.understand(text, hearing)
        except ModelAwayError as error:
            return Understanding(sure=False, engine=MODEL, notice=notice_of(error))


def notice_of(error: ModelAwayError) -> tuple[str, Mapping[str, Any]]:
    """The sentence for why a model was not asked, or gave nothing."""
    return (_LIMITS[error.why], {}) if error.why in _LIMITS else AWAY


def is_settled(understood: Understanding) -> bool:
    """Whether the embedded engine's reading stands by itself, so that nobody else needs to be asked."""
    if understood.problem is not None or understood.withdraw:
        return True
    if not understood.sure:
        return False
    return bool(understood.proposals) or understood.ask is not None or understood.meant_nothing


def _agree(ours: Sequence[Proposal], theirs: Sequence[Proposal], registry: Registry) -> bool:
    """Whether the model's reading holds the embedded one's, in its order, with at most something added to it."""
    rest = iter(theirs)
    return all(any(_same(one, other, registry) for other in rest) for one in ours)


def _same(one: Proposal, other: Proposal, registry: Registry) -> bool:
    return one.action == other.action and not _differing(one, other, registry)


def _differing(one: Proposal, other: Proposal, registry: Registry) -> list[str]:
    """The values of one reading that the other has otherwise, or not; how much of the words a text takes is no matter."""
    free = {slot.name for slot in registry[one.action].slots if slot.kind is SlotKind.TEXT}
    return [
        name
        for name, value in one.args.items()
        if name not in other.args or (name not in free and not _within(value, other.args[name]))
    ]


def _within(ours: Any, theirs: Any) -> bool:
    """Whether a value is the same, or the same with something added."""
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        return all(name in theirs and _within(value, theirs[name]) for name, value in ours.items())
    if isinstance(ours, list | tuple) and isinstance(theirs, list | tuple):
        return len(ours) == len(theirs) and all(_within(a, b) for a, b in zip(ours, theirs, strict=True))
    return bool(ours == theirs)


def _asked_which(
    ours: Sequence[Proposal], model: Understanding, first: Proposal, embedded: Understanding, registry: Registry
) -> Understanding:
    """The question where two readings differ in what would be written: about the values in which they do."""
    other = next((each for each in ours if each.action == first.action), None)
    differ = list(first.args) if other is None else _differing(other, first, registry)
    place = model.proposals.index(first)
    agreed = {name: value for name, value in first.args.items() if name not in differ}
    ask = Ask(
        replace(first, args=agreed),
        tuple(differ),
        before=model.proposals[:place],
        after=model.proposals[place + 1 :],
    )
    return Understanding(ask=ask, replaces=model.replaces, language=embedded.language, engine=MODEL)
