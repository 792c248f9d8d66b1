"""Hands out ids and numbers within a transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from domain.kinds import Kind
from storage.numbers.series import Form, form_of, given
from storage.numbers.tables import number_series
from storage.upsert import insert


class SqlNumbers:
    """A transaction's numbers: what is rolled back was never given, and two transactions never get the same.

    A series is locked from the first number taken until the transaction ends; gapless numbers are therefore given last.
    """

    def __init__(self, session: Session, keys: Callable[[], str]) -> None:
        self._session = session
        self._keys = keys
        self._waiting: dict[str, list[Callable[[str], None]]] = defaultdict(list)

    def next(self, kind: Kind, /) -> str:
        """The next id of a kind, unique and rising, in the kind's prefix and width."""
        form = self._advance(kind, 1)
        return form.written(form.last)

    def key(self) -> str:
        """A new opaque key, for records whose number is given later, and for lines."""
        return self._keys()

    def number_at_commit(self, kind: Kind, record: Any, /) -> None:
        """Give the record (its attribute `number`) the kind's next gapless number as the transaction's last statement."""
        self.at_commit(kind, partial(setattr, record, "number"))

    def at_commit(self, series: str, give: Callable[[str], None], /) -> None:
        """Have a function called with the series' next gapless number just before the commit."""
        self._waiting[str(series)].append(give)

    def settle(self) -> None:
        """Give the gapless numbers that were asked for, series by series in one order for all, and write them."""
        for series in sorted(self._waiting):
            takers = self._waiting[series]
            form = self._advance(series, len(takers))
            for number, give in enumerate(takers, form.last - len(takers) + 1):
                give(form.written(number))
        self._waiting.clear()
        self._session.flush()

    def relearn(self) -> None:
        """After records were loaded with numbers of their own: have every series go on from what is there now."""
        self._session.execute(delete(number_series))

    def _advance(self, series: str, count: int) -> Form:
        taken = (
            update(number_series)
            .where(number_series.c.series == str(series))
            .values(last=number_series.c.last + count)
            .returning(number_series.c.prefix, number_series.c.width, number_series.c.last)
        )
        row = self._session.execute(taken).one_or_none()
        if row is None:
            self._begin(series)
            row = self._session.execute(taken).one()
        return Form(*row)

    def _begin(self, series: str) -> None:
        """Two transactions may find a series missing; the one that comes second goes on from the first's."""
        self._session.flush()
        form = form_of(series, self._session.scalars(given(series)))
        values = {"series": str(series), "prefix": form.prefix, "width": form.width, "last": form.last}
        self._session.execute(insert(self._session, number_series).values(values).on_conflict_do_nothing())
