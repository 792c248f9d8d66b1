"""A model's instructions: one file each, with a version; and the loader."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Prompt:
    """Instructions as they are sent; the version changes with every change of the words."""

    name: str
    version: int
    text: str


@cache
def prompt(name: str, language: str) -> Prompt:
    """A prompt by its name in a language; raises FileNotFoundError where there is none, ValueError without a version."""
    head, _, text = files(__name__).joinpath(f"{name}.{language}.md").read_text("utf-8").partition("\n\n")
    label, _, version = head.partition(":")
    if label != "version":
        raise ValueError(f"{name}.{language}.md does not begin with its version")
    return Prompt(name, int(version), text.strip())
