"""Loads a company file: all of it or nothing, and again without doubling anything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exists, select
from sqlalchemy.exc import IntegrityError

from domain.access.people import System
from domain.calendar import Clock
from domain.company import Company
from domain.words import Language
from storage.company_file.documents import Documents
from storage.company_file.filing import Filing
from storage.company_file.format import CompanyDocument
from storage.company_file.master_data import put_master_data
from storage.company_file.opening_stock import put_opening_stock
from storage.company_file.orders import Orders
from storage.company_file.problems import CompanyFileError, Problem
from storage.company_file.tally import Loaded
from storage.database import SqlDatabase
from storage.inventory.tables import stock_moves
from storage.transaction import NoCompanyError, SqlTransaction

SET_UP = System("set-up")

_SETTINGS = {"language", "timezone", "currency", "prices_include_tax"}


class OtherCompanyError(Exception):
    """The database holds another company already, or this one with its books in another currency."""


def load(
    database: SqlDatabase,
    document: CompanyDocument,
    clock: Clock,
    language: Language = "zh",
    timezone: str = "Asia/Shanghai",
) -> Loaded:
    """Put the file's company into the database; returns what became of each record.

    Language and time zone are a new company's whose file names none.
    Master data is put or changed by id, documents that exist are left alone, stock counts only while nothing has moved. Raises
    OtherCompanyError where the database holds another company, CompanyFileError where an id of the file's is taken there.
    """
    loaded = Loaded()
    with _fitting(), database.write(SET_UP) as tx:
        company = _company(tx, document, Company(document.name, language, timezone))
        put_master_data(tx.store, document, loaded)
        opened = not _moved(tx) and put_opening_stock(tx.store, company, document.stock, clock.now())
        filing = Filing(tx.store, company, clock.now(), loaded)
        Documents(filing, document).put()
        Orders(filing, document).put(opened=opened)
        tx.settle()
        tx.scope.numbers.relearn()
        tx.commit()
    return loaded


@contextmanager
def _fitting() -> Iterator[None]:
    """Say in words that a record has an id which another one in the database has, be it one that was taken back."""
    try:
        yield
    except IntegrityError as error:
        why = str(error.orig).strip().replace("\n", " ")
        raise CompanyFileError([Problem("", "", f"does not fit what is in the database: {why}")]) from error


def _moved(tx: SqlTransaction) -> bool:
    return tx.scope.session.scalar(select(exists(select(stock_moves.c.row)))) is True


def _company(tx: SqlTransaction, document: CompanyDocument, new: Company) -> Company:
    said = document.model_dump(include=_SETTINGS, exclude_none=True, exclude_unset=True)
    try:
        company = tx.company
    except NoCompanyError:
        company = new
        tx.found(company)
    if company.name != document.name:
        raise OtherCompanyError(f"the database holds {company.name}: another company needs a database of its own")
    if company is not new and company.currency != said.get("currency", company.currency):
        raise OtherCompanyError(
            f"{company.name} keeps its books in {company.currency}: they can't become {document.currency}"
        )
    for name, value in said.items():
        setattr(company, name, value)
    return company
