"""Whether the ledgers add up: stock balances against their moves and reservations, journal entries to zero."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Table, func, select, union_all
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
