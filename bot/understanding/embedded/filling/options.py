"""Slots with few values, and those that are on or off: found by the words that people use for them."""

from __future__ import annotations

from functools import cache

from bot.understanding.embedded.cues import Words
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.proposal import How, Source
from domain.arguments import Slot


@cache
def _words(slot: Slot) -> Words:
    meanings = {}
    for choice in slot.choices:
        for word in (choice.value.replace("_", " "), choice.words.zh, choice.words.en, *choice.cues):
            meanings.setdefault(word, choice.value)
    return Words(meanings)


def fill_choice(stretch: Stretch, filled: Filled, slot: Slot) -> None:
    """The first of the slot's values that is named."""
    for first, last in stretch.spans:
        for start, end, value in _words(slot).found(stretch.text, first, last):
            if stretch.holds(start, end) and not stretch.lattice.named(start, end):
                filled.args[slot.name] = value
                filled.sources[slot.name] = Source(How.SAID, start, end)
                return


@cache
def _flags(words: tuple[str, ...]) -> Words:
    return Words(words)


def fill_flag(stretch: Stretch, filled: Filled, slot: Slot, words: tuple[str, ...]) -> None:
    """On where one of its words stands."""
    for first, last in stretch.spans:
        found = _flags(words).found(stretch.text, first, last)
        if found:
            filled.args[slot.name] = True
            filled.sources[slot.name] = Source(How.SAID, found[0][0], found[0][1])
            return
