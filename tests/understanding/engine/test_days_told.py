"""Days in accounts that say when something was, days that belong to a thing, and what an account is told on with."""

from __future__ import annotations

from functools import cache

import pytest

from bot.understanding.embedded.engine import EmbeddedEngine
from tests.understanding.engine.bicycles import BOSS, REP, engine_of, heard, proposed, records


@pytest.mark.parametrize(
    ("account", "day"),
    [
        ("周五跟席队开了个会，谈账期延到45天", None),
        ("周五去了飞轮俱乐部，席队不在，白跑一趟", None),
        ("周五给席队打了电话，下周三再联系", "2027-03-17"),
        ("给席队打了电话，等他周五开了会再问", "2027-03-12"),
        ("跟席队聊了，约了周五见面", "2027-03-12"),
        ("friday i met Ivy Marsh, she wants a price", None),
        ("met Ivy Marsh friday, all good", None),
        ("Ivy Marsh rang me, the board met on friday and said yes", None),
        ("rang Ivy Marsh, her successor starts on the 1st", None),
        ("rang Ivy Marsh, i'll see her friday", "2027-03-12"),
        ("met Ivy Marsh, she asked me to come back friday", "2027-03-12"),
    ],
)
def test_a_day_on_which_something_happened_is_not_the_next(account: str, day: str | None) -> None:
    [(action, args)] = proposed(BOSS, account)
    assert (action, args.get("next_follow_up_on")) == ("log_follow_up", day)


@pytest.mark.parametrize(
    ("account", "channel"),
    [
        ("So I visited Ivy Marsh this morning, she is happy", "visit"),
        ("called on Ivy Marsh tuesday, she is happy", "visit"),
        ("then I called Ivy Marsh, no answer", "call"),
        ("emailed Ivy Marsh, will call her thursday", "email"),
        ("Ivy Marsh says the price is fine, i'll call her thursday", None),
    ],
)
def test_what_i_did_is_the_channel_and_what_i_will_do_is_not(account: str, channel: str | None) -> None:
    [(_, args)] = proposed(BOSS, account)
    assert args.get("channel") == channel


@pytest.mark.parametrize(
    ("asked", "day", "text"),
    [
        ("提醒我给席队送端午样", None, "给席队送端午样"),
        ("周五提醒我寄中秋礼盒", "2027-03-12", "寄中秋礼盒"),
        ("明天提醒我订国庆的机票", "2027-03-10", "订国庆的机票"),
        ("提醒我确认端午送货的事", "2027-06-09", "确认端午送货的事"),
        ("明天提醒我把国庆排班表发到群里", "2027-03-10", "把国庆排班表发到群里"),
        ("明天提醒我问席队周五的会还开不开", "2027-03-10", "问席队周五的会还开不开"),
        ("remind me friday to send the christmas hampers", "2027-03-12", "send the christmas hampers"),
        ("remind me to order easter stock on thursday", "2027-03-11", "order easter stock"),
        ("remind me tomorrow to book the friday slot", "2027-03-10", "book the friday slot"),
        ("remind me to send the friday report", "2027-03-12", "send the friday report"),
        ("remind me to call friday about the lease", "2027-03-12", "call friday about the lease"),
        ("remind me to thank Ivy Marsh after christmas", None, "thank Ivy Marsh after christmas"),
        ("提醒我端午节后拜访席队", None, "端午节后拜访席队"),
        ("reminder tomorrow: christmas menu draft to Ivy Marsh", "2027-03-10", "christmas menu draft to Ivy Marsh"),
    ],
)
def test_what_is_to_be_done_is_kept_whole(asked: str, day: str | None, text: str) -> None:
    [(action, args)] = proposed(BOSS, asked)
    assert (action, args.get("on"), args["text"]) == ("set_reminder", day, text)


def test_the_day_of_a_thing_does_not_move_the_hour() -> None:
    [(_, args)] = proposed(BOSS, "remind me to check the monday batch, tomorrow 8am")
    assert (args["at"], args.get("on"), args["text"]) == ("2027-03-10T08:00", None, "check the monday batch")


def test_what_somebody_of_the_firm_said_goes_on_with_the_account() -> None:
    [(action, args)] = proposed(REP, "去看了飞轮俱乐部", "席队说头盔还得等老板批", "两周后再问")
    assert (action, args["customer"], args["contact"], args["channel"]) == ("log_follow_up", "C1", "C1-1", "visit")
    assert args["next_follow_up_on"] == "2027-03-23"
    assert args["summary"] == "去看了飞轮俱乐部；席队说头盔还得等老板批"


def test_what_somebody_else_said_is_an_account_of_its_own() -> None:
    [(_, args)] = proposed(BOSS, "去看了远足单车铺", "席队说头盔还得等老板批")
    assert (args["customer"], args["summary"]) == ("C1", "席队说头盔还得等老板批")


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("帮我记一笔 飞轮俱乐部席队 微信转过来的 五千六百块", "record_payment"),
        ("记一笔 远足单车铺 银行转过来的 三千二", "record_payment"),
        ("记一笔 飞轮俱乐部席队说下个月转五千块过来", "log_follow_up"),
        ("记一笔 飞轮俱乐部 今天去聊了聊 他们嫌贵 一个两百块", "log_follow_up"),
    ],
)
def test_a_sum_that_came_in_is_noted_as_money(said: str, action: str) -> None:
    assert [each for each, _ in proposed(BOSS, said)] == [action]


@cache
def _engine() -> EmbeddedEngine:
    company = records()
    company["opportunities"] += [
        {"id": "OPP-51", "customer": "C4", "title": "Velodrome track fleet", "stage": "proposal", "owner": "E2"},
        {"id": "OPP-52", "customer": "C4", "title": "School track loan", "stage": "proposal", "owner": "E2"},
    ]
    return engine_of(company)


@pytest.mark.parametrize(
    ("account", "deal"),
    [
        ("met Ivy Marsh about the velodrome fleet, decision in July", "OPP-51"),
        ("met Ivy Marsh about the school loan, decision in July", "OPP-52"),
        ("met Ivy Marsh about the track, decision in July", None),
        ("met Ivy Marsh about the fleet, decision in July", None),
    ],
)
def test_a_deal_is_told_by_some_words_of_its_title(account: str, deal: str | None) -> None:
    reading = heard(_engine(), BOSS, account)
    assert [each.args.get("opportunity") for each in reading.proposals] == [deal]
