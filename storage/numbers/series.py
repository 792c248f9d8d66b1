"""How each series of numbers begins, and how it goes on from the numbers that are there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from domain.kinds import Kind
from storage.schema import metadata

_NUMBERED = re.compile(r"(.*?)([0-9]{1,15})")
_WIDTH = 4
_BEFORE_FIRST = 1000

#: Of each series: how a new company's numbers begin, and the column that holds those given so far.
SERIES: dict[str, tuple[str, str]] = {
    Kind.EMPLOYEE: ("E", "employees.id"),
    Kind.TEAM: ("T", "teams.id"),
    Kind.CUSTOMER: ("C", "customers.id"),
    Kind.CONTACT: ("P", "contacts.id"),
    Kind.LEAD: ("L", "leads.id"),
    Kind.OPPORTUNITY: ("OPP-", "opportunities.id"),
    Kind.FOLLOW_UP: ("F", "follow_ups.id"),
    Kind.SUPPLIER: ("V", "suppliers.id"),
    Kind.PRODUCT: ("A", "products.id"),
    Kind.WAREHOUSE: ("W", "warehouses.id"),
    Kind.QUOTE: ("Q-", "quotes.id"),
    Kind.ORDER: ("SO-", "orders.id"),
    Kind.DELIVERY: ("DN-", "deliveries.id"),
    Kind.INVOICE: ("INV-", "invoices.number"),
    Kind.CREDIT_NOTE: ("CN-", "invoices.number"),
    Kind.PAYMENT: ("PAY-", "payments.id"),
    Kind.PURCHASE_ORDER: ("PO-", "purchase_orders.id"),
    Kind.WORK_ORDER: ("WO-", "work_orders.id"),
    Kind.TICKET: ("TK-", "tickets.id"),
    Kind.REMINDER: ("R", "reminders.id"),
    Kind.TRANSFER: ("TR-", "transfers.id"),
    Kind.COUNT: ("SC-", "counts.id"),
    "journal": ("JE-", "journal_entries.number"),
}


@dataclass(frozen=True, slots=True)
class Form:
    """A series as it stands: numbers are the prefix and at least so many digits."""

    prefix: str
    width: int
    last: int

    def written(self, number: int) -> str:
        """A number in the series' form."""
        return f"{self.prefix}{number:0{self.width}}"


def given(series: str) -> Select[*tuple[Any, ...]]:
    """The numbers of a series that the records have so far."""
    table, _, name = SERIES[series][1].partition(".")
    columns = metadata.tables[table].c
    query = select(columns[name]).where(columns[name].is_not(None))
    match series:
        case Kind.INVOICE:
            return query.where(columns.credits.is_(None))
        case Kind.CREDIT_NOTE:
            return query.where(columns.credits.is_not(None))
        case _:
            return query


def form_of(series: str, numbers: Iterable[str]) -> Form:
    """The form of the numbers there are: the commonest prefix, with its highest number; else how a new company begins."""
    parts = [found.groups() for number in numbers if (found := _NUMBERED.fullmatch(number))]
    if not parts:
        return Form(SERIES[series][0], _WIDTH, _BEFORE_FIRST)
    prefix = Counter(prefix for prefix, _ in parts).most_common(1)[0][0]
    highest = max((digits for found, digits in parts if found == prefix), key=int)
    return Form(prefix, len(highest), int(highest))
