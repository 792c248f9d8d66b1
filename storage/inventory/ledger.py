"""The stock ledger: moves that are only ever added, and the balances and promises kept beside them.

Whatever changes a balance first locks its row, in one order for all, and changes it on the condition that it suffices: so
nobody takes or promises a piece that another has just taken, and two who want the same goods wait for each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, or_, select, update
from sqlalchemy import insert as plain_insert

from domain.catalog.products import Product
from domain.errors import ConflictError
from domain.inventory.ports import Balance, Location, Move, Reservation
from domain.kinds import Kind
from domain.money import ZERO, Qty
from domain.outcome import RecordRef
from domain.purchasing.documents import PurchaseState
from storage.inventory.tables import stock_balances, stock_moves, stock_reservations
from storage.purchasing.tables import purchase_lines, purchase_orders
from storage.scope import Scope
from storage.upsert import insert

_OUTSIDE = frozenset(value for name, value in vars(Location).items() if name.isupper())

_Place = tuple[str, str]


class StockLedger:
    """Moves, balances and reservations."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._session = scope.session

    def post(self, moves: Sequence[Move], /) -> None:
        """Append moves and keep the balances; raises ConflictError("inventory.short")."""
        if not moves:
            return
        self._session.flush()
        changes = _changes(moves)
        self._lock(changes)
        for place in sorted(changes):
            if changes[place] < 0:
                self._take(place, -changes[place])
            elif changes[place] > 0:
                self._put(place, changes[place])
        self._session.execute(plain_insert(stock_moves), [asdict(move) for move in moves])

    def reserve(self, order: str, line: str, product: str, warehouse: str, quantity: Decimal, /) -> Decimal:
        """Reserve as much as is available, up to the quantity; returns what was reserved."""
        self._lock([(product, warehouse)])
        part = min(quantity, self.balance(product, warehouse).available)
        if part <= 0:
            return ZERO
        self._hold((product, warehouse), part)
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
        self._lock({(row.product, row.warehouse) for row in self._held(*held)})
        left = quantity
        for row in self._held(*held):
            part = row.quantity if left is None else min(left, row.quantity)
            self._give_back(row, part)
            left = None if left is None else left - part

    def shed(self, product: str, warehouse: str, quantity: Decimal, /) -> Sequence[Reservation]:
        """Give back reservations in a warehouse, newest first, until that much is free; returns what each order lost."""
        self._lock([(product, warehouse)])
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
        columns = stock_balances.c
        query = select(stock_balances).order_by(columns.product, columns.warehouse)
        if product is not None:
            query = query.where(columns.product == product)
        if warehouse is not None:
            query = query.where(columns.warehouse == warehouse)
        return [Balance(*row) for row in self._session.execute(query)]

    def balance(self, product: str, warehouse: str, /) -> Balance:
        """One balance; zeros where nothing ever moved."""
        found = self.balances(product, warehouse)
        return found[0] if found else Balance(product, warehouse, ZERO, ZERO)

    def incoming(self, product: str, /) -> Decimal:
        """What open purchase orders will bring, in the base unit."""
        lines = select(purchase_lines.c.quantity, purchase_lines.c.unit).join_from(purchase_lines, purchase_orders)
        coming = lines.where(purchase_lines.c.product == product, purchase_orders.c.state == PurchaseState.ORDERED)
        goods = self._session.get_one(Product, product)
        return sum((row.quantity * goods.factor(row.unit) for row in self._session.execute(coming)), ZERO)

    def _lock(self, places: Iterable[_Place]) -> None:
        """Hold the balances' rows until the transaction ends; on SQLite the one writer holds everything anyway."""
        wanted = [_at(place) for place in sorted(set(places))]
        if wanted:
            columns = stock_balances.c
            rows = select(columns.product).where(or_(*wanted)).order_by(columns.product, columns.warehouse)
            self._session.execute(rows.with_for_update()).all()

    def _take(self, place: _Place, quantity: Decimal) -> None:
        enough = stock_balances.c.on_hand - quantity >= stock_balances.c.reserved
        taken = update(stock_balances).where(_at(place), enough).values(on_hand=stock_balances.c.on_hand - quantity)
        if not self._changed(taken):
            raise self._short(place, quantity)

    def _put(self, place: _Place, quantity: Decimal) -> None:
        product, warehouse = place
        put = insert(self._session, stock_balances).values(
            product=product, warehouse=warehouse, on_hand=quantity, reserved=ZERO
        )
        more = {"on_hand": stock_balances.c.on_hand + put.excluded.on_hand}
        self._session.execute(put.on_conflict_do_update(index_elements=["product", "warehouse"], set_=more))

    def _hold(self, place: _Place, quantity: Decimal) -> None:
        free = stock_balances.c.on_hand - quantity >= stock_balances.c.reserved
        held = update(stock_balances).where(_at(place), free).values(reserved=stock_balances.c.reserved + quantity)
        if not self._changed(held):
            raise self._short(place, quantity)

    def _give_back(self, row: Row[Any], quantity: Decimal) -> None:
        """Take a quantity off a reservation and off what its balance has reserved."""
        if quantity <= 0:
            return
        place, this = (row.product, row.warehouse), stock_reservations.c.row == row.row
        if quantity == row.quantity:
            self._session.execute(delete(stock_reservations).where(this))
        else:
            left = {"quantity": stock_reservations.c.quantity - quantity}
            self._session.execute(update(stock_reservations).where(this).values(left))
        fewer = {"reserved": stock_balances.c.reserved - quantity}
        self._session.execute(update(stock_balances).where(_at(place)).values(fewer))

    def _held(self, *conditions: ColumnElement[bool]) -> Sequence[Row[Any]]:
        """Reservations, oldest first."""
        query = select(stock_reservations).where(*conditions).order_by(stock_reservations.c.row)
        return self._session.execute(query).all()

    def _changed(self, statement: Any) -> bool:
        return bool(self._session.connection().execute(statement).rowcount)

    def _short(self, place: _Place, wanted: Decimal) -> ConflictError:
        product, warehouse = place
        goods = self._session.get_one(Product, product)
        return ConflictError(
            "inventory.short",
            product=RecordRef(Kind.PRODUCT, product, goods.name),
            warehouse=RecordRef(Kind.WAREHOUSE, warehouse, self._scope.names.display(Kind.WAREHOUSE, warehouse)),
            wanted=Qty(wanted, goods.unit),
            available=Qty(self.balance(product, warehouse).available, goods.unit),
        )


def _at(place: _Place) -> ColumnElement[bool]:
    return and_(stock_balances.c.product == place[0], stock_balances.c.warehouse == place[1])


def _changes(moves: Sequence[Move]) -> dict[_Place, Decimal]:
    """What the moves add to or take from each product in each warehouse."""
    changes: dict[_Place, Decimal] = {}
    for place, quantity in _ends(moves):
        if place[1] not in _OUTSIDE:
            changes[place] = changes.get(place, ZERO) + quantity
    return changes


def _ends(moves: Sequence[Move]) -> Iterator[tuple[_Place, Decimal]]:
    for move in moves:
        yield (move.product, move.source), -move.quantity
        yield (move.product, move.target), move.quantity
