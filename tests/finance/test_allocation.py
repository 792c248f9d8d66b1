"""Which invoices a payment settles, and how old what is left is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.finance.ageing import Bucket, aged, bucket_of, by_bucket, total
from domain.finance.allocation import allocate
from domain.finance.documents import Allocation, Invoice, Payment

D = Decimal
TODAY = date(2026, 11, 23)
AMOUNTS = st.decimals("0.01", "100000", places=2)


def invoice(id_: str, amount: Decimal, due_on: date = TODAY) -> Invoice:
    return Invoice(id_, "C1", "E1", None, "CNY", amount, D(0), TODAY, due_on)


def test_a_payment_settles_the_first_invoice_first() -> None:
    parts = allocate(D(150), [(invoice("I1", D(100)), D(100)), (invoice("I2", D(100)), D(100))])
    assert [(part.invoice, part.amount) for part in parts] == [("I1", D(100)), ("I2", D(50))]


def test_what_settles_nothing_stays_with_the_payment() -> None:
    payment = Payment("PAY-1", "C1", "E1", "CNY", D(150), TODAY, allocations=[Allocation("I1", D(100))])
    assert payment.unallocated == D(50)
    assert payment.settles("I1") == D(100)


@given(amount=AMOUNTS, owed=st.lists(AMOUNTS, max_size=8))
def test_no_invoice_gets_more_than_is_owed_and_nothing_is_made_up(amount: Decimal, owed: list[Decimal]) -> None:
    parts = allocate(amount, [(invoice(f"I{n}", each), each) for n, each in enumerate(owed)])
    shares = {part.invoice: part.amount for part in parts}
    assert all(0 < share <= owed[int(invoice_id[1:])] for invoice_id, share in shares.items())
    assert sum(shares.values(), D(0)) == min(amount, sum(owed, D(0)))


@pytest.mark.parametrize(
    ("days", "bucket"),
    [
        (-5, Bucket.NOT_DUE),
        (0, Bucket.NOT_DUE),
        (1, Bucket.TO_30),
        (30, Bucket.TO_30),
        (31, Bucket.TO_60),
        (60, Bucket.TO_60),
        (61, Bucket.TO_90),
        (90, Bucket.TO_90),
        (91, Bucket.OVER_90),
    ],
)
def test_an_amount_is_as_old_as_its_due_date(days: int, bucket: Bucket) -> None:
    assert bucket_of(days) is bucket


def test_receivables_add_up_by_age() -> None:
    found = aged(
        [(invoice("I1", D(5), date(2026, 7, 1)), D(5)), (invoice("I2", D(7), TODAY), D(7))],
        TODAY,
    )
    assert total(found) == D(12)
    assert by_bucket(found) == {Bucket.NOT_DUE: D(7), Bucket.OVER_90: D(5)}
    assert [each.overdue for each in found] == [True, False]
