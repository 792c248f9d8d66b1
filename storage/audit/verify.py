"""The check of everything that must hold: the trail's chain and the ledgers' balance."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from domain.access.people import System
from storage.audit.chain import Checked, check
from storage.audit.ledgers import account_problems, journal_problems, stock_problems
from storage.database import SqlDatabase
from storage.schema import complete


@dataclass(frozen=True, slots=True)
class Verified:
    """What was checked and what does not hold; no problems: everything does."""

    trail: Checked
    moves: int
    journal_entries: int
    problems: tuple[str, ...]


def verify(database: SqlDatabase) -> Verified:
    """Check the trail and the ledgers as they stand at one moment."""
    with database.read(System("verification")) as tx:
        session = tx.scope.session
        trail = check(session)
        ledgers = (*stock_problems(session), *journal_problems(session), *account_problems(session))
        problems = [*_trail_problems(trail), *ledgers]
        return Verified(trail, _count(session, "stock_moves"), _count(session, "journal_entries"), tuple(problems))


def _trail_problems(trail: Checked) -> list[str]:
    if trail.broken is None:
        return []
    return [f"audit trail: entries under seal {trail.broken} were changed; it holds up to entry {trail.sealed}"]


def _count(session: Session, table: str) -> int:
    return session.execute(select(func.count()).select_from(complete().tables[table])).scalar_one()
