"""All names of a company's records, ready to be found in a message; a change shows in the very next message."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property, partial
from typing import NamedTuple

from bot.understanding.embedded.mentions.automaton import Automaton
from bot.understanding.embedded.mentions.mention import How, Name
from bot.understanding.embedded.mentions.product_words import product_tokens
from bot.understanding.embedded.mentions.short_names import short_forms
from bot.understanding.embedded.mentions.sounds import Heard, Sounds, SpokenName
from bot.understanding.embedded.mentions.text import Compact, name_key

Record = tuple[str, str]
"""A record: its kind and id."""

Scope = tuple[str, frozenset[str], frozenset[str]]
"""Which names are listened for: those of small kinds, or a person's book."""

SMALL = 3_000
"""Kinds with up to so many records are listened for company-wide when a name is misheard; others only in the own book."""

_ADDRESSED_BY_SURNAME = frozenset({"contact", "employee"})
_BOOKS_KEPT = 64
_NONE: frozenset[str] = frozenset()


class Entry(NamedTuple):
    """A record under one of its keys, and how plainly that key names it."""

    record: Record
    how: How


class Layer:
    """The names of some records with all that is needed to find them."""

    def __init__(self, records: dict[Record, list[Name]]) -> None:
        self.records = records
        self.products: dict[str, set[str]] = defaultdict(set)
        self.surnames: dict[str, list[Record]] = defaultdict(list)
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        self._heard: dict[Scope, Sounds] = {}
        for record, names in records.items():
            self._enter(record, names)
        self._automaton = Automaton(self._entries)

    def hits(self, text: str) -> Iterator[tuple[int, int, list[Entry]]]:
        """Every name within a compact text: where it starts and ends, and whose it is."""
        return self._automaton.hits(text)

    def listening(self, small: frozenset[str], books: Iterable[frozenset[str]]) -> Iterator[Sounds]:
        """What to listen for: all names of the small kinds; of the others, books of customers with their contacts."""
        yield self.sounds_of_kinds(small)
        if not small >= self.sizes.keys():
            for book in books:
                # Customers that only another layer holds change nothing here.
                if mine := frozenset(book & self._by_id.keys()):
                    yield self._listen(("book", small, mine), partial(self._of_book, mine, small))

    def sounds_of_kinds(self, kinds: frozenset[str]) -> Sounds:
        """All names of some kinds of records, to listen for."""
        return self._listen(
            ("kinds", kinds, frozenset()), lambda: [record for record in self.records if record[0] in kinds]
        )

    @cached_property
    def sizes(self) -> dict[str, int]:
        """How many records there are of each kind."""
        sizes: dict[str, int] = defaultdict(int)
        for kind, _ in self.records:
            sizes[kind] += 1
        return sizes

    @cached_property
    def _by_id(self) -> dict[str, list[Record]]:
        by_id: dict[str, list[Record]] = defaultdict(list)
        for record, names in self.records.items():
            for id_ in {record[1], *(name.of for name in names if name.of)}:
                by_id[id_].append(record)
        return by_id

    def _of_book(self, book: frozenset[str], small: frozenset[str]) -> list[Record]:
        return [record for id_ in book for record in self._by_id[id_] if record[0] not in small]

    def _enter(self, record: Record, names: list[Name]) -> None:
        for key, how in _keys(names).items():
            if len(key) > 1:
                self._entries[key].append(Entry(record, how))
        if record[0] == "product":
            for name in names:
                for token in product_tokens(name.text):
                    self.products[token].add(record[1])
        if record[0] in _ADDRESSED_BY_SURNAME and names:
            self.surnames[name_key(names[0].text)[:1]].append(record)

    def _listen(self, scope: Scope, records: Callable[[], list[Record]]) -> Sounds:
        heard = self._heard.get(scope)
        if heard is None:
            if len(self._heard) >= _BOOKS_KEPT:
                self._heard.clear()
            heard = self._heard[scope] = Sounds(self._spoken(records()))
        return heard

    def _spoken(self, records: Iterable[Record]) -> Iterator[SpokenName]:
        for record in records:
            for key, how in _keys(self.records[record]).items():
                if how in ("exact", "part") and not key.endswith("公司"):
                    yield SpokenName(record, key)


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


def _keys(names: list[Name]) -> dict[str, How]:
    """The keys under which a record is found; what is stored outranks what is derived."""
    keys: dict[str, How] = {}
    for form in sorted({form for name in names for form in short_forms(name)}, key=lambda form: form.how, reverse=True):
        keys[name_key(form.text)] = form.how
    stored: dict[str, How] = {"full": "exact", "alias": "exact", "short": "part", "sku": "sku"}
    for name in names:
        if name.strength != "place":
            keys[name_key(name.text)] = stored[name.strength]
    return keys
