"""Photos and voice notes on their way to the assistant and back to the page."""

from __future__ import annotations

import re
from base64 import b64encode

import pytest

from bot.messages import Enclosed
from tests.web.assistant import FakeAssistant
from tests.web.conftest import OWN, Visit
from tests.web.pictures import png

ID = "11111111-aaaa"
PICTURE = png(3, 2)


def file(
    data: bytes = PICTURE, kind: str = "photo", name: str = "单子.png", size: int | None = None
) -> dict[str, object]:
    """A file as the page's script sends it."""
    return {"kind": kind, "name": name, "size": len(data) if size is None else size, "data": b64encode(data).decode()}


def test_a_photo_comes_with_words_or_without(visit: Visit, assistant: FakeAssistant) -> None:
    site = visit("E01")
    message = {"id": ID, "text": "照这个给瀚宁下单", "files": [file()]}
    mine, reply = site.post("/chat/messages", json=message, headers=OWN).json()["bubbles"]
    assert assistant.handled[0].text == "照这个给瀚宁下单"
    assert assistant.handled[0].enclosed == (Enclosed("photo", PICTURE, name="单子.png", size=len(PICTURE)),)
    assert "照这个给瀚宁下单" in mine["html"]
    assert "待确认" in reply["html"]
    alone = {"id": "22222222-bbbb", "text": "", "files": [file(), file()], "after": 2}
    mine, _ = site.post("/chat/messages", json=alone, headers=OWN).json()["bubbles"]
    assert mine["html"].count("<img") == 2
    assert '<p class="text">' not in mine["html"]


def test_of_what_is_too_large_its_size_is_enough(visit: Visit, assistant: FakeAssistant) -> None:
    message = {"id": ID, "text": "", "files": [file(b"OggS", "voice", "long.ogg", 9_000_000)]}
    visit("E01").post("/chat/messages", json=message, headers=OWN)
    assert assistant.handled[0].enclosed[0].bytes_in_all == 9_000_000


def test_a_picture_is_shown_to_him_who_sent_it_and_to_nobody_else(visit: Visit) -> None:
    site = visit("E01")
    mine, _ = site.post("/chat/messages", json={"id": ID, "text": "", "files": [file()]}, headers=OWN).json()["bubbles"]
    (address,) = set(re.findall(r'src="([^"]+)"', mine["html"]))
    shown = site.get(address)
    assert shown.content == PICTURE
    assert visit("E06").get(address).status_code == 404
    assert visit().get(address).status_code == 401
    assert site.get("/chat/enclosures/none").status_code == 404


def test_a_kept_file_can_do_nothing_but_be_looked_at(visit: Visit) -> None:
    site = visit("E01")
    mine, _ = site.post("/chat/messages", json={"id": ID, "text": "", "files": [file()]}, headers=OWN).json()["bubbles"]
    (address,) = set(re.findall(r'src="([^"]+)"', mine["html"]))
    headers = site.get(address).headers
    assert headers["content-type"] == "image/png"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-disposition"] == "inline"
    assert "default-src 'none'" in headers["content-security-policy"]
    # A browser keeps it, and asks each time whether whoever is there now may see it.
    assert headers["cache-control"] == "private, no-cache"
    assert site.get(address, headers={"If-None-Match": headers["etag"]}).status_code == 304
    assert visit("E06").get(address, headers={"If-None-Match": headers["etag"]}).status_code == 404


def test_a_voice_note_can_be_played(visit: Visit) -> None:
    message = {"id": ID, "text": "", "files": [file(b"OggS" + bytes(9), "voice", "语音 0:03")]}
    mine, _ = visit("E01").post("/chat/messages", json=message, headers=OWN).json()["bubbles"]
    assert re.search(r'<audio class="enclosed" src="/chat/enclosures/[^"]+" controls', mine["html"])


def test_a_files_name_is_no_html(visit: Visit) -> None:
    message = {"id": ID, "text": "", "files": [file(name='"><script>alert(1)</script>')]}
    mine, _ = visit("E01").post("/chat/messages", json=message, headers=OWN).json()["bubbles"]
    assert "<script>" not in mine["html"]


@pytest.mark.parametrize(
    "bad",
    [
        {"text": "", "files": []},
        {"text": "", "files": [{**file(), "kind": "film"}]},
        {"text": "", "files": [{**file(), "data": "AAA"}]},
        {"text": "", "files": [{**file(), "path": "/etc/passwd"}]},
        {"text": "", "files": "x"},
    ],
)
def test_what_is_no_message_is_refused(visit: Visit, assistant: FakeAssistant, bad: dict[str, object]) -> None:
    assert visit("E01").post("/chat/messages", json={"id": ID, **bad}, headers=OWN).status_code == 422
    assert not assistant.handled


def test_nobody_is_offered_to_record_what_is_not_heard(visit: Visit, assistant: FakeAssistant) -> None:
    assert 'id="record"' in visit("E01").get("/chat").text
    assistant.hears = False
    assert 'id="record"' not in visit("E01").get("/chat").text
