"""What becomes of a message while the model fails: one more try, one repair, a deadline, and then it is left alone."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Event
from typing import Any

import pytest

from bot.logs import JsonLines
from bot.settings import ModelSettings
from bot.understanding.choose import ChoosingEngine
from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.model.server import Said, Server, TransportError, Turn, Usage, within
from bot.understanding.proposal import Understanding
from tests.understanding.model.answering import REGISTRY, Call, Listeners, hearing

UNSURE = "can Harbour Cycles have 10 helmets?"
GOOD: Sequence[Call] = (("nothing", {}),)


@dataclass
class Time:
    """Seconds that pass only when somebody lets them."""

    seconds: float = 1000.0
    pauses: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.seconds

    def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.seconds += seconds


@dataclass
class Faulty:
    """A model that does one thing after the other, the last for ever; each takes some seconds."""

    time: Time
    does: list[Exception | Sequence[tuple[str, Any]] | str]
    takes: float = 0.0
    asked: list[tuple[Sequence[Turn], float]] = field(default_factory=list)

    def answer(self, turns: Sequence[Turn], _: Sequence[Mapping[str, Any]], seconds: float) -> Said:
        self.asked.append((turns, seconds))
        self.time.seconds += min(self.takes, seconds)
        if self.takes > seconds:
            raise TransportError("timeout")
        does = self.does.pop(0) if len(self.does) > 1 else self.does[0]
        if isinstance(does, Exception):
            raise does
        usage = Usage(100, 90, 10, self.takes, 1)
        return Said((), does, usage) if isinstance(does, str) else Said(tuple(does), "", usage)


@dataclass
class Asking:
    """Somebody who asks about a message while the model does such things."""

    chat: Faulty
    time: Time
    server: Server
    both: ChoosingEngine
    embedded: EmbeddedEngine

    def hears(self, message: str = UNSURE) -> Understanding:
        """What both engines make of it."""
        return self.both.understand(message, hearing())

    def alone(self, message: str = UNSURE) -> Understanding:
        """What the embedded one makes of it."""
        return self.embedded.understand(message, hearing())


def _asking(
    *does: Exception | Sequence[tuple[str, Any]] | str, takes: float = 0.0, seconds: float = 15.0, tools: bool = True
) -> Asking:
    time = Time()
    chat = Faulty(time, list(does), takes)
    server = Server(chat, REGISTRY, seconds, tools, clock=time, pause=time.pause)
    listeners = Listeners(server)
    return Asking(chat, time, server, listeners.both, listeners.embedded)


def _is_away(asking: Asking, heard: Understanding) -> None:
    """The embedded engine's answer, and one sentence beside it."""
    alone = asking.alone()
    assert (heard.proposals, heard.ask, heard.problem, heard.sure) == (
        alone.proposals,
        alone.ask,
        alone.problem,
        alone.sure,
    )
    assert heard.notice == ("understanding.model_away", {})


# One more try


@pytest.mark.parametrize("fault", [TransportError("connection", 0.5), TransportError("status_500", 0.5)])
def test_asked_once_more_and_then_answered(fault: TransportError) -> None:
    asking = _asking(fault, GOOD)
    assert asking.hears().notice is None
    assert (len(asking.chat.asked), asking.time.pauses) == (2, [0.5])


def test_asked_no_more_than_once_more() -> None:
    asking = _asking(TransportError("status_503", 0.5))
    _is_away(asking, asking.hears())
    assert len(asking.chat.asked) == 2


@pytest.mark.parametrize("why", ["status_401", "status_403", "status_404", "status_400", "timeout", "busy"])
def test_what_asking_again_does_not_mend_is_not_asked_again(why: str) -> None:
    asking = _asking(TransportError(why))
    _is_away(asking, asking.hears())
    assert (len(asking.chat.asked), asking.time.pauses) == (1, [])


def test_a_server_that_says_when_is_asked_again_then() -> None:
    asking = _asking(TransportError("status_429", 3.0), GOOD)
    assert asking.hears().notice is None
    assert asking.time.pauses == [3.0]


