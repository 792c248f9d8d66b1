"""The names of some records, packed, with all that is needed to find them in a text."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.understanding.embedded.mentions.automaton import Automaton
from bot.understanding.embedded.mentions.hashes import Places, counted, distinct
from bot.understanding.embedded.mentions.mention import How, Name
from bot.understanding.embedded.mentions.packed import Arrays, Groups, Table, Texts
from bot.understanding.embedded.mentions.packing import HOWS, LONGEST, Record, hashes_of, packed, read
from bot.understanding.embedded.mentions.sounds import CLEAR_SLIP, Heard, Said, Stretches, likeness, one_slip
from bot.understanding.embedded.mentions.spelling import Spelling
from bot.understanding.embedded.mentions.syllables import sound, spelled
from bot.understanding.embedded.mentions.text import NO_CUT, normalised

Rows = NDArray[np.int32]

BEARERS = 24
"""A name of more records than that tells of nobody, except of those in the own book."""

_FAR_KINDS = frozenset({"customer", "supplier", "lead", "product"})
_PEOPLE = frozenset({"contact", "employee"})
_FAR_SOUND, _FAR_SLIP, _FAR_LONG, _FAR_SPELLED = 3, 4, 6, 6
_FAR_LETTERS = 4
_VOWELS = frozenset("aeiou")
_COMPARED = 160
_KNOWN = 50_000
_FEW = 5_000
"""So many names may be held in an automaton as well, which finds those in a message faster than their hashes do."""
_CROWDED = 12
_PLAIN = np.isin(np.arange(len(HOWS)), [HOWS.index("exact"), HOWS.index("part")])
_NONE: Rows = np.zeros(0, np.int32)


class Entry(NamedTuple):
    """A record under one of its keys, and how plainly that key names it."""

    record: Record
    how: How


class Close(NamedTuple):
    """Whose names are listened for however short they are: records of small kinds, and those near to the person."""

    small: frozenset[int]
    keys_of_small: NDArray[np.bool_]
    rows: Rows
    near: frozenset[int]
    keys: Rows


class Layer:
    """The names of some records with all that is needed to find them."""

    def __init__(self, arrays: Arrays) -> None:
        self.arrays = arrays
        self._rows = Texts(arrays, "rows")
        self._kinds = [*Texts(arrays, "kinds")]
        self._kind = arrays["kind"].tobytes()
        self._ids = Table(arrays, "ids")
        self._keys = Texts(arrays, "keys")
        self._bearers, self._hows = Groups(arrays, "bearers"), arrays["bearers.how"]
        self._bearers_at = arrays["bearers.at"]
        self._keys_of = Groups(arrays, "keys_of")
        self._exact, self._alike, self._spelled = (Table(arrays, name) for name in ("exact", "alike", "spelled"))
        self._tokens = {token: place for place, token in enumerate(Texts(arrays, "tokens"))}
        self._products = Groups(arrays, "tokens.rows")
        self._surnames = {surname: place for place, surname in enumerate(Texts(arrays, "surnames"))}
        self._surnamed = Groups(arrays, "surnames.rows")
        self._far_kinds = frozenset(number for number, kind in enumerate(self._kinds) if kind in _FAR_KINDS)
        self.brands = frozenset(Texts(arrays, "brands"))
        self._of: dict[Record, str] = {}
        self._near = lru_cache(maxsize=64)(self._near_to)
        self._small = lru_cache(maxsize=4)(self._of_small_kinds)
        self.close = lru_cache(maxsize=64)(self._close)
        self.surnamed = lru_cache(maxsize=1024)(self._surnamed_so)
        self.products_with = lru_cache(maxsize=4096)(self._products_with)
        self.names_of = lru_cache(maxsize=4096)(self._names_of)
        self.crowded = lru_cache(maxsize=4)(self._crowded)
        self.spelling = lru_cache(maxsize=4)(self._spelling)
        self._spoken = lru_cache(maxsize=_KNOWN)(self._spoken_key)
        self._meant_by = lru_cache(maxsize=_KNOWN)(self._plainly)
        self._record = lru_cache(maxsize=_KNOWN // 2)(self._record_of)
        self._entries_of_few = lru_cache(maxsize=_KNOWN // 2)(self._borne_by_few)

    @classmethod
    def build(cls, records: Mapping[Record, list[Name]]) -> "Layer":
        """The layer of these records."""
        return cls(packed(records))

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[tuple[Record, list[Name]]]:
        """All records with their names."""
        return map(read, self._rows)

    def _names_of(self, record: Record) -> list[Name]:
        """The names with which a record is stored."""
        for row in self._rows_by_id(record[1:]).tolist():
            found, names = read(self._rows[row])
            if found == record:
                return names
        return []

    @cached_property
    def sizes(self) -> dict[str, int]:
        """How many records there are of each kind."""
        counts = np.bincount(np.frombuffer(self._kind, np.uint8), minlength=len(self._kinds))
        return dict(zip(self._kinds, counts.tolist(), strict=True))

    def of(self, record: Record) -> str | None:
        """The record that one which was just found belongs to, "" where none; None where this one was not just found."""
        return self._of.get(record)

    def _close(self, books: tuple[frozenset[str], ...], small: frozenset[str]) -> Close:
        """The records of small kinds and of some books of customers, these with their contacts."""
        near = [self._near(book) for book in books if book]
        rows = distinct(np.concatenate([_NONE, *(rows for rows, _ in near)]))
        keys = distinct(np.concatenate([_NONE, *(keys for _, keys in near)]))
        kinds, keys_of_small = self._small(small)
        return Close(kinds, keys_of_small, rows, frozenset(rows.tolist()), keys)

    def _of_small_kinds(self, small: frozenset[str]) -> tuple[frozenset[int], NDArray[np.bool_]]:
        kinds, keys = np.isin(self._kinds, list(small)), np.zeros(len(self._keys), np.bool_)
        keys[self._keys_of.all_of(np.flatnonzero(kinds[np.frombuffer(self._kind, np.uint8)]))] = True
        return frozenset(np.flatnonzero(kinds).tolist()), keys

    def _near_to(self, book: frozenset[str]) -> tuple[Rows, Rows]:
        rows = distinct(self._rows_by_id(tuple(book)))
        return rows, distinct(self._keys_of.all_of(rows))

    def _rows_by_id(self, ids: tuple[str, ...]) -> Rows:
        _, first, end = self._ids.find(hashes_of(list(ids)))
        return self._ids.values[counted(end - first) + np.repeat(first, end - first)]

    def _products_with(self, token: str) -> frozenset[str]:
        """The ids of the products one of whose names holds this word or measure."""
        place = self._tokens.get(token)
        return (
            frozenset() if place is None else frozenset(self._record(row)[1] for row in self._products[place].tolist())
        )

    def _surnamed_so(self, surname: str, books: tuple[frozenset[str], ...]) -> list[Record]:
        """The contacts and employees with this surname: where they are many, those near to the person, else just some."""
        place = self._surnames.get(surname)
        if place is None:
            return []
        rows = self._surnamed[place]
        if len(rows) > BEARERS:
            near = self.close(books, frozenset()).rows
            mine = near[_among(near, rows)]
            rows = mine if len(mine) else rows
        return [self._record(row) for row in rows[:BEARERS].tolist()]

    def hits(self, said: Said, close: Close) -> Iterator[tuple[int, int, list[Entry]]]:
        """Every name within a compact text: where it starts and ends, and whose it is."""
        cuts = said.compact.cuts
        for start, end, key in self._named(said):
            if cuts[end] != NO_CUT:
                yield start, end, self._entries(key, close)

    def _named(self, said: Said) -> Iterator[tuple[int, int, int]]:
        """Where each stored name starts and ends, and which it is; the longest ones last."""
        text, cuts = said.compact.text, said.compact.cuts
        if self._automaton is not None:
            found = [hit for hit in self._automaton.hits(text) if cuts[hit[0]] != NO_CUT]
            yield from sorted(found, key=lambda hit: (hit[1] - hit[0] > LONGEST, hit))
            return
        which, first, end = self._exact.find(said.windows.hashes)
        for start, low, high in zip(said.windows.starts[which].tolist(), first.tolist(), end.tolist(), strict=True):
            for key in self._exact.values[low:high].tolist():
                stored = self._keys[key]
                if text.startswith(stored, start):
                    yield start, start + len(stored), key

    @cached_property
    def _automaton(self) -> Automaton[int] | None:
        """The names of more than one character, where they are few."""
        if len(self._keys) > _FEW:
            return None
        return Automaton({key: place for place, key in enumerate(self._keys) if len(key) > 1})

    def _entries(self, key: int, close: Close) -> list[Entry]:
        if (few := self._entries_of_few(key)) is not None:
            return few
        rows, hows = self._borne_by(key)
        near = np.flatnonzero(_among(rows, close.rows))[:BEARERS]
        plain = np.argsort(hows, kind="stable")[:BEARERS]
        some = distinct(np.concatenate([near, plain]))
        return self._read_entries(rows[some], hows[some])

    def _borne_by_few(self, key: int) -> list[Entry] | None:
        """The records under a key that names hardly any; None where they are many."""
        rows, hows = self._borne_by(key)
        return self._read_entries(rows, hows) if len(rows) <= BEARERS else None

    def _read_entries(self, rows: Rows, hows: NDArray[np.int8]) -> list[Entry]:
        return [Entry(self._record(row), HOWS[how]) for row, how in zip(rows.tolist(), hows.tolist(), strict=True)]

    def _borne_by(self, key: int) -> tuple[Rows, NDArray[np.int8]]:
        return self._bearers[key], self._hows[self._bearers_at[key] : self._bearers_at[key + 1]]

    def heard(self, said: Stretches, close: Close) -> Iterator[Heard]:
        """What unexplained stretches may be slips for: of close records any name, of others one that is long and near enough."""
        text, code = said.compact.text, said.code
        windows, keys = self._like(said, close)
        starts, ends = said.windows.starts[windows], said.windows.ends[windows]
        for start, end, key in zip(starts.tolist(), ends.tolist(), keys.tolist(), strict=True):
            found = likeness(*self._spoken(key), text[start:end], code[start:end])
            if found:
                yield from self._meant(start, text[start:end], key, close, *found)
        letters = said.spelled
        if letters is not None:
            which, first, stop = self._spelled.find(letters.hashes)
            for window, low, high in zip(which.tolist(), first.tolist(), stop.tolist(), strict=True):
                start, end = int(letters.starts[window]), int(letters.ends[window])
                for key in self._of_many(self._spelled.values[low:high], close).tolist():
                    how: How = "pinyin" if len(spelled(self._keys[key])) == end - start else "initials"
                    yield from self._meant(start, text[start:end], key, close, how, 0)

    def _like(self, said: Stretches, close: Close) -> tuple[Places, Places]:
        """Stretches and keys that may be alike; of many those first that are close, then the longest."""
        starts, ends = said.windows.starts, said.windows.ends
        if not len(starts):
            return starts, starts
        owners, hashes = said.shortened
        which, first, end = self._alike.find(hashes)
        if not len(which):
            return which, which
        lengths = end - first
        window = owners[which]
        tells = (ends - starts)[window] >= _FAR_SOUND
        key = self._alike.values[counted(lengths) + first.repeat(lengths)]
        near = self._is_close(key, close)
        kept = near | (tells & (lengths <= BEARERS)).repeat(lengths)
        both = distinct(window.repeat(lengths)[kept] << 32 | key[kept])
        window, key = both >> 32, both & 0xFFFFFFFF
        if len(key) > _COMPARED:
            short = starts[window] - ends[window]
            some = np.lexsort((short, ~self._is_close(key, close)))[:_COMPARED]
            window, key = window[some], key[some]
        return window, key

    def _of_many(self, keys: Rows, close: Close) -> Rows:
        return keys if len(keys) <= BEARERS else keys[self._is_close(keys, close)][:BEARERS]

    @staticmethod
    def _is_close(keys: NDArray[np.integer], close: Close) -> NDArray[np.bool_]:
        near: NDArray[np.bool_] = close.keys_of_small[keys] | _among(keys, close.keys)
        return near

    def _meant(self, start: int, said: str, key: int, close: Close, how: How, far: int) -> Iterator[Heard]:
        """The records that a key stands for, close ones first."""
        tells = _tells(said, how, far)
        close_ones, others = list[int](), list[int]()
        for row in self._meant_by(key):
            kind = self._kind[row]
            if kind in close.small or row in close.near:
                close_ones.append(row)
            elif tells and kind in self._far_kinds:
                others.append(row)
        for row in [*close_ones, *others][:BEARERS]:
            yield Heard(start, start + len(said), self._record(row), how, far)

    def _spoken_key(self, key: int) -> tuple[str, str]:
        text = self._keys[key]
        return text, sound(text)

    def _plainly(self, key: int) -> list[int]:
        rows, hows = self._borne_by(key)
        plain: list[int] = rows[_PLAIN[hows]].tolist()
        return plain

    def _crowded(self, small: frozenset[str]) -> frozenset[tuple[str, bool]]:
        """The small kinds (and whether in Latin letters) of which over one long name in twelve is one slip from another."""
        return frozenset(self._crowds(small))

    def _crowds(self, small: frozenset[str]) -> Iterator[tuple[str, bool]]:
        kinds, _ = self._small(small)
        for number in sorted(kinds):
            rows = np.flatnonzero(np.frombuffer(self._kind, np.uint8) == number)
            for latin in (False, True):
                names = [name for row in rows.tolist() for name in self._long(row, latin=latin)]
                if len(_with_neighbours(names)) * _CROWDED > len(names):
                    yield self._kinds[number], latin

    def _spelling(self, kinds: frozenset[str]) -> Spelling:
        """The words of the names of some kinds of records."""
        return Spelling(self._names_of_kinds(kinds - _PEOPLE), self._names_of_kinds(kinds & _PEOPLE))

    def _names_of_kinds(self, kinds: frozenset[str]) -> Iterator[str]:
        numbers = [number for number, kind in enumerate(self._kinds) if kind in kinds]
        rows = np.flatnonzero(np.isin(np.frombuffer(self._kind, np.uint8), numbers)).tolist()
        return (normalised(name.text) for row in rows for name in read(self._rows[row])[1])

    def _long(self, row: int, *, latin: bool) -> Iterator[tuple[int, str]]:
        for key in self._keys_of[row].tolist():
            rows, hows = self._borne_by(key)
            code = sound(self._keys[key])
            if (
                len(code) >= CLEAR_SLIP
                and self._keys[key].isascii() == latin
                and _PLAIN[hows[rows == row]].any()
                and not self._keys[key].endswith("公司")
            ):
                yield row, code

    def _record_of(self, row: int) -> Record:
        record, names = read(self._rows[row])
        if len(self._of) > _KNOWN:
            self._of.clear()
        self._of[record] = next((name.of for name in names if name.of), "")
        return record


def _tells(said: str, how: How, far: int) -> bool:
    """Whether so much of a name is right that somebody may be meant by it who is not close."""
    length = len(said)
    if how == "homophone":
        return length >= _FAR_SOUND and far * 2 <= length + 2
    if how == "slip":
        return length >= (_FAR_SLIP if far < 2 else _FAR_LONG)
    return length >= _FAR_SPELLED or (length >= _FAR_LETTERS and not _VOWELS.intersection(said))


def _with_neighbours(names: list[tuple[int, str]]) -> set[tuple[int, str]]:
    left_out: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row, code in names:
        for shorter in {code, *(code[:place] + code[place + 1 :] for place in range(len(code)))}:
            left_out[shorter].append((row, code))
    return {
        one
        for group in left_out.values()
        if len(group) > 1
        for one, other in combinations(group[:50], 2)
        if one[0] != other[0] and one_slip(one[1], other[1])
    }


def _among(values: NDArray[np.integer], those: Rows) -> NDArray[np.bool_]:
    """Which values are among those, which are in order."""
    if not len(those):
        return np.zeros(len(values), np.bool_)
    places = those.searchsorted(values)
    places[places == len(those)] = 0
    same: NDArray[np.bool_] = those[places] == values
    return same
