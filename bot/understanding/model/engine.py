"""Understands a message through a model that points at words."""

from __future__ import annotations

import time
from collections.abc import Callable

from bot.settings import Private
from bot.understanding.embedded.engine import MOST_CHARACTERS, EmbeddedEngine
from bot.understanding.model.account import ANSWERED, Account, Had
from bot.understanding.model.mask import EVERYTHING
from bot.understanding.model.masking import Masked, Masking
from bot.understanding.model.question import Questions
from bot.understanding.model.server import ModelAwayError, Server
from bot.understanding.proposal import Hearing, Understanding
from bot.understanding.world import World
from domain.registry import Registry


class ModelEngine:
    """Asks a model once; what it points at is read by the embedded engine's grammar and checked like everything else.

    `everything`: all actions are offered, whoever asks. `account` bounds what is asked and keeps what was. What is `masked` never
    leaves, and what is `unkept` is masked in what is kept.
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
        masked: frozenset[Private] = frozenset(),
        unkept: frozenset[Private] = EVERYTHING,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._questions = Questions(registry, world, embedded, everything)
        self._going_out = Masking(masked, registry, embedded)
        self._keeping = Masking(unkept, registry, embedded)
        self._server = server
        self._account = account
        self._clock = clock

    def understand(self, text: str, hearing: Hearing) -> Understanding:
        """The reading of one message; raises ModelAwayError where the model gave none that can be used."""
        if len(text) > MOST_CHARACTERS:
            return Understanding(problem=("understanding.too_long", {"most": MOST_CHARACTERS}), sure=False)
        if self._server.breaker.rests():
            # Nothing is put together that nobody is going to be asked.
            if self._account is not None:
                self._account.missed("left_alone")
            raise ModelAwayError("left_alone")
        if self._account is not None:
            self._account.check(hearing)
        sent = self._going_out.masked(text, hearing)
        question = self._questions.about(sent.words, sent.hearing)
        began = self._clock()
        try:
            exchanged = self._server.ask(question.request)
        except ModelAwayError as error:
            self._keep(text, hearing, sent, Had(error.why, error.said, self._clock() - began))
            raise
        self._keep(text, hearing, sent, Had(ANSWERED, exchanged.said, self._clock() - began))
        return self._questions.reading(text, hearing, question.handles, sent.mask.answer(exchanged.answer))

    def _keep(self, text: str, hearing: Hearing, sent: Masked, had: Had) -> None:
        """Put an exchange to account, as if nothing private had been said."""
        if self._account is None:
            return
        kept = self._keeping.masked(text, hearing)
        request = self._questions.about(kept.words, kept.hearing).request
        self._account.keep(hearing, request, had, lambda words: kept.mask.over(sent.mask.back(words)))
