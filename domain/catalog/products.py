"""Products, their units and their prices."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from domain.errors import BadInputError
from domain.money import ZERO


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

    def factor(self, unit: str | None) -> Decimal:
        """How many base units one such unit holds; raises BadInputError for a unit that it is not sold in."""
        if unit is None or unit == self.unit or unit in self.unit_aliases:
            return Decimal(1)
        for pack in self.units:
            if unit == pack.name or unit in pack.aliases:
                return pack.factor
        raise BadInputError("unit", "catalog.unknown_unit", product=self.name, unit=unit)
