"""Which products have certain words in their names: one text of all names, searched at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable


class HeldNames:
    """The names of many products as one text. One that changes is put in again; what it was called before counts no more."""

    def __init__(self) -> None:
        self._text = ""
        self._starts: list[int] = []
        self._owners: list[tuple[str, int]] = []
        self._latest: dict[str, int] = {}

    def put(self, named: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Take in products by id, with all the names each has now, in the form of a normalised message."""
        pieces, size = [self._text], len(self._text)
        for id_, names in named:
            self._latest[id_] = self._latest.get(id_, 0) + 1
            for name in names:
                self._starts.append(size)
                self._owners.append((id_, self._latest[id_]))
                pieces.append(name + "\n")
                size += len(name) + 1
        self._text = "".join(pieces)

    def holding(self, words: str, most: int) -> list[str]:
        """The products one of whose names holds the words, in the order they came in; of more than `most` the first ones."""
        found: dict[str, None] = {}
        place = self._text.find(words)
        while place >= 0 and len(found) <= most:
            id_, time = self._owners[bisect_right(self._starts, place) - 1]
            if self._latest[id_] == time:
                found[id_] = None
            place = self._text.find(words, place + len(words))
        return list(found)
