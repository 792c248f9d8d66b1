"""The one call of a model, through LangChain: one answer within a deadline, or one clear error."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from bot.understanding.model.answer import Answer, AnswerError, answer_of, calls_in
from bot.understanding.model.breaker import Breaker
from bot.understanding.model.request import Request
from domain.registry import Registry

logger = logging.getLogger(__name__)

T = TypeVar("T")

MOST_TOKENS = 1200
"""So long an answer may be at most; an endless one is cut off."""

SPARE = 5.0
"""Seconds beyond the time for one call within which a repeated or repaired one must be back."""

_MOST_TOLD = 8000
"""So many characters of an answer that can't be used are shown to the model when it is asked to repair it."""

_MOST_UNDER_WAY = 32
"""So many answers are waited for at a time: a server whose answers never end holds no more than that."""

_under_way = threading.BoundedSemaphore(_MOST_UNDER_WAY)

_AS_TEXT = (
    "\n\nYou can't call tools here. Answer with JSON alone: "
    '{"calls": [{"name": "…", "arguments": {…}}]}. The tools, with their arguments:\n'
)


class ModelAwayError(Exception):
    """The model gave no usable answer in time; `why` is a word for logs and metrics, `said` what was tried."""

    def __init__(self, why: str, detail: str = "", said: Sequence[Said] = ()) -> None:
        super().__init__(f"{why}: {detail}" if detail else why)
        self.why = why
        self.said = tuple(said)


@dataclass(frozen=True, slots=True)
class Usage:
    """What a question cost: tokens sent, those of them that the server had cached, tokens answered; and how long it took."""

    sent: int = 0
    cached: int = 0
    answered: int = 0
    seconds: float = 0.0
    calls: int = 0

    def and_(self, other: Usage) -> Usage:
        """Both together."""
        return Usage(
            self.sent + other.sent,
            self.cached + other.cached,
            self.answered + other.answered,
            self.seconds + other.seconds,
            self.calls + other.calls,
        )


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a model: the tools it called, or its text, and what it cost; or why none came: `failed`."""

    called: tuple[tuple[str, Any], ...]
    text: str
    usage: Usage
    failed: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """One message to a model: who speaks (`system`, `user`, `assistant`), and what; `images` are data URLs."""

    role: str
    text: str
    images: tuple[str, ...] = ()


class Chat(Protocol):
    """A model that answers. Raises TransportError where no answer came, or none that keeps to any format."""

    def answer(self, turns: Sequence[Turn], tools: Sequence[Mapping[str, Any]], seconds: float) -> Said:
        """The answer to some messages, where one comes within so many seconds."""
        ...


class TransportError(Exception):
    """No answer came. `again`: it may come when asked once more, after so many seconds."""

    def __init__(self, why: str, again: float | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.again = again


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What was answered in the end, with everything that was said on the way and every try that failed."""

    answer: Answer
    usage: Usage
    said: tuple[Said, ...]


