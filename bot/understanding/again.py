"""Reads kept messages once more: the grammar is the one of today, a model's answers are those that it gave then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.understanding.choose import ChoosingEngine
from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.model.account import ANSWERED, digest_of
from bot.understanding.model.answer import AnswerError, answer_of, calls_in
from bot.understanding.model.mask import EVERYTHING
from bot.understanding.model.masking import Masking
from bot.understanding.model.question import Question, Questions
from bot.understanding.model.server import ModelAwayError
from bot.understanding.proposal import EMBEDDED, Engine, Hearing, Understanding
from bot.understanding.read_as import read_as, same
from bot.understanding.talk import kept_talk, talk_from
from domain.access.people import Person, System
from domain.calendar import FixedClock
from domain.company import Company
from domain.ports import Database, ModelExchange
from domain.registry import Registry
from domain.talks import Heard

_REREADER = System("reading once more")

Exchanges = Callable[[str], Sequence[ModelExchange]]
"""Tells the exchanges about a message, oldest first."""


def kept_in(database: Database) -> Exchanges:
    """The exchanges that a database keeps."""

    def exchanges(message: str) -> Sequence[ModelExchange]:
        with database.read(_REREADER) as tx:
            return tx.exchanges.of(message)

    return exchanges


class UnansweredError(Exception):
    """A model would be asked what it was never asked; its text says what differs from what it was asked, if anything."""


@dataclass(frozen=True)
class Recorded:
    """A model that answers what it answered to the very same request; any other request goes to `otherwise`, where there is one.

    `model` is whose answers count, anybody's where none is named.
    """

    questions: Questions
    exchanges: Exchanges
    model: str = ""
    otherwise: Engine | None = None

    def understand(self, text: str, hearing: Hearing) -> Understanding:
        """The reading of a message; raises ModelAwayError where no use was made of the answer then, UnansweredError."""
        question = self.questions.about(text, hearing)
        differs = "no answer of a model is kept"
        for exchange in reversed(self.exchanges(hearing.message)):
            differs = self._differs(exchange, question)
            if not differs:
                return self._answered(exchange, question, text, hearing)
        if self.otherwise is not None:
            return self.otherwise.understand(text, hearing)
        raise UnansweredError(differs)

    def _differs(self, exchange: ModelExchange, question: Question) -> str:
        """What was not the same then; nothing where all was."""
        request = question.request
        if self.model and exchange.model != self.model:
            return f"it was answered by {exchange.model}"
        if (exchange.prompt, exchange.version) != (request.prompt, request.version):
            now = f"{request.prompt} {request.version}"
            return f"it was answered to {exchange.prompt} {exchange.version}, now it is {now}"
        if exchange.prefix != digest_of(request.prefix):
            return "it was answered to other tools or examples than there are now"
        if exchange.request != request.circumstances:
            return "it was answered to other circumstances: records have changed, or what was said is not kept any more"
        if any("cut_off" in each for each in exchange.answers):
            return "the answer was too long to be kept"
        return ""

    def _answered(self, exchange: ModelExchange, question: Question, text: str, hearing: Hearing) -> Understanding:
        if exchange.outcome != ANSWERED:
            raise ModelAwayError(exchange.outcome)
        try:
            answer = answer_of(_calls(exchange), self.questions.registry, question.request.offered)
        except AnswerError as error:
            raise ModelAwayError("unusable", str(error)) from error
        return self.questions.reading(text, hearing, question.handles, answer)


def _calls(exchange: ModelExchange) -> list[tuple[str, Any]]:
    """The calls of the answer that counted, the last of all tries."""
    last = exchange.answers[-1]
    if last["calls"]:
        return [(name, args) for name, args in last["calls"]]
    return calls_in(last["text"]) if last["text"].strip() else []


@dataclass(frozen=True)
class Again:
    """The engine over messages that are kept: the embedded one, with a `recorded` model behind it where there is one."""

    registry: Registry
    embedded: EmbeddedEngine
    recorded: Recorded | None = None

    def heard(self, text: str, hearing: Hearing, understood: Understanding) -> Heard:
        """A message that was just understood, as it may be kept: what is private is masked, and it is read so."""
        masked = Masking(EVERYTHING, self.registry, self.embedded).masked(text, hearing)
        if not masked.mask.unused:
            understood, _ = self.read(masked.words, masked.hearing)
        talk = kept_talk(masked.hearing.talk)
        now, person = hearing.clock.now(), hearing.person.id
        return Heard(hearing.message, person, masked.words, now, talk, read_as(understood))

    def read(self, text: str, hearing: Hearing) -> tuple[Understanding, str]:
        """What a message is read as, and why that is the embedded engine's reading alone where a model's answer is missing."""
        if self.recorded is None:
            return self.embedded.understand(text, hearing), ""
        try:
            return ChoosingEngine(self.registry, self.embedded, self.recorded).understand(text, hearing), ""
        except UnansweredError as error:
            return self.embedded.understand(text, hearing), str(error)


@dataclass(frozen=True, slots=True)
class Reread:
    """A kept message read once more. `differs`: it would be read differently now; `why` it can't be told, where it can't."""

    heard: Heard
    now: Mapping[str, Any] = field(default_factory=dict)
    differs: bool = False
    why: str = ""


@dataclass(frozen=True)
class Rereading:
    """Reads kept messages of one company once more."""

    again: Again
    company: Company
    person: Callable[[str], Person | None]

    def reread(self, messages: Iterable[Heard]) -> Iterator[Reread]:
        """Each message in its turn."""
        for heard in messages:
            person = self.person(heard.person)
            if person is None:
                yield Reread(heard, why="the person is no employee any more")
            else:
                talk = talk_from(heard.talk)
                yield self._reread(heard, Hearing(person, self.company, FixedClock(heard.at), talk, heard.message))

    def _reread(self, heard: Heard, hearing: Hearing) -> Reread:
        by_model = heard.reading.get("engine") != EMBEDDED
        asked = self.again.recorded is not None and bool(self.again.recorded.exchanges(heard.message))
        if not (by_model or asked):
            # Nobody else was asked then: while the embedded engine reads it alike, nobody needs to be asked now.
            now = read_as(self.again.embedded.understand(heard.words, hearing))
            if same(heard.reading, now):
                return Reread(heard, now)
        understood, why = self.again.read(heard.words, hearing)
        now = read_as(understood)
        # Without the model's answer, what the embedded engine reads is no measure of what the model read.
        why = why if by_model or asked else ""
        return Reread(heard, now, differs=not why and not same(heard.reading, now), why=why)
