"""Databases for companies out of files, and how such a company stands."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from domain.calendar import FixedClock
from domain.sales.progress import progress_of
from storage.company_file.load import load
from storage.company_file.read import parse_company
from storage.company_file.tally import Fate, Loaded
from storage.database import SqlDatabase
from tests.company_file.companies import text
from tests.databases import Ground
from tests.house import House

#: A Monday, half past nine in Shanghai: what the small company's file speaks of is days or weeks ago.
MOMENT = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


def office(ground: Ground) -> House:
    """A house without a company, whose database is to be closed."""
    house = House(SqlDatabase(ground.vacant()))
    house.clock.instant = MOMENT
    return house


def put(house: House, document: dict[str, Any] | str) -> Loaded:
    """Load a company file."""
    parsed = parse_company(document if isinstance(document, str) else text(document))
    return load(house.database, parsed, FixedClock(MOMENT))


def fates(loaded: Loaded) -> dict[str, list[str]]:
    """What was added and what was changed, by fate."""
    found: dict[str, list[str]] = {}
    for (_, record), fate in loaded.fates.items():
        if fate is not Fate.LEFT:
            found.setdefault(fate, []).append(record)
    return found


def stages(house: House) -> dict[str, str]:
    """How far each order has come."""
    with house.records() as store:
        return {number: each.stage.value for number, each in progress_of(store, store.orders.all()).items()}


def owed(house: House) -> dict[str, Decimal]:
    """What is open on each invoice, by its number."""
    with house.records() as store:
        return {str(invoice.number): amount for invoice, amount in store.invoices.open()}
