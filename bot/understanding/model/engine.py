"""Understands a message through a model that points at words."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from bot.understanding.embedded.engine import MOST_CHARACTERS, EmbeddedEngine
from bot.understanding.model.account import Account, Had
from bot.understanding.model.mask import Masked
from bot.understanding.model.question import Asking, Question
from bot.understanding.model.redacted import redacted
from bot.understanding.model.server import ModelAwayError, Server
from bot.understanding.proposal import Hearing, Understanding
from bot.understanding.read_as import read_as
from bot.understanding.world import World
from domain.registry import Registry


class ModelEngine:
    """Asks a model once; what it points at is read by the embedded engine's grammar and checked like everything else.

    `everything`: all actions are offered, whoever asks. `account` bounds what is asked and keeps what was; `masked` never leaves.
    """

    def __init__(
        self,
        registry: Registry,
        world: World,
        embedded: EmbeddedEngine,
        server: Server,
        *,
        everything: bool = False,
        account: Account | None = None,
        masked: frozenset[Masked] = frozenset(),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._asking = Asking(registry, world, embedded, masked, everything)
        self._server = server
        self._account = account
        self._clock = clock

    def understand(self, text: str, hearing: Hearing) -> Understanding:
        """The reading of one message; raises ModelAwayError where the model gave none that can be used."""
        if len(text) > MOST_CHARACTERS:
            return Understanding(problem=("understanding.too_long", {"most": MOST_CHARACTERS}), sure=False)
        if self._account is not None:
            self._account.check(hearing)
        question = self._asking.question(text, hearing)
        began = self._clock()
        try:
            exchanged = self._server.ask(question.sent)
        except ModelAwayError as error:
            self._keep(question, Had(error.why, error.said, self._clock() - began))
            raise
        had, reading = Had("failed", exchanged.said, self._clock() - began), None
        try:
            reading = self._asking.reading(question, question.mask.answer(exchanged.answer))
            had = Had("read", exchanged.said, had.seconds, self._told(reading, question))
        finally:
            self._keep(question, had)
        return reading

    def _told(self, reading: Understanding, question: Question) -> Mapping[str, Any]:
        return redacted(read_as(reading), self._asking.registry, question.kept_mask)

    def _keep(self, question: Question, had: Had) -> None:
        if self._account is not None:
            self._account.keep(question, had)