@dataclass
class Server:
    """A model's server: asks once, once more where that may help, and once for a repair, all within the deadline.

    `with_tools` is false for a server that can't call tools.
    """

    chat: Chat
    registry: Registry
    seconds: float = 15.0
    with_tools: bool = True
    clock: Callable[[], float] = time.monotonic
    pause: Callable[[float], None] = time.sleep
    breaker: Breaker = field(init=False)

    def __post_init__(self) -> None:
        self.breaker = Breaker(self.clock)

    def ask(self, request: Request) -> Exchanged:
        """The answer to a request; raises ModelAwayError where none came that can be used."""
        if self.breaker.open():
            raise ModelAwayError("left_alone")
        said: list[Said] = []
        try:
            return self._exchanged(request, said)
        except ModelAwayError as error:
            error.said = tuple(said)
            raise

    def _exchanged(self, request: Request, said: list[Said]) -> Exchanged:
        until = self.clock() + self.seconds + SPARE
        turns = self._turns(request)
        tools = request.tools if self.with_tools else ()
        for repaired in (False, True):
            self._answered(turns, tools, until, said)
            try:
                answer = self._read(said[-1], request)
            except AnswerError as error:
                if repaired or until - self.clock() < 1:
                    self._failed("unusable")
                    raise ModelAwayError("unusable", str(error)) from error
                turns = [
                    *turns,
                    Turn("assistant", _told(said[-1])[:_MOST_TOLD]),
                    Turn("user", f"{error}. Answer again."),
                ]
            else:
                self.breaker.answered()
                return Exchanged(answer, sum_of(said), tuple(said))
        raise AssertionError("a repair is asked for once")

    def say(self, turns: Sequence[Turn]) -> tuple[Said, ...]:
        """What a model says in words, without tools, behind every try that failed; raises ModelAwayError where nothing came."""
        if self.breaker.open():
            raise ModelAwayError("left_alone")
        said: list[Said] = []
        try:
            self._answer_in_words(turns, said)
        except ModelAwayError as error:
            error.said = tuple(said)
            raise
        self.breaker.answered()
        return tuple(said)

    def _answer_in_words(self, turns: Sequence[Turn], said: list[Said]) -> None:
        self._answered(turns, (), self.clock() + self.seconds + SPARE, said)
        if not said[-1].text.strip():
            self._failed("unusable")
            raise ModelAwayError("unusable", "no text")

    def _turns(self, request: Request) -> list[Turn]:
        rules = request.rules
        if not self.with_tools:
            rules += _AS_TEXT + json.dumps([each["function"] for each in request.tools], ensure_ascii=False)
        return [Turn("system", rules), Turn("user", request.circumstances)]

    def _read(self, said: Said, request: Request) -> Answer:
        called = said.called or (() if self.with_tools and not said.text.strip() else tuple(calls_in(said.text)))
        return answer_of(called, self.registry, request.offered)

    def _answered(
        self, turns: Sequence[Turn], tools: Sequence[Mapping[str, Any]], until: float, said: list[Said]
    ) -> None:
        """Put one more message of the model to what was said, and every try that failed before it."""

        def ask(seconds: float) -> Said:
            began = self.clock()
            try:
                return self.chat.answer(turns, tools, seconds)
            except TransportError as error:
                said.append(Said((), "", Usage(seconds=self.clock() - began, calls=1), error.why))
                raise

        try:
            said.append(asked_again(ask, self.seconds, until, self.clock, self.pause))
        except TransportError as error:
            self._failed(error.why)
            raise ModelAwayError(error.why) from error

    def _failed(self, why: str) -> None:
        self.breaker.failed()
        logger.warning("the model gave no answer", extra={"why": why})


def _told(said: Said) -> str:
    if said.called:
        return json.dumps([{"name": name, "arguments": args} for name, args in said.called], ensure_ascii=False)
    return said.text


def sum_of(said: Sequence[Said]) -> Usage:
    """What several messages cost together."""
    total = Usage()
    for each in said:
        total = total.and_(each.usage)
    return total


def asked_again(
    ask: Callable[[float], T], seconds: float, until: float, clock: Callable[[], float], pause: Callable[[float], None]
) -> T:
    """What a server answers, asked once more where that may help and there is time; raises TransportError.

    `ask` is told how many seconds it has, `seconds` at most; all ends at the instant `until` of the clock.
    """
    for again in (True, False):
        left = until - clock()
        if left <= 0:
            break
        try:
            return ask(min(seconds, left))
        except TransportError as error:
            wait = error.again
            if not again or wait is None or wait >= until - clock():
                raise
            pause(wait)
    raise TransportError("timeout")


def within(seconds: float, work: Callable[[], T]) -> T:
    """What some work comes to within so many seconds, however slowly its answer drips.

    Raises TransportError: "timeout", or "busy" where too many answers have not ended yet; and whatever the work raises.
    """
    if not _under_way.acquire(blocking=False):
        raise TransportError("busy")
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001 - whoever waits is told what it was
            future.set_exception(error)
        finally:
            _under_way.release()

    threading.Thread(target=run, name="model", daemon=True).start()
    try:
        return future.result(timeout=seconds)
    except TimeoutError:
        raise TransportError("timeout") from None
