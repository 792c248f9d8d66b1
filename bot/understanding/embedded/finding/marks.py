"""Stretches of a text: marked, so that whether one is met is told at once, however many there are; and put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator


class Marks:
    """The places of a text that lie within some stretches."""

    def __init__(self, size: int, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._marks = bytearray(size)
        for start, end in spans:
            last = end if end < size else size
            if start < last:
                self._marks[start:last] = b"\1" * (last - start)

    def add(self, start: int, end: int) -> None:
        """Mark another stretch."""
        end = min(end, len(self._marks))
        if start < end:
            self._marks[start:end] = b"\1" * (end - start)

    def meet(self, start: int, end: int) -> bool:
        """Whether a stretch and a marked one have a place in common."""
        return self._marks.find(1, start, end) >= 0

    def cover(self, start: int, end: int) -> bool:
        """Whether every place of a stretch is marked."""
        return self._marks.find(0, start, end) < 0


def joined(
    spans: Iterable[tuple[int, int]], together: Callable[[int, int], bool] = lambda end, start: start <= end
) -> Iterator[tuple[int, int]]:
    """The stretches in order, as one those that belong `together`, as told by where one ends and the next begins: unless told
    otherwise, those that overlap or touch.
    """
    standing: tuple[int, int] | None = None
    for start, end in sorted(spans):
        if standing is not None and together(standing[1], start):
            standing = standing[0], max(standing[1], end)
            continue
        if standing is not None:
            yield standing
        standing = start, end
    if standing is not None:
        yield standing
