"""What quotes and orders show alike: their lines, sums, and where prices come from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from domain.kinds import Kind
from domain.money import ZERO, Amount, Percent, Qty
from domain.outcome import Fact, Mark, Marked, RecordRef, Table, Value, say
from domain.sales.lines import PricedLine
from domain.sales.orders import Line
from domain.sales.pricing import Price, PriceSource

if TYPE_CHECKING:
    from domain.catalog.products import Product
    from domain.crm.customers import Customer

_MARKS = {PriceSource.LAST: Mark.LOOKED_UP, PriceSource.LIST: Mark.DEFAULT}


def customer_ref(customer: Customer) -> RecordRef:
    """The customer by the name that people use."""
    return RecordRef(Kind.CUSTOMER, customer.id, customer.short_name)


def product_ref(product: Product) -> RecordRef:
    """The product by its name."""
    return RecordRef(Kind.PRODUCT, product.id, product.name)


def price_label(lines: Sequence[Line]) -> str:
    """What the price column is called: with or without tax, where that is the same for every line that has a price."""
    terms = {line.price_includes_tax for line in lines if not line.gift}
    if len(terms) != 1 or not any(line.tax_percent for line in lines):
        return "common.unit_price"
    return "sales.price_with_tax" if terms.pop() else "sales.price_without_tax"


def line_table(lines: Sequence[tuple[Line, Product, Value]], currency: str) -> Table:
    """Lines with their price cells; the discount column only where there is a discount."""
    discounted = any(line.discount_percent for line, _, _ in lines)
    columns = ("common.product", "common.quantity", price_label([line for line, _, _ in lines]))
    rows = tuple(_row(line, product, cell, currency, discounted=discounted) for line, product, cell in lines)
    return Table((*columns, *(("common.discount",) if discounted else ()), "common.amount"), rows)


def _row(line: Line, product: Product, cell: Value, currency: str, *, discounted: bool) -> tuple[Value, ...]:
    discount = (Percent(line.discount_percent) if line.discount_percent else None,) if discounted else ()
    total = Amount(line.total(currency), currency)
    return (product_ref(product), Qty(line.quantity, line.unit or product.unit), cell, *discount, total)


def price_cell(line: Line, currency: str, price: Price | None = None) -> Value:
    """A line's price, marked where it was not said; a gift is called one."""
    if line.gift:
        return say("sales.gift")
    amount = Amount(line.unit_price, currency)
    mark = _MARKS.get(price.source) if price else None
    return Marked(amount, mark) if mark else amount


def priced_table(priced: Sequence[PricedLine], currency: str) -> Table:
    """The lines of a document being written, prices marked by where they come from."""
    return line_table([(p.line, p.product, price_cell(p.line, currency, p.price)) for p in priced], currency)


def sums(lines: Sequence[Line], currency: str) -> tuple[Fact, ...]:
    """Without tax, tax and total; the total alone where nothing is taxed."""
    net = sum((line.net(currency) for line in lines), ZERO)
    tax = sum((line.tax(currency) for line in lines), ZERO)
    if not tax:
        return (Fact("sales.total", Amount(net, currency)),)
    return (
        Fact("common.net", Amount(net, currency)),
        Fact("common.tax", Amount(tax, currency)),
        Fact("common.gross", Amount(net + tax, currency)),
    )


def price_sources(priced: Sequence[PricedLine]) -> tuple[Fact, ...]:
    """Where the prices that were not said come from: one fact for the list, one for each earlier order."""
    origins: dict[tuple[str, date | None], list[Product]] = {}
    for line in priced:
        if line.price.source is not PriceSource.SAID:
            origins.setdefault(_origin(line.price), []).append(line.product)
    return tuple(Fact("sales.price_source", _source(origin, products)) for origin, products in origins.items())


def _origin(price: Price) -> tuple[str, date | None]:
    return (price.order, price.day)


def _source(origin: tuple[str, date | None], products: Sequence[Product]) -> Value:
    order, day = origin
    names = tuple(dict.fromkeys(product_ref(product) for product in products))
    if not order:
        return Marked(say("sales.from_list", products=names), Mark.DEFAULT)
    ref = RecordRef(Kind.ORDER, order, order)
    return Marked(say("sales.from_last_order", products=names, order=ref, day=day), Mark.LOOKED_UP)
