"""The pages' own words."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path
from string import Formatter

from handlers.web.words import CATALOGUE


def test_every_word_is_there_in_both_languages_with_the_same_values() -> None:
    for key, words in CATALOGUE.items():
        assert set(words) == {"zh", "en"}, key
        named = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in words.values()]
        assert named[0] == named[1], key


def test_every_word_is_said_somewhere() -> None:
    room = Path(str(resources.files("handlers.web")))
    said = "".join(path.read_text("utf-8") for path in room.rglob("*") if path.suffix in {".html", ".py"})
    for key in CATALOGUE:
        assert re.search(rf"[\"']{key}[\"']", said) or key.startswith("state_"), key
