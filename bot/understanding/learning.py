"""Turns what records are called into what the engine knows by heart, one changed record after the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from bot.understanding.embedded.mentions import DocumentNumbers, Name, NameIndex
from bot.understanding.goods import goods_of
from bot.understanding.kept import NotKeptError
from bot.understanding.world import DOCUMENTS, Goods, Knowledge, names_of, team_names
from domain.kinds import Kind
from domain.ports import NamedRecord, Store

Change = tuple[Kind, str, tuple[NamedRecord, ...]]
"""A record with all the names it has now."""

_NAMED = frozenset({Kind.CUSTOMER, Kind.CONTACT, Kind.EMPLOYEE, Kind.TEAM, Kind.SUPPLIER, Kind.WAREHOUSE})
#: So many products are read one by one; of more, all are read at once.
_FEW = 50


class Learner:
    """Keeps one company's knowledge in step with its records."""

    def __init__(self) -> None:
        self.known = Knowledge(NameIndex.build(()), DocumentNumbers(), {}, {})
        self._owners: dict[str, str] = {}
        self._words_of: dict[tuple[str, str], tuple[str, str]] = {}
        self._words: Counter[tuple[str, str]] = Counter()

    @classmethod
    def remembering(cls, state: Mapping[str, Any], index: NameIndex) -> Learner:
        """One who knows what `state` told, as read from a file."""
        learner = cls()
        goods = {
            id_: Goods(
                unit,
                {name: Decimal(factor) for name, factor in factors.items()},
                words,
                category,
                Decimal(price) if price else None,
            )
            for id_, (unit, factors, words, category, price) in state["goods"].items()
        }
        learner.known = Knowledge(index, DocumentNumbers.of_tables(state["documents"]), goods, {})
        learner._move({id_: owner for owner, ids in state["books"].items() for id_ in ids})
        for kind, words in state["words"].items():
            for word, records in words.items():
                learner._words[kind, word] = len(records)
                learner._words_of.update(dict.fromkeys(map(tuple, records), (kind, word)))
        return learner

    def state(self) -> dict[str, Any]:
        """All that is known besides the names, as JSON can hold it."""
        words: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
        for record, (kind, word) in self._words_of.items():
            words[kind][word].append(record)
        return {
            "books": {owner: sorted(ids) for owner, ids in self.known.books.items()},
            "words": words,
            "documents": self.known.documents.tables(),
            "goods": {
                id_: (
                    goods.unit,
                    {name: str(factor) for name, factor in goods.factors.items()},
                    dict(goods.words),
                    goods.category,
                    str(goods.price) if goods.price else None,
                )
                for id_, goods in self.known.goods.items()
            },
        }

    def check(self, store: Store, version: int) -> None:
        """Raise NotKeptError unless the database at hand has come to this version by way of what is known here."""
        latest = store.names.latest(version)
        if store.names.version() < version or not all(self._known_so(*change) for change in latest):
            raise NotKeptError("it is of another database")

    def _known_so(self, kind: Kind, id_: str, named: Sequence[NamedRecord]) -> bool:
        if kind in _NAMED:
            same = list(self.known.index.names_of(str(kind), id_)) == list(self._names(kind, id_, named))
            return same and (kind is not Kind.CUSTOMER or self._owners.get(id_) == (named[0].owner if named else None))
        if kind is Kind.PRODUCT:
            called = {name.text for name in self.known.index.names_of(str(kind), id_)}
            return called == {each.name for each in named}
        return True

    def take_in(self, changes: Iterable[Change], store: Store) -> None:
        """Learn what changed; the index and the units are new ones then, and a message under way keeps those it has."""
        changes = list(changes)
        names = {
            (str(kind), id_): list(self._names(kind, id_, named)) for kind, id_, named in changes if kind in _NAMED
        }
        names.update(self._opportunities(changes))
        names.update(self._products([id_ for kind, id_, named in changes if kind is Kind.PRODUCT and named], store))
        for id_ in (id_ for kind, id_, named in changes if kind is Kind.PRODUCT and not named):
            names.update({("product", id_): [], **self._grouped((Kind.PRODUCT, id_), "category", None)})
        self._move({id_: named[0].owner if named else None for kind, id_, named in changes if kind is Kind.CUSTOMER})
        for kind, id_, named in changes:
            if kind is Kind.CUSTOMER:
                names.update(self._grouped((kind, id_), "region", named[0].place if named else None))
            if kind in DOCUMENTS:
                self._number(kind, id_, named)
        if names:
            self.known.index = self.known.index.changed(names)

    def _names(self, kind: Kind, id_: str, named: Sequence[NamedRecord]) -> Iterator[Name]:
        of = (named[0].parent or "") if named and kind is Kind.CONTACT else ""
        called: Sequence[str] = [each.name for each in named]
        if kind is Kind.TEAM and called:
            called = team_names(id_, called[0])
        yield from names_of(kind, id_, called, of=of)
        if named and named[0].place:
            yield Name(str(kind), id_, named[0].place, "place")

    def _opportunities(self, changes: Iterable[Change]) -> Iterator[tuple[tuple[str, str], list[Name]]]:
        """An opportunity is called by its title; its id is a document's number."""
        for kind, id_, named in changes:
            if kind is Kind.OPPORTUNITY:
                yield (
                    (str(kind), id_),
                    [Name(str(kind), id_, each.name, "full", each.parent or "") for each in named[:1]],
                )

    def _products(self, ids: Sequence[str], store: Store) -> dict[tuple[str, str], list[Name]]:
        found = store.products.all() if len(ids) > _FEW else [store.products.find(id_) for id_ in ids]
        products = [product for product in found if product is not None]
        names: dict[tuple[str, str], list[Name]] = {}
        for product in products:
            called = names_of(Kind.PRODUCT, product.id, (product.name, *product.aliases))
            names["product", product.id] = [*called, Name("product", product.id, product.sku, "sku")]
            names.update(self._grouped((Kind.PRODUCT, product.id), "category", product.category))
        if products:
            self.known.stock({product.id: goods_of(product) for product in products})
        return names

    def _grouped(self, record: tuple[str, str], kind: str, word: str | None) -> dict[tuple[str, str], list[Name]]:
        """The names of regions and categories that came or went with one record's."""
        before, now = self._words_of.pop(record, None), (kind, word) if word else None
        if now is not None:
            self._words_of[record] = now
        if before == now:
            return {}
        names: dict[tuple[str, str], list[Name]] = {}
        if before is not None:
            self._words[before] -= 1
            if not self._words[before]:
                names[before] = []
        if now is not None:
            self._words[now] += 1
            names[now] = [Name(*now, now[1])]
        return names

    def _move(self, customers: Mapping[str, str | None]) -> None:
        """Note whose book customers are in now."""
        moved = {id_: owner for id_, owner in customers.items() if self._owners.get(id_) != owner}
        before, after = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
        for id_, owner in moved.items():
            if was := self._owners.pop(id_, None):
                before[was].add(id_)
            if owner:
                self._owners[id_] = owner
                after[owner].add(id_)
        for owner in {*before, *after}:
            self.known.books[owner] = (self.known.books.get(owner, frozenset()) - before[owner]) | after[owner]

    def _number(self, kind: Kind, id_: str, named: Sequence[NamedRecord]) -> None:
        numbers = named[1:] if kind is Kind.OPPORTUNITY else named
        for each in numbers:
            self.known.documents.add(str(kind), id_, each.name)
