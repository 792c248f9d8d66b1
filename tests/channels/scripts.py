"""Conversations that go the same way on every platform. Each is run through every channel, on both databases."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from decimal import Decimal

from domain.crm.customers import Customer
from tests.channels.office import EMPLOYEES, Office
from tests.channels.platform import ANN, BO, STRANGER

Script = Callable[[Office], Awaitable[None]]

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def orders(office: Office) -> list[tuple[str | None, Decimal]]:
    """Customer and quantity of the first line of each order."""
    with office.house.records() as store:
        return [(order.customer, order.lines[0].quantity) for order in store.orders.all()]


def follow_ups(office: Office) -> int:
    """How many follow-ups stand."""
    with office.house.records() as store:
        return store.follow_ups.count(None, None, None)


async def a_stranger_is_told_how_to_be_linked_and_nothing_else(office: Office) -> None:
    told = await office.says(STRANGER, "烧杯500ml还有多少")
    assert "绑定码" in told
    assert "one-time code" in told
    assert "500" not in told.replace("烧杯500ml", "")


async def a_code_links_an_account_once(office: Office) -> None:
    await office.links(ANN)
    assert "徐曼宁" in office.last(ANN).text
    with office.house.database.read(office.house.person("E01")) as tx:
        link = tx.links.of(office.platform.name, ANN)
    assert link is not None
    assert link.person == EMPLOYEES[ANN]


async def a_wrong_code_links_nobody_and_tries_are_counted(office: Office) -> None:
    for _ in range(10):
        await office.platform.writes(STRANGER, "ABCDE-23456")
        await office.station.settled()
    said = office.said(STRANGER)
    assert 1 <= len(said) <= 6
    assert all("绑定码" in each.text for each in said)


async def a_follow_up_is_logged(office: Office) -> None:
    await office.links(ANN)
    told = await office.says(ANN, "今天拜访了瀚宁，闵洁要容量瓶的新报价")
    assert "瀚宁" in told
    assert follow_ups(office) == 1


async def a_follow_up_is_logged_in_english(office: Office) -> None:
    await office.links(BO)
    told = await office.says(BO, "visited Kestrel today, they want a new price list")
    assert "Kestrel" in told
    assert follow_ups(office) == 1


async def stock_is_answered(office: Office) -> None:
    await office.links(ANN, BO)
    assert "560" in await office.says(ANN, "烧杯500ml还有多少")
    assert "8" in await office.says(BO, "how many Graduated Cylinder 100ml are left?")


async def an_order_is_confirmed_where_its_card_stands(office: Office) -> None:
    await office.links(ANN)
    await office.says(ANN, "给瀚宁下单24只烧杯500ml")
    card = office.last(ANN)
    assert "瀚宁" in card.text
    assert set(card.buttons) >= {"确认", "取消"}
    assert orders(office) == []
    before = len(office.said(ANN))
    told = await office.presses(ANN, "确认")
    assert "SO-" in told
    assert orders(office) == [("C01", Decimal(24))]
    assert not [each for each in office.said(ANN) if "确认" in each.buttons]
    if office.platform.edits:
        assert len(office.said(ANN)) == before
    receipt = office.said(ANN)[before - 1]
    await office.presses(ANN, "确认", on=card)
    assert orders(office) == [("C01", Decimal(24))]
    assert office.said(ANN)[before - 1] == receipt


async def an_order_is_confirmed_in_words_and_its_card_is_shut(office: Office) -> None:
    await office.links(BO)
    await office.says(BO, "order 3 Graduated Cylinder 100ml for Kestrel")
    assert "Confirm" in office.last(BO).buttons
    assert "SO-" in await office.says(BO, "confirm")
    assert orders(office) == [("C04", Decimal(3))]
    if office.platform.edits:
        assert not [each for each in office.said(BO) if "Confirm" in each.buttons]


async def a_customer_that_could_be_two_is_asked_about(office: Office) -> None:
    with office.house.changing() as store:
        store.customers.add(Customer("C71", "昱衡检验所", "E01", ["昱衡"]))
        store.customers.add(Customer("C72", "昱衡试剂行", "E01", ["昱衡"]))
    await office.links(ANN)
    await office.says(ANN, "给昱衡下单10只烧杯500ml")
    assert set(office.last(ANN).buttons) >= {"昱衡检验所", "昱衡试剂行"}
    await office.presses(ANN, "昱衡试剂行")
    await office.presses(ANN, "确认")
    assert orders(office) == [("C72", Decimal(10))]


async def a_card_is_corrected(office: Office) -> None:
    await office.links(ANN)
    await office.says(ANN, "给瀚宁下单24只烧杯500ml")
    await office.says(ANN, "烧杯改成48只")
    assert "48" in office.last(ANN).text
    if office.platform.edits:
        assert len([each for each in office.said(ANN) if "确认" in each.buttons]) == 1
    await office.presses(ANN, "确认")
    assert orders(office) == [("C01", Decimal(48))]


async def what_was_done_is_undone(office: Office) -> None:
    await office.links(ANN)
    await office.says(ANN, "今天拜访了瀚宁，闵洁要容量瓶的新报价")
    assert follow_ups(office) == 1
    await office.presses(ANN, "撤销")
    assert follow_ups(office) == 0


async def what_binds_is_undone_after_a_card(office: Office) -> None:
    await office.links(ANN)
    await office.says(ANN, "给瀚宁下单24只烧杯500ml")
    await office.presses(ANN, "确认")
    await office.presses(ANN, "撤销")
    if office.platform.edits:
        assert not [each for each in office.said(ANN) if "撤销" in each.buttons]
    assert await office.presses(ANN, "确认")
    with office.house.records() as store:
        assert [order.state.value for order in store.orders.all()] == ["cancelled"]


async def a_card_is_cancelled(office: Office) -> None:
    await office.links(ANN)
    await office.says(ANN, "给瀚宁下单24只烧杯500ml")
    assert "没有写入" in await office.presses(ANN, "取消")
    assert orders(office) == []
    assert not [each for each in office.said(ANN) if "确认" in each.buttons]


async def the_same_delivery_ten_times_is_carried_out_once(office: Office) -> None:
    await office.links(ANN)
    again = [office.platform.writes(ANN, "今天拜访了瀚宁，闵洁要容量瓶的新报价", event="again-1") for _ in range(10)]
    await asyncio.gather(*again)
    await office.station.settled()
    assert follow_ups(office) == 1
    assert len(office.said(ANN)) == 2


async def what_is_said_quickly_is_carried_out_in_order(office: Office) -> None:
    await office.links(ANN)
    for number in range(1, 9):
        await office.platform.writes(ANN, f"给瀚宁下单{number}只烧杯500ml")
        await office.platform.writes(ANN, "确认")
    await office.station.settled()
    assert [quantity for _, quantity in orders(office)] == [Decimal(number) for number in range(1, 9)]


async def today_is_the_day_on_which_it_was_sent(office: Office) -> None:
    await office.links(ANN)
    office.house.wait(hours=14, minutes=-2)
    sent = office.house.clock.now()
    office.house.wait(minutes=4)
    assert office.house.clock.now().day == sent.day
    await office.platform.writes(ANN, "提醒我明天上午9点给沐原回电话", at=sent)
    await office.station.settled()
    with office.house.records() as store:
        assert [each.due_at.isoformat() for each in store.reminders.due(sent + timedelta(days=9))] == [
            "2026-03-05T01:00:00+00:00"
        ]


async def a_reminder_goes_off_where_it_was_set(office: Office) -> None:
    await office.links(ANN)
    await office.says(ANN, "提醒我明天上午9点给沐原回电话")
    before = len(office.said(ANN))
    await office.waits(hours=22)
    assert len(office.said(ANN)) == before
    await office.waits(hours=2)
    assert len(office.said(ANN)) == before + 1
    assert "给沐原回电话" in office.last(ANN).text
    await office.waits(hours=1)
    assert len(office.said(ANN)) == before + 1


async def a_picture_is_answered_honestly(office: Office) -> None:
    if not office.platform.pictures:
        return
    await office.links(ANN)
    before = len(office.said(ANN))
    await office.sends(ANN, PNG, "order.png", "image/png", "下单")
    assert len(office.said(ANN)) == before + 1
    assert orders(office) == []


async def a_file_that_is_no_use_is_refused_in_words(office: Office) -> None:
    if not office.platform.pictures:
        return
    await office.links(ANN)
    before = len(office.said(ANN))
    await office.sends(ANN, b"%PDF-1.7\n" + bytes(64), "list.pdf", "application/pdf")
    assert len(office.said(ANN)) == before + 1
    assert office.last(ANN).text


async def a_long_list_comes_as_a_spreadsheet(office: Office) -> None:
    for number in range(12):
        office.house.act("E01", "log_follow_up", customer="C01", summary=f"第{number + 1}次电话，谈容量瓶")
    await office.links(ANN)
    await office.says(ANN, "瀚宁的跟进记录")
    assert "导出表格" in office.last(ANN).buttons
    await office.presses(ANN, "导出表格")
    assert [each.files for each in office.said(ANN) if each.files] == [("跟进记录.xlsx",)]


async def somebody_who_left_gets_nothing(office: Office) -> None:
    await office.links(ANN)
    with office.house.changing() as store:
        store.employees.get("E01").active = False
    told = await office.says(ANN, "烧杯500ml还有多少")
    assert "560" not in told
    assert "绑定码" in told


async def a_group_is_answered_where_it_asked_when_addressed(office: Office) -> None:
    if not office.platform.groups:
        return
    await office.links(ANN)
    await office.platform.writes(ANN, "烧杯500ml还有多少", group=True, addressed=False)
    await office.station.settled()
    assert office.platform.group() == []
    assert "560" in await office.says(ANN, "烧杯500ml还有多少", group=True)
    if office.platform.threads:
        assert office.last(ANN, group=True).thread


async def whoever_says_its_name_alone_is_greeted(office: Office) -> None:
    if not office.platform.groups:
        return
    await office.links(ANN)
    assert "帮助" in await office.says(ANN, "", group=True)


async def only_who_asked_presses_confirm_in_a_group(office: Office) -> None:
    if not office.platform.groups:
        return
    await office.links(ANN, BO)
    await office.says(ANN, "给瀚宁下单24只烧杯500ml", group=True)
    card = office.last(ANN, group=True)
    assert "确认" in card.buttons
    await office.presses(BO, "确认", group=True, on=card)
    assert orders(office) == []
    await office.presses(ANN, "确认", group=True, on=card)
    assert orders(office) == [("C01", Decimal(24))]


async def what_a_group_may_not_see_is_said_directly(office: Office) -> None:
    if not office.platform.groups:
        return
    await office.links(ANN)
    before = len(office.said(ANN))
    told = await office.says(ANN, "瀚宁还欠多少钱", group=True)
    assert "瀚宁" not in told
    assert "私信" in told
    assert len(office.said(ANN)) == before + 1
    assert "瀚宁" in office.last(ANN).text


async def a_stranger_in_a_group_is_told_apart(office: Office) -> None:
    if not office.platform.groups:
        return
    await office.platform.writes(STRANGER, "烧杯500ml还有多少", group=True)
    await office.station.settled()
    assert not [each for each in office.platform.group() if "560" in each.text]


SCRIPTS: tuple[Script, ...] = (
    a_stranger_is_told_how_to_be_linked_and_nothing_else,
    a_code_links_an_account_once,
    a_wrong_code_links_nobody_and_tries_are_counted,
    a_follow_up_is_logged,
    a_follow_up_is_logged_in_english,
    stock_is_answered,
    an_order_is_confirmed_where_its_card_stands,
    an_order_is_confirmed_in_words_and_its_card_is_shut,
    a_customer_that_could_be_two_is_asked_about,
    a_card_is_corrected,
    what_was_done_is_undone,
    what_binds_is_undone_after_a_card,
    a_card_is_cancelled,
    the_same_delivery_ten_times_is_carried_out_once,
    what_is_said_quickly_is_carried_out_in_order,
    today_is_the_day_on_which_it_was_sent,
    a_reminder_goes_off_where_it_was_set,
    a_picture_is_answered_honestly,
    a_file_that_is_no_use_is_refused_in_words,
    a_long_list_comes_as_a_spreadsheet,
    somebody_who_left_gets_nothing,
    a_group_is_answered_where_it_asked_when_addressed,
    whoever_says_its_name_alone_is_greeted,
    only_who_asked_presses_confirm_in_a_group,
    what_a_group_may_not_see_is_said_directly,
    a_stranger_in_a_group_is_told_apart,
)
