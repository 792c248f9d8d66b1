"""What messages need to know of a product."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from bot.understanding.usual_units import usual_words
from bot.understanding.world import Goods


class _Unit(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def factor(self) -> Decimal: ...
    @property
    def aliases(self) -> Sequence[str]: ...


class _Product(Protocol):
    @property
    def unit(self) -> str: ...
    @property
    def unit_aliases(self) -> Sequence[str]: ...
    @property
    def units(self) -> Sequence[_Unit]: ...
    @property
    def category(self) -> str | None: ...
    @property
    def price(self) -> Decimal | None: ...


def goods_of(product: _Product) -> Goods:
    """The product's units with what people call them, as the company has written it down or as is usual."""
    words = {alias.lower(): product.unit for alias in product.unit_aliases}
    for unit in product.units:
        words.update({alias.lower(): unit.name for alias in unit.aliases})
        words[unit.name.lower()] = unit.name
    words[product.unit.lower()] = product.unit
    words |= usual_words([product.unit, *(unit.name for unit in product.units)], words)
    factors = {unit.name: unit.factor for unit in product.units}
    return Goods(product.unit, factors, words, product.category, product.price)