@pytest.mark.parametrize("again", [20.0, 3600.0, float("inf")])
def test_a_server_that_wants_to_be_asked_too_late_is_not_waited_for(again: float) -> None:
    asking = _asking(TransportError("status_429", again), GOOD)
    _is_away(asking, asking.hears())
    assert (len(asking.chat.asked), asking.time.pauses) == (1, [])


# One repair

BAD: Mapping[str, Sequence[tuple[str, Any]] | str] = {
    "no call and no word": "",
    "words": "I would place an order.",
    "a tool that nobody offered": (("drop_table", {}),),
    "arguments cut off": (("create_order", '{"customer": "Har'),),
    "arguments as a list": (("create_order", ["Harbour"]),),
    "an argument that is none": (("create_order", {"asked": "处理", "total": "500"}),),
    "a number for words": (("create_order", {"asked": "处理", "customer": 4}),),
    "lines as words": (("create_order", {"asked": "处理", "lines": "十个头盔"}),),
    "too many calls": tuple(("nothing", {}) for _ in range(9)),
}


@pytest.mark.parametrize("what", BAD)
def test_what_can_not_be_used_is_repaired_once(what: str) -> None:
    asking = _asking(BAD[what], GOOD)
    assert asking.hears().notice is None
    (first, _), (second, _) = asking.chat.asked
    assert second[: len(first)] == first
    assert [turn.role for turn in second[len(first) :]] == ["assistant", "user"]


@pytest.mark.parametrize("what", BAD)
def test_what_can_not_be_used_twice_is_given_up(what: str) -> None:
    asking = _asking(BAD[what])
    _is_away(asking, asking.hears())
    assert len(asking.chat.asked) == 2


def test_an_endless_answer_is_not_sent_back_as_a_whole() -> None:
    asking = _asking("blah " * 100_000, GOOD)
    asking.hears()
    assert sum(len(turn.text) for turn in asking.chat.asked[1][0][2:]) < 10_000


def test_json_in_words_where_tools_can_not_be_called() -> None:
    written = 'Sure! Here you are:\n```json\n{"calls": [{"name": "nothing", "arguments": {}}]}\n```\nAnything else?'
    asking = _asking(written, tools=False)
    assert asking.hears().notice is None
    assert len(asking.chat.asked) == 1


# The deadline


@pytest.mark.parametrize("takes", [1.0, 4.0, 9.0, 14.0, 15.0, 16.0, 60.0, 1e9])
@pytest.mark.parametrize(
    "does", [TransportError("status_500", 0.5), TransportError("status_429", 6.0), "no answer", GOOD], ids=str
)
def test_the_person_has_an_answer_within_twenty_seconds(takes: float, does: Exception | str) -> None:
    asking = _asking(does, takes=takes, seconds=ModelSettings.model_fields["timeout"].default)
    began = asking.time()
    asking.hears()
    assert asking.time() - began <= 20.0


def test_a_repair_is_asked_for_only_while_there_is_time() -> None:
    asking = _asking("no answer", takes=9.8, seconds=10.0)
    asking.hears()
    (_, first), (_, second) = asking.chat.asked
    assert first == 10.0
    assert second == pytest.approx(5.2)


# The breaker


def _failing(asking: Asking, times: int, *, apart: float = 1.0) -> None:
    for _ in range(times):
        asking.hears()
        asking.time.seconds += apart


def test_after_five_failures_in_a_minute_it_is_left_alone() -> None:
    asking = _asking(TransportError("status_401"))
    _failing(asking, 5)
    _is_away(asking, asking.hears())
    assert len(asking.chat.asked) == 5


def test_nothing_is_put_together_for_a_model_that_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asking = _asking(TransportError("status_401"))
    _failing(asking, 5)
    monkeypatch.delattr("bot.understanding.model.question.request_for")
    _is_away(asking, asking.hears())


def test_failures_far_apart_do_not_count_together() -> None:
    asking = _asking(TransportError("status_401"))
    _failing(asking, 12, apart=16.0)
    assert len(asking.chat.asked) == 12


