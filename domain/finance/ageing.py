"""How long money has been due: the usual ageing of receivables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.money import ZERO

if TYPE_CHECKING:
    from domain.finance.documents import Invoice


class Bucket(StrEnum):
    """How many days past its due date an amount is."""

    NOT_DUE = "not_due"
    TO_30 = "to_30"
    TO_60 = "to_60"
    TO_90 = "to_90"
    OVER_90 = "over_90"


_UPTO = ((0, Bucket.NOT_DUE), (30, Bucket.TO_30), (60, Bucket.TO_60), (90, Bucket.TO_90))


def bucket_of(days_overdue: int) -> Bucket:
    """The bucket of an amount so many days past due (0 and less: not due yet)."""
    return next((bucket for last, bucket in _UPTO if days_overdue <= last), Bucket.OVER_90)


@dataclass(frozen=True, slots=True)
class Receivable:
    """What is owed on one invoice, and how many days it is past due (negative: still to come)."""

    invoice: Invoice
    owed: Decimal
    days: int

    @property
    def overdue(self) -> bool:
        """Whether its due date is past."""
        return self.days > 0


def aged(open_invoices: Sequence[tuple[Invoice, Decimal]], today: date) -> list[Receivable]:
    """Open invoices with their age on a day."""
    return [Receivable(invoice, owed, (today - invoice.due_on).days) for invoice, owed in open_invoices]


def total(receivables: Sequence[Receivable]) -> Decimal:
    """What is owed in all."""
    return sum((each.owed for each in receivables), ZERO)


def by_bucket(receivables: Sequence[Receivable]) -> dict[Bucket, Decimal]:
    """What is owed by age, youngest first; empty buckets are left out."""
    sums = dict.fromkeys(Bucket, ZERO)
    for each in receivables:
        sums[bucket_of(each.days)] += each.owed
    return {bucket: amount for bucket, amount in sums.items() if amount}
