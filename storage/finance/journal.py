"""The append-only double-entry journal."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import func, insert, select

from domain.finance.ports import Account, JournalEntry
from domain.money import ZERO
from storage.finance.tables import journal_entries, journal_postings
from storage.scope import Scope

SERIES = "journal"


class Journal:
    """Entries and their postings. Postings are written at once, the entry itself with its number at the commit."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def post(self, entry: JournalEntry, /) -> None:
        """Append a balanced entry; raises ValueError for one that is not."""
        total = sum((posting.amount for posting in entry.postings), ZERO)
        if total != 0 or not entry.postings:
            raise ValueError(f"entry {entry.document} {entry.reason}: debit and credit differ by {total}")
        rows = [
            {"entry": entry.id, "account": posting.account, "amount": posting.amount, "customer": posting.customer}
            for posting in entry.postings
        ]
        self._scope.session.execute(insert(journal_postings), rows)

        def number(given: str) -> None:
            entry.number = given
            values = {"id": entry.id, "number": given, "day": entry.day, "currency": entry.currency}
            values |= {"document": entry.document, "reason": entry.reason}
            self._scope.session.execute(insert(journal_entries), [values])

        self._scope.numbers.at_commit(SERIES, number)

    def balance(self, account: Account, customer: str | None = None, /) -> Decimal:
        """The sum of an account's postings."""
        query = select(func.coalesce(func.sum(journal_postings.c.amount), 0)).where(
            journal_postings.c.account == account
        )
        if customer is not None:
            query = query.where(journal_postings.c.customer == customer)
        return Decimal(self._scope.session.execute(query).scalar_one())