def test_one_message_tries_whether_it_is_back() -> None:
    asking = _asking(*[TransportError("status_401")] * 5, GOOD)
    _failing(asking, 5, apart=0.0)
    asking.time.seconds += 29.9
    asking.hears()
    assert len(asking.chat.asked) == 5
    asking.time.seconds += 0.1
    assert asking.hears().notice is None
    assert asking.hears().notice is None
    assert len(asking.chat.asked) == 7


def test_a_try_that_fails_leaves_it_alone_again_however_long_ago_the_others_were() -> None:
    asking = _asking(TransportError("status_401"))
    _failing(asking, 5, apart=0.0)
    for tries in range(1, 5):
        asking.time.seconds += 40.0
        _failing(asking, 3, apart=0.0)
        assert len(asking.chat.asked) == 5 + tries


def test_only_one_of_several_tries() -> None:
    asking = _asking(TransportError("status_401"))
    _failing(asking, 5, apart=0.0)
    asking.time.seconds += 31.0
    assert [asking.server.breaker.open() for _ in range(4)] == [False, True, True, True]


def test_a_good_answer_forgets_the_failures_before_it() -> None:
    asking = _asking(*[TransportError("status_401")] * 4, GOOD, TransportError("status_401"))
    _failing(asking, 9, apart=0.0)
    assert len(asking.chat.asked) == 9


# What is told of it


def test_one_structured_line_for_each_failure(caplog: pytest.LogCaptureFixture) -> None:
    asking = _asking(TransportError("status_500", 0.5), "no answer", TransportError("status_401"))
    _failing(asking, 4)
    lines = [record for record in caplog.records if record.name.startswith("bot.understanding.model")]
    assert [vars(line)["why"] for line in lines] == ["status_401"] * 4
    written = "".join(JsonLines().format(line) for line in lines)
    assert '"why": "status_401"' in written
    assert "Harbour" not in written


def test_no_line_while_it_is_left_alone(caplog: pytest.LogCaptureFixture) -> None:
    asking = _asking(TransportError("status_401"))
    _failing(asking, 9, apart=0.0)
    assert len(caplog.records) == 5


def test_a_line_of_what_could_not_be_used_holds_none_of_it(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    asking = _asking((("sk-secret 秘密", {"客户": "Harbour"}),))
    asking.hears()
    assert [vars(record)["why"] for record in caplog.records] == ["unusable"]
    assert not any(word in JsonLines().format(caplog.records[0]) for word in ("sk-secret", "秘密", "Harbour"))


def test_what_the_embedded_engine_is_sure_of_needs_no_model() -> None:
    asking = _asking(TransportError("status_500", 0.5))
    heard = asking.hears("order 10 helmets for Harbour Cycles")
    assert heard.notice is None
    assert not asking.chat.asked


def test_the_model_away_and_nothing_understood_is_still_said() -> None:
    asking = _asking(TransportError("status_401"))
    heard = asking.hears("qwertz asdf")
    assert heard.notice is not None


# One call within a time


def test_what_the_work_raises_comes_out() -> None:
    def fails() -> Said:
        raise TransportError("connection", 0.5)

    with pytest.raises(TransportError, match="connection"):
        within(30.0, fails)


def test_what_nobody_foresaw_comes_out_too() -> None:
    def fails() -> Said:
        raise MemoryError

    with pytest.raises(MemoryError):
        within(30.0, fails)


def test_its_own_timeout_is_not_taken_for_ours() -> None:
    def fails() -> Said:
        raise TimeoutError("of the work's own")

    with pytest.raises(TransportError, match="timeout"):
        within(30.0, fails)


def test_answers_that_never_end_are_not_waited_for_without_number() -> None:
    over = Event()

    def never() -> Said:
        over.wait(60.0)
        return Said((), "", Usage())

    whys = []
    for _ in range(40):
        with pytest.raises(TransportError) as told:
            within(0.0, never)
        whys.append(told.value.why)
    over.set()
    assert whys == ["timeout"] * 32 + ["busy"] * 8
