"""Tables of invoices, payments and the journal."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, String, Table, UniqueConstraint

from domain.finance.ports import Account, Reason
from storage.append_only import append_only
from storage.schema import id_column, metadata, parent_column, refers, row_column, version_column
from storage.types import Day, Scaled, key, one_of, texts


def _customer() -> Column[str]:
    return Column("customer", key(), refers("customers.id"), nullable=False, index=True)


#: Invoices and credit notes. `number` is given at the commit.
invoices = Table(
    "invoices",
    metadata,
    id_column(),
    Column("number", String(60), unique=True),
    _customer(),
    Column("owner", key(), refers("employees.id"), index=True),
    Column("order", key(), refers("orders.id"), index=True),
    Column("currency", String(3), nullable=False),
    Column("amount", Scaled, nullable=False),
    Column("tax", Scaled, nullable=False),
    Column("issued_on", Day, nullable=False, index=True),
    Column("due_on", Day, nullable=False, index=True),
    Column("credits", key(), refers("invoices.id"), index=True),
    Column("opening", Boolean, nullable=False),
    Column("deliveries", texts(), nullable=False),
    version_column(),
)

payments = Table(
    "payments",
    metadata,
    id_column(),
    _customer(),
    Column("owner", key(), refers("employees.id"), index=True),
    Column("currency", String(3), nullable=False),
    Column("amount", Scaled, nullable=False),
    Column("received_on", Day, nullable=False, index=True),
    Column("method", String(40)),
    Column("order", key(), refers("orders.id"), index=True),
    Column("opening", Boolean, nullable=False),
    Column("reversed", Boolean, nullable=False),
    version_column(),
)

allocations = Table(
    "allocations",
    metadata,
    row_column(),
    parent_column("payment", "payments.id"),
    Column("invoice", key(), refers("invoices.id"), nullable=False, index=True),
    Column("amount", Scaled, nullable=False),
)

journal_entries = Table(
    "journal_entries",
    metadata,
    id_column(),
    Column("number", String(60), nullable=False, unique=True),
    Column("day", Day, nullable=False, index=True),
    Column("currency", String(3), nullable=False),
    Column("document", key(), nullable=False),
    Column("reason", one_of(Reason), nullable=False),
    UniqueConstraint("document", "reason"),
)

#: Debit positive, credit negative.
journal_postings = Table(
    "journal_postings",
    metadata,
    row_column(),
    parent_column("entry", "journal_entries.id"),
    Column("account", one_of(Account), nullable=False),
    Column("amount", Scaled, nullable=False),
    Column("customer", key(), refers("customers.id")),
    Index(None, "account", "customer"),
)

append_only(journal_entries)
append_only(journal_postings)
