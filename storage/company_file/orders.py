"""Puts a file's orders, each in the state that it names, reached by opening documents that move neither stock nor money."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal

from domain.calendar import to_instant
from domain.finance.documents import Allocation, Invoice, Payment
from domain.finance.posting import post_invoice, post_payment
from domain.inventory.availability import default_warehouse
from domain.kinds import Kind
from domain.money import ZERO, round_money
from domain.sales.lines import base_needs
from domain.sales.orders import Delivery, DeliveryLine, Order, OrderState
from storage.company_file.filing import Filing
from storage.company_file.format import CompanyDocument, InvoiceRecord, OrderRecord, PaymentRecord
from storage.company_file.tally import Fate

_SHIPPED = frozenset({"shipped", "invoiced", "paid"})
_INVOICED = frozenset({"invoiced", "paid"})
_NOON = time(12)
#: Stands for the number of an invoice that the file does not have and that gets one of its own.
_UNWRITTEN = "-"


@dataclass
class Orders:
    """The orders of one file with their deliveries, invoices and payments."""

    filing: Filing
    file: CompanyDocument

    def put(self, *, opened: bool) -> None:
        """Add what is not there yet; `opened`: the stock came with this file, so that earlier orders hold some of it too."""
        known = {order.id: order for order in self.filing.store.orders.all()}
        invoices = self._fresh_invoices()
        fresh = []
        for record in self.file.orders:
            self.filing.loaded.note("orders", record.id, Fate.LEFT if record.id in known else Fate.ADDED)
            if record.id not in known:
                fresh.append(self._put_order(record, invoices.get(record.id, [])))
                continue
            for invoice in invoices.get(record.id, []):
                self._invoice(known[record.id], invoice, [])
        self._reserve([*known.values(), *fresh] if opened else fresh)

    def _fresh_invoices(self) -> dict[str, list[InvoiceRecord]]:
        """The file's invoices whose numbers are not there yet, by order."""
        known = {invoice.number for invoice in self.filing.store.invoices.all()}
        fresh: dict[str, list[InvoiceRecord]] = {}
        for invoice in self.file.invoices:
            self.filing.loaded.note("invoices", invoice.id, Fate.LEFT if invoice.id in known else Fate.ADDED)
            if invoice.id not in known:
                fresh.setdefault(invoice.order, []).append(invoice)
        return fresh

    def _put_order(self, record: OrderRecord, invoices: Sequence[InvoiceRecord]) -> Order:
        owner = self.filing.owner(record.owner, record.customer)
        order = Order(
            record.id,
            record.customer,
            owner,
            owner,
            self.filing.company.currency,
            record.ordered_on,
            _state(record.status),
            record.warehouse,
            record.deliver_by,
            lines=self.filing.lines(record.lines),
        )
        self.filing.store.orders.add(order)
        deliveries = [self._deliver(order)] if record.status in _SHIPPED else []
        if record.status in _INVOICED and not invoices and order.gross > 0:
            invoices = [self._unwritten_invoice(order)]
        # An invoice covers the delivery where nothing is left to invoice; else the next one goes over its lines again.
        covering = deliveries if sum((invoice.amount for invoice in invoices), ZERO) >= order.gross else []
        for invoice in invoices:
            self._invoice(order, invoice, covering, paid_up=record.status == "paid")
            covering = []
        return order

    def _deliver(self, order: Order) -> str:
        """Goods that went out before the books began."""
        delivery = Delivery(
            self.filing.store.numbers.next(Kind.DELIVERY),
            order.id,
            order.customer,
            order.warehouse,
            to_instant(datetime.combine(order.ordered_on, _NOON), self.filing.company.zone),
            [DeliveryLine(line.id, line.product, line.base_quantity) for line in order.lines],
            opening=True,
        )
        self.filing.store.deliveries.add(delivery)
        return delivery.id

    def _unwritten_invoice(self, order: Order) -> InvoiceRecord:
        """What must have been invoiced where the file says so and has no invoice."""
        due_on = order.ordered_on + timedelta(days=self.filing.store.customers.get(order.customer).payment_days)
        return InvoiceRecord(id=_UNWRITTEN, order=order.id, amount=order.gross, due_on=due_on)

    def _invoice(self, order: Order, record: InvoiceRecord, deliveries: list[str], *, paid_up: bool = False) -> None:
        """One of the order's invoices; where the file does not say what was paid, a paid order's is `paid_up`."""
        issued_on = record.issued_on or record.due_on - timedelta(
            days=self.filing.store.customers.get(order.customer).payment_days
        )
        written = record.id != _UNWRITTEN
        share = record.amount / order.gross if order.gross else ZERO
        invoice = Invoice(
            record.id if written else self.filing.store.numbers.key(),
            order.customer,
            order.owner,
            order.id,
            order.currency,
            record.amount,
            round_money((order.gross - order.net) * share, order.currency),
            issued_on,
            record.due_on,
            number=record.id if written else None,
            opening=True,
            deliveries=deliveries,
        )
        self.filing.store.invoices.add(invoice)
        if not written:
            self.filing.store.numbers.number_at_commit(Kind.INVOICE, invoice)
        post_invoice(self.filing.store, self.filing.company, invoice)
        paid = record.amount if record.paid is None and paid_up else record.paid
        for payment in record.payments or _one_payment(paid, invoice):
            self._pay(invoice, payment)

    def _pay(self, invoice: Invoice, record: PaymentRecord) -> None:
        payment = Payment(
            self.filing.store.numbers.next(Kind.PAYMENT),
            invoice.customer,
            invoice.owner,
            invoice.currency,
            record.amount,
            record.received_on,
            record.method,
            invoice.order,
            [Allocation(invoice.id, record.amount)],
            opening=True,
        )
        self.filing.store.payments.add(payment)
        post_payment(self.filing.store, self.filing.company, payment)

    def _reserve(self, orders: Sequence[Order]) -> None:
        """Binding orders hold what there is, the oldest first."""
        shipped = self.filing.store.deliveries.delivered([order.id for order in orders])
        for order in sorted(orders, key=lambda order: (order.ordered_on, order.id)):
            if order.state is OrderState.CONFIRMED:
                self._reserve_lines(order, shipped)

    def _reserve_lines(self, order: Order, shipped: Mapping[str, Decimal]) -> None:
        """Hold an order's open lines as far as there is anything, in the warehouse that serves it best unless it names one."""
        store = self.filing.store
        left = {line: line.base_quantity - shipped.get(line.id, ZERO) for line in order.lines}
        if order.warehouse is None and any(left.values()):
            serving = default_warehouse(store, base_needs(order.lines))
            order.warehouse = serving.id if serving else None
        for line, quantity in left.items():
            if quantity > 0 and order.warehouse:
                store.stock.reserve(order.id, line.id, line.product, order.warehouse, quantity)


def _state(status: str) -> OrderState:
    return OrderState.CONFIRMED if status in _SHIPPED else OrderState(status)


def _one_payment(paid: Decimal | None, invoice: Invoice) -> tuple[PaymentRecord, ...]:
    """What was paid in all, on the day of the invoice."""
    return (PaymentRecord(amount=paid, received_on=invoice.issued_on),) if paid else ()
