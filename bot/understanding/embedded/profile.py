"""What an action looks for in a message, worked out once from its declaration."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.understanding.embedded.cues import Phrase, Phrases, phrases_of, whole_word
from bot.understanding.embedded.mentions.automaton import Automaton
from bot.understanding.embedded.mentions.text import normalise
from domain.action import Action
from domain.arguments import Slot, SlotKind
from domain.kinds import Kind
from domain.vocabulary import Manner, Said, Take, Vocabulary

#: What a write's words say stands in them tells it from writes that the words alone would fit as well.
_TELLING = 0.15
OUTRIGHT, HINT, AGAINST = 4.0, 1.5, -6.0

_VALUE_KINDS: dict[SlotKind, frozenset[str]] = {
    SlotKind.AMOUNT: frozenset({"money", "number"}),
    SlotKind.QUANTITY: frozenset({"quantity", "number"}),
    SlotKind.NUMBER: frozenset({"number", "quantity", "money", "duration"}),
    SlotKind.DAY: frozenset({"day", "moment", "duration"}),
    SlotKind.MOMENT: frozenset({"moment", "day", "clock"}),
    SlotKind.PERIOD: frozenset({"period", "day"}),
    SlotKind.LINES: frozenset({"quantity", "number", "money", "discount", "percent", "pack"}),
}


@dataclass(frozen=True)
class Profile:
    """One action as the engine sees it."""

    action: Action[Any]
    vocabulary: Vocabulary
    names: frozenset[str]
    values: frozenset[str]
    absorbs: bool

    @property
    def name(self) -> str:
        """The action's name."""
        return self.action.name

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Its arguments."""
        return self.action.slots

    @property
    def writes(self) -> bool:
        """Whether it changes anything."""
        return self.action.writes

    @property
    def manner(self) -> Manner:
        """In which manner it must be said."""
        return self.vocabulary.manner

    def said(self, slot: Slot) -> Said:
        """How people mark a slot's value."""
        return self.vocabulary.slots.get(slot.name, _UNMARKED)


_UNMARKED = Said()


def has_lines(profile: Profile) -> bool:
    """Whether the action writes lines of a document."""
    return any(slot.kind is SlotKind.LINES for slot in profile.slots)


def profile_of(action: Action[Any]) -> Profile:
    """The profile of an action."""
    names = frozenset(kind for slot in action.slots for kind in _names(slot))
    values = frozenset(kind for slot in action.slots for kind in _VALUE_KINDS.get(slot.kind, ()))
    vocabulary = action.vocabulary
    absorbs = any(said.take in (Take.WHOLE, Take.REST, Take.NEW_NAME) for said in vocabulary.slots.values())
    return Profile(action, vocabulary, names, values, absorbs)


def _names(slot: Slot) -> Iterable[str]:
    """The kinds of names that a slot takes up."""
    if slot.kind is SlotKind.LINES:
        return ("product",)
    if slot.kind is SlotKind.TEXT and slot.name in ("category", "region"):
        return (slot.name,)
    if slot.kind is not SlotKind.REFERENCE:
        return ()
    if slot.reference is None:
        return ("document",)
    return ("customer", "contact") if slot.reference is Kind.CUSTOMER else (str(slot.reference),)


def phrases_for(actions: Iterable[Action[Any]]) -> Phrases:
    """All actions' phrases, ready to be found."""
    return Phrases(phrase for action in actions for phrase in _phrases(action))


def _phrases(action: Action[Any]) -> Iterable[Phrase]:
    vocabulary = action.vocabulary
    for weight, written in (
        (OUTRIGHT, (*vocabulary.zh, *vocabulary.en)),
        (HINT, vocabulary.hints),
        (AGAINST, vocabulary.against),
    ):
        telling = _TELLING if action.writes and weight > 0 else 0.0
        yield from phrases_of(action.name, weight, written, telling=telling)


class OwnWords:
    """The words with which people speak of actions and mark their values: known wherever they stand."""

    def __init__(self, actions: Iterable[Action[Any]]) -> None:
        owners: dict[str, set[str]] = defaultdict(set)
        for action in actions:
            for word in _own_words(action):
                owners[word].add(action.name)
        self._words = Automaton(owners)

    def found(self, text: str, names: Iterable[str]) -> list[tuple[int, int]]:
        """Where words of the actions with these names stand."""
        names = frozenset(names)
        return [
            (start, end)
            for start, end, owners in self._words.hits(text)
            if owners & names and whole_word(text, start, end)
        ]


def _own_words(action: Action[Any]) -> Iterator[str]:
    for phrase in _phrases(action):
        if phrase.weight > 0:
            yield from (piece for piece in phrase.pieces if isinstance(piece, str))
    for said in action.vocabulary.slots.values():
        yield from (normalise(word).text for word in (*said.before, *said.after, *said.flags))
    for slot in action.slots:
        for choice in slot.choices:
            yield from (
                piece
                for phrase in phrases_of("", 1.0, choice.cues)
                for piece in phrase.pieces
                if isinstance(piece, str)
            )
