"""What warehouses hold and have promised, changed only under a lock and on the condition that it suffices.

Whoever changes balances first locks their rows, in one order for all: two who want the same goods wait for each other, and
nobody takes or promises a piece that another has just taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, update

from domain.catalog.products import Product
from domain.errors import ConflictError
from domain.inventory.ports import Balance
from domain.kinds import Kind
from domain.money import ZERO, Qty
from domain.outcome import RecordRef
from storage.inventory.tables import stock_balances
from storage.scope import Scope
from storage.upsert import insert

Place = tuple[str, str]
"""A product in a warehouse."""

_ON_HAND, _RESERVED = stock_balances.c.on_hand, stock_balances.c.reserved


class Balances:
    """The balances' rows in one transaction."""

    def __init__(self, scope: Scope) -> None:
        self._names = scope.names
        self._session = scope.session

    def found(self, product: str | None, warehouse: str | None) -> Sequence[Balance]:
        """Balances by product and warehouse."""
        columns = stock_balances.c
        query = select(stock_balances).order_by(columns.product, columns.warehouse)
        if product is not None:
            query = query.where(columns.product == product)
        if warehouse is not None:
            query = query.where(columns.warehouse == warehouse)
        return [Balance(*row) for row in self._session.execute(query)]

    def of(self, place: Place) -> Balance:
        """One balance; zeros where nothing ever moved."""
        found = self.found(*place)
        return found[0] if found else Balance(*place, ZERO, ZERO)

    def lock(self, places: Iterable[Place]) -> None:
        """Keep the rows until the transaction ends; on SQLite the one writer keeps everything anyway."""
        wanted = [_at(place) for place in sorted(set(places))]
        if wanted:
            columns = stock_balances.c
            rows = select(columns.product).where(or_(*wanted)).order_by(columns.product, columns.warehouse)
            self._session.execute(rows.with_for_update()).all()

    def open(self, place: Place) -> None:
        """Have a row to lock, also where nothing ever moved."""
        self._session.execute(self._row(place, ZERO).on_conflict_do_nothing())

    def put(self, place: Place, quantity: Decimal) -> None:
        """Add to what is on hand."""
        row = self._row(place, quantity)
        more = {"on_hand": _ON_HAND + row.excluded.on_hand}
        self._session.execute(row.on_conflict_do_update(index_elements=["product", "warehouse"], set_=more))

    def take(self, place: Place, quantity: Decimal) -> None:
        """Take from what is available; raises ConflictError("inventory.short") for more than that."""
        self._change_if_free(place, quantity, {"on_hand": _ON_HAND - quantity})

    def hold(self, place: Place, quantity: Decimal) -> None:
        """Promise of what is available; raises ConflictError("inventory.short") for more than that."""
        self._change_if_free(place, quantity, {"reserved": _RESERVED + quantity})

    def free(self, place: Place, quantity: Decimal) -> None:
        """Promise so much less; the table refuses to promise less than nothing."""
        self._session.execute(update(stock_balances).where(_at(place)).values(reserved=_RESERVED - quantity))

    def _row(self, place: Place, on_hand: Decimal) -> Any:
        """The insert of a row that may be there already."""
        product, warehouse = place
        row = insert(self._session, stock_balances)
        return row.values(product=product, warehouse=warehouse, on_hand=on_hand, reserved=ZERO)

    def _change_if_free(self, place: Place, quantity: Decimal, values: dict[str, Any]) -> None:
        change = update(stock_balances).where(_at(place), _ON_HAND - quantity >= _RESERVED).values(values)
        if not self._session.connection().execute(change).rowcount:
            raise self._short(place, quantity)

    def _short(self, place: Place, wanted: Decimal) -> ConflictError:
        product, warehouse = place
        goods = self._session.get_one(Product, product)
        return ConflictError(
            "inventory.short",
            product=RecordRef(Kind.PRODUCT, product, goods.name),
            warehouse=RecordRef(Kind.WAREHOUSE, warehouse, self._names.display(Kind.WAREHOUSE, warehouse)),
            wanted=Qty(wanted, goods.unit),
            available=Qty(self.of(place).available, goods.unit),
        )


def _at(place: Place) -> ColumnElement[bool]:
    return and_(stock_balances.c.product == place[0], stock_balances.c.warehouse == place[1])
