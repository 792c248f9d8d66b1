"""Whoever runs the assistant sees what could not be said, and has it sent again."""

from __future__ import annotations

from bot.port import Unsaid
from tests.web.assistant import NOW, FakeAssistant
from tests.web.conftest import ORIGIN, Visit

LETTER = Unsaid(7, "telegram", "徐曼宁", NOW, "<b>明天</b>拜访瀚宁", "blocked by the user")


def test_what_could_not_be_said_is_shown_with_why(visit: Visit, assistant: FakeAssistant) -> None:
    assert "都发出去了" in visit("E01").get("/outbox").text
    assistant.dead = [LETTER]
    html = visit("E01").get("/outbox").text
    assert "telegram · 徐曼宁" in html
    assert "&lt;b&gt;明天&lt;/b&gt;拜访瀚宁" in html
    assert "blocked by the user" in html


def test_it_is_sent_again_from_the_page_alone(visit: Visit, assistant: FakeAssistant) -> None:
    assistant.dead = [LETTER]
    assert visit("E01").post("/outbox/7", headers={"Origin": "http://elsewhere.example"}).status_code == 403
    assert visit("E01").post("/outbox/8", headers=ORIGIN).status_code == 404
    assert visit("E01").post("/outbox/7", headers=ORIGIN).headers["location"] == "/outbox"
    assert assistant.dead == []


def test_nobody_else_sees_or_sends_it(visit: Visit, assistant: FakeAssistant) -> None:
    assistant.dead = [LETTER]
    assert visit("E06").get("/outbox").status_code == 404
    assert visit("E06").post("/outbox/7", headers=ORIGIN).status_code == 404
    assert visit().post("/outbox/7", headers=ORIGIN).status_code == 401
    assert assistant.dead == [LETTER]
