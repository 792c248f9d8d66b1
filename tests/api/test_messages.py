"""Messages and presses over the API."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from itertools import count

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.messages import Attachment, Enclosed, Reply
from bot.port import CallResult, Serving
from handlers.api import channel
from tests.web.assistant import NOW, FakeAssistant

TOKEN = {"Authorization": "Bearer token-of-E01"}


@pytest.fixture
def assistant() -> FakeAssistant:
    """The assistant behind the API."""
    return FakeAssistant()


@pytest.fixture
def api(assistant: FakeAssistant) -> Iterator[TestClient]:
    """A caller who holds a token."""
    numbers = count(1)
    serving = Serving(lambda: NOW, lambda: f"fresh-{next(numbers)}")
    with TestClient(Starlette(routes=channel.routes(assistant, serving)), headers=TOKEN) as client:
        yield client


def test_a_message_gets_the_reply(api: TestClient) -> None:
    reply = api.post("/api/v1/messages", json={"text": "给瀚宁下单100只烧杯", "conversation": "till-7"}).json()
    assert set(reply) == {"id", "conversation", "text", "actions", "buttons", "images", "files"}
    assert reply["conversation"] == "till-7"
    assert reply["actions"] == [
        {"action": "create_order", "args": {"customer": "C01"}, "state": "confirm", "result": {}}
    ]
    assert [(button["label"], button["style"]) for button in reply["buttons"]] == [
        ("确认", "primary"),
        ("修改", "default"),
        ("取消", "danger"),
    ]


def test_the_text_says_what_the_card_shows(api: TestClient) -> None:
    text = api.post("/api/v1/messages", json={"text": "给瀚宁下单100只烧杯"}).json()["text"]
    for shown in (
        "请核对：",
        "含税合计: ¥2,314.80",
        "仓库: 嘉定仓 (默认)",
        "¥1,746.00",
        "! 还有一张",
        "→ 嘉定仓预留",
        "… +3",
    ):
        assert shown in text


def test_the_same_id_is_carried_out_once_and_gets_the_same_reply(api: TestClient, assistant: FakeAssistant) -> None:
    first, again = (api.post("/api/v1/messages", json={"text": "在吗", "id": "7"}).json() for _ in range(2))
    assert first == again
    assert len(assistant.handled) == 1


def test_without_an_id_each_message_is_its_own(api: TestClient, assistant: FakeAssistant) -> None:
    for _ in range(2):
        api.post("/api/v1/messages", json={"text": "在吗"})
    assert len(assistant.handled) == 2


def test_two_callers_may_use_the_same_id(api: TestClient, assistant: FakeAssistant) -> None:
    assistant.tokens["token-of-E04"] = "E04"
    api.post("/api/v1/messages", json={"text": "在吗", "id": "7"})
    api.post("/api/v1/messages", json={"text": "hello", "id": "7"}, headers={"Authorization": "Bearer token-of-E04"})
    assert [incoming.person for incoming in assistant.handled] == ["E01", "E04"]


@pytest.mark.parametrize("conversation", [None, "till-7", "a@b"])
def test_a_button_is_pressed_in_the_conversation_that_it_was_shown_in(
    api: TestClient, assistant: FakeAssistant, conversation: str | None
) -> None:
    named = {"conversation": conversation} if conversation else {}
    asked = api.post("/api/v1/messages", json={"text": "给瀚宁下单", **named}).json()
    done = api.post("/api/v1/press", json={"button": asked["buttons"][0]["id"]}).json()
    assert done["actions"][0]["state"] == "done"
    assert done["conversation"] == asked["conversation"]
    assert assistant.handled[0].conversation == assistant.handled[1].conversation


def test_pictures_and_files_come_as_addresses(api: TestClient, assistant: FakeAssistant) -> None:
    chart = Attachment("趋势", "image/png", "/files/1.png")
    sheet = Attachment("应收.xlsx", "application/vnd.ms-excel", "/files/2.xlsx")
    assistant.answers["看看"] = Reply("R9", "这个月：", "zh", images=(chart,), files=(sheet,))
    reply = api.post("/api/v1/messages", json={"text": "看看"}).json()
    assert (reply["images"], reply["files"]) == (["/files/1.png"], ["/api/v1/files/2.xlsx"])


def test_a_message_brings_photos_and_voice_notes(api: TestClient, assistant: FakeAssistant) -> None:
    sent = {"data": b64encode(b"\xff\xd8\xff").decode(), "kind": "photo", "name": "单子.jpg"}
    reply = api.post("/api/v1/messages", json={"attachments": [sent], "id": "7"}).json()
    assert [report["state"] for report in reply["actions"]] == ["confirm"]
    assert assistant.handled[0].text == ""
    assert assistant.handled[0].enclosed == (Enclosed("photo", b"\xff\xd8\xff", "", "单子.jpg"),)
    api.post("/api/v1/messages", json={"text": "给瀚宁的", "attachments": [sent]})
    assert assistant.handled[1].text == "给瀚宁的"


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Bearer wrong", "Basic token-of-E01", "token-of-E01"])
@pytest.mark.parametrize("path", ["messages", "press", "actions/query_stock"])
def test_without_a_token_nothing_is_done(api: TestClient, assistant: FakeAssistant, path: str, header: str) -> None:
    response = api.post(f"/api/v1/{path}", json={"text": "在吗"}, headers={"Authorization": header})
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"
    assert response.json()["errors"][0]["problem"]
    assert not assistant.handled
    assert not assistant.calls


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "text"),
        ({"text": 7}, "text"),
        ({"text": "  "}, "text"),
        ({"text": "x" * 4001}, "text"),
        ({"text": "x", "conversation": ""}, "conversation"),
        ({"text": "x", "id": ["7"]}, "id"),
        ({"text": "x", "person": "E04"}, "person"),
        ({"text": "x", "attachments": []}, "attachments"),
        ({"text": "x", "attachments": [{"data": "%%"}]}, "attachments.0.data"),
        ({"text": "x", "attachments": [{"data": 7}]}, "attachments.0.data"),
        ({"text": "x", "attachments": [{"data": "AAAA", "kind": "film"}]}, "attachments.0.kind"),
    ],
)
def test_a_bad_field_is_named(api: TestClient, body: dict[str, object], field: str) -> None:
    response = api.post("/api/v1/messages", json=body)
    assert response.status_code == 422
    assert [error["field"] for error in response.json()["errors"]] == [field]


@pytest.mark.parametrize("body", [b"{", b'{"text": NaN}', b"\xff\xfe", b"[" * 100_000, b"1" * 5000])
def test_what_is_no_json_is_told_so(api: TestClient, body: bytes) -> None:
    response = api.post("/api/v1/messages", content=body)
    assert response.status_code == 400
    assert response.json() == {"errors": [{"field": None, "problem": "the body is not JSON"}]}


@pytest.mark.parametrize("body", [b"[]", b'"text"', b"7", b"null"])
def test_what_is_no_object_is_told_so(api: TestClient, body: bytes) -> None:
    assert api.post("/api/v1/messages", content=body).status_code == 422


def test_a_body_has_an_end(api: TestClient) -> None:
    response = api.post("/api/v1/press", content=b'{"button": "' + b"x" * 300_000 + b'"}')
    assert response.status_code == 413
    assert "longer" in response.json()["errors"][0]["problem"]


def test_an_action_is_called_with_its_arguments(api: TestClient, assistant: FakeAssistant) -> None:
    assistant.result = CallResult(200, {"state": "done", "result": {"order": "SO-1"}})
    response = api.post(
        "/api/v1/actions/create_order?preview=1", json={"customer": "C01"}, headers={"Idempotency-Key": "k1"}
    )
    assert (response.status_code, response.json()["result"]) == (200, {"order": "SO-1"})
    assert assistant.calls == [("E01", "create_order", {"customer": "C01"}, True, "k1")]


def test_numbers_arrive_exactly_as_they_were_written(api: TestClient, assistant: FakeAssistant) -> None:
    api.post("/api/v1/actions/record_payment", content=b'{"amount": 1234567890.12}')
    assert str(assistant.calls[0][2]["amount"]) == "1234567890.12"


def test_an_action_without_arguments_needs_no_body(api: TestClient, assistant: FakeAssistant) -> None:
    assert api.post("/api/v1/actions/help").status_code == 200
    assert assistant.calls == [("E01", "help", {}, False, None)]


@pytest.mark.parametrize("status", [403, 404, 409, 422])
def test_a_refused_action_says_so_by_its_status(api: TestClient, assistant: FakeAssistant, status: int) -> None:
    assistant.result = CallResult(status, {"errors": [{"field": None, "problem": "不行"}]})
    response = api.post("/api/v1/actions/create_order", json={})
    assert response.status_code == status
    assert response.json()["errors"][0]["problem"] == "不行"


@pytest.mark.parametrize("key", ["", "k" * 201])
def test_a_key_is_neither_empty_nor_endless(api: TestClient, assistant: FakeAssistant, key: str) -> None:
    assert api.post("/api/v1/actions/help", headers={"Idempotency-Key": key}).status_code == 400
    assert not assistant.calls


def test_the_description_is_there_for_everybody(api: TestClient) -> None:
    response = api.get("/api/v1/openapi.json", headers={"Authorization": ""})
    assert response.json()["openapi"] == "3.1.0"
