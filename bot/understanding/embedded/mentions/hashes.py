"""Hashes of many stretches of a text at once, the same in every process; alike hashes are (nearly always) alike stretches."""

from functools import cache
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]
Number = TypeVar("Number", bound=np.integer[Any])

_BASE = 0x9E3779B97F4A7C15
_ADDED, _TIMES, _SHIFT = np.uint64(0x632BE59BD9B4E019), np.uint64(0xBF58476D1CE4E5B9), np.uint64(29)
_INVERSE = np.array(pow(_BASE, -1, 1 << 64), np.uint64)


class Hashed:
    """A text of which any stretch's hash is two look-ups away."""

    def __init__(self, text: str) -> None:
        characters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint64)
        size = len(characters)
        up, self._down = _powers(1 << (size + 1).bit_length())
        mixed = _mixed(characters)
        mixed *= up[:size]
        self._sums = np.empty(size + 1, np.uint64)
        self._sums[0] = 0
        np.add.accumulate(mixed, out=self._sums[1:])

    def of(self, starts: Places, ends: Places) -> Hashes:
        """The hash of each stretch."""
        hashes: Hashes = (self._sums[ends] - self._sums[starts]) * self._down[starts]
        return hashes

    def shortened(self, starts: Places, ends: Places) -> tuple[Places, Hashes]:
        """For each place within each stretch: which stretch, and its hash as if the character there were not.

        What depends on the stretch alone, or on the place alone, is worked out once for all that share it.
        """
        lengths = ends - starts
        upto = lengths.cumsum()
        which = np.arange(len(starts)).repeat(lengths)
        places = np.arange(len(which)) + (starts - upto + lengths).repeat(lengths)
        down = self._down[starts]
        whole = (self._sums[ends] * _INVERSE - self._sums[starts]) * down
        # What comes to the hash of any stretch around a place where that character is left out.
        gaps = self._sums[:-1] - self._sums[1:] * _INVERSE
        hashes: Hashes = gaps[places] * down.repeat(lengths) + whole.repeat(lengths)
        return which, hashes


def counted(lengths: Places) -> Places:
    """0, 1, 2 ... as often as each length says, one after the other."""
    ends = lengths.cumsum()
    return np.arange(ends[-1] if len(ends) else 0) - (ends - lengths).repeat(lengths)


def distinct(numbers: NDArray[Number]) -> NDArray[Number]:
    """The numbers in order, each once: what `np.unique` loads for this makes somebody wait."""
    ordered = np.sort(numbers)
    return ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])] if len(ordered) else ordered


@cache
def _powers(count: int) -> tuple[Hashes, Hashes]:
    up, down = np.full(count, _BASE, np.uint64), np.full(count, _INVERSE, np.uint64)
    up[0] = down[0] = 1
    return np.cumprod(up), np.cumprod(down)


def _mixed(characters: Hashes) -> Hashes:
    mixed = (characters + _ADDED) * _TIMES
    mixed ^= mixed >> _SHIFT
    return mixed
