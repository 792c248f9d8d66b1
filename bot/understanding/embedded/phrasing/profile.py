"""What an action looks for in a message, worked out once from its declaration."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

from bot.understanding.embedded.finding.lattice import Lattice, Span
from bot.understanding.embedded.mentions import Mention
from bot.understanding.embedded.mentions.lexicon import EN_STOP
from bot.understanding.embedded.mentions.text import normalise
from bot.understanding.embedded.phrasing.cues import Phrases
from bot.understanding.embedded.phrasing.phrases import OneOf, Phrase, Piece, one_of, phrase, phrases_of
from bot.understanding.proposal import Proposal
from domain.action import Action
from domain.arguments import Slot, SlotKind
from domain.kinds import Kind
from domain.registry import Registry
from domain.vocabulary import Manner, Said, Take, Vocabulary

#: What a write's words say stands in them tells it from writes that the words alone would fit as well.
_TELLING = 0.15
_PLACES = frozenset({"warehouse", "region", "team", "category"})
_HEARD = frozenset({"slip", "homophone", "initials", "pinyin"})
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


@dataclass(frozen=True, eq=False)
class Profile:
    """One action as the engine sees it; there is but one of each."""

    action: Action[Any]
    vocabulary: Vocabulary
    names: frozenset[str]
    values: frozenset[str]
    absorbs: bool

    # What follows never changes, and is asked for hundreds of times in a message: it is worked out once.

    @cached_property
    def name(self) -> str:
        """The action's name."""
        return self.action.name

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Its arguments."""
        return self.action.slots

    @cached_property
    def writes(self) -> bool:
        """Whether it changes anything."""
        return self.action.writes

    @cached_property
    def manner(self) -> Manner:
        """In which manner it must be said."""
        return self.vocabulary.manner

    @cached_property
    def main(self) -> Slot | None:
        """The record that an action is about: its first argument, where that is one."""
        first = next(iter(self.slots), None)
        return first if first and first.kind is SlotKind.REFERENCE and not first.many else None

    @cached_property
    def has_lines(self) -> bool:
        """Whether the action writes lines of a document."""
        return any(slot.kind is SlotKind.LINES for slot in self.slots)

    @cached_property
    def changing(self) -> str | None:
        """The argument in which the action changes the lines of a document that there is."""
        return next((slot.name for slot in self.slots if self.said(slot).changes), None)

    @cached_property
    def changes(self) -> bool:
        """Whether the action changes the lines of a document that there is."""
        return self.changing is not None

    @cached_property
    def counts_in_units(self) -> bool:
        """Whether the action keeps the unit in which something was said."""
        return any(slot.kind in (SlotKind.UNIT, SlotKind.LINES) for slot in self.slots)

    @cached_property
    def new_names(self) -> frozenset[str]:
        """The arguments that take the name of somebody whom nobody has stored."""
        return frozenset(slot.name for slot in self.slots if self.said(slot).take is Take.NEW_NAME)

    @cached_property
    def labels(self) -> frozenset[str]:
        """The words that announce its values."""
        return frozenset(word for said in self.vocabulary.slots.values() for word in said.before)

    @cached_property
    def given(self) -> tuple[tuple[str, tuple[str, str]], ...]:
        """The arguments that are told only beside a certain value of another one."""
        each = ((slot.name, self.said(slot).given) for slot in self.slots)
        return tuple((name, given) for name, given in each if given is not None)

    @cached_property
    def registers(self) -> bool:
        """Whether the action makes a record of somebody whose name nobody has yet."""
        return registers(self.action)

    def said(self, slot: Slot) -> Said:
        """How people mark a slot's value."""
        return self.vocabulary.slots.get(slot.name, _UNMARKED)


