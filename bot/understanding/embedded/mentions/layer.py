"""The names of some records with all that is needed to find them in a text."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from typing import NamedTuple

from bot.understanding.embedded.mentions.automaton import Automaton
from bot.understanding.embedded.mentions.mention import How, Name
from bot.understanding.embedded.mentions.product_words import product_tokens
from bot.understanding.embedded.mentions.short_names import short_forms
from bot.understanding.embedded.mentions.sounds import Sounds, SpokenName
from bot.understanding.embedded.mentions.text import name_key

Record = tuple[str, str]
"""A record: its kind and id."""

Scope = tuple[str, frozenset[str], frozenset[str]]
"""Which names are listened for: those of small kinds, or a person's book."""

_ADDRESSED_BY_SURNAME = frozenset({"contact", "employee"})
_BOOKS_KEPT = 64


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
