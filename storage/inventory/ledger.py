"""The stock ledger: moves that are only ever added, with the balances and promises kept beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, select, update
from sqlalchemy import insert as plain_insert

from domain.catalog.products import Product
from domain.inventory.ports import Balance, Location, Move, Reservation
from domain.money import ZERO
from domain.purchasing.documents import PurchaseState
from storage.inventory.balances import Balances, Place
from storage.inventory.tables import stock_moves, stock_reservations
from storage.purchasing.tables import purchase_lines, purchase_orders
from storage.scope import Scope
from storage.upsert import insert

_OUTSIDE = frozenset(value for name, value in vars(Location).items() if name.isupper())


class StockLedger:
    """Moves, balances and reservations."""

    def __init__(self, scope: Scope) -> None:
        self._session = scope.session
        self._balances = Balances(scope)

    def post(self, moves: Sequence[Move], /) -> None:
        """Append moves and keep the balances; raises ConflictError("inventory.short")."""
        self._session.flush()
        changes = _changes(moves)
        self._balances.lock(changes)
        for place, quantity in sorted(changes.items()):
            if quantity < 0:
                self._balances.take(place, -quantity)
            elif quantity > 0:
                self._balances.put(place, quantity)
        if moves:
            self._session.execute(plain_insert(stock_moves), [asdict(move) for move in moves])

    def reserve(self, order: str, line: str, product: str, warehouse: str, quantity: Decimal, /) -> Decimal:
        """Reserve as much as is available, up to the quantity; returns what was reserved."""
        place = (product, warehouse)
        self._balances.lock([place])
        part = min(quantity, self._balances.of(place).available)
        if part <= 0:
            return ZERO
        self._balances.hold(place, part)
        kept = insert(self._session, stock_reservations).values(
            order=order, line=line, product=product, warehouse=warehouse, quantity=part
        )
        more = {"quantity": stock_reservations.c.quantity + kept.excluded.quantity}
        self._session.execute(kept.on_conflict_do_update(index_elements=["line", "product", "warehouse"], set_=more))
        return part

    def release(self, order: str, line: str | None = None, quantity: Decimal | None = None, /) -> None:
        """Give back an order's reservations, or one line's, or a part of a line's."""
        held = [stock_reservations.c.order == order]
        if line is not None:
            held.append(stock_reservations.c.line == line)
        self._balances.lock((row.product, row.warehouse) for row in self._held(*held))
        left = quantity
        for row in self._held(*held):
            part = row.quantity if left is None else min(left, row.quantity)
            self._give_back(row, part)
            left = None if left is None else left - part

    def shed(self, product: str, warehouse: str, quantity: Decimal, /) -> Sequence[Reservation]:
        """Give back reservations in a warehouse, newest first, until that much is free; returns what each order lost."""
        self._balances.lock([(product, warehouse)])
        columns = stock_reservations.c
        left, shed = quantity, []
        for row in reversed(self._held(columns.product == product, columns.warehouse == warehouse)):
            part = min(left, row.quantity)
            if part > 0:
                self._give_back(row, part)
                shed.append(Reservation(row.order, row.line, product, warehouse, part))
                left -= part
        return shed

    def reservations(self, order: str, /) -> Sequence[Reservation]:
        """What an order holds."""
        rows = self._held(stock_reservations.c.order == order)
        return [Reservation(row.order, row.line, row.product, row.warehouse, row.quantity) for row in rows]

    def balances(self, product: str | None = None, warehouse: str | None = None, /) -> Sequence[Balance]:
        """Balances by product and warehouse."""
        return self._balances.found(product, warehouse)

    def balance(self, product: str, warehouse: str, /) -> Balance:
        """One balance; zeros where nothing ever moved."""
        return self._balances.of((product, warehouse))

    def settled_balance(self, product: str, warehouse: str, /) -> Balance:
        """One balance, which nobody else changes until the transaction ends."""
        self._balances.open((product, warehouse))
        self._balances.lock([(product, warehouse)])
        return self.balance(product, warehouse)

    def incoming(self, product: str, /) -> Decimal:
        """What open purchase orders will bring, in the base unit."""
        lines = select(purchase_lines.c.quantity, purchase_lines.c.unit).join_from(purchase_lines, purchase_orders)
        coming = lines.where(purchase_lines.c.product == product, purchase_orders.c.state == PurchaseState.ORDERED)
        goods = self._session.get_one(Product, product)
        return sum((row.quantity * goods.factor(row.unit) for row in self._session.execute(coming)), ZERO)

    def _give_back(self, row: Row[Any], quantity: Decimal) -> None:
        """Take a quantity off a reservation and off what its balance has reserved."""
        if quantity <= 0:
            return
        this = stock_reservations.c.row == row.row
        if quantity == row.quantity:
            self._session.execute(delete(stock_reservations).where(this))
        else:
            left = stock_reservations.c.quantity - quantity
            self._session.execute(update(stock_reservations).where(this).values(quantity=left))
        self._balances.free((row.product, row.warehouse), quantity)

    def _held(self, *conditions: ColumnElement[bool]) -> Sequence[Row[Any]]:
        """Reservations, oldest first."""
        query = select(stock_reservations).where(*conditions).order_by(stock_reservations.c.row)
        return self._session.execute(query).all()


def _changes(moves: Sequence[Move]) -> dict[Place, Decimal]:
    """What the moves add to or take from each product in each warehouse."""
    changes: dict[Place, Decimal] = {}
    for move in moves:
        for warehouse, quantity in ((move.source, -move.quantity), (move.target, move.quantity)):
            if warehouse not in _OUTSIDE:
                place = (move.product, warehouse)
                changes[place] = changes.get(place, ZERO) + quantity
    return changes
