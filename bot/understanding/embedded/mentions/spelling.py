"""English words one slip of the keyboard away from a word of the company's names: leter, comfrt, elbwos."""

import re
from collections.abc import Iterable, Iterator

from bot.understanding.embedded.mentions.lexicon import EN_STOP
from bot.understanding.embedded.mentions.text import singular

_WORD = re.compile(r"[a-z]{4,}")
_SHORTEST, _SHORTEST_SWAPPED, _LONG = 4, 5, 7
"""With so many letters a word with any letter too many is told; a shorter one only with a doubled letter."""


class Spelling:
    """The words that names are made of, and what they look like with a letter missing, doubled or swapped with the next one.

    A letter that is another one is no slip here: "blank" is another word than "black".
    """

    def __init__(self, names: Iterable[str], others: Iterable[str] = ()) -> None:
        self._words = {singular(word) for name in names for word in _WORD.findall(name)} - EN_STOP
        self._others = {word for name in others for word in _WORD.findall(name)}
        self._slips: dict[str, str] = {}
        for word in self._words:
            for slip in set(_slips(word)) - self._words - self._others:
                # What two words may be is neither.
                self._slips[slip] = "" if slip in self._slips else word

    def __contains__(self, word: str) -> bool:
        """Whether some name has this word, be it one of the others' names."""
        return singular(word) in self._words or word in self._others

    def meant(self, word: str) -> str:
        """The one word of a name that is meant; nothing where there is none, or where the word is one itself."""
        if word in self:
            return ""
        stem = singular(word)
        found = self._one(word) or self._one(stem)
        if found and self._other(word, found):
            return ""
        return found + word[len(stem) :] if found and not self._slips.get(word) and stem != word else found

    def _other(self, word: str, found: str) -> bool:
        """Whether a word is one letter away from another one as well: makenzie, where there are mackenzie and mckenzie."""
        places = range(1, len(word)) if len(word) >= _LONG else ()
        near = (self._slips.get(word[:at] + word[at + 1 :], "") for at in places)
        return any(other and other != found and len(other) == len(word) and _one_apart(word, other) for other in near)

    def _one(self, word: str) -> str:
        missing = self._slips.get(word)
        if missing is not None:
            return missing
        size = len(word)
        places = [at for at in range(1, size) if size >= _LONG or word[at] == word[at - 1]]
        longer = {
            less for at in places if (less := word[:at] + word[at + 1 :]) in self._words and len(less) >= _SHORTEST
        }
        return longer.pop() if len(longer) == 1 else ""


def _slips(word: str) -> Iterator[str]:
    """A word with a letter missing, or two swapped; the first one stays."""
    if len(word) > _SHORTEST:
        yield from _without_one(word)
    if len(word) >= _SHORTEST_SWAPPED:
        for place in range(1, len(word) - 1):
            yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _without_one(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(1, len(word)))


def _one_apart(word: str, other: str) -> bool:
    return sum(a != b for a, b in zip(word, other, strict=True)) == 1
