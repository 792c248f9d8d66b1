"""The message catalogue: a short text in both languages for each key, with places for values."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from domain.registry import Registry
from domain.words import Language, Words

#: `{name}` is the value's text; `{count:line|lines}` is one of the two words, by the value.
_PLACE = re.compile(r"\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}")


class WordsTwiceError(ValueError):
    """A key has words in two places."""


class Catalogue:
    """All words by key."""

    def __init__(self, entries: Iterable[tuple[str, Words]]) -> None:
        self.entries: dict[str, Words] = {}
        for key, words in entries:
            if key in self.entries:
                raise WordsTwiceError(key)
            self.entries[key] = words

    @classmethod
    def of(cls, registry: Registry) -> Catalogue:
        """The assistant's own words, and those that an action brings along in its own file."""
        own = (entry for action in registry for entry in action.words.items())
        return cls([*_kept_words(), *own])

    def sentence(self, key: str, params: Mapping[str, Any], language: Language, text: Callable[[Any], str]) -> str:
        """The key's text with its values in their places, each worded by `text`.

        Raises KeyError for a key without words, and for words that name a value which is not given.
        """

        def filled(place: re.Match[str]) -> str:
            name, one, many = place.groups()
            value = params[name]
            if one is None:
                return text(value)
            return str(one if value == 1 else many)

        return _PLACE.sub(filled, self.entries[key].in_language(language))


@cache
def _kept_words() -> tuple[tuple[str, Words], ...]:
    """The words of all areas, read once from the files beside this one."""
    files = (file for file in resources.files("bot.replies").joinpath("words").iterdir() if file.name.endswith(".toml"))
    return tuple(entry for file in files for entry in _flat(tomllib.loads(file.read_text("utf-8"))))


def _flat(table: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Words]]:
    for name, value in table.items():
        key = f"{path}.{name}" if path else name
        if "zh" in value:
            yield key, Words(value["zh"], value["en"])
        else:
            yield from _flat(value, key)
