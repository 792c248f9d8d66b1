"""What the engine knows by heart of a company: names, documents' numbers, units, and whose customers are whose."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from bot.understanding.embedded.mentions import DocumentNumbers, Name, NameIndex
from bot.understanding.embedded.mentions.text import normalise, singular
from bot.understanding.embedded.values import Units
from bot.understanding.facts import Facts
from bot.understanding.held_names import HeldNames
from domain.access.people import Person
from domain.kinds import Kind
from domain.words import Language

DOCUMENTS = frozenset(
    {
        Kind.ORDER,
        Kind.QUOTE,
        Kind.INVOICE,
        Kind.PURCHASE_ORDER,
        Kind.WORK_ORDER,
        Kind.TICKET,
        Kind.OPPORTUNITY,
    }
)
"""The kinds that people name by a number."""

#: Counting words that fit any product: where a product does not know them they mean its base unit.
_COUNTED = "个 件 只 台 套 条 张 箱 盒 包 瓶 袋 桶 把 支 块 片 本 卷 根"
_COUNTED_EN = "pc pcs piece unit box case carton pack set bag pallet bottle roll"
_COUNTING = {word: word for word in (*_COUNTED.split(), *_COUNTED_EN.split())}
GENERIC_UNITS = frozenset({"个", "件", "只", "台", "套", "条", "pc", "pcs", "piece", "unit"})


#: A price that is so many times another is hardly meant for the same thing.
_FAR = 3


@dataclass(frozen=True, slots=True)
class Goods:
    """A product as far as messages need it: its base unit, how many base units its others hold, and what people call them."""

    unit: str
    factors: Mapping[str, Decimal] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    category: str | None = None
    price: Decimal | None = None
    """Its list price for the base unit."""

    def believable(self, price: Decimal, unit: str | None) -> bool:
        """Whether a price for one unit (None: the base unit) is within a third and three times the list price."""
        usual = self.price * self.factors.get(unit or "", Decimal(1)) if self.price else None
        return not usual or usual / _FAR <= price <= usual * _FAR

    def unit_named(self, said: str) -> str | None:
        """The unit's own name for what people call it; None where the product has no such unit."""
        if said == self.unit or said in self.factors:
            return said
        return self.words.get(said) or self.words.get(singular(said))


@dataclass(slots=True)
class Knowledge:
    """One company as it stands now. Built once for each process; names that change are put in, not built anew."""

    index: NameIndex
    documents: DocumentNumbers
    goods: dict[str, Goods]
    books: dict[str, frozenset[str]]
    language: Language = "zh"
    units: Units = field(init=False)
    _held: HeldNames = field(init=False, default_factory=HeldNames)
    _renamed: dict[str, Goods] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.units = Units(_unit_words(self.goods.values()))
        self._renamed = dict(self.goods)

    def stock(self, goods: Mapping[str, Goods]) -> None:
        """Take in products that are new or have changed, by id."""
        self.goods.update(goods)
        self.units = Units(_unit_words(self.goods.values()))
        self._renamed.update(goods)

    def goods_holding(self, words: str, most: int) -> list[str]:
        """The products one of whose names holds the words; of more than `most` only the first ones."""
        if self._renamed:
            self._held.put((id_, self._names_of(id_)) for id_ in self._renamed)
            self._renamed = {}
        return self._held.holding(words, most)

    def _names_of(self, id_: str) -> Iterator[str]:
        return (normalise(name.text).text for name in self.index.names_of(str(Kind.PRODUCT), id_))

    def book(self, person: Person) -> frozenset[str]:
        """The ids of the person's own customers."""
        return self.books.get(person.id, frozenset())


def _unit_words(goods: Iterable[Goods]) -> dict[str, str]:
    """Every word for a unit stands for itself: which unit it is depends on the product."""
    words = dict(_COUNTING)
    for each in goods:
        for word in (each.unit, *each.factors, *each.words):
            words[word.lower()] = word.lower()
    return words


class World(Protocol):
    """Where the engine finds the company."""

    def facts_for(self, person: Person) -> Facts:
        """Questions about records, as far as the person who speaks sees them."""
        ...

    def knowledge(self) -> Knowledge:
        """The company as it stands now."""
        ...


@dataclass(frozen=True, slots=True)
class KnownWorld:
    """A company that does not change: that of a file, or of a test."""

    known: Knowledge
    facts: Facts

    def knowledge(self) -> Knowledge:
        """The company."""
        return self.known

    def facts_for(self, _person: Person) -> Facts:
        """All facts: nothing is carried out in a company of a file."""
        return self.facts


def books_of(owners: Iterable[tuple[str, str | None]]) -> dict[str, frozenset[str]]:
    """Each employee's customers, out of pairs of customer and owner."""
    books: dict[str, set[str]] = defaultdict(set)
    for customer, owner in owners:
        if owner:
            books[owner].add(customer)
    return {owner: frozenset(customers) for owner, customers in books.items()}


def team_names(team_id: str, name: str) -> tuple[str, ...]:
    """What people call a team: its name, its id, and "team 2" by the number in either."""
    digits = re.search(r"\d+", team_id) or re.search(r"\d+", name)
    numbered = (f"team {digits[0]}", f"{digits[0]}组") if digits else ()
    return (name, team_id, *numbered)


def names_of(kind: Kind | str, record_id: str, names: Iterable[str], *, of: str = "") -> list[Name]:
    """A record's names, the first one in full and the others as aliases."""
    return [Name(str(kind), record_id, text, "alias" if place else "full", of) for place, text in enumerate(names)]
