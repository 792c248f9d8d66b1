"""Puts a file's documents other than orders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any, TypeVar

from domain.crm.follow_ups import FollowUp
from domain.crm.opportunities import Opportunity
from domain.ports import Repository
from domain.production.documents import WorkOrder
from domain.purchasing.documents import PurchaseLine, PurchaseOrder
from domain.sales.orders import Quote
from domain.service.documents import Ticket
from storage.company_file.filing import Filing
from storage.company_file.format import (
    CompanyDocument,
    FollowUpRecord,
    OpportunityRecord,
    PurchaseOrderRecord,
    QuoteRecord,
    TicketRecord,
    WorkOrderRecord,
)
from storage.company_file.tally import Fate

E = TypeVar("E")
R = TypeVar("R", OpportunityRecord, FollowUpRecord, QuoteRecord, TicketRecord, PurchaseOrderRecord, WorkOrderRecord)


@dataclass
class Documents:
    """The documents of one file."""

    filing: Filing
    file: CompanyDocument

    def put(self) -> None:
        """Add what is not there yet."""
        store, file = self.filing.store, self.file
        self._put("opportunities", store.opportunities, file.opportunities, self._opportunity)
        self._put("follow_ups", store.follow_ups, file.follow_ups, self._follow_up)
        self._put("quotes", store.quotes, file.quotes, self._quote)
        self._put("tickets", store.tickets, file.tickets, _ticket)
        self._put("purchase_orders", store.purchase_orders, file.purchase_orders, self._purchase_order)
        self._put("work_orders", store.work_orders, file.work_orders, _work_order)

    def _put(self, section: str, repository: Repository[Any], records: Sequence[R], make: Callable[[R], Any]) -> None:
        known = {document.id for document in repository.all()}
        for record in records:
            if record.id not in known:
                repository.add(make(record))
            self.filing.loaded.note(section, record.id, Fate.LEFT if record.id in known else Fate.ADDED)

    def _opportunity(self, record: OpportunityRecord) -> Opportunity:
        return Opportunity(
            record.id,
            record.customer,
            record.title,
            self.filing.owner(record.owner, record.customer),
            record.stage,
            record.amount,
            record.expected_close_on,
        )

    def _follow_up(self, record: FollowUpRecord) -> FollowUp:
        return FollowUp(
            record.id,
            record.customer,
            record.employee,
            record.at.replace(tzinfo=self.filing.company.zone).astimezone(UTC),
            record.summary,
            record.channel,
            next_follow_up_on=record.next_follow_up_on,
        )

    def _quote(self, record: QuoteRecord) -> Quote:
        company = self.filing.company
        return Quote(
            record.id,
            record.customer,
            self.filing.owner(None, record.customer),
            company.currency,
            company.day_of(self.filing.now),
            record.valid_until,
            self.filing.lines(record.lines),
        )

    def _purchase_order(self, record: PurchaseOrderRecord) -> PurchaseOrder:
        lines = [
            PurchaseLine(position, line.product, line.quantity, line.unit, line.unit_price)
            for position, line in enumerate(record.lines, 1)
        ]
        currency = self.filing.company.currency
        return PurchaseOrder(record.id, record.supplier, currency, record.status, record.expected_on, lines)


def _ticket(record: TicketRecord) -> Ticket:
    return Ticket(record.id, record.customer, record.subject, record.status)


def _work_order(record: WorkOrderRecord) -> WorkOrder:
    return WorkOrder(record.id, record.product, record.quantity, record.status, record.due_on)
