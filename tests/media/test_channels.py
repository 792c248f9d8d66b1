"""From a photo in a request, over HTTP, to an order in the database."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from itertools import count

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.port import Serving
from handlers.api import channel as api_channel
from handlers.web import channel as web_channel
from handlers.web.visitors import SESSION
from tests.media.files import JPEG, OGG, WRITTEN_ORDER
from tests.media.test_photos import orders_of
from tests.scripted_model import ScriptedModel, hearing, saying
from tests.talks import Talks

OWN = {"X-Youdan": "1", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def client(seeing: Talks) -> Iterator[TestClient]:
    """Both channels over the real assistant."""
    ids = count(1)
    serving = Serving(seeing.house.clock.now, lambda: f"fresh-{next(ids)}")
    routes = [*api_channel.routes(seeing.assistant, serving), *web_channel.routes(seeing.assistant, serving)]
    with TestClient(Starlette(routes=routes), "http://localhost", follow_redirects=False) as opened:
        yield opened


def test_an_order_by_the_api(client: TestClient, seeing: Talks, model: ScriptedModel) -> None:
    token = seeing.assistant.accounts.issue_token("E01", "test")
    bearer = {"Authorization": f"Bearer {token}"}
    model.answers(saying(WRITTEN_ORDER))
    photo = {"data": b64encode(JPEG).decode(), "kind": "photo"}
    message = {"text": "照这个给瀚宁下单", "id": "1", "attachments": [photo]}
    reply = client.post("/api/v1/messages", json=message, headers=bearer).json()
    assert [each["state"] for each in reply["actions"]] == ["confirm"]
    assert client.post("/api/v1/messages", json=message, headers=bearer).json() == reply
    assert len(model.asked) == 1
    assert orders_of(seeing.with_("E01")) == []
    confirm = next(each["id"] for each in reply["buttons"] if each["label"] == "确认")
    done = client.post("/api/v1/press", json={"button": confirm}, headers=bearer).json()
    assert [each["state"] for each in done["actions"]] == ["done"]
    assert [customer for customer, _ in orders_of(seeing.with_("E01"))] == ["C01"]


def test_an_order_in_the_web_chat(client: TestClient, seeing: Talks, model: ScriptedModel) -> None:
    client.cookies.set(SESSION, seeing.assistant.open_session("E01"))
    model.answers(saying(WRITTEN_ORDER))
    file = {"kind": "photo", "name": "../../单子.jpg", "size": len(JPEG), "data": b64encode(JPEG).decode()}
    message = {"id": "11111111-aaaa", "text": "照这个给瀚宁下单", "files": [file]}
    mine, reply = client.post("/chat/messages", json=message, headers=OWN).json()["bubbles"]
    address = re.search(r'<img class="enclosed" src="([^"]+)"', mine["html"])
    assert address is not None
    assert client.get(address[1]).content == JPEG
    assert "图片上写的" in reply["html"]
    button = re.search(r'data-button="([^"]+)">确认<', reply["html"])
    assert button is not None
    press = {"id": "22222222-bbbb", "text": "确认", "button": button[1], "after": reply["entry"]}
    client.post("/chat/messages", json=press, headers=OWN)
    assert len(orders_of(seeing.with_("E01"))) == 1
    client.cookies.set(SESSION, seeing.assistant.open_session("E02"))
    assert client.get(address[1]).status_code == 404


def test_a_voice_note_in_the_web_chat(client: TestClient, seeing: Talks, model: ScriptedModel) -> None:
    client.cookies.set(SESSION, seeing.assistant.open_session("E01"))
    model.answers(hearing("烧杯还有多少"))
    note = {"kind": "voice", "name": "语音 0:03", "size": len(OGG), "data": b64encode(OGG).decode()}
    sent = {"id": "11111111-aaaa", "text": "", "files": [note]}
    mine, reply = client.post("/chat/messages", json=sent, headers=OWN).json()["bubbles"]
    assert "<audio" in mine["html"]
    assert "听到：烧杯还有多少" in reply["html"]


@pytest.mark.parametrize("size", [6_000_000, 600_000_000])
def test_what_is_too_large_is_told_so(client: TestClient, seeing: Talks, size: int) -> None:
    client.cookies.set(SESSION, seeing.assistant.open_session("E01"))
    file = {"kind": "voice", "name": "long.ogg", "size": size, "data": b64encode(OGG).decode()}
    sent = {"id": "11111111-aaaa", "text": "", "files": [file]}
    mine, reply = client.post("/chat/messages", json=sent, headers=OWN).json()["bubbles"]
    assert "最大 5 MB" in reply["html"]
    assert '<span class="gone">文件</span>' in mine["html"]
