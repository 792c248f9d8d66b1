"""A few messages that a person could send, made of the actions he may use and of his own records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from domain.access.people import Person
from domain.action import Action
from domain.kinds import Kind
from domain.ports import Database, Store
from domain.registry import Registry
from domain.tasks.abilities import AREAS, area_of
from domain.words import Language

MOST = 6

#: Orders that may be spoken of in every example: binding, with something still to be shipped.
UNSHIPPED = "unshipped"

_ORDER = (*AREAS, "other")
_PLACE = re.compile(r"\{(\w+?)(\d?)\}")


@dataclass(frozen=True)
class Samples:
    """Fills the examples that actions offer to newcomers."""

    database: Database
    registry: Registry

    def of(self, person: Person, language: Language) -> tuple[str, ...]:
        """Some messages for a person, none that speaks of what he has no record of."""
        usable = (action for action in self.registry if action.allowed(person) and not action.planned)
        actions = iter(sorted(usable, key=lambda action: _ORDER.index(area_of(action))))
        with self.database.read(person) as tx:
            return tuple(islice(_filled(actions, language, tx.store), MOST))


def _filled(actions: Iterator[Action[Any]], language: Language, store: Store) -> Iterator[str]:
    """The examples for newcomers with names in their places, as far as there are such records."""
    names: dict[str, list[str]] = {}
    for action in actions:
        for example in action.vocabulary.examples:
            if example.sample and example.language == language:
                text = _fill(example.text, language, names, store)
                if text is not None:
                    yield text


def _fill(text: str, language: Language, names: dict[str, list[str]], store: Store) -> str | None:
    """The example with records' names in its places; None where there is no such record."""
    filled = text
    for place in _PLACE.finditer(text):
        kind, number = place.group(1), int(place.group(2) or 1)
        found = names.setdefault(kind, list(islice(_names(kind, language, store), 9)))
        if len(found) < number:
            return None
        filled = filled.replace(place.group(), found[number - 1], 1)
    return filled


def _names(kind: str, language: Language, store: Store) -> Iterator[str]:
    """What some records of a kind are called by those who see them."""
    match kind:
        case Kind.CUSTOMER:
            yield from (_called((each.short_name, each.name), language) for each in store.customers.all())
        case Kind.PRODUCT:
            yield from (_called((each.name, *each.aliases), language) for each in store.products.all())
        case Kind.ORDER:
            yield from (order.id for order in store.orders.search(None, None, None, UNSHIPPED, 9))
        case Kind.WAREHOUSE:
            yield from (_called((each.name, *each.aliases), language) for each in store.warehouses.all())


def _called(names: Sequence[str], language: Language) -> str:
    """The first of a record's names that is in the language's script; else its first."""
    return next((name for name in names if name.isascii() == (language == "en")), names[0])
