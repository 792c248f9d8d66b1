"""Short names that common words spell when spaces are dropped: "the M" in "them", Ito in "I to".

Such a name is no name unless it stands as it is written.
"""

import re
from collections.abc import Iterable

from bot.understanding.embedded.mentions.lexicon import EN_STOP
from bot.understanding.embedded.mentions.text import normalised, singular

_WORD = re.compile(r"[a-z]+")
_FEW_LETTERS = 4
_MORE_COMMON = (
    "them him us me it its his their theirs hers ours mine both all any some none each ones than then there here into onto over"
    " under out off up down more most much many less been being were are does did done get got go goes going gone come came"
)
_COMMON = EN_STOP | frozenset(_MORE_COMMON.split())


def may_be_chance(said: str) -> bool:
    """Whether words of the message, joined or apart, are common ones and may spell a name by chance."""
    if not said.isascii():
        return False
    words = said.split()
    if len(words) == 1:
        return said in _COMMON
    return len(said) - len(words) + 1 <= _FEW_LETTERS and not _COMMON.isdisjoint(words)


def written_so(said: str, names: Iterable[str]) -> bool:
    """Whether one of a record's names has these very words, parted as they are here."""
    words = _words(said)
    return any(f" {words} " in f" {_words(name)} " for name in names)


def _words(text: str) -> str:
    return " ".join(singular(word) for word in _WORD.findall(normalised(text)))
