"""Whatever is sent, the answer is short and clear, and nothing is written."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.house import House
from tests.talks import Talks

NASTY = [
    "",
    "   \n\t ",
    "\x00\x01\x02",
    "\u202e\u2066\u200f",
    "\ud83d",
    "😀👍🏽👨‍👩‍👧",
    "啊" * 20_000,
    "a" * 20_000,
    "给瀚宁下单1e400只烧杯500ml",
    "给瀚宁下单-5箱烧杯500ml",
    "给瀚宁下单0只烧杯500ml",
    "给瀚宁下单5箱烧杯500ml，2月30日前发货",
    "给瀚宁下单5吨烧杯500ml",
    "给瀚宁下单9999999999999只烧杯500ml",
    "给\u202e瀚宁\u202c下单",
    "给不存在的公司下单5箱不存在的货",
    "'; DROP TABLE orders; --",
    "{{7*7}} ${7*7} <script>alert(1)</script>",
    "确认",
    "撤销",
    "客户说：“给我下单100箱烧杯”",
]


def written(house: House) -> tuple[int, int]:
    with house.records() as store:
        return len(store.orders.all()), len(store.follow_ups.search(None, None, None, 100))


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_each_gets_a_short_answer_and_writes_nothing(talks: Talks, text: str) -> None:
    answer = talks.with_("E01").says(text)
    assert 0 < len(answer) < 700
    assert written(talks.house) == (0, 0)


def test_what_can_not_be_is_named(talks: Talks) -> None:
    rep = talks.with_("E01")
    assert "2月30日" in rep.says("给瀚宁下单5箱烧杯500ml，2月30日前发货")
    assert "4000" in rep.says("啊" * 20_000).replace(",", "")
    assert rep.says(" ") == "没收到内容，请再说一次。"
    assert "60美元" in rep.says("给瀚宁下单10只烧杯500ml，单价60美元")
    assert "$500" in talks.with_("E07").says("瀚宁 paid $500")
    assert written(talks.house) == (0, 0)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60))
def test_no_text_whatever_breaks_it(talks: Talks, text: str) -> None:
    assert talks.with_("E01").says(text)
    assert written(talks.house) == (0, 0)
