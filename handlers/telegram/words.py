"""What the channel itself says, in both languages."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources

from bot.messages import Language

CATALOGUE: Mapping[str, Mapping[Language, str]] = tomllib.loads(
    resources.files("handlers.telegram").joinpath("words.toml").read_text("utf-8")
)


def words(key: str, language: Language, **values: object) -> str:
    """The words of a key, with values for what stands in braces."""
    return CATALOGUE[key][language].format(**values)


def language_of(code: str | None) -> Language:
    """Which of our languages a person's own app speaks, or comes nearest to."""
    return "zh" if (code or "").lower().startswith("zh") else "en"
