"""Lines as a file can say them: with the company's kind of price, and the units and the tax that its products have."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from domain.catalog.products import Product
from domain.company import Company
from domain.money import HUNDRED, STORED_DIGITS
from domain.sales.orders import Line


def as_loaded(line: Line, product: Product, company: Company) -> Line:
    """The line that loading it from a file makes again.

    A price of the other kind (with tax where the company's are without) becomes the one that gives the same sum with tax,
    to the coin where six digits after the point can say it.
    """
    known = line.unit is None or any(line.unit == name for name in _units(product))
    unit = product.pack(line.unit if known else None)
    said = replace(
        line,
        quantity=line.quantity if known else line.base_quantity,
        unit=unit.name,
        factor=unit.factor,
        price_includes_tax=company.prices_include_tax,
        tax_percent=product.tax_percent,
    )
    currency = company.currency
    if line.gift or said.gross(currency) == line.gross(currency):
        return said
    return replace(said, unit_price=_price(said, line.gross(currency)))


def _units(product: Product) -> tuple[str, ...]:
    packs = [name for pack in product.units for name in (pack.name, *pack.aliases)]
    return (product.unit, *product.unit_aliases, *packs)


def _price(line: Line, gross: Decimal) -> Decimal:
    """The unit price at which the line comes to a sum with tax."""
    price = gross / line.quantity / (HUNDRED - line.discount_percent) * HUNDRED
    if not line.price_includes_tax:
        price = price * HUNDRED / (HUNDRED + line.tax_percent)
    return round(price, STORED_DIGITS)
