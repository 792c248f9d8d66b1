"""All names of a company's records, ready to be found in a message; a change shows in the very next message."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from bot.understanding.embedded.mentions.layer import Entry, Layer, Record
from bot.understanding.embedded.mentions.mention import Name
from bot.understanding.embedded.mentions.sounds import Heard
from bot.understanding.embedded.mentions.text import Compact

SMALL = 3_000
"""Kinds with up to so many records are listened for company-wide when a name is misheard; others only in the own book."""

_NONE: frozenset[str] = frozenset()


class NameIndex:
    """The names of one company: a large layer built once, and a small one with what has changed since.

    An index stands as it is: a change makes another one, which shares the large layer, so a message under way may keep its own.
    """

    def __init__(self, base: Layer, changed: Mapping[Record, list[Name]] | None = None) -> None:
        self._base = base
        self._changed = changed or {}
        self._overlay = Layer({record: names for record, names in self._changed.items() if names})

    @classmethod
    def build(cls, names: Iterable[Name]) -> "NameIndex":
        """An index of these names; the short forms are derived here."""
        records: dict[Record, list[Name]] = defaultdict(list)
        for name in names:
            records[name.kind, name.id].append(name)
        return cls(Layer(dict(records)))

    def changed(self, changes: Mapping[Record, list[Name]]) -> "NameIndex":
        """The index with some records' names replaced; a record without names is gone.

        Takes about as long as there are changes since it was built, so that they must be folded in now and then.
        """
        together = {**self._changed, **changes}
        if len(together) > len(self._base.records):
            return NameIndex(Layer(_standing(self._base.records, together)))
        return NameIndex(self._base, together)

    def folded(self) -> "NameIndex":
        """The same names, all in the large layer: takes seconds where they are many."""
        return NameIndex(Layer(_standing(self._base.records, self._changed)))

    def since(self, earlier: "NameIndex") -> dict[Record, list[Name]]:
        """What was changed after an earlier index that this one comes from."""
        return {record: names for record, names in self._changed.items() if earlier._changed.get(record) is not names}

    def get_ready(self, books: Iterable[frozenset[str]] = ()) -> None:
        """Prepare now what the first message of everybody would have to wait for: names to listen for, by book."""
        small = self.small_kinds
        _ = self._base.sounds_of_kinds(small).crowded
        list(self._base.listening(small, books))

    @property
    def changes(self) -> int:
        """How many records have changed since the large layer was built."""
        return len(self._changed)

    def names(self) -> Iterator[Name]:
        """All names as they stand now."""
        for names in _standing(self._base.records, self._changed).values():
            yield from names

    def names_of(self, kind: str, id_: str) -> Sequence[Name]:
        """The names with which a record is stored."""
        record = (kind, id_)
        return self._changed[record] if record in self._changed else self._base.records.get(record, ())

    def hits(self, text: str) -> Iterator[tuple[int, int, list[Entry]]]:
        """Every stored name within a compact text: where it starts and ends, and whose it is."""
        for start, end, entries in self._base.hits(text):
            if not self._changed:
                yield start, end, entries
            elif standing := [entry for entry in entries if entry.record not in self._changed]:
                yield start, end, standing
        yield from self._overlay.hits(text)

    def products_with(self, token: str) -> Set[str]:
        """The ids of the products one of whose names holds this word or measure."""
        standing = self._base.products.get(token, _NONE)
        if not self._changed:
            return standing
        changed = {id_ for kind, id_ in self._changed if kind == "product"}
        return (standing - changed) | self._overlay.products.get(token, _NONE)

    def surnamed(self, surname: str) -> list[Record]:
        """The contacts and employees with this surname."""
        standing = [record for record in self._base.surnames.get(surname, ()) if record not in self._changed]
        return [*standing, *self._overlay.surnames.get(surname, ())]

    def heard(self, compact: Compact, start: int, end: int, *books: frozenset[str]) -> Iterator[Heard]:
        """What an unexplained stretch may be a slip for: names of small kinds, and of the books' customers and contacts."""
        small = self.small_kinds
        for layer in self._layers:
            for sounds in layer.listening(small, books):
                for heard in sounds.heard(compact, start, end):
                    if layer is not self._base or heard.name.record not in self._changed:
                        yield heard

    def crowded(self, kind: str, *, latin: bool) -> bool:
        """Whether the names of a small kind, in this script, lie so near each other that a slip proves nothing."""
        return (kind, latin) in self._base.sounds_of_kinds(self.small_kinds).crowded

    @property
    def small_kinds(self) -> frozenset[str]:
        """The kinds of which the company has few records."""
        return frozenset(kind for layer in self._layers for kind in layer.sizes if self._size(kind) <= SMALL)

    def _size(self, kind: str) -> int:
        return sum(layer.sizes.get(kind, 0) for layer in self._layers)

    @property
    def _layers(self) -> tuple[Layer, Layer]:
        return self._base, self._overlay


def _standing(records: Mapping[Record, list[Name]], changed: Mapping[Record, list[Name]]) -> dict[Record, list[Name]]:
    """Records with their names as they are after changes."""
    return {record: names for record, names in {**records, **changed}.items() if names}
