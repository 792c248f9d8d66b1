"""Who is away, what was but looked at, the same for another document, and lines that are dropped after a change."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, proposed


@pytest.mark.parametrize(
    ("told", "due"),
    [
        ("，她今天请假，业绩还是算她的", None),
        (" 周五要 采购下周一出差", "2027-03-12"),
        (" 他们老板周五不在 周六送", "2027-03-13"),
    ],
)
def test_when_somebody_is_away_nothing_is_due(told: str, due: str | None) -> None:
    [(action, args)] = proposed(REP, f"给远足单车铺下单骑行头盔20个{told}")
    assert (action, args.get("deliver_by")) == ("create_order", due)


@pytest.mark.parametrize("told", ["刚查了下流水，", "财务看了一下银行流水 ", "今天核了下流水，"])
def test_what_was_looked_at_before_is_no_question(told: str) -> None:
    assert proposed(REP, f"{told}飞轮车行到账500") == [("record_payment", {"customer": "C2", "amount": "500"})]


@pytest.mark.parametrize("message", ["771发货，772也发", "771发货 772也一起发了", "771发货772也发货"])
def test_the_same_is_done_to_another_document(message: str) -> None:
    assert proposed(BOSS, message) == [("ship_order", {"order": "SO-771"}), ("ship_order", {"order": "SO-772"})]


@pytest.mark.parametrize("told", ["，客户说不要了", " 席队说不要了", "，他们说先不要了"])
def test_who_wants_it_no_more_is_the_reason(told: str) -> None:
    [(action, args)] = proposed(REP, f"取消771{told}")
    assert (action, args["reason"]) == ("cancel_order", told.strip(" ，"))


@pytest.mark.parametrize("dropped", ["外胎不要了", "外胎去掉", "把外胎也去掉", "山地外胎26寸删了"])
def test_a_line_dropped_after_a_change_stands_beside_it(dropped: str) -> None:
    [(action, args)] = proposed(REP, "771头盔改成10个", dropped)
    lines: list[dict[str, Any]] = args["lines"]
    assert (action, lines) == (
        "amend_order",
        [{"product": "P4", "quantity": "10", "unit": "个"}, {"product": "P1", "quantity": "0"}],
    )


@pytest.mark.parametrize(
    ("change", "quantity"), [("改10", "10"), ("改成10个", "10"), ("减到4个", "4"), ("再加4个", "10")]
)
def test_what_one_line_is_set_to_comes_not_on_top(change: str, quantity: str) -> None:
    [(_, args)] = proposed(REP, f"771加5根链条，头盔{change}")
    assert [line["quantity"] for line in args["lines"]] == ["5", quantity]


def test_whose_number_it_is_is_told_right_before_it() -> None:
    [(action, args)] = proposed(REP, "新线索 南湖骑行俱乐部，张明13900001111")
    assert (action, args["name"], args["contact_name"]) == ("create_lead", "南湖骑行俱乐部", "张明")


def test_oneself_stands_in_for_a_team() -> None:
    assert proposed(BOSS, "北区组的漏斗", "我自己的呢") == [("show_pipeline", {"employee": "E9"})]


def test_what_is_told_on_the_phone_is_an_account() -> None:
    [(action, args)] = proposed(REP, "席队微信上一直吐槽头盔开裂，下周三再去看看")
    assert (action, args["channel"], args["next_follow_up_on"]) == ("log_follow_up", "wechat", "2027-03-17")


def test_as_soon_as_something_is_late_one_wants_to_be_told() -> None:
    [(action, args)] = proposed(REP, "飞轮俱乐部欠多少", "以后他家逾期了叫我")
    assert (action, args) == ("subscribe_alert", {"kind": "overdue_receivable", "customer": "C1"})


@pytest.mark.parametrize("why", ["嫌贵", "太贵", "价格太高"])
def test_why_a_deal_was_lost_stands_right_behind(why: str) -> None:
    [(_, args)] = proposed(REP, f"俱乐部年度采购丢了{why}")
    assert (args["stage"], args["lost_reason"]) == ("lost", why)
