"""The customer side as programs call it and people read it, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from bot.calls import Calls
from bot.execution import Executor
from bot.replies.wording import Wording
from tests.house import SET_UP, House


@pytest.fixture
def calls(house: House) -> Calls:
    """Actions called by name, worded."""
    with house.database.read(SET_UP) as tx:
        zone = tx.company.zone
    wording = Wording(house.registry, house.clock, lambda: zone)
    executor = Executor(house.database, house.registry, house.clock)
    return Calls(house.database, house.registry, house.clock, executor.for_calls(), wording)


def call(calls: Calls, who: str, action: str, status: int = 200, **args: Any) -> dict[str, Any]:
    answer = calls.call(who, action, args, preview=False, key=None)
    assert answer.status == status, answer.body
    return dict(answer.body)


def title(calls: Calls, who: str, action: str, **args: Any) -> str:
    return str(call(calls, who, action, **args)["card"]["title"])


def problem(calls: Calls, who: str, action: str, status: int, **args: Any) -> str:
    return str(call(calls, who, action, status, **args)["errors"][0]["problem"])


def rows(calls: Calls, who: str, action: str, **args: Any) -> dict[str, str]:
    return {row["label"]: row["value"] for row in call(calls, who, action, **args)["card"]["rows"]}


def test_a_day_of_a_rep_in_chinese(calls: Calls) -> None:
    assert title(calls, "E01", "create_customer", name="望舒光学", contact_name="凌霄") == "新客户：望舒光学"
    assert title(calls, "E01", "add_contact", customer="C01", name="温故", title="总工") == "瀚宁新增联系人温故"
    assert title(calls, "E01", "tag_customer", customer="C01", tags=["老客户"]) == "瀚宁加标签：老客户"
    assert title(calls, "E01", "create_lead", name="北汀水质站") == "新线索：北汀水质站"
    kept = rows(
        calls,
        "E01",
        "log_follow_up",
        customer="C01",
        summary="要新报价",
        channel="call",
        next_follow_up_on="2026-03-06",
    )
    assert kept == {"客户": "瀚宁", "方式": "电话", "内容": "要新报价", "下次跟进": "3月6日 周五"}
    assert title(calls, "E01", "list_follow_ups") == "1 条跟进"
    deal = call(calls, "E01", "create_opportunity", customer="C01", title="扩建", amount="8000")["result"][
        "opportunity"
    ]
    moved = rows(calls, "E01", "update_opportunity", opportunity=deal, stage="proposal", expected_close_on="2026-06-30")
    assert moved["阶段"] == "初步接触 → 方案报价"
    assert moved["预计成交"] == "6月30日 周二"
    assert title(calls, "E01", "show_pipeline") == "1 个进行中的商机，合计 ¥8,000.00"
    assert (
        title(calls, "E01", "set_reminder", text="寄样品", at="2026-03-05T09:30") == "3月5日 周四 09:30提醒你：寄样品"
    )
    assert title(calls, "E01", "my_agenda", on="2026-03-06") == "3月6日 周五：1 件事"
    assert title(calls, "E03", "assign_customer", customer="C01", employee="E02") == "瀚宁交给贺东川"


def test_a_day_of_a_rep_in_english(calls: Calls) -> None:
    assert title(calls, "E04", "create_customer", name="Hollin Optics") == "New customer: Hollin Optics"
    assert (
        title(calls, "E04", "log_follow_up", customer="C04", summary="wants samples") == "Follow-up with Kestrel kept"
    )
    assert title(calls, "E04", "list_follow_ups") == "1 follow-up"
    deal = call(calls, "E04", "create_opportunity", customer="C04", title="New lab")["result"]["opportunity"]
    assert title(calls, "E04", "show_pipeline") == "1 open opportunity"
    lost = call(calls, "E04", "update_opportunity", opportunity=deal, stage="lost", lost_reason="no budget")["card"]
    assert (lost["title"], lost["rows"][-1]["value"]) == ("New lab is lost", "no budget")
    assert (
        title(calls, "E04", "set_reminder", text="call Nadia", on="2026-03-06") == "Reminder for Fri 6 Mar: call Nadia"
    )
    assert title(calls, "E04", "my_agenda", on="2026-03-06") == "Fri 6 Mar: 1 thing to do"
    assert title(calls, "E04", "help") == "Just say it. I can help you with:"


def test_a_known_name_comes_with_the_ways_to_go_on(calls: Calls) -> None:
    asked = call(calls, "E01", "create_customer", 409, name="沐原生物科技")
    assert asked["errors"][0]["problem"] == "已有客户沐原生物（徐曼宁负责），是同一家吗？"
    assert [option["label"] for option in asked["options"]] == ["就是沐原生物", "不是，新建"]
    made = call(calls, "E01", "create_customer", **asked["options"][-1]["args"])
    assert made["result"]["customer"] not in {"C02", None}


def test_undo_by_name_goes_back_step_by_step(calls: Calls, house: House) -> None:
    call(calls, "E01", "tag_customer", customer="C01", tags=["甲"])
    call(calls, "E01", "tag_customer", customer="C01", tags=["乙"])
    assert title(calls, "E01", "undo") == "瀚宁去掉标签：乙"
    assert title(calls, "E01", "undo") == "瀚宁去掉标签：甲"
    assert problem(calls, "E01", "undo", 409) == "这里没有可以撤销的操作。"
    with house.records() as store:
        assert store.customers.get("C01").tags == ["重点"]


@pytest.mark.parametrize(
    ("who", "action", "args", "status", "said"),
    [
        ("E02", "show_customer", {"customer": "C01"}, 403, "这个客户由徐曼宁负责"),
        ("E01", "assign_customer", {"customer": "C01", "employee": "E02"}, 403, "你没有“分配客户”的权限"),
        ("E03", "assign_customer", {"customer": "C01", "employee": "E11"}, 422, "费扬已经离职，请换一位同事。"),
        ("E01", "log_follow_up", {"customer": "C01", "summary": "聊", "contact": "P03"}, 422, "闻莺不是瀚宁的。"),
        ("E04", "add_contact", {"customer": "C04", "name": "Jo", "phone": "?"}, 422, "“?” doesn't look like a phone number."),
        ("E01", "set_reminder", {"text": "回电", "at": "2026-03-04T09:00"}, 422, "3月4日 周三 09:00 已经过了，请换个时间。"),
    ],
)  # fmt: skip
def test_what_can_not_be_done_is_said_in_one_sentence(
    calls: Calls, who: str, action: str, args: dict[str, Any], status: int, said: str
) -> None:
    assert problem(calls, who, action, status, **args) == said
