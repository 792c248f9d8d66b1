"""What every repository works with: one database session, opened for one actor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy.orm import Session

from domain.access.people import Actor

if TYPE_CHECKING:
    from storage.names import SqlNames
    from storage.numbers import SqlNumbers


def random_key() -> str:
    """A new key that nothing else has."""
    return uuid4().hex


@dataclass
class Scope:
    """One transaction of one actor."""

    session: Session
    actor: Actor
    keys: Callable[[], str] = field(default=random_key)

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self.session.get_bind().dialect.name

    @cached_property
    def names(self) -> SqlNames:
        """All records' names."""
        from storage.names import SqlNames

        return SqlNames(self.session)

    @cached_property
    def numbers(self) -> SqlNumbers:
        """The transaction's ids and numbers."""
        from storage.numbers import SqlNumbers

        return SqlNumbers(self.session, self.keys)
