"""Somebody says it, looks at the card, confirms, and everything is there."""

from __future__ import annotations

from decimal import Decimal

from domain.sales.orders import OrderState
from storage.audit.verify import verify
from tests.databases import on_both_databases
from tests.talks import Talks

pytestmark = on_both_databases

ORDER = "给瀚宁下单5箱烧杯500ml，单价400，月底前发货"


def test_an_order_is_shown_confirmed_and_written_with_stock_and_audit(talks: Talks) -> None:
    rep = talks.with_("E01")
    card = rep.says(ORDER)
    assert rep.buttons == ["确认", "取消"]
    assert rep.states == [("create_order", "confirm")]
    assert "烧杯500ml | 5 箱 | ¥400.00 | ¥2,000.00" in card
    assert "交期: 3月31日 周二" in card
    with talks.house.records() as store:
        assert store.orders.all() == []

    receipt = rep.presses("确认")
    assert receipt.startswith("瀚宁下单 SO-1001，含税 ¥2,000.00")
    assert rep.states == [("create_order", "done")]
    with talks.house.records() as store:
        order = store.orders.get("SO-1001")
        assert (order.state, order.customer, order.gross) == (OrderState.CONFIRMED, "C01", Decimal(2000))
        assert store.stock.balance("A01", "W1").reserved == Decimal(120)
        operation = store.audit.last_operation("E01", None)
    assert operation is not None
    assert (operation.action, operation.args["customer"]) == ("create_order", "C01")
    assert verify(talks.house.database).problems == ()


def test_the_words_do_what_the_buttons_do_in_either_language(talks: Talks) -> None:
    rep = talks.with_("E01")
    rep.says(ORDER)
    assert "SO-1001" in rep.says("Confirm")
    rep.says("给沐原下单2箱容量瓶250ml")
    assert rep.says("cancel") == "好，没有写入。"
    with talks.house.records() as store:
        assert [order.id for order in store.orders.all()] == ["SO-1001"]


def test_confirming_twice_writes_once(talks: Talks) -> None:
    rep = talks.with_("E01")
    rep.says(ORDER)
    shown = rep.reply
    rep.presses("确认")
    rep.reply = shown
    assert rep.presses("确认") == "这个按钮已经失效了。"
    assert rep.says("确认") == "没有要确认的。"
    with talks.house.records() as store:
        assert len(store.orders.all()) == 1


def test_a_message_that_is_delivered_again_is_carried_out_once(talks: Talks) -> None:
    rep = talks.with_("E01")
    first = rep.says("今天拜访了瀚宁，闵洁说月底定方案", event="m-1")
    again = rep.says("今天拜访了瀚宁，闵洁说月底定方案", event="m-1")
    assert first == again
    with talks.house.records() as store:
        assert len(store.follow_ups.search("C01", None, None, 10)) == 1


def test_another_person_can_not_press_somebody_elses_button(talks: Talks) -> None:
    rep, other = talks.with_("E01", chat="group"), talks.with_("E02", chat="group")
    rep.says(ORDER)
    other.reply = rep.reply
    assert other.presses("确认") == "这个按钮已经失效了。"
    assert other.says("确认") == "没有要确认的。"
    assert "SO-1001" in rep.presses("确认")


def test_a_restart_loses_nothing(talks: Talks) -> None:
    rep = talks.with_("E01")
    rep.says(ORDER)
    after_restart = Talks.in_house(talks.house).with_("E01")
    after_restart.reply = rep.reply
    assert "SO-1001" in after_restart.presses("确认")


def test_a_stranger_and_somebody_who_left_get_nothing(talks: Talks) -> None:
    for nobody in ("E99", "E11"):
        stranger = talks.with_(nobody)
        assert "我还不认识你" in stranger.says(ORDER)
        assert talks.assistant.history(nobody, stranger.conversation) == ()


def test_what_was_said_can_be_read_again(talks: Talks) -> None:
    rep = talks.with_("E01")
    rep.says(ORDER)
    rep.presses("确认")
    bubbles = talks.assistant.history("E01", rep.conversation)
    assert [bubble.author for bubble in bubbles] == ["person", "assistant", "person", "assistant"]
    assert bubbles[0].text == ORDER
    assert bubbles[-1].reply == rep.reply
    assert talks.assistant.history("E02", rep.conversation) == []
