"""What a line costs: the price that was said, else the customer's last one, else the list price."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.arguments import LineArg
from domain.catalog.products import PackUnit, Product
from domain.errors import BadInputError
from domain.money import STORED_DIGITS

if TYPE_CHECKING:
    from domain.action import Context


class PriceSource(StrEnum):
    """Where a price comes from."""

    SAID = "said"
    LAST = "last"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Price:
    """A price for one unit, with or without tax, and where it comes from: for LAST, which order of which day."""

    value: Decimal
    includes_tax: bool
    source: PriceSource
    order: str = ""
    day: date | None = None


def said_price(ctx: Context, said: LineArg) -> Price | None:
    """The price that was said: with or without tax as said, else as the company says its prices."""
    if said.unit_price is None:
        return None
    includes_tax = said.price_tax == "included" if said.price_tax else ctx.company.prices_include_tax
    return Price(said.unit_price, includes_tax, PriceSource.SAID)


def last_price(ctx: Context, customer: str, product: str, unit: PackUnit) -> Price | None:
    """What the customer last paid for the product after discount, converted to the unit; gifts don't count."""
    found = ctx.store.orders.last_line(customer, product)
    if found is None:
        return None
    order, line = found
    value = round(line.price_after_discount * unit.factor / line.factor, STORED_DIGITS)
    return Price(value, line.price_includes_tax, PriceSource.LAST, order.id, order.ordered_on)


def list_price(ctx: Context, product: Product, unit: PackUnit) -> Price | None:
    """The list price of one such unit, in the company's terms."""
    if product.price is None:
        return None
    return Price(round(product.price * unit.factor, STORED_DIGITS), ctx.company.prices_include_tax, PriceSource.LIST)


def price_of(ctx: Context, customer: str, product: Product, unit: PackUnit, said: LineArg) -> Price:
    """The line's price; raises BadInputError where there is none to be found.

    A discount without a price is meant off the list price, since the last price may have been discounted already.
    """
    listed, last = list_price(ctx, product, unit), last_price(ctx, customer, product.id, unit)
    usual = (listed or last) if said.discount_percent else (last or listed)
    price = said_price(ctx, said) or usual
    if price is None:
        raise BadInputError("unit_price", "sales.no_price", product=product.name)
    return price
