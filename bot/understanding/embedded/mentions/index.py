"""All names of a company's records, ready to be found in a message; a change shows in the very next message."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property

from bot.understanding.embedded.mentions.layer import Entry, Layer
from bot.understanding.embedded.mentions.lexicon import BRAND_CHARACTERS
from bot.understanding.embedded.mentions.mention import Name
from bot.understanding.embedded.mentions.packed import Arrays
from bot.understanding.embedded.mentions.packing import Record
from bot.understanding.embedded.mentions.sounds import Heard, Said, Stretches

SMALL = 3_000
"""Of kinds with up to so many records a misheard name may be trusted company-wide; of others only in the own book."""

_SPELT = frozenset(
    {"customer", "supplier", "product", "warehouse", "team", "category", "region", "contact", "employee"}
)
"""The kinds of whose names single words are known; people's are not listened for."""


class NameIndex:
    """The names of one company: a large layer built once, and a small one with what has changed since.

    An index stands as it is: a change makes another one, which shares the large layer, so a message under way may keep its own.
    """

    def __init__(self, base: Layer, changed: Mapping[Record, list[Name]] | None = None) -> None:
        self._base = base
        self._changed = changed or {}
        self._overlay = Layer.build({record: names for record, names in self._changed.items() if names})

    @classmethod
    def build(cls, names: Iterable[Name]) -> "NameIndex":
        """An index of these names; the short forms are derived here."""
        records: dict[Record, list[Name]] = defaultdict(list)
        for name in names:
            records[name.kind, name.id].append(name)
        return cls(Layer.build(records))

    @classmethod
    def of(cls, arrays: Arrays) -> "NameIndex":
        """The index whose `arrays` these were."""
        return cls(Layer(arrays))

    @property
    def arrays(self) -> Arrays:
        """The large layer, to be kept in a file."""
        return self._base.arrays

    @property
    def size(self) -> int:
        """How many records are in the large layer."""
        return len(self._base)

    def get_ready(self) -> None:
        """Prepare now what the first message would have to wait for."""
        self._base.crowded(self.small_kinds)
        self._base.spelling(self._spelt)

    def changed(self, changes: Mapping[Record, list[Name]]) -> "NameIndex":
        """The index with some records' names replaced; a record without names is gone.

        Takes about as long as there are changes since it was built, so that they must be folded in now and then.
        """
        together = {**self._changed, **changes}
        if len(together) > len(self._base):
            return NameIndex(Layer.build(_standing(self._base, together)))
        return NameIndex(self._base, together)

    def folded(self) -> "NameIndex":
        """The same names, all in the large layer: takes seconds where they are many."""
        return NameIndex(Layer.build(_standing(self._base, self._changed)))

    def since(self, earlier: "NameIndex") -> dict[Record, list[Name]]:
        """What was changed after an earlier index that this one comes from."""
        return {record: names for record, names in self._changed.items() if earlier._changed.get(record) is not names}

    @property
    def changes(self) -> int:
        """How many records have changed since the large layer was built."""
        return len(self._changed)

    def names(self) -> Iterator[Name]:
        """All names as they stand now."""
        for names in _standing(self._base, self._changed).values():
            yield from names

    def names_of(self, kind: str, id_: str) -> Sequence[Name]:
        """The names with which a record is stored."""
        record = (kind, id_)
        return self._changed[record] if record in self._changed else self._base.names_of(record)

    @cached_property
    def brand_characters(self) -> frozenset[str]:
        """Characters of which brands are made, commonly or in this company."""
        return BRAND_CHARACTERS | self._base.brands

    def belongs_to(self, record: Record) -> str:
        """The record that one which was just found belongs to; "" where there is none."""
        known = None if record in self._changed else self._base.of(record)
        return known if known is not None else next((name.of for name in self.names_of(*record) if name.of), "")

    def names_in(self, said: Said, *books: frozenset[str]) -> Iterator[tuple[int, int, list[Entry]]]:
        """Every stored name within a compact text: where it starts and ends, and whose it is."""
        for layer in self._layers:
            for start, end, entries in layer.hits(said, layer.close(books, self.small_kinds)):
                standing = [each for each in entries if self._stands(layer, each.record)] if self._changed else entries
                if standing:
                    yield start, end, standing

    def products_with(self, token: str) -> Set[str]:
        """The ids of the products one of whose names holds this word or measure."""
        standing = self._base.products_with(token)
        if not self._changed:
            return standing
        changed = {id_ for kind, id_ in self._changed if kind == "product"}
        return (standing - changed) | self._overlay.products_with(token)

    def products_of_figure(self, figure: str) -> Set[str]:
        """The ids of the products one of whose names holds this figure, by itself or in a measure."""
        return self.products_with("#" + figure) | self.products_with(figure)

    def surnamed(self, surname: str, *books: frozenset[str]) -> list[Record]:
        """The contacts and employees with this surname."""
        return [
            record for layer in self._layers for record in layer.surnamed(surname, books) if self._stands(layer, record)
        ]

    def heard(self, said: Stretches, *books: frozenset[str]) -> list[Heard]:
        """What unexplained stretches may be slips for, the nearest first."""
        found = [
            heard
            for layer in self._layers
            for heard in layer.heard(said, layer.close(books, self.small_kinds))
            if self._stands(layer, heard.record)
        ]
        return sorted(found, key=lambda heard: heard.far)

    def has_word(self, word: str) -> bool:
        """Whether a name of a small kind has this English word."""
        return any(word in layer.spelling(self._spelt) for layer in self._layers)

    def word_meant(self, word: str) -> str:
        """The word of a small kind's names that a mistyped one stands for; nothing where there is none, or several."""
        if self.has_word(word):
            return ""
        found = {meant for layer in self._layers if (meant := layer.spelling(self._spelt).meant(word))}
        return found.pop() if len(found) == 1 else ""

    def crowded(self, kind: str, *, latin: bool) -> bool:
        """Whether the names of a small kind, in this script, lie so near each other that a slip proves nothing."""
        return (kind, latin) in self._base.crowded(self.small_kinds)

    def _stands(self, layer: Layer, record: Record) -> bool:
        return layer is not self._base or record not in self._changed

    @cached_property
    def _spelt(self) -> frozenset[str]:
        return self.small_kinds & _SPELT

    @cached_property
    def small_kinds(self) -> frozenset[str]:
        """The kinds of which the company has few records."""
        return frozenset(kind for layer in self._layers for kind in layer.sizes if self._size(kind) <= SMALL)

    def _size(self, kind: str) -> int:
        return sum(layer.sizes.get(kind, 0) for layer in self._layers)

    @property
    def _layers(self) -> tuple[Layer, ...]:
        return (self._base, self._overlay) if self._changed else (self._base,)


def _standing(layer: Layer, changed: Mapping[Record, list[Name]]) -> dict[Record, list[Name]]:
    """Records with their names as they are after changes."""
    return {record: names for record, names in {**dict(layer), **changed}.items() if names}
