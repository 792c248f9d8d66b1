"""What of a message nothing accounts for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.understanding.embedded.finding.fillers import telling_places
from bot.understanding.embedded.finding.lattice import Lattice, Span
from bot.understanding.embedded.mentions.text import is_chinese


def left_over(lattice: Lattice, start: int = 0, end: int | None = None, known: Iterable[Span] = ()) -> list[str]:
    """The words and Chinese characters that are in no name, value, known stretch or filler."""
    end = len(lattice.text) if end is None else end
    known = [(first, last) for first, last in known if first < end and start < last]
    return [
        lattice.text[first:last]
        for first, last in lattice.unexplained_in(start, end)
        if not any(one < last and first < other for one, other in known)
    ]


def left_places(lattice: Lattice, covered: Sequence[Span]) -> list[Span]:
    """Where words and Chinese characters stand that are neither covered nor mere fillers, nor lead on to what was understood."""
    return telling_places(lattice.text, list(covered), understood=True)


def weight(tokens: Iterable[str]) -> int:
    """How much is left over: a Chinese character counts one, a word two."""
    return sum(1 if is_chinese(token[0]) else 2 for token in tokens)
