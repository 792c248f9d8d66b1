"""The company as it lives in a database: what any process changed is known in the very next message."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from bot.understanding.embedded.mentions import NameIndex
from bot.understanding.facts import Facts
from bot.understanding.kept import Kept, NotKeptError, keep, kept_in
from bot.understanding.learning import Learner
from bot.understanding.looking_up import LookedUp
from bot.understanding.world import Knowledge
from domain.access.people import Person, System
from domain.ports import Database, Store

_READER = System("understanding")
#: With so many changes a message would begin to wait for them: they are folded in meanwhile.
_FOLD_AT = 300
#: A company with fewer records is learnt from its database as fast as from a file.
_KEPT_FROM = 5_000

_log = logging.getLogger(__name__)


def in_a_thread(work: Callable[[], None]) -> None:
    """Do something slow while messages are answered."""
    Thread(target=work, name="names", daemon=True).start()


class LivingWorld:
    """All names of a database's company by heart, and its facts by looking them up.

    One small query before each message tells whether any process changed a name. `aside` does the slow work that no message
    may wait for. `file` is where a large company is kept for the next start, which then reads only what changed since.
    """

    def __init__(
        self, database: Database, *, aside: Callable[[Callable[[], None]], None] = in_a_thread, file: Path | None = None
    ) -> None:
        self._database = database
        self._aside = aside
        self._file = file
        self._learner = Learner()
        self._version = 0
        self._folding = False
        self._lock = Lock()
        remembered = self._remember()
        self.knowledge()
        aside(lambda: self._after_start(remembered=remembered))

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
            with self._lock:
                before, beside = known.index, self._beside()
            folded = before.folded()
            folded.get_ready()
            with self._lock:
                known.index = folded.changed(known.index.since(before))
            self._keep(folded, beside)
        finally:
            self._folding = False

    def _after_start(self, *, remembered: bool) -> None:
        with self._lock:
            index, beside = self._learner.known.index, self._beside()
        index.get_ready()
        if not remembered:
            self._keep(index, beside)

    def _beside(self) -> dict[str, Any]:
        return {"version": self._version, **self._learner.state()} if self._file else {}

    def _keep(self, index: NameIndex, beside: Mapping[str, Any]) -> None:
        if self._file is None or index.size < _KEPT_FROM or index.changes:
            return
        try:
            keep(self._file, Kept(index.arrays, beside))
        except OSError as error:
            _log.warning("names are not kept for the next start: %s", error)

    def _remember(self) -> bool:
        """Begin with what was kept, if it is of this database."""
        if self._file is None or not self._file.exists():
            return False
        try:
            kept = kept_in(self._file)
            learner = Learner.remembering(kept.beside, NameIndex.of(kept.arrays))
            version = int(kept.beside["version"])
            with self._database.read(_READER) as tx:
                learner.check(tx.store, version)
        except (NotKeptError, KeyError, TypeError, ValueError, IndexError) as error:
            _log.warning("names are read anew, as %s can't be used: %s", self._file, error)
            return False
        self._learner, self._version = learner, version
        return True
