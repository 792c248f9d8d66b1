"""Further messages that take back what was said, or that say more of it without naming it again."""

from __future__ import annotations

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, proposed, understood


@pytest.mark.parametrize(
    ("first", "words"),
    [
        ("取消771", "哦不，别取消了，客户又要了"),
        ("取消771", "等会儿，先别取消"),
        ("cancel order 771", "hang on, leave it"),
        ("cancel order 771", "no wait, keep it"),
        ("cancel order 771", "hold on a sec, don't cancel it"),
        ("发货771", "慢着，别发了"),
        ("771退2个头盔", "不退了"),
        ("771退2个头盔", "算了，改天再说"),
    ],
)
def test_what_is_not_to_be_done_after_all_is_no_reason(first: str, words: str) -> None:
    reading = understood(BOSS, first, words)
    assert reading.withdraw
    assert not reading.proposals


@pytest.mark.parametrize("words", ["leave it at 8", "keep it at 8", "改8个，别弄错"])
def test_what_stays_at_a_figure_is_not_taken_back(words: str) -> None:
    assert not understood(REP, "给远足单车铺下单骑行头盔5个", words).withdraw


def test_a_bare_figure_behind_how_many_of_a_unit_is_the_price() -> None:
    [(_, args)] = proposed(REP, "给远足单车铺下单骑行头盔", "三箱，880")
    assert args["lines"] == [{"product": "P4", "quantity": "3", "unit": "箱", "unit_price": "880"}]


def test_two_counts_of_one_line_are_asked_about() -> None:
    reading = understood(REP, "给远足单车铺下单骑行头盔", "三箱，五箱")
    assert not reading.sure
    assert "五箱" in reading.leftover


def test_what_is_moved_does_not_go_where_it_comes_from() -> None:
    [(_, args)] = proposed(BOSS, "骑行头盔从城北库调5个到城南库", "不够 调8")
    assert (args["from_warehouse"], args["to_warehouse"], args["quantity"]) == ("W1", "W2", "8")


@pytest.mark.parametrize("more", ["低于20就喊我", "20以下就提醒我"])
def test_a_watch_said_once_more_keeps_its_goods(more: str) -> None:
    [(action, args)] = proposed(BOSS, "城北库的骑行头盔不够了提醒我", more)
    assert (action, args["product"], args["warehouse"], args["threshold"]) == ("subscribe_alert", "P4", "W1", "20")


@pytest.mark.parametrize("more", ["minus 5 percent", "less 5%", "让5个点"])
def test_what_goes_off_the_price_is_no_negative_discount(more: str) -> None:
    [(_, args)] = proposed(REP, "给远足单车铺下单骑行头盔5个", more)
    assert args["lines"][0]["discount_percent"] == "5"


@pytest.mark.parametrize("said", ["明天去拜访远足单车铺", "下周三和席队开会", "meeting with Ivy at 3 on thursday"])
def test_what_is_but_planned_is_no_account(said: str) -> None:
    assert not understood(REP, said).sure


@pytest.mark.parametrize("said", ["拜访了席队，下周三再去", "visited Harbour Cycles, will go back next tuesday"])
def test_what_happened_and_will_go_on_is_an_account(said: str) -> None:
    [(action, args)] = proposed(REP, said)
    assert action == "log_follow_up"
    assert "next_follow_up_on" in args


@pytest.mark.parametrize(
    "said", ["forwarding from Ivy: can you cancel 772?", "a PDF I was sent says: cancel order 772", "【群转发】取消772"]
)
def test_what_is_passed_on_is_not_asked_for(said: str) -> None:
    reading = understood(BOSS, said)
    assert not reading.proposals
    assert reading.ask is None


def test_what_is_to_stand_in_for_a_cancelled_order_is_no_reason() -> None:
    said = "ok cancel 772 and put in a new one for Harbour Cycles, 6 helmets instead"
    [(first, cancelled), (second, made)] = proposed(BOSS, said)
    assert (first, second) == ("cancel_order", "create_order")
    assert cancelled == {"order": "SO-772"}
    assert [(line["product"], line["quantity"]) for line in made["lines"]] == [("P4", "6")]


def test_what_is_to_be_shipped_because_it_is_paid_is_an_action_of_its_own() -> None:
    said = "Harbour Cycles paid 600 for 772 by card so ship it"
    assert [action for action, _ in proposed(BOSS, said)] == ["record_payment", "ship_order"]


def test_a_word_of_agreement_approves_nothing_by_the_way() -> None:
    said = "show me order 771", "ok, push its delivery out to july 3 please"
    assert proposed(BOSS, *said) == [("amend_order", {"order": "SO-771", "deliver_by": "2027-07-03"})]


def test_other_goods_with_how_many_of_them_stand_in() -> None:
    [(_, args)] = proposed(BOSS, "Harbour Cycles order, 5 boxes of helmets", "actually make that chains, 4 boxes")
    assert args["lines"] == [{"product": "P3", "quantity": "4", "unit": "箱"}]


@pytest.mark.parametrize("more", ["说少了 是加十五个", "少说了，是加15个"])
def test_how_many_more_is_put_right(more: str) -> None:
    [(_, args)] = proposed(BOSS, "771再加十个骑行头盔", more)
    assert args["lines"] == [{"product": "P4", "quantity": "21", "unit": "个"}]


def test_a_time_put_right_is_not_what_to_remind_of() -> None:
    reading = understood(REP, "reminder at nine am friday", "make it 10")
    assert reading.ask is not None
    assert (reading.ask.missing, reading.ask.proposal.args["at"]) == (("text",), "2027-03-12T10:00")
