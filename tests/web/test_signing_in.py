"""Coming in with a code, picking a person in the demo, and going out."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.calendar import FixedClock
from handlers.web.visitors import SESSION
from tests.web.assistant import CODE, FakeAssistant
from tests.web.conftest import ORIGIN, Visit


def test_a_stranger_is_sent_to_the_sign_in_page(visit: Visit) -> None:
    for path in ("/chat", "/records/customer/C01"):
        response = visit().get(path)
        assert (response.status_code, response.headers["location"]) == (303, "/sign-in")
    assert "登录码" in visit().get("/sign-in").text


def test_a_code_lets_one_in_and_is_used_up(visit: Visit, assistant: FakeAssistant) -> None:
    site = visit()
    response = site.post("/sign-in", data={"code": CODE}, headers=ORIGIN)
    assert (response.status_code, response.headers["location"]) == (303, "/chat")
    assert assistant.sessions[site.cookies[SESSION]] == "E01"
    assert "徐曼宁" in site.get("/chat").text
    assert "不对" in visit().post("/sign-in", data={"code": CODE}, headers=ORIGIN).text


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(visit: Visit) -> None:
    cookie = visit().post("/sign-in", data={"code": CODE}, headers=ORIGIN).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


def test_over_https_the_cookie_stays_on_https(visit: Visit) -> None:
    site = visit()
    site.base_url = "https://localhost"
    cookie = site.post("/sign-in", data={"code": CODE}, headers={"Origin": "https://localhost"}).headers["set-cookie"]
    assert "Secure" in cookie


def test_a_link_brings_the_code_but_does_not_use_it_up(visit: Visit, assistant: FakeAssistant) -> None:
    page = visit().get("/sign-in", params={"code": CODE})
    assert f'value="{CODE}"' in page.text
    assert CODE in assistant.codes


def test_after_five_wrong_codes_one_has_to_wait_a_minute(visit: Visit, clock: FixedClock) -> None:
    site = visit()
    for _ in range(5):
        assert site.post("/sign-in", data={"code": "WRONG"}, headers=ORIGIN).status_code == 422
    refused = site.post("/sign-in", data={"code": CODE}, headers=ORIGIN)
    assert refused.status_code == 429
    assert "一分钟" in refused.text
    clock.instant += timedelta(minutes=1)
    assert site.post("/sign-in", data={"code": CODE}, headers=ORIGIN).status_code == 303


@pytest.mark.parametrize(
    "headers", [{}, {"Origin": "http://evil.example"}, {"Origin": "null"}, {**ORIGIN, "Sec-Fetch-Site": "cross-site"}]
)
def test_a_form_of_another_site_signs_nobody_in(visit: Visit, headers: dict[str, str]) -> None:
    site = visit()
    assert site.post("/sign-in", data={"code": CODE}, headers=headers).status_code == 403
    assert SESSION not in site.cookies


def test_in_the_demo_one_picks_a_person(visit: Visit) -> None:
    site = visit(demo=True)
    assert "Oliver Finch" in site.get("/sign-in").text
    assert site.post("/sign-in/as", data={"employee": "E04"}, headers=ORIGIN).status_code == 303
    assert "Hello, Oliver Finch" in site.get("/chat").text


def test_outside_the_demo_nobody_is_named_and_nobody_can_be_picked(visit: Visit) -> None:
    site = visit()
    assert "Oliver Finch" not in site.get("/sign-in").text
    assert site.post("/sign-in/as", data={"employee": "E04"}, headers=ORIGIN).status_code == 403
    assert SESSION not in site.cookies


def test_nobody_becomes_a_person_that_is_not_there(visit: Visit) -> None:
    site = visit(demo=True)
    assert site.post("/sign-in/as", data={"employee": "E99"}, headers=ORIGIN).headers["location"] == "/sign-in"
    assert SESSION not in site.cookies


def test_an_empty_database_says_what_to_do(visit: Visit, assistant: FakeAssistant) -> None:
    assistant.people.clear()
    page = visit().get("/sign-in").text
    assert "youdan company load" in page
    assert "youdan enrol" in page


def test_signing_out_ends_the_session(visit: Visit, assistant: FakeAssistant) -> None:
    site = visit("E01")
    assert site.post("/sign-out", headers=ORIGIN).headers["location"] == "/sign-in"
    assert not assistant.sessions
    assert site.get("/chat").status_code == 303


def test_another_site_can_not_sign_one_out(visit: Visit, assistant: FakeAssistant) -> None:
    visit("E01").post("/sign-out", headers={"Origin": "http://evil.example"})
    assert assistant.sessions


def test_pages_speak_the_persons_language_until_he_switches(visit: Visit) -> None:
    site = visit("E01")
    assert "徐曼宁，你好" in site.get("/chat").text
    site.post("/language", headers=ORIGIN)
    assert "Hello, 徐曼宁" in site.get("/chat").text
    site.post("/language", headers=ORIGIN)
    assert "徐曼宁，你好" in site.get("/chat").text


@pytest.mark.parametrize(
    ("accepted", "words"),
    [("en-GB,en;q=0.9", "Sign in"), ("zh-CN,zh;q=0.9,en;q=0.8", "登录"), ("fr-FR", "登录"), ("", "登录")],
)
def test_a_strangers_page_speaks_the_browsers_language(visit: Visit, accepted: str, words: str) -> None:
    assert words in visit().get("/sign-in", headers={"Accept-Language": accepted}).text
