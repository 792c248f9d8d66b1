"""A talk that goes on: corrections, further questions, something else in between, and coming back."""

from __future__ import annotations

from decimal import Decimal

from tests.databases import on_both_databases
from tests.house import House
from tests.talks import Talks

pytestmark = on_both_databases


def orders(house: House) -> dict[str, Decimal]:
    """Every order's sum with tax."""
    with house.records() as store:
        return {order.id: order.gross for order in store.orders.all()}


def test_an_open_card_is_corrected_and_only_the_last_one_can_be_confirmed(talks: Talks) -> None:
    rep = talks.with_("E01")
    rep.says("给瀚宁下单10只烧杯500ml")
    first = rep.reply
    rep.says("改成25只")
    assert rep.reply.settles == first.id
    corrected = rep.says("客户不对，是沐原")
    assert "客户: 沐原生物" in corrected
    rep.presses("确认")
    assert orders(talks.house) == {"SO-1001": Decimal(450)}
    rep.reply = first
    assert rep.presses("确认") == "这个按钮已经失效了。"


def test_what_was_just_recorded_is_corrected_by_doing_it_over(talks: Talks) -> None:
    rep = talks.with_("E01")
    rep.says("今天拜访了瀚宁，闵洁要新样品")
    rep.says("不对，是沐原")
    assert rep.states == [("undo", "done"), ("log_follow_up", "done")]
    with talks.house.records() as store:
        assert store.follow_ups.search("C01", None, None, 10) == []
        assert [each.summary for each in store.follow_ups.search("C02", None, None, 10)] == [
            "今天拜访了沐原，闵洁要新样品"
        ]


def test_further_questions_take_the_rest_from_the_one_before(talks: Talks) -> None:
    rep = talks.with_("E01")
    assert rep.says("烧杯500ml还有多少").startswith("烧杯500ml 可用 560 只")
    assert rep.says("那容量瓶250ml呢").startswith("容量瓶250ml 可用 120 只")
    english = talks.with_("E04")
    assert english.says("how many GC-100 do we have?").startswith("Graduated Cylinder 100ml: 8 pc available")
    assert english.says("and PP-010?").startswith("移液管10ml: 200 支 available")


def test_several_actions_in_one_message_stand_on_one_card_and_are_undone_together(talks: Talks) -> None:
    rep = talks.with_("E01")
    rep.says("给瀚宁下单10只烧杯500ml，再给沐原下单5只容量瓶250ml")
    assert rep.states == [("create_order", "confirm"), ("create_order", "confirm")]
    rep.presses("确认")
    assert orders(talks.house) == {"SO-1001": Decimal(180), "SO-1002": Decimal("162.5")}
    rep.presses("撤销")
    assert rep.states == [("undo", "confirm"), ("undo", "confirm")]
    rep.says("确认")
    with talks.house.records() as store:
        assert {order.state.value for order in store.orders.all()} == {"cancelled"}
        assert store.stock.balance("A01", "W1").reserved == 0


def test_a_question_stays_open_while_something_else_is_asked(talks: Talks) -> None:
    rep = talks.with_("E01")
    assert rep.says("给瀚宁下单烧杯500ml") == "烧杯500ml要多少？"
    rep.says("坩埚还有多少")
    rep.says("20只")
    assert rep.states == [("create_order", "confirm")]
    rep.says("确认")
    assert orders(talks.house) == {"SO-1001": Decimal(360)}


def test_a_question_comes_back_after_something_else_was_done(talks: Talks) -> None:
    rep = talks.with_("E01")
    rep.says("给瀚宁下单烧杯500ml")
    rep.says("给沐原下单5只容量瓶250ml")
    after = rep.says("确认")
    assert (
        after.splitlines()[-1].startswith("接着刚才的：烧杯500ml要多少？") or "接着刚才的：烧杯500ml要多少？" in after
    )
    rep.says("取消")
    assert rep.says("取消") == "没有要取消的。"
    assert orders(talks.house) == {"SO-1001": Decimal("162.5")}


def test_a_customer_that_nobody_has_is_created_on_the_same_card(talks: Talks) -> None:
    rep = talks.with_("E01")
    assert rep.says("给海川生物下单2箱烧杯500ml") == "没有找到“海川生物”。哪个客户？"
    rep.presses("新建“海川生物”")
    assert rep.states == [("create_customer", "confirm"), ("create_order", "confirm")]
    with talks.house.records() as store:
        assert "海川生物" not in {customer.name for customer in store.customers.all()}
    rep.presses("确认")
    assert rep.says("给海川生物下单3只容量瓶250ml").startswith("请核对：")
    with talks.house.records() as store:
        order = store.orders.get("SO-1001")
        assert store.customers.get(order.customer).name == "海川生物"


