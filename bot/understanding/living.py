"""The company as it lives in a database: what any process changed is known in the very next message."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, Thread

from bot.understanding.embedded.mentions import NameIndex
from bot.understanding.facts import Facts
from bot.understanding.learning import Learner
from bot.understanding.looking_up import LookedUp
from bot.understanding.world import Knowledge
from domain.access.people import Person, System
from domain.ports import Database, Store

_READER = System("understanding")
#: With so many changes a message would begin to wait for them: they are folded in meanwhile.
_FOLD_AT = 300


def in_a_thread(work: Callable[[], None]) -> None:
    """Do something slow while messages are answered."""
    Thread(target=work, name="names", daemon=True).start()


class LivingWorld:
    """All names of a database's company by heart, and its facts by looking them up.

    One small query before each message tells whether any process changed a name. `aside` does the slow work that no message
    may wait for.
    """

    def __init__(self, database: Database, *, aside: Callable[[Callable[[], None]], None] = in_a_thread) -> None:
        self._database = database
        self._aside = aside
        self._learner = Learner()
        self._version = 0
        self._folding = False
        self._lock = Lock()
        self.knowledge()
        aside(lambda: self._get_ready(self._learner.known.index))

    def knowledge(self) -> Knowledge:
        """The company as it stands now."""
        with self._database.read(_READER) as tx:
            if tx.store.names.version() != self._version:
                self._catch_up(tx.store)
        return self._learner.known

    def facts_for(self, person: Person) -> Facts:
        """The facts that the person may see."""
        return LookedUp(self._database, person)

    def _catch_up(self, store: Store) -> None:
        with self._lock:
            # Another message, with a later view of the database, may have been quicker.
            version = store.names.version()
            if version > self._version:
                self._learner.take_in(store.names.changed_since(self._version), store)
                self._version = version
            fold = not self._folding and self._learner.known.index.changes > _FOLD_AT
            self._folding = self._folding or fold
        if fold:
            self._aside(self._fold)

    def _fold(self) -> None:
        """Put the changes into the large part of the index; those that come meanwhile are laid upon it."""
        known = self._learner.known
        try:
            before = known.index
            folded = before.folded()
            self._get_ready(folded)
            with self._lock:
                known.index = folded.changed(known.index.since(before))
        finally:
            self._folding = False

    def _get_ready(self, index: NameIndex) -> None:
        index.get_ready(list(self._learner.known.books.values()))
