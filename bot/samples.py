"""A few messages that a person could send, made of the actions he may use and of his own records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from domain.access.people import Person
from domain.action import Action
from domain.kinds import Kind
from domain.ports import Database, Store
from domain.registry import Registry
from domain.words import Language

MOST = 5

_PLACE = re.compile(r"\{(\w+?)(\d?)\}")


@dataclass(frozen=True)
class Samples:
    """Fills the examples that actions offer to newcomers."""

    database: Database
    registry: Registry

    def of(self, person: Person, language: Language) -> tuple[str, ...]:
        """Some messages for a person, none that speaks of what he has no record of."""
        actions = (action for action in self.registry if action.allowed(person) and not action.planned)
        with self.database.read(person) as tx:
            return tuple(islice(self._filled(actions, language, tx.store), MOST))

    def _filled(self, actions: Iterator[Action[Any]], language: Language, store: Store) -> Iterator[str]:
        names: dict[str, list[str]] = {}
        for action in actions:
            for example in action.vocabulary.examples:
                if example.sample and example.language == language:
                    text = _fill(example.text, names, store)
                    if text is not None:
                        yield text


def _fill(text: str, names: dict[str, list[str]], store: Store) -> str | None:
    """The example with records' names in its places; None where there is no such record."""
    filled = text
    for place in _PLACE.finditer(text):
        kind, number = place.group(1), int(place.group(2) or 1)
        found = names.setdefault(kind, list(islice(_names(kind, store), 9)))
        if len(found) < number:
            return None
        filled = filled.replace(place.group(), found[number - 1], 1)
    return filled


def _names(kind: str, store: Store) -> Iterator[str]:
    """What some records of a kind are called by those who see them."""
    match kind:
        case Kind.CUSTOMER:
            yield from (customer.short_name for customer in store.customers.all())
        case Kind.PRODUCT:
            yield from (product.name for product in store.products.all())
        case Kind.ORDER:
            yield from (order.id for order in store.orders.search(None, None, None, None, 3))
        case Kind.WAREHOUSE:
            yield from (warehouse.name for warehouse in store.warehouses.all())
