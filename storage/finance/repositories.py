"""Invoices and payments, which count for their salesperson and for whoever looks after the customer.

A customer's account is one writer's at a time: whoever reads in order to write what is owed or was paid ahead first keeps the
customer to himself, so that no invoice is settled twice and no prepayment used twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, false, func, select, type_coerce

from domain.finance.documents import Invoice, Payment
from domain.kinds import Kind
from domain.money import ZERO
from storage.crm.tables import customers
from storage.finance.tables import allocations, invoices, payments
from storage.repository import SqlRepository
from storage.rows import customers_owner
from storage.types import Scaled

_NOTES = invoices.alias("notes")

#: Oldest first: by day, then in the order in which they were numbered.
_OLDEST = (invoices.c.issued_on, func.length(invoices.c.number), invoices.c.number, invoices.c.id)


def _settled() -> ColumnElement[Decimal]:
    """What payments that stand settle of an invoice."""
    parts = select(func.coalesce(func.sum(allocations.c.amount), 0)).join(
        payments, payments.c.id == allocations.c.payment
    )
    return parts.where(allocations.c.invoice == invoices.c.id, payments.c.reversed == false()).scalar_subquery()


def _credited() -> ColumnElement[Decimal]:
    """What credit notes take off an invoice, as a negative amount."""
    total = select(func.coalesce(func.sum(_NOTES.c.amount), 0)).where(_NOTES.c.credits == invoices.c.id)
    return total.scalar_subquery()


_OWED = type_coerce(invoices.c.amount + _credited() - _settled(), Scaled())


class Invoices(SqlRepository[Invoice]):
    """Invoices and credit notes."""

    kind = Kind.INVOICE
    entity = Invoice
    table = invoices
    owners = (invoices.c.owner, customers_owner(invoices.c.customer))

    def get(self, record_id: str, /) -> Invoice:
        """The invoice; a transaction that writes keeps its customer's account to itself."""
        self.keep(customers, select(invoices.c.customer).where(invoices.c.id == record_id).scalar_subquery())
        return super().get(record_id)

    def of_order(self, order: str, /) -> Sequence[Invoice]:
        """An order's invoices and credit notes, oldest first."""
        return self.of_orders([order])

    def of_orders(self, orders: Sequence[str], /) -> Sequence[Invoice]:
        """The invoices of many orders."""
        return self.session.scalars(self.query().where(invoices.c.order.in_(orders)).order_by(*_OLDEST)).all()

    def open(self, customer: str | None = None, /) -> Sequence[tuple[Invoice, Decimal]]:
        """Invoices not settled, each with what is still owed, oldest due date first.

        A transaction that writes keeps the customer's account to itself.
        """
        self.session.flush()
        query = select(Invoice, _OWED).where(self.seen, invoices.c.credits.is_(None), _OWED != 0)
        if customer is not None:
            self.keep(customers, customer)
            query = query.where(invoices.c.customer == customer)
        rows = self.session.execute(query.order_by(invoices.c.due_on, *_OLDEST))
        return [(invoice, owed) for invoice, owed in rows]

    def outstanding(self, invoices_asked: Sequence[str], /) -> dict[str, Decimal]:
        """What is still owed on each: its amount less allocations and credit notes."""
        self.session.flush()
        rows = self.session.execute(select(invoices.c.id, _OWED).where(invoices.c.id.in_(invoices_asked)))
        return {row[0]: row[1] for row in rows}

    def owed_by(self, customer: str, /) -> Decimal:
        """What a customer owes in all, company-wide, for the credit check."""
        self.session.flush()
        query = select(_OWED).where(invoices.c.customer == customer, invoices.c.credits.is_(None))
        return sum(self.session.scalars(query), ZERO)


class Payments(SqlRepository[Payment]):
    """Payments; reversed ones are left out of lists."""

    kind = Kind.PAYMENT
    entity = Payment
    table = payments
    owners = (payments.c.owner, customers_owner(payments.c.customer))

    def get(self, record_id: str, /) -> Payment:
        """The payment; a transaction that writes keeps its customer's account to itself."""
        self.keep(customers, select(payments.c.customer).where(payments.c.id == record_id).scalar_subquery())
        return super().get(record_id)

    def of_customer(self, customer: str, /) -> Sequence[Payment]:
        """A customer's payments, newest first."""
        query = self.query().where(payments.c.customer == customer, ~payments.c.reversed)
        newest = (payments.c.received_on.desc(), func.length(payments.c.id).desc(), payments.c.id.desc())
        return self.session.scalars(query.order_by(*newest)).all()

    def of_invoices(self, invoices_asked: Sequence[str], /) -> Sequence[Payment]:
        """The payments that settle any of these."""
        return self.session.scalars(self._settling(invoices_asked).where(self.seen).order_by(*self._oldest)).all()

    def ahead(self, customer: str, /) -> Sequence[Payment]:
        """A customer's payments with money that settles nothing yet, oldest first; company-wide, whoever invoices.

        A transaction that writes keeps the customer's account to itself.
        """
        self.keep(customers, customer)
        used = select(func.coalesce(func.sum(allocations.c.amount), 0)).where(allocations.c.payment == payments.c.id)
        query = select(Payment).where(
            payments.c.customer == customer, ~payments.c.reversed, payments.c.amount > used.scalar_subquery()
        )
        return self.session.scalars(query.order_by(*self._oldest)).all()

    def settling(self, invoice: str, /) -> Sequence[Payment]:
        """The payments that settle an invoice; company-wide, whoever takes the invoice back."""
        found = self.session.scalars(self._settling([invoice]).order_by(*self._oldest)).all()
        return [payment for payment in found if payment.settles(invoice)]

    @property
    def _oldest(self) -> tuple[ColumnElement[object], ...]:
        return (payments.c.received_on, func.length(payments.c.id), payments.c.id)

    def _settling(self, invoices_asked: Sequence[str]) -> Select[Any]:
        parts = select(allocations.c.payment).where(allocations.c.invoice.in_(invoices_asked))
        return select(Payment).where(~payments.c.reversed, payments.c.id.in_(parts))
