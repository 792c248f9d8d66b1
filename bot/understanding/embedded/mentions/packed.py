"""Many small things in few arrays, which a file can hold as they are: texts, groups of numbers, and a table by hash."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.understanding.embedded.mentions.hashes import Hashes, Places, counted

Arrays = dict[str, NDArray[Any]]
"""Everything packed, by name; `Texts`, `Groups` and `Table` are views of what their name begins."""

_SPARSE = 5


class Texts:
    """A column of texts."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        self._bytes = np.ascontiguousarray(arrays[f"{name}.bytes"]).view(np.uint8).data
        self._at = arrays[f"{name}.at"]

    def __len__(self) -> int:
        return len(self._at) - 1

    def __iter__(self) -> Iterator[str]:
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, place: int) -> str:
        return str(self._bytes[self._at[place] : self._at[place + 1]], "utf-8", "surrogatepass")

    @staticmethod
    def pack(name: str, texts: Iterable[str]) -> Arrays:
        """The arrays of such a column."""
        encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
        return {
            f"{name}.bytes": np.frombuffer(b"".join(encoded), np.uint8),
            f"{name}.at": _ends(list(map(len, encoded))),
        }


class Groups:
    """For each of many things a group of numbers."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        self._values, self._at = arrays[f"{name}.values"], arrays[f"{name}.at"]

    def __getitem__(self, place: int) -> NDArray[np.int32]:
        group: NDArray[np.int32] = self._values[self._at[place] : self._at[place + 1]]
        return group

    def all_of(self, places: NDArray[np.integer]) -> NDArray[np.int32]:
        """The groups of several things as one."""
        first = self._at[places].astype(np.int64)
        lengths = self._at[places + 1].astype(np.int64) - first
        values: NDArray[np.int32] = self._values[counted(lengths) + np.repeat(first, lengths)]
        return values

    @staticmethod
    def pack(name: str, owners: NDArray[np.integer], values: NDArray[np.integer], count: int) -> Arrays:
        """The arrays of such groups, of pairs of a thing and a number; what came first stays first."""
        order = np.argsort(owners, kind="stable")
        sizes = np.bincount(owners, minlength=count)
        return {f"{name}.values": values[order].astype(np.int32), f"{name}.at": _ends(sizes)}


class Table:
    """Numbers by hash: one look into a bitmap tells of nearly every hash that it is not there."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        self._hashes: Hashes = arrays[f"{name}.hashes"]
        self._bitmap: NDArray[np.uint8] = arrays[f"{name}.bitmap"]
        self.values: NDArray[np.int32] = arrays[f"{name}.values"]
        self._shift = np.uint64(64 - (len(self._bitmap) * 8).bit_length() + 1)

    def find(self, wanted: Hashes) -> tuple[Places, Places, Places]:
        """Which of the hashes wanted are there, and where in `values` their numbers begin and end."""
        slots = (wanted >> self._shift).view(np.int64)
        likely = (self._bitmap[slots >> 3] & _BITS[slots & 7]).nonzero()[0]
        if not len(likely):
            return likely, likely, likely
        hashes = wanted[likely]
        first, end = self._hashes.searchsorted(hashes), self._hashes.searchsorted(hashes, "right")
        there = end > first
        return likely[there], first[there], end[there]

    @staticmethod
    def pack(name: str, hashes: Hashes, values: NDArray[np.integer]) -> Arrays:
        """The arrays of such a table."""
        order = np.argsort(hashes, kind="stable")
        hashes = hashes[order]
        bits = max(6, len(hashes).bit_length() + _SPARSE)
        bitmap = np.zeros(1 << (bits - 3), np.uint8)
        slots = hashes >> np.uint64(64 - bits)
        np.bitwise_or.at(bitmap, (slots >> np.uint64(3)).astype(np.int64), _BITS[slots & np.uint64(7)])
        return {f"{name}.hashes": hashes, f"{name}.values": values[order].astype(np.int32), f"{name}.bitmap": bitmap}


_BITS = np.array([1 << bit for bit in range(8)], np.uint8)


def _ends(sizes: "Sequence[int] | NDArray[np.integer]") -> NDArray[np.int64]:
    ends = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(np.asarray(sizes, np.int64), out=ends[1:])
    return ends
