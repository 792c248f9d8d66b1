"""What a file's figures come to where records meet: nothing beyond what the books can hold, no amount finer than its coins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from domain.money import STORED_LIMIT, ZERO, round_money
from domain.sales.orders import Line
from storage.company_file.format import CompanyDocument, InvoiceRecord, LineRecord, OrderRecord, QuoteRecord
from storage.company_file.problems import Problem, record_place


def figure_problems(document: CompanyDocument) -> Iterator[Problem]:
    """What can't be kept of a file that is well formed otherwise."""
    yield from _stock(document)
    yield from _lines(document, "quotes", document.quotes)
    yield from _lines(document, "orders", document.orders)
    for position, invoice in enumerate(document.invoices):
        place = record_place("invoices", position, {"id": invoice.id})
        yield from (Problem(place, field, f"finer than {document.currency} goes") for field in _fine(document, invoice))


def _lines(document: CompanyDocument, section: str, records: Sequence[QuoteRecord | OrderRecord]) -> Iterator[Problem]:
    factors, taxes = _factors(document), {product.id: product.tax_percent for product in document.products}
    for position, record in enumerate(records):
        place = record_place(section, position, {"id": record.id})
        lines = [_line(document, line, taxes[line.product], factors[line.product, line.unit]) for line in record.lines]
        for number, line in enumerate(lines):
            if not 0 < line.base_quantity < STORED_LIMIT:
                size = "small" if line.base_quantity < 1 else "large"
                yield Problem(place, f"lines[{number}].quantity", f"too {size}")
        if sum((line.total(document.currency) + line.tax(document.currency) for line in lines), ZERO) >= STORED_LIMIT:
            yield Problem(place, "lines", "come to too much")


def _line(document: CompanyDocument, record: LineRecord, tax: Decimal, factor: Decimal) -> Line:
    prices = (record.unit_price, document.prices_include_tax, record.discount_percent)
    return Line("", 0, record.product, record.quantity, record.unit, *prices, tax, factor)


def _factors(document: CompanyDocument) -> dict[tuple[str, str | None], Decimal]:
    """How many base units a unit holds, by product and every name of the unit."""
    factors: dict[tuple[str, str | None], Decimal] = {}
    for product in document.products:
        for pack in product.units:
            factors |= {(product.id, name): pack.factor for name in (pack.name, *pack.aliases)}
        factors |= {(product.id, name): Decimal(1) for name in (None, product.unit, *product.unit_aliases)}
    return factors


def _stock(document: CompanyDocument) -> Iterator[Problem]:
    costs = {product.id: product.cost or ZERO for product in document.products}
    if sum((each.on_hand * costs[each.product] for each in document.stock), ZERO) >= STORED_LIMIT:
        yield Problem("", "stock", "comes to too much at cost")


def _fine(document: CompanyDocument, invoice: InvoiceRecord) -> Iterator[str]:
    amounts = {"amount": invoice.amount, "paid": invoice.paid or ZERO}
    amounts |= {f"payments[{number}].amount": payment.amount for number, payment in enumerate(invoice.payments)}
    return (field for field, amount in amounts.items() if amount != round_money(amount, document.currency))
