"""What a server may answer badly, over HTTP through LangChain: there is one error for all of it, and it comes in time.

The only tests that import LangChain: that takes a while.
"""

from __future__ import annotations

import gzip
import json
import logging
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any, cast

import pytest
from langchain_core.messages import AIMessage
from langsmith.utils import get_env_var, tracing_is_enabled

from bot.logs import NOISY
from bot.understanding.model.langchain_chat import LangChainChat
from bot.understanding.model.server import Said, TransportError, Turn
from tests.scripted_model import Reply, ScriptedModel, calling, completion, failing, saying, scripted_model

KEY = "sk-nobody-may-see-this"
WORDS = "何处也不该出现的一句话"
TOOLS = [{"type": "function", "function": {"name": "look", "parameters": {"type": "object", "properties": {}}}}]
Ask = Callable[..., Said]


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedModel]:
    """The server."""
    with scripted_model(saying("")) as running:
        yield running


@pytest.fixture(scope="module")
def chat(server: ScriptedModel) -> LangChainChat:
    """A chat with it."""
    return LangChainChat("openai:scripted", 30.0, base_url=server.url, api_key=KEY)


@pytest.fixture
def asks(server: ScriptedModel, chat: LangChainChat) -> Ask:
    """Asks the server, which answers so."""

    def ask(reply: Reply, seconds: float = 30.0) -> Said:
        server.answers(reply)
        return chat.answer([Turn("system", "rules"), Turn("user", WORDS)], TOOLS, seconds)

    return ask


def _with(**told: Any) -> Reply:
    """A good answer with something else in it."""
    return completion({"role": "assistant", "content": "yes"}, **told)


def _called(function: Any, **more: Any) -> Reply:
    call = {"id": "call_1", "type": "function", "function": function, **more}
    return completion({"role": "assistant", "content": None, "tool_calls": [call]})


def _as_bytes(body: bytes, status: int = 200, **headers: str) -> Reply:
    return Reply(body, status, {name.replace("_", "-"): value for name, value in headers.items()})


_GOOD = saying("yes").body

