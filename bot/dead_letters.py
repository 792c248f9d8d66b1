"""What could not be said on chat platforms, for those who run the company's assistant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.port import Unsaid
from domain.access.people import Person, System
from domain.access.roles import Role
from domain.calendar import Clock
from domain.kinds import Kind
from domain.ports import Database

_OUTBOX = System("post")

#: Who may see what was to be said to others, and have it sent again.
_KEEPERS = frozenset({Role.ADMIN, Role.OWNER})


@dataclass(frozen=True)
class DeadLetters:
    """Shows dead letters to those who may see them, and has them sent again."""

    database: Database
    clock: Clock

    def of(self, person: Person) -> Sequence[Unsaid] | None:
        """All dead letters, oldest first; None for whoever may not see them."""
        if not person.roles & _KEEPERS:
            return None
        with self.database.read(_OUTBOX) as tx:
            return [
                Unsaid(
                    saying.id,
                    saying.key.channel,
                    tx.store.names.display(Kind.EMPLOYEE, saying.key.person) if saying.key.person else "",
                    saying.at.astimezone(tx.company.zone),
                    saying.body["text"] or " · ".join(card["title"] for card in saying.body.get("cards", ())),
                    saying.error,
                )
                for saying in tx.outbox.dead()
            ]

    def again(self, person: Person, number: int) -> bool:
        """Have one sent again; False where there is none, or the person may not."""
        if not person.roles & _KEEPERS:
            return False
        with self.database.write(_OUTBOX) as tx:
            found = tx.outbox.again(number, self.clock.now())
            tx.commit()
        return found
