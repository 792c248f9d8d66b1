"""How employees are known: one-time codes, sessions, API tokens. Only hashes of secrets are kept."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from domain.access.people import System
from domain.calendar import Clock
from domain.ports import Database

#: Whoever asks is not known yet: the program itself looks into the credentials, and into nothing else.
_DOOR = System("sign-in")
_SESSION, _TOKEN = "session", "token"

CODE_LASTS = timedelta(minutes=30)
SESSION_LASTS = timedelta(days=30)

#: No letter or digit that is mistaken for another one when read out or typed.
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_CODE_LENGTH = 10


def fresh_code() -> str:
    """A one-time code, short enough to type: 49 bits in two groups."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(_CODE_LENGTH))
    return f"{letters[:5]}-{letters[5:]}"


def fresh_secret() -> str:
    """A session's or token's secret: 256 bits."""
    return secrets.token_urlsafe(32)


class Accounts:
    """Gives out codes, sessions and tokens to active employees, and tells whose one is."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        code: Callable[[], str] = fresh_code,
        secret: Callable[[], str] = fresh_secret,
    ) -> None:
        self._database = database
        self._clock = clock
        self._code = code
        self._secret = secret

    def issue_code(self, employee: str) -> str | None:
        """A one-time code for an active employee, in place of his last one; None for anybody else."""
        if self._database.person(employee) is None:
            return None
        code = self._code()
        with self._database.write(_DOOR) as tx:
            tx.credentials.issue_code(employee, digest(_as_typed(code)), self._clock.now() + CODE_LASTS)
            tx.commit()
        return code

    def redeem_code(self, code: str, now: datetime) -> str | None:
        """The employee of a code, which is thereby used up; None for a wrong, used or expired one."""
        with self._database.write(_DOOR) as tx:
            employee = tx.credentials.redeem_code(digest(_as_typed(code)), now)
            tx.commit()
        return employee

    def sign_in(self, code: str, now: datetime) -> str | None:
        """A session's secret for a one-time code; None for a wrong, used or expired one."""
        employee = self.redeem_code(code, now)
        return self.open_session(employee) if employee else None

    def open_session(self, employee: str) -> str:
        """A session's secret for an employee."""
        return self._keep(_SESSION, employee, "web", self._clock.now() + SESSION_LASTS)

    def session(self, secret: str) -> str | None:
        """The active employee whose session it is."""
        return self._holder(_SESSION, secret)

    def sign_out(self, secret: str) -> None:
        """End a session."""
        with self._database.write(_DOOR) as tx:
            tx.credentials.revoke(_SESSION, digest(secret))
            tx.commit()

    def issue_token(self, employee: str, name: str) -> str | None:
        """An API token for an active employee, which does not expire; None for anybody else."""
        return self._keep(_TOKEN, employee, name, None) if self._database.person(employee) else None

    def token(self, secret: str) -> str | None:
        """The active employee whose API token it is."""
        return self._holder(_TOKEN, secret)

    def _keep(self, kind: str, employee: str, name: str, expires_at: datetime | None) -> str:
        secret = self._secret()
        with self._database.write(_DOOR) as tx:
            tx.credentials.keep(kind, employee, digest(secret), name, expires_at)
            tx.commit()
        return secret

    def _holder(self, kind: str, secret: str) -> str | None:
        with self._database.read(_DOOR) as tx:
            return tx.credentials.holder(kind, digest(secret), self._clock.now())


def code_in(text: str) -> str | None:
    """The one-time code that a message is; None where it is something else."""
    typed = _as_typed(text)
    alone = len(text.split()) == 1 and len(text) <= _CODE_LENGTH + 2
    return typed if alone and len(typed) == _CODE_LENGTH and set(typed) <= set(_LETTERS) else None


def _as_typed(code: str) -> str:
    """A code without what people add or change when they type it."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
