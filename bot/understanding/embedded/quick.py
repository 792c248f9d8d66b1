"""Long patterns of many alternatives, sought quickly: only where one of the characters stands with which any may begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_ITEM = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_QUANTIFIER = re.compile(r"(?:[*+?]|\{\d*,?\d*\})[?+]?")
_OPENS = re.compile(r"\((?:\?(?::|=|!|<=|<!|P<\w+>))?")
#: What takes up no character.
_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
_EMPTY = (r"\b", r"\B", "^", "$")
#: What stands for itself in a class: no range.
_HYPHEN = re.compile(r"^-|(?<!\\)-$")
_OPTIONAL = ("?", "*", "{")


def quick(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, with a look at the next character before all alternatives where it is plain with which they begin."""
    begins = _begins(pattern)
    if not begins:
        return re.compile(pattern, flags)
    return re.compile(f"(?=[{''.join(sorted(begins))}])(?:{pattern})", flags)


def _begins(pattern: str) -> set[str] | None:
    """With which characters and classes of them a match begins; None where that may be any, or nothing at all."""
    found = set[str]()
    for alternative in _alternatives(_pieces(pattern)):
        begins = _first(alternative)
        if begins is None:
            return None
        found |= begins
    return found


def _first(pieces: Iterable[tuple[str, str]]) -> set[str] | None:
    found = set[str]()
    for piece, quantifier in pieces:
        if piece in _EMPTY or piece.startswith(_LOOKS):
            continue
        begins = _of_piece(piece)
        if begins is None:
            return None
        found |= begins
        if not quantifier.startswith(_OPTIONAL):
            return found
    return None


def _of_piece(piece: str) -> set[str] | None:
    if opened := _OPENS.match(piece):
        return _begins(piece[opened.end() : -1])
    if (
        piece == "."
        or piece.startswith(("[^", "[]"))
        or (piece[0] == "\\" and piece[1].isalnum() and piece[1] not in "dws")
    ):
        return None
    if piece[0] == "[":
        return {_HYPHEN.sub(r"\\-", piece[1:-1])}
    return {piece if piece[0] == "\\" else re.escape(piece)}


def _pieces(pattern: str) -> Iterator[tuple[str, str]]:
    """The pattern's characters, classes and groups in order, each with its quantifier."""
    items = {item.start(): item[0] for item in _ITEM.finditer(pattern)}
    place = 0
    while place < len(pattern):
        start, depth = place, 0
        while True:
            item = items[place]
            depth += (item == "(") - (item == ")")
            place += len(item)
            if not depth:
                break
        piece, quantifier = pattern[start:place], _QUANTIFIER.match(pattern, place)
        if quantifier and piece != "|":
            place = quantifier.end()
        yield piece, quantifier[0] if quantifier and piece != "|" else ""


def _alternatives(pieces: Iterable[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    found: list[list[tuple[str, str]]] = [[]]
    for piece in pieces:
        if piece[0] == "|":
            found.append([])
        else:
            found[-1].append(piece)
    return found
