"""What tasks need from storage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from domain.ports import Repository
from domain.tasks.reminders import Reminder


class Reminders(Repository[Reminder], Protocol):
    """Reminders."""

    def between(self, employee: str, first: datetime, last: datetime, /) -> Sequence[Reminder]:
        """A person's reminders due in a span, not cancelled, earliest first."""
        ...

    def due(self, now: datetime, /) -> Sequence[Reminder]:
        """Everybody's reminders that are due and have not fired."""
        ...
