"""Products, their units and their prices."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from domain.errors import BadInputError
from domain.money import ZERO, Qty


@dataclass(frozen=True, slots=True)
class PackUnit:
    """A unit that holds `factor` base units: a box of ten pieces has factor 10."""

    name: str
    factor: Decimal
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Component:
    """A part that one base unit of a product is made of."""

    product: str
    quantity: Decimal


@dataclass(eq=False)
class Product:
    """Something that is stocked and sold. Prices and cost are for one base `unit`, in the company's currency."""

    id: str
    sku: str
    name: str
    unit: str
    aliases: list[str] = field(default_factory=list)
    category: str | None = None
    units: list[PackUnit] = field(default_factory=list)
    unit_aliases: list[str] = field(default_factory=list)
    price: Decimal | None = None
    floor_price: Decimal | None = None
    cost: Decimal | None = None
    tax_percent: Decimal = ZERO
    reorder_point: Decimal | None = None
    bom: list[Component] = field(default_factory=list)

    def pack(self, unit: str | None) -> PackUnit:
        """The unit meant by a name or alias (None: the base unit); raises BadInputError for one that it is not sold in."""
        base = PackUnit(self.unit, Decimal(1), tuple(self.unit_aliases))
        if unit is None:
            return base
        for pack in (base, *self.units):
            if unit == pack.name or unit in pack.aliases:
                return pack
        names = tuple(pack.name for pack in (base, *self.units))
        raise BadInputError("unit", "catalog.unknown_unit", product=self.name, unit=unit, units=names)

    def factor(self, unit: str | None) -> Decimal:
        """How many base units one such unit holds; raises BadInputError for a unit that it is not sold in."""
        return self.pack(unit).factor

    def in_packs(self, quantity: Decimal) -> tuple[Qty, ...]:
        """A base quantity in the largest unit that it fills and what is left over: 27 pieces are 2 boxes of 12 and 3 pieces."""
        larger = [pack for pack in self.units if 1 < pack.factor <= abs(quantity)]
        if not larger:
            return (Qty(quantity, self.unit),)
        pack = max(larger, key=lambda found: found.factor)
        whole, rest = divmod(quantity, pack.factor)
        return (Qty(whole, pack.name), *((Qty(rest, self.unit),) if rest else ()))