def test_a_card_that_no_longer_holds_says_what_changed_and_writes_nothing(talks: Talks) -> None:
    rep = talks.with_("E01")
    rep.says("给瀚宁下单480只烧杯500ml")
    talks.house.act(
        "E02", "create_order", customer="C03", lines=[{"product": "A01", "quantity": "50", "unit_price": "20"}]
    )
    again = rep.presses("确认")
    assert "情况有变" in again.splitlines()[0]
    assert "缺" in again
    assert "SO-1002" not in orders(talks.house)
    rep.presses("确认")
    assert "SO-1002" in orders(talks.house)


def test_a_name_that_was_not_said_exactly_is_marked_and_never_written_at_once(talks: Talks) -> None:
    rep = talks.with_("E01")
    card = rep.says("今天拜访了汉宁，聊了交期")
    assert rep.states == [("log_follow_up", "confirm")]
    assert "! “汉宁”认作“瀚宁检测技术有限公司”" in card.splitlines()
    assert "认作" not in rep.says("确认")
    with talks.house.records() as store:
        assert len(store.follow_ups.search("C01", None, None, 10)) == 1
    assert "认作" not in rep.says("给瀚宁下单10只烧杯500ml")


def test_what_nothing_came_of_is_shown_before_it_is_written(talks: Talks) -> None:
    rep = talks.with_("E01")
    assert "! 这些没用上：批号77812" in rep.says("给瀚宁下单10只烧杯500ml 批号77812").splitlines()
    assert "没用上" not in rep.says("给瀚宁下单10只烧杯500ml")


def test_a_card_still_stands_where_it_was_to_be_changed_into_what_can_not_be(talks: Talks) -> None:
    rep = talks.with_("E01")
    rep.says("给瀚宁下单10只烧杯500ml，单价18")
    assert "没有“张”这个单位" in rep.says("改成20张")
    assert "¥180.00" in rep.says("确认")
    assert rep.states == [("create_order", "done")]


def test_nothing_done_before_is_corrected_by_what_follows_a_refusal(talks: Talks) -> None:
    rep = talks.with_("E01")
    rep.says("今天拜访了瀚宁，聊了交期")
    rep.says("给瀚宁下单20张烧杯500ml")
    rep.says("改成周五")
    assert ("log_follow_up", "done") not in rep.states
    assert "这条跟进已撤销" in rep.says("撤销")


def test_what_the_domain_wants_decided_is_asked_with_buttons(talks: Talks) -> None:
    rep = talks.with_("E01")
    rep.says("给瀚宁下单10只烧杯500ml，单价0")
    assert rep.states == [("create_order", "asked")]
    gift, *_ = rep.buttons
    rep.presses(gift)
    assert rep.states == [("create_order", "confirm")]
    rep.presses("确认")
    assert orders(talks.house) == {"SO-1001": Decimal(0)}


def test_undo_of_what_was_recorded_is_done_at_once_and_only_once(talks: Talks) -> None:
    rep = talks.with_("E01")
    rep.says("今天拜访了瀚宁，闵洁要新样品")
    receipt = rep.reply
    assert rep.says("撤销").endswith("已撤销")
    rep.reply = receipt
    assert rep.presses("撤销") == "已经撤销过了"
    assert rep.says("undo") == "There is nothing here to undo."


def test_the_reply_is_in_the_language_of_the_message(talks: Talks) -> None:
    rep = talks.with_("E01")
    assert rep.says("how many BK-500 are in stock?").startswith("烧杯500ml: 560 只 available")
    assert rep.says("BK-500还有多少").startswith("烧杯500ml 可用 560 只")
    assert rep.says("PP-010?").startswith("移液管10ml 可用 200 支")


def test_what_is_planned_is_said_honestly(talks: Talks) -> None:
    assert talks.with_("E03").says("这个月销售额多少") == "“销售数据”还没有开放。"


def test_who_has_no_right_is_told_so_and_it_is_audited(talks: Talks) -> None:
    rep = talks.with_("E01")
    talks.house.act("E02", "create_order", customer="C03", lines=[{"product": "A06", "quantity": "20"}])
    assert rep.says("批准SO-1001") in {"你没有“批准”的权限", "这个订单由贺东川负责"}
    assert rep.says("给昭朗下单1只坩埚") == "这个客户由贺东川负责"
    assert list(orders(talks.house)) == ["SO-1001"]