_UNMARKED = Said()


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

    def __init__(self, profiles: Mapping[str, Profile]) -> None:
        self._profiles = profiles
        actions = [profile.action for profile in profiles.values()]
        self._registering = frozenset(name for name, profile in profiles.items() if profile.registers)
        self._reasoned = frozenset(action.name for action in actions if any(s.name == "reason" for s in action.slots))
        runs = [phrase(action.name, 1.0, run) for action in actions for run in set(_own_words(action))]
        self._words = Phrases(runs)
        alone = {word for run in runs for word in _by_itself(run.pieces)}
        self._latin = frozenset(word for word in alone if word.isascii())
        self._chinese = alone - self._latin
        said = (word for run in runs for piece in run.pieces if isinstance(piece, OneOf) for word in piece.words)
        self.latin = frozenset(each for words in said if words.isascii() for each in words.split())
        """The English words among them, each by itself."""

    def without_words_for_names(self, lattice: Lattice) -> Lattice:
        """The message, where an everyday word in small letters is not taken for a part of somebody's name: bank, not Mr Banks;
        nor what it begins with for a part of the name of goods: "tag …" of a house that sells tags.
        """
        kept = tuple(each for each in lattice.mentions if not self._is_word(each, lattice))
        return lattice if len(kept) == len(lattice.mentions) else replace(lattice, mentions=kept)

    def _is_word(self, mention: Mention, lattice: Lattice) -> bool:
        guessed = mention.candidates and all(
            each.kind in ("contact", "employee") and each.how in ("part", "piece", "slip", "surname")
            for each in mention.candidates
        )
        if (
            mention.unknown == "company"
            and " " not in mention.text
            and all(c.how in _HEARD for c in mention.candidates)
        ):
            # "my win rate": plain words merely look like somebody's name.
            return mention.text in self.latin and _small(mention, lattice)
        if mention.kinds <= _PLACES and mention.candidates and all(each.how in _HEARD for each in mention.candidates):
            # "the count at …" is no misspelt place.
            known = all(word in self.latin or word in EN_STOP for word in mention.text.split())
            return known and _small(mention, lattice)
        if mention.kinds <= {"contact", "employee"} and mention.text in self._chinese:
            # 报工 is no 鲍工.
            return bool(mention.candidates) and all(each.how in _HEARD for each in mention.candidates)
        if self._leads(mention, lattice) or _CAN_YOU.match(lattice.text, mention.start):
            return True
        if mention.kinds == {"product"} and all(each.how == "slip" for each in mention.candidates):
            # "place an order": no misspelt plate.
            return mention.text in self.latin and mention.start == 0 and _small(mention, lattice)
        if self._asks_by(mention, lattice):
            return True
        heard = guessed and all(each.how == "slip" for each in mention.candidates)
        if heard and (mention.text in EN_STOP or mention.text in self.latin) and _small(mention, lattice):
            # "how many": no misspelt Manny.
            return True
        if not guessed or mention.text not in self._latin:
            return False
        return _small(mention, lattice)

    def _leads(self, mention: Mention, lattice: Lattice) -> bool:
        """Whether a message begins with a word that asks for an action, which but happens to be one of some goods' names."""
        if lattice.text[: mention.start].strip() or mention.text not in self._latin or mention.unknown is not None:
            return False
        if any(each.kind != "product" or each.sure or each.how != "piece" for each in mention.candidates):
            return False
        behind = next((each for each in lattice.mentions if each.start == mention.end + 1), None)
        return behind is not None and "product" not in behind.kinds

    def _asks_by(self, mention: Mention, lattice: Lattice) -> bool:
        """Whether a message begins with a verb that is somebody's first name too, and what it is done to: "mark ticket 12 …"."""
        if lattice.text[: mention.start].strip() or mention.text not in self.latin or not _small(mention, lattice):
            return False
        people = mention.kinds and mention.kinds <= {"employee", "contact"}
        behind = next((each for each in lattice.mentions if each.start == mention.end + 1), None)
        return bool(people and behind and behind.candidates) and not (
            behind and behind.kinds <= {"employee", "contact"}
        )

    def takes_words(self, proposal: Proposal) -> bool:
        """Whether further words may still belong into a record: of somebody new, or as the reason of something."""
        told = "reason" in proposal.args or proposal.action not in self._reasoned
        return proposal.action in self._registering or not told

    def has_place_for(self, kinds: Iterable[str], proposals: Iterable[Proposal]) -> bool:
        """Whether one of these kinds of values or names may still belong into what is proposed."""
        return any(kind in self._open(each) for kind in kinds for each in proposals)

    def _open(self, proposal: Proposal) -> Iterator[str]:
        """The kinds of values and names that would go where nothing stands yet; into lines there always go more."""
        for slot in self._profiles[proposal.action].slots:
            if slot.name not in proposal.args or slot.many or slot.kind is SlotKind.LINES:
                yield from _names(slot)
                yield from _VALUE_KINDS.get(slot.kind, ())

    def found(self, lattice: Lattice, names: Iterable[str]) -> list[Span]:
        """Where words of the actions with these names stand."""
        names = frozenset(names)
        return [(cue.start, cue.end) for cue in self._words.found(lattice, names)]


#: "can you", of a firm that sells cans.
_CAN_YOU = re.compile(r"(?:can|could|will|would|may) (?:you|u|i|we|they|he|she|someone|somebody)\b")


def _small(mention: Mention, lattice: Lattice) -> bool:
    """Whether a name is written in small letters, but for the first of a sentence."""
    raw = lattice.normal.raw_text(mention.start, mention.end)
    begins = lattice.text[: mention.start].rstrip()[-1:] in ("", ".", "!", "?", "\n")
    return raw.islower() or (begins and raw[1:].islower())


@dataclass(frozen=True)
class Lexicon:
    """All that is looked for on behalf of some actions."""

    profiles: Mapping[str, Profile]
    phrases: Phrases
    own_words: OwnWords


@lru_cache(maxsize=4)
def lexicon_of(actions: Registry) -> Lexicon:
    """The lexicon of some actions, worked out once however many engines read by it."""
    profiles = {action.name: profile_of(action) for action in actions}
    return Lexicon(profiles, phrases_for(actions), OwnWords(profiles))


def _own_words(action: Action[Any]) -> Iterator[tuple[Piece, ...]]:
    phrases = [each for each in _phrases(action) if each.weight > 0]
    phrases += [each for slot in action.slots for choice in slot.choices for each in phrases_of("", 1.0, choice.cues)]
    for each in phrases:
        yield from each.runs
    for said in action.vocabulary.slots.values():
        if words := {normalise(word).text for word in (*said.before, *said.after, *said.flags)}:
            yield (one_of(words),)


def registers(action: Action[Any]) -> bool:
    """Whether an action makes a record of somebody whose name nobody has yet."""
    return any(said.take is Take.NEW_NAME for said in action.vocabulary.slots.values())


def _by_itself(run: Sequence[Piece]) -> Iterator[str]:
    """The words of which each may be all that is said of some."""
    must = [piece for piece in run if isinstance(piece, OneOf) and piece.begins]
    for piece in must if len(must) == 1 else ():
        yield from piece.words
