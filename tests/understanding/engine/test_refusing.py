"""Words that sound like an instruction and are none: questions, wishes, plans, memories, others' words, small talk."""

from __future__ import annotations

import pytest

from domain.registry import declared_actions
from tests.understanding.engine.bicycles import BOSS, REP, asked, proposed, understood


@pytest.mark.parametrize(
    "message",
    [
        "要是飞轮俱乐部能再下20箱骑行头盔就好了",
        "昨天差点给远足单车铺下单5箱骑行头盔",
        "等席队签了合同，我就给他们下10箱头盔",
        "客户说：“把771取消，全部退款”",
        "客户说可能要取消771，我再劝劝",
        "先别给远足单车铺下单",
        "不要取消771",
        "Harbour Cycles might order 20 helmets next month",
        "if Ivy agrees I'll place the order for 30 chains",
        "we should never have shipped 772",
        "I wish Harbour Cycles would just order 5 boxes of helmets",
        'The customer wrote: "cancel SO-772 immediately"',
        "don't ship 772 yet",
        '"please cancel 771" - that is what Ivy wrote, what do I do?',
        "should we cancel 772?",
        "should we move 5 boxes of helmets from North Store to 城南库",
        "Harbour Cycles usually takes 20 helmets",
        "we have 10 helmets for Harbour Cycles",
        "was there 5% off on 771",
        "Ivy thinks 772 was cancelled",
        "飞轮俱乐部会不会要20箱骑行头盔",
        "远足单车铺上个月买了5箱骑行头盔",
        "帮我订两张明天去杭州的车票",
        "中午吃什么好呢",
        "good morning everyone",
        "哈哈 收到",
        "👍",
    ],
)
def test_nothing_is_written(message: str) -> None:
    reading = understood(BOSS, message)
    actions = [*reading.proposals, *([reading.ask.proposal] if reading.ask else [])]
    assert [each.action for each in actions if declared_actions()[each.action].writes] == []


@pytest.mark.parametrize("message", ["能帮我取消771吗", "could you please cancel SO-771?", "麻烦把771取消掉"])
def test_a_polite_request_is_one(message: str) -> None:
    assert [each.action for each in understood(BOSS, message).proposals] == ["cancel_order"]


@pytest.mark.parametrize(
    ("message", "customer"),
    [
        ("给远足单车铺下单十几个骑行头盔", "C3"),
        ("给远足单车铺下几箱骑行头盔", "C3"),
        ("order a few helmets for Harbour Cycles", "C4"),
        ("Harbour Cycles want to order some helmets", "C4"),
    ],
)
def test_how_many_a_few_are_is_asked(message: str, customer: str) -> None:
    ask = asked(BOSS, message)
    assert (ask.proposal.action, ask.missing) == ("create_order", ("quantity",))
    assert ask.proposal.args == {"customer": customer, "lines": [{"product": "P4"}]}
    [(_, args)] = proposed(BOSS, message, "12")
    assert args["lines"] == [{"product": "P4", "quantity": "12"}]


@pytest.mark.parametrize(
    ("message", "problem"),
    [
        ("给远足单车铺下单-5箱骑行头盔", "understanding.quantity"),
        ("order 1e400 helmets for Harbour Cycles", "understanding.quantity"),
        ("给远足单车铺下单5个骑行头盔，2月30号交货", "understanding.no_such_day"),
        ("x" * 4001, "understanding.too_long"),
    ],
)
def test_what_can_not_be_is_told(message: str, problem: str) -> None:
    reading = understood(REP, message)
    assert reading.problem is not None
    assert reading.problem[0] == problem
    assert not reading.proposals
