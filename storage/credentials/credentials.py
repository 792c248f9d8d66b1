"""Codes, sessions, tokens and linked accounts of employees."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from storage.access.tables import employees
from storage.credentials.tables import credentials, sign_in_codes
from storage.upsert import insert


class SqlCredentials:
    """What proves that somebody is an employee. Nobody who left is known by anything any more."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def issue_code(self, employee: str, secret_hash: str, expires_at: datetime, /) -> None:
        """Keep a new one-time code, which takes the place of the employee's last one."""
        values = {"secret_hash": secret_hash, "expires_at": expires_at}
        issued = insert(self._session, sign_in_codes).values(employee=employee, **values)
        self._session.execute(issued.on_conflict_do_update(index_elements=["employee"], set_=values))

    def redeem_code(self, secret_hash: str, now: datetime, /) -> str | None:
        """The employee of an unused, unexpired code, which is thereby used up."""
        used = delete(sign_in_codes).where(sign_in_codes.c.secret_hash == secret_hash)
        row = self._session.execute(used.returning(sign_in_codes.c.employee, sign_in_codes.c.expires_at)).one_or_none()
        if row is None or row.expires_at <= now:
            return None
        return self._active(row.employee)

    def keep(self, kind: str, employee: str, secret_hash: str, name: str, expires_at: datetime | None, /) -> None:
        """Keep a session, token or linked account; an account that is linked anew belongs to the new employee."""
        values = {"employee": employee, "name": name, "expires_at": expires_at}
        kept = insert(self._session, credentials).values(kind=kind, secret_hash=secret_hash, **values)
        self._session.execute(kept.on_conflict_do_update(index_elements=["kind", "secret_hash"], set_=values))

    def holder(self, kind: str, secret_hash: str, now: datetime, /) -> str | None:
        """The active employee whose session or token it is."""
        query = select(credentials.c.employee).where(
            credentials.c.kind == kind,
            credentials.c.secret_hash == secret_hash,
            or_(credentials.c.expires_at.is_(None), credentials.c.expires_at > now),
        )
        employee = self._session.execute(query).scalar()
        return None if employee is None else self._active(employee)

    def revoke(self, kind: str, secret_hash: str, /) -> None:
        """Forget a session, token or linked account."""
        self._session.execute(
            delete(credentials).where(credentials.c.kind == kind, credentials.c.secret_hash == secret_hash)
        )

    def _active(self, employee: str) -> str | None:
        query = select(employees.c.id).where(employees.c.id == employee, employees.c.active)
        return self._session.execute(query).scalar()
