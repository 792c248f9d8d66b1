"""Many words looked for at once in a text."""

from collections.abc import Mapping
from typing import Generic, TypeVar

import ahocorasick  # type: ignore[import-not-found]

T = TypeVar("T")


class Automaton(Generic[T]):
    """Finds every one of its words in a text, overlaps included, in time that hardly depends on how many they are."""

    def __init__(self, words: Mapping[str, T]) -> None:
        self._words = ahocorasick.Automaton()
        for word, value in words.items():
            self._words.add_word(word, (len(word), value))
        self._words.make_automaton()

    def hits(self, text: str) -> list[tuple[int, int, T]]:
        """Where each word found starts and ends, and what it stands for; by the end, the longer first."""
        found = self._words.iter(text) if len(self._words) else ()
        return [(last + 1 - length, last + 1, value) for last, (length, value) in found]
