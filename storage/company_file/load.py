"""Loads a company file: all of it or nothing, and again without doubling anything."""

from __future__ import annotations

from domain.access.people import System
from domain.calendar import Clock
from domain.company import Company
from storage.company_file.documents import Documents
from storage.company_file.filing import Filing
from storage.company_file.format import CompanyDocument
from storage.company_file.master_data import put_master_data
from storage.company_file.opening_stock import put_opening_stock
from storage.company_file.orders import Orders
from storage.company_file.tally import Loaded
from storage.database import SqlDatabase
from storage.transaction import NoCompanyError, SqlTransaction

SET_UP = System("set-up")


class OtherCompanyError(Exception):
    """The database holds another company already."""


def load(database: SqlDatabase, document: CompanyDocument, clock: Clock) -> Loaded:
    """Put the file's company into the database; returns what became of each record.

    Master data is put or changed by id, documents that exist are left alone, stock counts only while nothing has moved. Raises
    OtherCompanyError where the database holds a company of another name.
    """
    loaded = Loaded()
    with database.write(SET_UP) as tx:
        company = _company(tx, document)
        put_master_data(tx.store, document, loaded)
        put_opening_stock(tx.store, company, document.stock, clock.now())
        filing = Filing(tx.store, company, clock.now(), loaded)
        Documents(filing, document).put()
        Orders(filing, document).put()
        tx.settle()
        tx.scope.numbers.relearn()
        tx.commit()
    return loaded


def _company(tx: SqlTransaction, document: CompanyDocument) -> Company:
    try:
        company = tx.company
    except NoCompanyError:
        company = Company(
            document.name,
            document.language or "zh",
            document.timezone or "Asia/Shanghai",
            document.currency,
            document.prices_include_tax,
        )
        tx.found(company)
        return company
    if company.name != document.name:
        raise OtherCompanyError(f"the database holds {company.name}: another company needs a database of its own")
    return company
