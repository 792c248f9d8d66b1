"""What the Slack channel itself says, in both languages."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources

from bot.messages import Language

CATALOGUE: Mapping[str, Mapping[Language, str]] = tomllib.loads(
    resources.files("handlers.slack").joinpath("words.toml").read_text("utf-8")
)


def word(key: str, language: Language, **values: object) -> str:
    """The words of a key, with values for what stands in braces."""
    return CATALOGUE[key][language].format(**values)
