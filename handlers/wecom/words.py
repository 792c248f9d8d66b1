"""What these channels say of their own accord, in both languages."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources

from bot.messages import Language

_CATALOGUE: Mapping[str, Mapping[Language, str]] = tomllib.loads(
    resources.files("handlers.wecom").joinpath("words.toml").read_text("utf-8")
)


def say(key: str, language: Language, **values: object) -> str:
    """The words of a key, with values for what stands in braces."""
    return _CATALOGUE[key][language].format(**values)
