"""A record's own page."""

from __future__ import annotations

from bot.messages import Enclosed
from tests.web.assistant import FakeAssistant
from tests.web.conftest import Visit


def test_a_record_has_a_page_that_leads_back_to_the_chat(visit: Visit) -> None:
    page = visit("E01").get("/records/customer/C01").text
    assert "瀚宁检测技术有限公司" in page
    assert "烧杯500ml" in page
    assert 'href="/chat"' in page


def test_what_is_not_there_and_what_one_may_not_see_look_the_same(visit: Visit) -> None:
    missing, hidden = visit("E01").get("/records/customer/C99"), visit("E06").get("/records/customer/C01")
    assert missing.status_code == hidden.status_code == 404
    assert missing.text == hidden.text


def test_a_file_is_given_to_whom_it_was_made_for(visit: Visit, assistant: FakeAssistant) -> None:
    assistant.made["E01", "/files/f1"] = Enclosed("file", b"PK", "application/zip", "跟进记录.xlsx")
    given = visit("E01").get("/files/f1")
    assert given.content == b"PK"
    assert given.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%E8%B7%9F")
    assert visit("E06").get("/files/f1").status_code == 404
    assert "没有这个文件" in visit("E01").get("/files/f2").text
    assert visit().get("/files/f1").headers["location"] == "/sign-in"
