"""The stream of new bubbles, as a browser reads it."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from starlette.applications import Starlette

from bot.port import Serving
from handlers.web import channel, chat
from handlers.web.visitors import SESSION
from tests.browsers import Served
from tests.web.assistant import NOW, FakeAssistant


@pytest.fixture
def assistant() -> FakeAssistant:
    """The assistant behind the pages."""
    return FakeAssistant()


@pytest.fixture
def site(assistant: FakeAssistant) -> Iterator[Served]:
    """The pages, served."""
    served = Served(Starlette(routes=channel.routes(assistant, Serving(lambda: NOW, lambda: "fresh"))))
    yield served
    assistant.live.close()
    served.stop()


class Stream:
    """An open stream, read event by event."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self._response = response
        self.type = response.headers["content-type"]

    def event(self) -> dict[str, str]:
        """The next event's fields; empty at the stream's end."""
        fields: dict[str, str] = {}
        while line := self._response.readline().decode().rstrip("\r\n"):
            name, _, value = line.partition(": ")
            fields[name] = value
        return fields

    def bubble(self) -> tuple[int, str]:
        """The next bubble's entry and HTML."""
        while (event := self.event())["event"] != "bubble":
            pass
        shown = json.loads(event["data"])
        assert event["id"] == str(shown["entry"])
        return shown["entry"], shown["html"]


@contextmanager
def following(site: Served, session: str, query: str = "", **headers: str) -> Iterator[Stream]:
    connection = http.client.HTTPConnection(site.address.removeprefix("http://"), timeout=20)
    connection.request("GET", f"/chat/events{query}", headers={"Cookie": f"{SESSION}={session}", **headers})
    yield Stream(connection.getresponse())
    connection.close()


def test_what_is_said_comes_as_it_is_said(site: Served, assistant: FakeAssistant) -> None:
    with following(site, assistant.open_session("E01")) as stream:
        assert stream.type.startswith("text/event-stream")
        assert stream.event() == {"retry": "2000", "event": "beat", "data": "0"}
        assistant.notice("E01", "货到了")
        entry, html = stream.bubble()
        assert entry == 1
        assert "货到了" in html


def test_a_stream_goes_on_after_what_was_seen_last(site: Served, assistant: FakeAssistant) -> None:
    for number in range(4):
        assistant.notice("E01", f"第{number}条")
    session = assistant.open_session("E01")
    with following(site, session, "?after=2") as stream:
        assert stream.bubble()[0] == 3
    with following(site, session, "?after=2", **{"Last-Event-ID": "3"}) as stream:
        assert stream.bubble()[0] == 4


def test_nobody_hears_what_is_said_to_another(site: Served, assistant: FakeAssistant) -> None:
    with following(site, assistant.open_session("E06")) as stream:
        assistant.notice("E01", "给小徐的")
        assistant.notice("E06", "给老罗的")
        assert "给老罗的" in stream.bubble()[1]


def test_silence_is_broken_by_signs_of_life(
    site: Served, assistant: FakeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat, "BEAT", 0.01)
    with following(site, assistant.open_session("E01")) as stream:
        assert [stream.event()["event"] for _ in range(3)] == ["beat"] * 3


def test_a_stream_ends_with_its_session(
    site: Served, assistant: FakeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat, "BEAT", 0.01)
    session = assistant.open_session("E01")
    with following(site, session) as stream:
        stream.event()
        assistant.sign_out(session)
        while stream.event():
            pass


@pytest.mark.parametrize("seen", ["x", "-1", "9" * 30, "1.5", "１"])
def test_a_place_that_makes_no_sense_is_the_beginning(site: Served, assistant: FakeAssistant, seen: str) -> None:
    assistant.notice("E01", "第一条")
    with following(site, assistant.open_session("E01"), **{"Last-Event-ID": seen.encode().decode("latin-1")}) as stream:
        assert stream.bubble()[0] == 1
