"""Everything that can be said has its words in both languages, and no words lie about that nobody says."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
WORDS = ROOT / "bot" / "replies" / "words"
SPEAKERS = ("domain", "bot", "storage")


def _flat(table: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Mapping[str, str]]]:
    for name, value in table.items():
        key = f"{path}.{name}" if path else name
        if "zh" in value or "en" in value:
            yield key, value
        else:
            yield from _flat(value, key)


@cache
def _catalogue() -> dict[str, Mapping[str, str]]:
    entries: dict[str, Mapping[str, str]] = {}
    for file in sorted(WORDS.glob("*.toml")):
        for key, words in _flat(tomllib.loads(file.read_text("utf-8"))):
            assert key not in entries, f"{key} has words twice"
            entries[key] = words
    return entries


def _literals() -> Iterator[tuple[str, str]]:
    """Every string in the code, with the place where it stands; of a composed one, its fixed parts around a star."""
    for package in SPEAKERS:
        for file in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value, f"{file.relative_to(ROOT)}:{node.lineno}"
                if isinstance(node, ast.JoinedStr):
                    yield _pattern(node), f"{file.relative_to(ROOT)}:{node.lineno}"


def _pattern(node: ast.JoinedStr) -> str:
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)


def test_every_key_that_is_spoken_has_words() -> None:
    areas = "|".join(sorted({key.split(".")[0] for key in _catalogue()}))
    shape = re.compile(rf"(?:{areas})(?:\.[a-z][a-z0-9_]*)+")
    modules = {str(path.relative_to(ROOT).with_suffix("")).replace("/", ".") for path in ROOT.glob("*/**/*.py")}
    spoken = ((key, place) for key, place in _literals() if shape.fullmatch(key) and key not in modules)
    missing = [f"{key} ({place})" for key, place in spoken if key not in _catalogue() and not _begins_a_key(key)]
    assert not missing


def _begins_a_key(text: str) -> bool:
    """Whether the text is the first part of keys: a prefix handed on, or the fixed part of a composed key."""
    return any(key.startswith(text if text.endswith("_") else f"{text}.") for key in _catalogue())


def test_every_entry_is_spoken_somewhere() -> None:
    texts = {text for text, _ in _literals()}
    patterns = [re.compile(".+".join(map(re.escape, text.split("*")))) for text in texts if "*" in text and "." in text]
    idle = [
        key
        for key in _catalogue()
        if key not in texts and not any(pattern.fullmatch(key) for pattern in patterns if pattern.pattern != ".+")
    ]
    assert not idle


def test_every_entry_names_the_same_values_in_both_languages() -> None:
    named = re.compile(r"\{(\w+)")
    for key, words in _catalogue().items():
        assert set(words) == {"zh", "en"}, key
        assert words["zh"].strip(), key
        assert words["en"].strip(), key
        assert set(named.findall(words["zh"])) == set(named.findall(words["en"])), key


#: What takes a key and its values by name; the assistant's own sentences leave out the first part of their keys.
_SPEAKING = {"say", "BadInputError", "NotFoundError", "DeniedError", "ConflictError", "QuestionError"}
_SPEAKING_FOR_ITSELF = {"own", "told"}
_KEY = re.compile(r"[a-z_]+(\.[a-z0-9_]+)+")


def _sentences() -> Iterator[tuple[str, set[str], str]]:
    """Every key spoken in so many words, with the names of its values and the place where it stands."""
    for package in SPEAKERS:
        for file in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call) and all(keyword.arg for keyword in node.keywords):
                    named = {str(keyword.arg) for keyword in node.keywords} - {"options"}
                    yield from ((key, named, f"{file.relative_to(ROOT)}:{node.lineno}") for key in _keys(node))


def _keys(call: ast.Call) -> Iterator[str]:
    """The keys that a call may speak: it says one, or one of two."""
    prefix = ""
    match call.func:
        case ast.Name(id=name) if name in _SPEAKING:
            pass
        case ast.Attribute(attr=name) if name in _SPEAKING_FOR_ITSELF:
            prefix = "conversation."
        case ast.Attribute(value=ast.Name(id="self"), attr="say"):
            prefix = "conversation."
        case _:
            return
    for argument in call.args[:2]:
        branches = [argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument]
        for branch in branches:
            key = (
                f"{prefix}{branch.value}" if isinstance(branch, ast.Constant) and isinstance(branch.value, str) else ""
            )
            if _KEY.fullmatch(key):
                yield key


def test_every_sentence_has_words_and_is_given_the_values_that_they_name() -> None:
    spoken = list(_sentences())
    wordless = [f"{key} ({place})" for key, _, place in spoken if key not in _catalogue()]
    lacking = [
        f"{key} ({place}): {', '.join(sorted(needed - named))}"
        for key, named, place in spoken
        if (needed := set(re.findall(r"\{(\w+)", _catalogue().get(key, {"zh": ""})["zh"]))) - named
    ]
    assert len(spoken) > 100
    assert not wordless
    assert not lacking
