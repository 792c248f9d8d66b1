"""Invoices and payments as mapped classes; the journal is written and summed by Core alone."""

from __future__ import annotations

from domain.finance.documents import Allocation, Invoice, Payment
from storage.finance.tables import allocations, invoices, payments
from storage.schema import lines_of, registry

registry.map_imperatively(Invoice, invoices, version_id_col=invoices.c.version)
registry.map_imperatively(Allocation, allocations, properties={"_payment": allocations.c.payment})
registry.map_imperatively(
    Payment,
    payments,
    version_id_col=payments.c.version,
    properties={"allocations": lines_of(Allocation, allocations.c.row)},
)
