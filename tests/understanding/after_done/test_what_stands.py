"""What is said once a card was confirmed: of the order that stands, of the quote that was given."""

from __future__ import annotations

from typing import Any

import pytest

from bot.understanding.proposal import Hearing, Proposal, Talk, Understanding
from domain.access.people import Person
from domain.calendar import FixedClock
from domain.kinds import Kind
from tests.understanding.engine.bicycles import BOSS, COMPANY, NOW, REP, engine

TWO_LINES = {Kind.CUSTOMER: "C1", Kind.PRODUCT: "P4", Kind.ORDER: "SO-771"}
ONE_LINE = {Kind.CUSTOMER: "C4", Kind.PRODUCT: "P3", Kind.ORDER: "SO-772"}
QUOTED = {Kind.ORDER: "SO-771", Kind.CUSTOMER: "C3", Kind.PRODUCT: "P4", Kind.QUOTE: "QT-61"}
HELMETS_OFFERED = [{"product": "P4", "quantity": "12", "unit_price": "88"}]


def heard(person: Person, text: str, records: dict[Kind, str]) -> Understanding:
    """The reading of a message after something was confirmed that left these records."""
    last = (Proposal("create_order", {"customer": records[Kind.CUSTOMER]}),)
    return engine().understand(text, Hearing(person, COMPANY, FixedClock(NOW), Talk(last=last, records=records)))


def read(person: Person, text: str, records: dict[Kind, str]) -> list[tuple[str, dict[str, Any]]]:
    """The actions of a message that needs no question."""
    reading = heard(person, text, records)
    assert reading.ask is None, reading.ask
    return [(each.action, dict(each.args)) for each in reading.proposals]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("改成15根", {"lines": [{"product": "P3", "quantity": "15", "unit": "根"}]}),
        ("make that 12", {"lines": [{"product": "P3", "quantity": "12", "unit": "根"}]}),
        ("链条再加5根", {"lines": [{"product": "P3", "quantity": "15", "unit": "根"}]}),
        ("少要2根", {"lines": [{"product": "P3", "quantity": "8", "unit": "根"}]}),
        ("单价改成65", {"lines": [{"product": "P3", "quantity": "10", "unit": "根", "unit_price": "65"}]}),
        ("交期改到下周五", {"deliver_by": "2027-03-19"}),
        ("备注：走后门卸货", {"note": "走后门卸货"}),
    ],
)
def test_a_change_is_one_of_the_order_that_was_just_confirmed(text: str, change: dict[str, Any]) -> None:
    assert read(BOSS, text, ONE_LINE) == [("amend_order", {"order": "SO-772", **change})]


@pytest.mark.parametrize("text", ["改成15", "单价改成65", "make it 15"])
def test_a_figure_that_may_be_of_several_lines_is_asked_about(text: str) -> None:
    question = heard(REP, text, TWO_LINES).ask
    assert question is not None
    assert question.proposal.action == "amend_order"
    assert question.ambiguous == {"product": ("P1", "P4")}


def test_its_unit_tells_the_line() -> None:
    assert read(REP, "改成50条", TWO_LINES) == [
        ("amend_order", {"order": "SO-771", "lines": [{"product": "P1", "quantity": "50", "unit": "条"}]})
    ]


def test_how_many_more_of_what_is_asked_before_anything_is_counted() -> None:
    question = heard(REP, "再加5", TWO_LINES).ask
    assert question is not None
    assert question.missing == ("lines",)
    assert "lines" not in question.proposal.args


def test_a_line_that_is_not_wanted_any_more_leaves_the_order_standing() -> None:
    [(action, args)] = read(REP, "头盔不要了", TWO_LINES)
    assert (action, args["lines"]) == ("amend_order", [{"product": "P4", "quantity": "0"}])


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("取消刚才那单", "cancel_order"),
        ("把刚才的订单取消", "cancel_order"),
        ("cancel that order", "cancel_order"),
        ("发货吧", "ship_order"),
        ("ship it", "ship_order"),
        ("给这单开票", "invoice_order"),
        ("invoice it", "invoice_order"),
    ],
)
def test_what_comes_next_is_of_the_same_order(text: str, action: str) -> None:
    assert read(BOSS, text, TWO_LINES) == [(action, {"order": "SO-771"})]


def test_an_order_of_somebody_else_is_not_the_one_just_confirmed() -> None:
    question = heard(BOSS, "取消飞轮车行那单", TWO_LINES).ask
    assert question is not None
    assert question.missing == ("order",)


def test_an_order_named_by_its_customer_is_that_customer_s() -> None:
    assert read(BOSS, "cancel the Harbour Cycles order", TWO_LINES) == [("cancel_order", {"order": "SO-772"})]


@pytest.mark.parametrize("text", ["如果改成15条呢", "客户说可能改成15条", "改成15条行吗", "飞轮车行的改成15条"])
def test_what_is_merely_thought_of_or_asked_or_another_s_changes_nothing(text: str) -> None:
    reading = heard(REP, text, TWO_LINES)
    assert [each.action for each in reading.proposals if each.action == "amend_order"] == []


@pytest.mark.parametrize(
    "text",
    [
        "报价单转订单",
        "转成订单",
        "客户同意了，下单吧",
        "远足单车铺同意了，下单",
        "turn it into an order",
        "convert the quote to an order",
    ],
)
def test_the_quote_just_given_becomes_an_order(text: str) -> None:
    assert read(REP, text, QUOTED) == [("create_order", {"customer": "C3", "lines": HELMETS_OFFERED})]


def test_an_order_for_somebody_else_is_none_of_the_quote() -> None:
    question = heard(REP, "给飞轮俱乐部下单", QUOTED).ask
    assert question is not None
    assert question.missing == ("lines",)


def test_a_quote_from_before_the_last_order_is_not_meant_by_an_order_without_goods() -> None:
    records = {kind: QUOTED[kind] for kind in (Kind.QUOTE, Kind.CUSTOMER, Kind.PRODUCT, Kind.ORDER)}
    question = heard(REP, "下单吧", records).ask
    assert question is not None
    assert "lines" in question.missing


def test_whom_nobody_knows_is_told_by_where_his_name_stands() -> None:
    question = heard(REP, "给云骑下单5个骑行头盔", TWO_LINES).ask
    assert question is not None
    assert question.unknown == {"customer": "云骑"}


def test_a_customer_made_in_the_same_message_is_the_one_the_order_is_for() -> None:
    made, ordered = read(REP, "新建客户云骑户外，然后给他下单5个骑行头盔", TWO_LINES)
    assert made == ("create_customer", {"name": "云骑户外"})
    assert ordered[1]["customer"] == "+customer"
