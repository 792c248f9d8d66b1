"""Whether the ledgers add up: stock balances against their moves and reservations, journal entries to zero, customers'
accounts against their documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, func, select, union_all
from sqlalchemy.orm import Session

from domain.money import plain
from storage.schema import complete

_Place = tuple[str, str]


def stock_problems(session: Session) -> Iterator[str]:
    """Each product in a warehouse whose balance is not what its moves and reservations come to, or is below nothing."""
    balances = _table("stock_balances").c
    moved, held = _moved(session), _held(session)
    for row in session.execute(select(balances.product, balances.warehouse, balances.on_hand, balances.reserved)):
        place = (row.product, row.warehouse)
        yield from _differs(place, "on hand", row.on_hand, moved.pop(place, Decimal(0)))
        yield from _differs(place, "reserved", row.reserved, held.pop(place, Decimal(0)))
        if not 0 <= row.reserved <= row.on_hand:
            yield f"stock of {row.product} in {row.warehouse}: {row.reserved} reserved of {row.on_hand}"
    warehouses = set(session.scalars(select(_table("warehouses").c.id)))
    for what, left in (("on hand", moved), ("reserved", held)):
        for place, quantity in left.items():
            if place[1] in warehouses:
                yield from _differs(place, what, Decimal(0), quantity)


def journal_problems(session: Session) -> Iterator[str]:
    """Each journal entry whose postings do not add up to zero."""
    postings = _table("journal_postings").c
    total = func.sum(postings.amount)
    for row in session.execute(select(postings.entry, total).group_by(postings.entry).having(total != 0)):
        yield f"journal entry {row[0]}: debit and credit differ by {plain(row[1])}"


def account_problems(session: Session) -> Iterator[str]:
    """Each customer whose accounts are not what his invoices and the payments that stand come to."""
    invoices, payments, parts = (_table(name).c for name in ("invoices", "payments", "allocations"))
    standing = select(payments.customer, func.sum(payments.amount)).where(payments.reversed.is_(False))
    settled = (
        select(payments.customer, func.sum(parts.amount))
        .select_from(_table("payments").join(_table("allocations"), parts.payment == payments.id))
        .where(payments.reversed.is_(False))
    )
    billed = _by_customer(session, select(invoices.customer, func.sum(invoices.amount)))
    paid, used = _by_customer(session, standing), _by_customer(session, settled)
    receivable, prepaid = _account(session, "receivable"), _account(session, "prepayment")
    for customer in sorted({*billed, *paid, *receivable, *prepaid}):
        owed = billed[customer] - used[customer]
        if receivable[customer] != owed:
            yield f"receivable of {customer}: {plain(receivable[customer])} in the journal, {plain(owed)} by documents"
        ahead = paid[customer] - used[customer]
        if -prepaid[customer] != ahead:
            yield f"prepayment of {customer}: {plain(-prepaid[customer])} in the journal, {plain(ahead)} by documents"


def _account(session: Session, account: str) -> dict[str, Decimal]:
    postings = _table("journal_postings").c
    query = select(postings.customer, func.sum(postings.amount)).where(postings.account == account)
    return _by_customer(session, query)


def _by_customer(session: Session, query: Select[*tuple[Any, ...]]) -> dict[str, Decimal]:
    """A query's sums, by the customer in its first column; nothing for a customer whom it does not have."""
    rows = session.execute(query.group_by(query.selected_columns[0])).all()
    return defaultdict(Decimal, dict(map(tuple, rows)))


def _moved(session: Session) -> dict[_Place, Decimal]:
    """What came in less what went out, by product and place (also those that are no warehouses)."""
    moves = _table("stock_moves").c
    both = union_all(
        select(moves.product, moves.target.label("place"), moves.quantity),
        select(moves.product, moves.source, -moves.quantity),
    ).subquery()
    return _sums(session, both.c.product, both.c.place, both.c.quantity)


def _held(session: Session) -> dict[_Place, Decimal]:
    reservations = _table("stock_reservations").c
    return _sums(session, reservations.product, reservations.warehouse, reservations.quantity)


def _sums(session: Session, product: Any, place: Any, quantity: ColumnElement[Decimal]) -> dict[_Place, Decimal]:
    rows = session.execute(select(product, place, func.sum(quantity)).group_by(product, place))
    return {(product, place): total for product, place, total in rows}


def _differs(place: _Place, what: str, kept: Decimal, summed: Decimal) -> Iterator[str]:
    if kept != summed:
        yield f"stock of {place[0]} in {place[1]}: {plain(kept)} {what}, its entries come to {plain(summed)}"


def _table(name: str) -> Table:
    return complete().tables[name]
