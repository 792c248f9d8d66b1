"""Reads kept messages once more, with the grammar as it is now and the answers that a model gave then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.understanding.choose import ChoosingEngine
from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.model.account import digest_of
from bot.understanding.model.answer import AnswerError, answer_of, calls_in
from bot.understanding.model.mask import Mask, Masked
from bot.understanding.model.question import Asking
from bot.understanding.model.redacted import redacted
from bot.understanding.model.server import ModelAwayError
from bot.understanding.proposal import Hearing, Understanding
from bot.understanding.read_as import read_as, same
from bot.understanding.talk import talk_from
from bot.understanding.world import World
from domain.access.people import Person
from domain.calendar import FixedClock
from domain.company import Company
from domain.ports import Heard, ModelExchange
from domain.registry import Registry


class NotRecordedError(Exception):
    """A model would be asked, and was never asked about this message."""


class StaleError(Exception):
    """What a model was asked then is not what it would be asked now; its text says what differs."""


@dataclass(frozen=True, slots=True)
class Reread:
    """A message read once more, with its words and readings masked.

    `differs`: it would be read differently now. `why` says why it can't be compared, where it can't.
    """

    heard: Heard
    words: str = ""
    then: Mapping[str, Any] = field(default_factory=dict)
    now: Mapping[str, Any] = field(default_factory=dict)
    differs: bool = False
    why: str = ""


@dataclass(frozen=True)
class Recorded:
    """A model that answers what it answered about the very same request, and nothing else."""

    asking: Asking
    exchanges: Callable[[str], Sequence[ModelExchange]]

    def understand(self, text: str, hearing: Hearing) -> Understanding:
        """The reading of a message from the last exchange about it.

        Raises ModelAwayError where none came of it then, StaleError and NotRecordedError.
        """
        exchanges = self.exchanges(hearing.message)
        if not exchanges:
            raise NotRecordedError(hearing.message)
        return self.replayed(exchanges[-1], text, hearing)

    def replayed(self, exchange: ModelExchange, text: str, hearing: Hearing) -> Understanding:
        """What an exchange's recorded answer is read as now; raises StaleError, and ModelAwayError where none came then."""
        question = self.asking.question(text, hearing)
        kept = question.kept
        if (exchange.prompt, exchange.version) != (kept.prompt, kept.version):
            raise StaleError(
                f"it was answered to {exchange.prompt} {exchange.version}, now it is {kept.prompt} {kept.version}"
            )
        if exchange.prefix != digest_of(kept.prefix):
            raise StaleError("it was answered to other tools or examples than there are now")
        if exchange.request != kept.circumstances:
            raise StaleError("it was answered to other circumstances: records, or what was open, have changed")
        if exchange.outcome not in ("read", "failed"):
            raise ModelAwayError(exchange.outcome)
        try:
            answer = answer_of(_calls(exchange), self.asking.registry, kept.offered)
        except AnswerError as error:
            raise ModelAwayError("unusable", str(error)) from error
        return self.asking.reading(question, question.kept_mask.answer(answer))


@dataclass(frozen=True)
class Replaying:
    """Reads messages of one company once more; what is told of them has the `masked` things masked."""

    registry: Registry
    world: World
    company: Company
    person: Callable[[str], Person | None]
    exchanges: Callable[[str], Sequence[ModelExchange]]
    masked: frozenset[Masked] = frozenset()

    def reread(self, messages: Iterable[Heard]) -> Iterator[Reread]:
        """Each message in its turn."""
        embedded = EmbeddedEngine(self.registry, self.world)
        recorded = Recorded(Asking(self.registry, self.world, embedded), self.exchanges)
        both = ChoosingEngine(self.registry, embedded, recorded)
        for heard in messages:
            person = self.person(heard.person)
            if person is None:
                yield Reread(heard, why="the person is no employee any more")
                continue
            hearing = Hearing(person, self.company, FixedClock(heard.at), talk_from(heard.talk), heard.message)
            yield self._reread(heard, hearing, embedded, both)

    def _reread(self, heard: Heard, hearing: Hearing, embedded: EmbeddedEngine, both: ChoosingEngine) -> Reread:
        why = ""
        try:
            now = both.understand(heard.words, hearing)
        except NotRecordedError:
            # It was not asked then either, unless the reading was its.
            now = embedded.understand(heard.words, hearing)
            why = "no answer of the model is kept" if heard.reading.get("engine") == "llm" else ""
        except StaleError as stale:
            now, why = embedded.understand(heard.words, hearing), str(stale)
        mask = Mask(self.masked, (heard.words, *hearing.talk.words), lambda words: embedded.lattice(words, hearing))
        read = _plain(read_as(now))
        then, told = (redacted(each, self.registry, mask) for each in (heard.reading, read))
        return Reread(
            heard, mask.words(heard.words), then, told, differs=not why and not same(heard.reading, read), why=why
        )


def _plain(reading: Mapping[str, Any]) -> dict[str, Any]:
    """A reading as JSON would give it back."""
    plain: dict[str, Any] = _listed(reading)
    return plain


def _listed(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _listed(each) for name, each in value.items()}
    return [_listed(each) for each in value] if isinstance(value, list | tuple) else value


def _calls(exchange: ModelExchange) -> list[tuple[str, Any]]:
    """The calls of the answer that counted, the last of all tries."""
    last = exchange.answers[-1]
    if last["calls"]:
        return [(name, args) for name, args in last["calls"]]
    return calls_in(last["text"]) if last["text"].strip() else []
