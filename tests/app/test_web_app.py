"""The web app around the channels: health, metrics, errors, who may call the demo, and the work beside it."""

from __future__ import annotations

import json
import logging
import threading
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from bot.app import Parts, web_app
from bot.channels import UnknownChannelError, http_channels, served
from bot.logs import ConsoleLines, JsonLines
from bot.port import CallResult, Serving
from bot.sweeps import Sweep
from handlers.api import channel as api_channel
from handlers.web import channel as web_channel
from tests.web.assistant import NOW, FakeAssistant

TOKEN = {"Authorization": "Bearer token-of-E01"}


@pytest.fixture
def assistant() -> FakeAssistant:
    """The assistant behind the app."""
    return FakeAssistant()


@pytest.fixture
def parts(assistant: FakeAssistant) -> Parts:
    """The app's parts, with the two channels that need no settings."""
    serving = Serving(lambda: NOW, lambda: "fresh")
    return Parts(assistant, serving, [web_channel, api_channel], lambda: None)


def visiting(parts: Parts, **options: str) -> TestClient:
    return TestClient(web_app(parts), options.get("base_url", "http://localhost"), raise_server_exceptions=False)


def test_it_is_alive_and_ready(parts: Parts) -> None:
    site = visiting(parts)
    assert site.get("/healthz").status_code == 200
    assert (site.get("/readyz").status_code, site.get("/readyz").text) == (200, "ready\n")


def test_what_stops_it_from_serving_is_said(parts: Parts) -> None:
    broken = replace(parts, problem=lambda: "the database does not answer")
    site = visiting(broken)
    assert site.get("/healthz").status_code == 200
    assert (site.get("/readyz").status_code, site.get("/readyz").text) == (503, "the database does not answer\n")


def test_messages_actions_and_calls_are_counted(parts: Parts, assistant: FakeAssistant) -> None:
    site = visiting(parts)
    for text in ("在吗", "给瀚宁下单"):
        site.post("/api/v1/messages", json={"text": text, "id": text}, headers=TOKEN)
    assistant.result = CallResult(404, {"errors": []})
    site.post('/api/v1/actions/no"such', headers=TOKEN)
    told = site.get("/metrics").text
    assert 'youdan_messages_total{channel="api"} 2' in told
    assert 'youdan_actions_total{action="create_order",state="confirm"} 1' in told
    assert 'youdan_calls_total{action="unknown",status="404"} 1' in told
    assert "# TYPE youdan_message_seconds_sum counter" in told


def test_an_error_is_told_without_its_insides(parts: Parts, assistant: FakeAssistant) -> None:
    assistant.failures = 1
    site = visiting(parts)
    response = site.post("/api/v1/messages", json={"text": "在吗"}, headers=TOKEN)
    assert response.status_code == 500
    assert response.json()["errors"][0]["problem"].startswith("something went wrong")
    assert 'youdan_message_failures_total{channel="api"} 1' in site.get("/metrics").text


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/nowhere", 404), ("GET", "/api/v1/messages", 405)])
def test_what_is_not_there_is_told_in_json(parts: Parts, method: str, path: str, status: int) -> None:
    response = visiting(parts).request(method, path)
    assert response.status_code == status
    assert response.json()["errors"]


def test_a_browser_is_told_in_plain_words(parts: Parts) -> None:
    response = visiting(parts).get("/nowhere", headers={"Accept": "text/html,*/*"})
    assert (response.status_code, response.text) == (404, "404: not found\n")


@pytest.mark.parametrize("host", ["http://localhost", "http://127.0.0.1:8080", "http://[::1]:8080"])
def test_the_demo_answers_under_the_names_of_this_machine(parts: Parts, host: str) -> None:
    demo = replace(parts, serving=replace(parts.serving, demo=True))
    assert visiting(demo, base_url=host).get("/sign-in").status_code == 200


def test_the_demo_answers_under_no_other_name(parts: Parts) -> None:
    demo = replace(parts, serving=replace(parts.serving, demo=True))
    assert visiting(demo, base_url="http://evil.example").get("/sign-in").status_code == 400


def test_sweeps_go_on_after_one_that_failed_and_end_with_the_app(
    parts: Parts, caplog: pytest.LogCaptureFixture
) -> None:
    rounds: list[int] = []
    third = threading.Event()

    def sweep() -> None:
        rounds.append(len(rounds))
        if len(rounds) == 1:
            raise RuntimeError("the first round fails")
        if len(rounds) == 3:
            third.set()

    with visiting(replace(parts, sweeps=[Sweep("reminders", 0.001, sweep)])):
        assert third.wait(20)
    ended = len(rounds)
    assert [record.getMessage() for record in caplog.records if record.exc_info] == ["sweep failed"]
    assert len(rounds) == ended


def test_requests_are_noted_without_what_was_said(parts: Parts, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    site = visiting(parts)
    site.post("/api/v1/messages", json={"text": "机密的一句"}, headers=TOKEN)
    site.get("/sign-in?code=SECRET-CODE")
    site.get("/healthz")
    lines = [JsonLines().format(record) for record in caplog.records if record.name == "youdan.requests"]
    assert [(line["method"], line["path"], line["status"]) for line in map(json.loads, lines)] == [
        ("POST", "/api/v1/messages", 200),
        ("GET", "/sign-in", 200),
    ]
    assert "机密" not in caplog.text
    assert "SECRET-CODE" not in "".join(lines)


def test_a_line_for_the_eye_shows_the_same(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    logging.getLogger("youdan.requests").info("request", extra={"path": "/chat", "status": 200})
    assert ConsoleLines().format(caplog.records[0]).endswith("youdan.requests: request path=/chat status=200")


def test_a_trace_goes_into_the_line(caplog: pytest.LogCaptureFixture) -> None:
    try:
        [].pop()
    except IndexError:
        logging.getLogger("youdan").exception("lost")
    assert "IndexError" in json.loads(JsonLines().format(caplog.records[0]))["trace"]


def test_the_channels_are_found_by_themselves() -> None:
    assert {channel.name for channel in http_channels()} >= {"web", "api"}


def test_web_and_api_are_served_whatever_is_asked_for() -> None:
    assert {channel.name for channel in served(["web"])[0]} == {"web", "api"}


def test_a_channel_that_nobody_provides_is_refused() -> None:
    with pytest.raises(UnknownChannelError, match="no such channel: pigeons"):
        served(["pigeons"])
