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

    A price of the other kind (with tax where the company's are without) becomes the one that gives the same sum with tax, or
    the nearest that there is. A unit that the product no longer has, or has with another factor, becomes the base unit.
    """
    packs = (product.pack(None), *product.units)
    same = next((pack for pack in packs if line.unit in {pack.name, *pack.aliases}), packs[0])
    known = same.factor == line.factor
    unit = same if known else packs[0]
    said = replace(
        line,
        quantity=line.quantity if known else line.base_quantity,
        unit_price=line.unit_price if known else round(line.unit_price / line.factor, STORED_DIGITS),
        unit=unit.name,
        factor=unit.factor,
        price_includes_tax=company.prices_include_tax,
        tax_percent=product.tax_percent,
    )
    currency = company.currency
    if line.gift or said.gross(currency) == line.gross(currency):
        return said
    return replace(said, unit_price=_price(said, line.gross(currency)))


def _price(line: Line, gross: Decimal) -> Decimal:
    """The unit price at which the line comes to a sum with tax."""
    price = gross / line.quantity / (HUNDRED - line.discount_percent) * HUNDRED
    if not line.price_includes_tax:
        price = price * HUNDRED / (HUNDRED + line.tax_percent)
    return round(price, STORED_DIGITS)
