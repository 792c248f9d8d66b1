"""What the pages themselves say, in both languages."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources

from bot.messages import Language

CATALOGUE: Mapping[str, Mapping[Language, str]] = tomllib.loads(
    resources.files("handlers.web").joinpath("words.toml").read_text("utf-8")
)


class Speech:
    """One language's words: `speech("send")`, with values for what stands in braces."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        """The words of a key."""
        return CATALOGUE[key][self.language].format(**values)

    @property
    def other(self) -> Language:
        """The language to switch to."""
        return "en" if self.language == "zh" else "zh"

    @property
    def tag(self) -> str:
        """The language as HTML names it."""
        return "zh-CN" if self.language == "zh" else "en"


def preferred(accept_language: str) -> Language:
    """The first of our languages that a browser asks for; Chinese where it asks for neither."""
    for wish in accept_language.lower().split(","):
        tag = wish.split(";")[0].strip()[:2]
        if tag == "zh":
            return "zh"
        if tag == "en":
            return "en"
    return "zh"
