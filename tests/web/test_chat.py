"""The chat page and what its script sends and gets."""

from __future__ import annotations

import re

import pytest

from tests.web.assistant import FakeAssistant
from tests.web.conftest import OWN, Visit

ID = "11111111-aaaa"


def sent(text: str, **more: object) -> dict[str, object]:
    return {"id": ID, "text": text, **more}


def test_an_empty_chat_offers_messages_to_tap(visit: Visit) -> None:
    page = visit("E01").get("/chat").text
    assert "澄川玻璃仪器" in page
    assert "给瀚宁下单100只烧杯" in page


def test_a_message_is_answered_with_all_that_the_page_does_not_show_yet(visit: Visit) -> None:
    bubbles = visit("E01").post("/chat/messages", json=sent("在吗"), headers=OWN).json()["bubbles"]
    assert [bubble["entry"] for bubble in bubbles] == [1, 2]
    assert bubbles[0]["event"] == ID
    assert "听到：在吗" in bubbles[1]["html"]


def test_a_message_that_comes_twice_is_carried_out_once(visit: Visit, assistant: FakeAssistant) -> None:
    site = visit("E01")
    answers = [site.post("/chat/messages", json=sent("给沐原下单"), headers=OWN).json() for _ in range(2)]
    assert answers[0] == answers[1]
    assert len(assistant.handled) == 1


def test_two_persons_may_use_the_same_id(visit: Visit, assistant: FakeAssistant) -> None:
    for person in ("E01", "E06"):
        visit(person).post("/chat/messages", json=sent("在吗"), headers=OWN)
    assert [incoming.person for incoming in assistant.handled] == ["E01", "E06"]


def test_a_card_shows_all_that_there_is_to_know(visit: Visit) -> None:
    _, reply = visit("E01").post("/chat/messages", json=sent("给瀚宁下单"), headers=OWN).json()["bubbles"]
    html = reply["html"]
    for shown in (
        "瀚宁检测技术有限公司",
        "嘉定仓",
        "默认",
        "¥1,746.00",
        "另有 3 行",
        "待确认",
        "嘉定仓预留 120 只",
        "没付",
    ):
        assert shown in html
    assert re.findall(r'data-button="([^"]+)">([^<]+)<', html) == [
        ("yes-R1", "确认"),
        ("edit-R1", "修改"),
        ("no-R1", "取消"),
    ]
    assert 'href="/records/customer/C01"' in html


def test_a_press_settles_the_card_that_it_was_on(visit: Visit, assistant: FakeAssistant) -> None:
    site = visit("E01")
    site.post("/chat/messages", json=sent("给瀚宁下单"), headers=OWN)
    press = {"id": "22222222-bbbb", "text": "确认", "button": "yes-R1", "after": 2}
    _, done = site.post("/chat/messages", json=press, headers=OWN).json()["bubbles"]
    assert assistant.handled[-1].button == "yes-R1"
    assert 'data-settles="R1" data-settled="done"' in done["html"]


def test_what_was_said_is_there_after_a_reload(visit: Visit) -> None:
    site = visit("E01")
    site.post("/chat/messages", json=sent("在吗"), headers=OWN)
    page = site.get("/chat").text
    assert "听到：在吗" in page
    assert "点一句试试" not in page


def test_earlier_bubbles_are_fetched_page_by_page(visit: Visit) -> None:
    site = visit("E01")
    for number in range(40):
        site.post("/chat/messages", json={"id": f"message-{number}", "text": f"第{number}句"}, headers=OWN)
    assert site.get("/chat").text.count('class="bubble') == 50 + 2
    entries = [one["entry"] for one in site.get("/chat/bubbles", params={"before": 31}).json()["bubbles"]]
    assert entries == list(range(1, 31))
    assert [one["entry"] for one in site.get("/chat/bubbles?after=79").json()["bubbles"]] == [80]


def test_what_people_write_is_never_taken_for_html(visit: Visit) -> None:
    bubbles = visit("E01").post("/chat/messages", json=sent("<script>alert(1)</script>"), headers=OWN).json()["bubbles"]
    assert all("<script>" not in bubble["html"] for bubble in bubbles)
    assert "&lt;script&gt;" in bubbles[0]["html"]


@pytest.mark.parametrize("headers", [{}, {"X-Youdan": "1", "Sec-Fetch-Site": "cross-site"}])
def test_another_site_can_not_send_in_ones_name(
    visit: Visit, assistant: FakeAssistant, headers: dict[str, str]
) -> None:
    assert visit("E01").post("/chat/messages", json=sent("在吗"), headers=headers).status_code == 403
    assert not assistant.handled


def test_without_a_session_nothing_is_taken_or_told(visit: Visit, assistant: FakeAssistant) -> None:
    site = visit()
    assert site.post("/chat/messages", json=sent("在吗"), headers=OWN).status_code == 401
    assert site.get("/chat/bubbles").status_code == 401
    assert site.get("/chat/events").status_code == 401
    assert not assistant.handled


@pytest.mark.parametrize(
    "body",
    [
        b"not JSON",
        b"[]",
        b'{"text": "x"}',
        b'{"id": "11111111", "text": "   "}',
        b'{"id": "1", "text": "x"}',
        b'{"id": "11111111", "text": "x", "more": 1}',
        b'{"id": "11111111", "text": "\\ud800"}',
        b'{"id": "11111111", "text": "' + b"x" * 4001 + b'"}',
    ],
)
def test_a_body_that_is_no_message_is_refused(visit: Visit, assistant: FakeAssistant, body: bytes) -> None:
    assert visit("E01").post("/chat/messages", content=body, headers=OWN).status_code == 422
    assert not assistant.handled


def test_a_body_that_is_too_long_is_not_even_read(visit: Visit) -> None:
    assert visit("E01").post("/chat/messages", content=b"x" * 30_000_000, headers=OWN).status_code == 413


@pytest.mark.parametrize("path", ["/chat", "/sign-in", "/records/customer/C01", "/assets/chat.js"])
def test_every_page_keeps_to_its_own_origin(visit: Visit, path: str) -> None:
    response = visit("E01").get(path)
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "http://" not in response.text.replace("http://www.w3.org", "")
    assert "https://" not in response.text


@pytest.mark.parametrize("path", ["/chat", "/sign-in"])
def test_no_page_has_script_or_style_inside(visit: Visit, path: str) -> None:
    page = visit("E01").get(path).text
    assert not re.search(r"<script(?![^>]* src=)|<style| style=| on[a-z]+=", page)


def test_pages_are_not_kept_by_caches(visit: Visit) -> None:
    site = visit("E01")
    assert site.get("/chat").headers["cache-control"] == "no-store"
    assert site.get("/assets/chat.css").headers["cache-control"] == "no-cache"


def test_the_front_door_leads_to_the_chat(visit: Visit) -> None:
    assert visit("E01").get("/").headers["location"] == "/chat"