GARBLED: Mapping[str, Reply] = {
    "no choices at all": _as_bytes(b'{"id": "x"}'),
    "choices are null": _with(choices=None),
    "choices are empty": _with(choices=[]),
    "choices are an object": _with(choices={}),
    "choices are text": _with(choices="none"),
    "a choice is null": _with(choices=[None]),
    "a choice is a number": _with(choices=[7]),
    "a choice without a message": _with(choices=[{}]),
    "a message is null": _with(choices=[{"index": 0, "message": None}]),
    "a message is text": _with(choices=[{"index": 0, "message": "yes"}]),
    "content of odd parts": completion({"role": "assistant", "content": [1, None, {"a": 1}]}),
    "content is a number": completion({"role": "assistant", "content": 5}),
    "content is an object": completion({"role": "assistant", "content": {"a": 1}}),
    "nobody says it": completion({"content": "yes"}),
    "a janitor says it": completion({"role": "janitor", "content": "yes"}),
    "the person says it": completion({"role": "user", "content": "yes"}),
    "a tool says it": completion({"role": "tool", "content": "yes"}),
    "number says it": completion({"role": 3, "content": "yes"}),
    "a call of nothing": _called(None),
    "a call is text": _called("look"),
    "arguments are a list": _called({"name": "look", "arguments": "[1]"}),
    "arguments are a number": _called({"name": "look", "arguments": "1"}),
    "arguments are no text": _called({"name": "look", "arguments": 5}),
    "a name is a number": _called({"name": 5, "arguments": "{}"}),
    "a name is a list": _called({"name": ["look"], "arguments": "{}"}),
    "an id is a number": _called({"name": "look", "arguments": "{}"}, id=7),
    "calls are text": completion({"role": "assistant", "content": "yes", "tool_calls": "look"}),
    "calls of null": completion({"role": "assistant", "content": "yes", "tool_calls": [None]}),
    "an old call is a number": completion({"role": "assistant", "content": None, "function_call": 5}),
    "usage is text": _with(usage="much"),
    "usage is a list": _with(usage=[1]),
    "usage details are a number": _with(
        usage={"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2, "prompt_tokens_details": 5}
    ),
    "a tier is an object": _with(service_tier={"a": 1}),
    "an error with status 200": _as_bytes(b'{"error": {"message": "x"}}'),
    "a list": _as_bytes(b"[1]"),
    "a text": _as_bytes(b'"x"'),
    "a number": _as_bytes(b"1"),
    "null": _as_bytes(b"null"),
    "nothing": _as_bytes(b""),
    "half of it": _as_bytes(_GOOD[: len(_GOOD) // 2]),
    "a page": _as_bytes(b"<html>hello</html>", Content_Type="text/html"),
    "a page that says it is JSON": _as_bytes(b"<html>hello</html>"),
    "plain text": _as_bytes(b"hello", Content_Type="text/plain"),
    "a stream": _as_bytes(b"data: {}\n\ndata: [DONE]\n\n", Content_Type="text/event-stream"),
    "no UTF-8": _as_bytes(b'\xff\xfe{"a"'),
    "no UTF-8 within": _as_bytes(_GOOD.replace(b"yes", b"\xff\xfe")),
    "cut while packed": _as_bytes(gzip.compress(_GOOD)[:40], Content_Encoding="gzip"),
    "a number of 5000 digits": _as_bytes(_GOOD.replace(b'"created": 1', b'"created": ' + b"9" * 5000)),
    "deeper than anybody reads": _as_bytes(b"[" * 200_000),
    "no content": _as_bytes(b"", 204),
    "a number that nobody knows": _as_bytes(b"", 205),
}


@pytest.mark.parametrize("what", GARBLED)
def test_what_keeps_to_no_format_is_asked_for_once_more(what: str, asks: Ask) -> None:
    with pytest.raises(TransportError) as told:
        asks(GARBLED[what])
    assert (told.value.why, told.value.again) == ("garbled", 0.5)


UNREACHED: Mapping[str, Reply] = {
    "the connection drops": Reply(b"", cut_off=True),
    "it is not packed as it says": _as_bytes(b"plain", Content_Encoding="gzip"),
    "it sends round in circles": _as_bytes(b"", 307, Location="/v1/chat/completions"),
    "it sends to a file": _as_bytes(b"", 302, Location="file:///etc/hostname"),
    "it sends to where nobody is": _as_bytes(b"", 307, Location="http://127.0.0.1:9/"),
    "its status is none": failing(99),
}


@pytest.mark.parametrize("what", UNREACHED)
def test_a_server_that_is_not_reached_is_tried_once_more(what: str, asks: Ask) -> None:
    with pytest.raises(TransportError) as told:
        asks(UNREACHED[what])
    assert (told.value.why, told.value.again) == ("connection", 0.5)


@pytest.mark.parametrize("status", [300, 304, 400, 401, 402, 403, 404, 413, 422, 501, 599, 999])
def test_a_refusal_is_not_asked_twice(status: int, asks: Ask) -> None:
    with pytest.raises(TransportError) as told:
        asks(failing(status))
    assert (told.value.why, told.value.again) == (f"status_{status}", None)


@pytest.mark.parametrize("status", [408, 409, 425, 429, 500, 502, 503, 504, 529])
def test_a_busy_server_is_asked_once_more(status: int, asks: Ask) -> None:
    with pytest.raises(TransportError) as told:
        asks(failing(status))
    assert (told.value.why, told.value.again) == (f"status_{status}", 0.5)


@pytest.mark.parametrize("body", [b"null", b"[1]", b"\xff\xfe", b"<html>", b'{"error": "x"}'])
def test_whatever_a_busy_server_says_of_it(body: bytes, asks: Ask) -> None:
    with pytest.raises(TransportError) as told:
        asks(_as_bytes(body, 500))
    assert told.value.why == "status_500"


@pytest.mark.parametrize(
    ("header", "again"),
    [
        ("3", 3.0),
        ("0", 0.0),
        ("1.5", 1.5),
        ("-5", 0.0),
        ("nan", 0.5),
        ("inf", float("inf")),
        ("soon", 0.5),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        ("Wed, 21 Oct 2015 07:28:00", 0.5),
        ("Wed, 21 Oct 99999999 07:28:00 GMT", 0.5),
    ],
)
def test_it_says_when_to_ask_again(header: str, again: float, asks: Ask) -> None:
    with pytest.raises(TransportError) as told:
        asks(failing(429, Retry_After=header))
    assert told.value.again == again


def test_it_says_at_what_time_to_ask_again(asks: Ask) -> None:
    with pytest.raises(TransportError) as told:
        asks(failing(429, Retry_After=format_datetime(datetime.now(UTC) + timedelta(days=2), usegmt=True)))
    assert told.value.again is not None
    assert told.value.again > 24 * 3600


def test_an_answer_that_drips_for_ever_is_not_waited_for(asks: Ask) -> None:
    with pytest.raises(TransportError) as told:
        asks(Reply(_GOOD[:-1], drips=True), seconds=0.2)
    assert (told.value.why, told.value.again) == ("timeout", None)


def test_a_server_that_says_nothing_is_not_waited_for(server: ScriptedModel) -> None:
    chat = LangChainChat("openai:scripted", 0.1, base_url=server.url, api_key=KEY)
    server.answers(lambda _: (server.over.wait(0.5), saying("late"))[1])
    with pytest.raises(TransportError) as told:
        chat.answer([Turn("user", WORDS)], (), 30.0)
    assert told.value.why == "timeout"


def test_calls_and_words_come_back(asks: Ask) -> None:
    assert asks(calling(("look", {"asked": "看看"}), ("look", {}))).called == (
        ("look", {"asked": "看看"}),
        ("look", {}),
    )
    assert asks(saying("nothing to do")).text == "nothing to do"
    assert asks(calling(("look", '{"asked": '))).called == (("look", '{"asked": '),)


@pytest.mark.parametrize(
    "usage",
    [
        None,
        {},
        {"prompt_tokens": None, "completion_tokens": None, "total_tokens": None},
        {"prompt_tokens": "many", "completion_tokens": "few", "total_tokens": "all"},
        {"prompt_tokens": -5, "completion_tokens": -1, "total_tokens": -6},
        {"prompt_tokens": 1.5, "completion_tokens": 2.5, "total_tokens": 4},
        {"prompt_tokens": 10**30, "completion_tokens": 10**30, "total_tokens": 10**30},
    ],
)
def test_what_it_says_that_it_cost_can_be_added_up(usage: Any, asks: Ask) -> None:
    used = asks(_with(usage=usage)).usage
    assert (used.sent, used.cached, used.answered, used.calls) == (0, 0, 0, 1)


def test_one_question_is_asked_once_and_holds_the_key_nowhere_but_in_its_header(
    server: ScriptedModel, asks: Ask
) -> None:
    with pytest.raises(TransportError):
        asks(failing(500))
    assert len(server.asked) == 1
    assert KEY not in json.dumps(server.asked)


def test_no_log_holds_the_key_or_what_was_said(asks: Ask, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    for reply in (failing(401), failing(500), Reply(b"", cut_off=True), _as_bytes(b"<html>"), saying("yes")):
        try:
            asks(reply)
        except TransportError as error:
            assert KEY not in repr(error)
    assert KEY not in caplog.text
    assert WORDS not in caplog.text


def test_what_asks_a_server_is_kept_quiet(asks: Ask, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for name in NOISY:
        caplog.set_level(logging.DEBUG, logger=name)
    asks(saying("yes"))
    said = {record.name.partition(".")[0] for record in caplog.records}
    assert said
    assert said <= {*NOISY, "bot"}


class _Watching:
    """Answers, and notes whether LangChain would report it to its maker's service."""

    traced = True

    def invoke(self, _: object) -> AIMessage:
        self.traced = bool(tracing_is_enabled())
        return AIMessage("yes")


@pytest.fixture
def traced(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An environment that asks for LangChain's tracing, which it remembers once it was looked up."""
    forget = cast(Any, get_env_var).cache_clear
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    forget()
    yield
    monkeypatch.undo()
    forget()


@pytest.mark.usefixtures("traced")
def test_nobody_else_is_told_even_where_the_environment_asks_for_it(
    chat: LangChainChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tracing_is_enabled()
    watching = _Watching()
    monkeypatch.setattr(chat, "_model", watching)
    chat.answer([Turn("user", WORDS)], (), 30.0)
    assert not watching.traced
