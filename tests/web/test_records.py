"""A record's own page."""

from __future__ import annotations

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
