"""Writes a company file out of the records: what loading it into an empty database makes again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from domain.catalog.products import Product
from domain.company import Company
from domain.crm.customers import Customer
from domain.finance.documents import Allocation, Invoice, Payment
from domain.money import ZERO
from domain.ports import Store
from domain.sales.orders import Line, Order, OrderState
from domain.sales.progress import Part, Progress, Stage, progress_of
from storage.company_file.format import CompanyDocument
from storage.company_file.lines import as_loaded
from storage.company_file.load import SET_UP
from storage.database import SqlDatabase

Fields = dict[str, Any]

#: What must be in a file, be it empty.
_ALWAYS: Fields = {"customers": [], "products": []}


def export(database: SqlDatabase) -> str:
    """The company as the text of a company file, records by id; raises NoCompanyError before one was loaded."""
    with database.read(SET_UP) as tx:
        said = _said(_company(tx.company) | _records(tx.store, tx.company))
    document = CompanyDocument.model_validate(_ALWAYS | said)
    return json.dumps(document.model_dump(mode="json", exclude_unset=True), ensure_ascii=False, indent=1) + "\n"


def _company(company: Company) -> Fields:
    names = ("name", "language", "timezone", "currency", "prices_include_tax")
    return {name: getattr(company, name) for name in names}


def _records(store: Store, company: Company) -> Fields:
    return {
        "teams": [_of(team, "id", "name", "manager") for team in store.teams.all()],
        "employees": [
            _of(each, "id", "name", "aliases", "team", "email", "language")
            | {"role": each.roles[0], "roles": each.roles if len(each.roles) > 1 else None}
            | {"active": None if each.active else False}
            for each in store.employees.all()
        ],
        "customers": [_customer(customer) for customer in store.customers.all()],
        "suppliers": [_of(supplier, "id", "name", "aliases") for supplier in store.suppliers.all()],
        "products": [_product(product) for product in store.products.all()],
        "warehouses": [
            _of(each, "id", "name", "aliases")
            for each in sorted(store.warehouses.all(), key=lambda each: (each.position, each.id))
        ],
        "stock": [
            _of(balance, "product", "warehouse", "on_hand") for balance in store.stock.balances() if balance.on_hand
        ],
        **_documents(store, company),
    }


def _documents(store: Store, company: Company) -> Fields:
    opportunity = ("id", "customer", "title", "stage", "amount", "owner", "expected_close_on")
    return {
        "opportunities": [_of(each, *opportunity) for each in store.opportunities.all()],
        **_sales(store, company),
        "invoices": list(_invoices(store)),
        "purchase_orders": [
            _of(each, "id", "supplier", "expected_on")
            | {"status": each.state, "lines": [_of(line, *_PURCHASE_LINE) for line in each.lines]}
            for each in store.purchase_orders.all()
        ],
        "work_orders": [
            _of(each, "id", "product", "quantity", "due_on") | {"status": each.state}
            for each in store.work_orders.all()
        ],
        "tickets": [_of(each, "id", "customer", "subject") | {"status": each.state} for each in store.tickets.all()],
        "follow_ups": [
            _of(each, "id", "customer", "employee", "channel", "summary", "next_follow_up_on")
            | {"at": each.at.astimezone(company.zone).replace(tzinfo=None, second=0, microsecond=0)}
            for each in store.follow_ups.all()
        ],
    }


def _sales(store: Store, company: Company) -> Fields:
    """Quotes that hold (a file can't say that one awaits approval) and orders."""
    products = {product.id: product for product in store.products.all()}

    def loaded(lines: list[Line]) -> list[Line]:
        return [as_loaded(line, products[line.product], company) for line in lines]

    quotes = [each for each in store.quotes.all() if each.order is None and each.state is OrderState.CONFIRMED]
    orders = [replace(order, lines=loaded(order.lines)) for order in store.orders.all()]
    progress = progress_of(store, orders)
    quote = ("id", "customer", "valid_until")
    order = ("id", "customer", "owner", "ordered_on", "deliver_by", "warehouse")
    return {
        "quotes": [_of(each, *quote) | _lines(loaded(each.lines)) for each in quotes],
        "orders": [
            _of(each, *order) | {"status": _status(each, progress[each.id])} | _lines(each.lines) for each in orders
        ],
    }


def _status(order: Order, progress: Progress) -> str:
    """The furthest it reached with its goods shipped; what was invoiced or paid ahead of that, the invoices say."""
    if order.state is OrderState.CONFIRMED and progress.shipped is not Part.ALL:
        return Stage.CONFIRMED
    return progress.stage


_PURCHASE_LINE = ("product", "quantity", "unit", "unit_price")


def _of(record: object, *names: str) -> Fields:
    return {name: getattr(record, name) for name in names}


def _customer(customer: Customer) -> Fields:
    names = ("id", "name", "aliases", "owner", "region", "industry", "grade", "tags", "credit_limit", "payment_days")
    contact = ("id", "name", "title", "phone", "aliases")
    contacts = [_of(each, *contact) for each in customer.contacts if not each.voided]
    return _of(customer, *names, "payment_terms") | {"contacts": contacts}


def _product(product: Product) -> Fields:
    names = ("id", "sku", "name", "aliases", "category", "unit", "unit_aliases", "price", "cost", "tax_percent")
    units = [{"name": unit.name, "aliases": list(unit.aliases), "factor": unit.factor} for unit in product.units]
    parts = [{"product": part.product, "quantity": part.quantity} for part in product.bom]
    return _of(product, *names, "reorder_point") | {"units": units, "bom": parts}


def _lines(lines: Iterable[Line]) -> Fields:
    names = ("product", "quantity", "unit", "unit_price")
    return {"lines": [_of(line, *names) | {"discount_percent": line.discount_percent or None} for line in lines]}


def _invoices(store: Store) -> Iterator[Fields]:
    """Invoices that stand, with what was paid on each."""
    invoices = store.invoices.all()
    credited = {note.credits for note in invoices if note.credits}
    standing = [each for each in invoices if not each.credits and each.id not in credited and each.order is not None]
    paid = _paid(store, standing)
    for invoice in sorted(standing, key=lambda each: (each.issued_on, each.number or "")):
        parts = paid[invoice.id]
        payments = [_of(payment, "received_on", "method") | {"amount": part.amount} for payment, part in parts]
        total = sum((part.amount for _, part in parts), ZERO)
        written = {"id": invoice.number, "paid": total, "payments": payments}
        yield _of(invoice, "order", "amount", "issued_on", "due_on") | written


def _paid(store: Store, invoices: Sequence[Invoice]) -> dict[str, list[tuple[Payment, Allocation]]]:
    paid: dict[str, list[tuple[Payment, Allocation]]] = defaultdict(list)
    for payment in store.payments.of_invoices([invoice.id for invoice in invoices]):
        for invoice in dict.fromkeys(part.invoice for part in payment.allocations):
            if settled := payment.settles(invoice):
                paid[invoice].append((payment, Allocation(invoice, settled)))
    return paid


def _said(value: Any) -> Any:
    """The values without what was left out: None and empty lists."""
    if isinstance(value, dict):
        return {name: _said(each) for name, each in value.items() if each is not None and each != []}
    return [_said(each) for each in value] if isinstance(value, list) else value
