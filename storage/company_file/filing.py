"""What a file's documents need to be put into a company's records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from domain.access.roles import Role
from domain.company import Company
from domain.ports import Store
from domain.sales.orders import Line
from storage.company_file.format import LineRecord
from storage.company_file.tally import Loaded

_RUNNING = frozenset({Role.OWNER, Role.ADMIN, Role.MANAGER})


@dataclass
class Filing:
    """One company's records, and what becomes of those of the file."""

    store: Store
    company: Company
    now: datetime
    loaded: Loaded

    def owner(self, said: str | None, customer: str) -> str:
        """Whom a document counts for: who is named, else who looks after the customer, else whoever runs the company."""
        return said or self.store.customers.get(customer).owner or self._running

    def lines(self, records: Sequence[LineRecord]) -> list[Line]:
        """A document's lines, with the units and tax rates that the products have."""
        return [self._line(position, record) for position, record in enumerate(records, 1)]

    @cached_property
    def _running(self) -> str:
        everybody = self.store.employees.all()
        employees = [employee for employee in everybody if employee.active] or everybody
        return next((each.id for each in employees if _RUNNING & set(each.roles)), employees[0].id)

    def _line(self, position: int, record: LineRecord) -> Line:
        product = self.store.products.get(record.product)
        unit = product.pack(record.unit)
        return Line(
            self.store.numbers.key(),
            position,
            product.id,
            record.quantity,
            unit.name,
            record.unit_price,
            self.company.prices_include_tax,
            record.discount_percent,
            product.tax_percent,
            unit.factor,
        )
