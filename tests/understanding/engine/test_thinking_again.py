"""Second thoughts, and what somebody's words behind a request are: hesitation is no reason, somebody's words are one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.engine.bicycles import BOSS, proposed, understood

CANCEL = "cancel order 772"
ORDER = "order 10 chains for Harbour Cycles"


def args_of(*messages: str) -> dict[str, Any]:
    [(_, args)] = proposed(BOSS, *messages)
    return args


@pytest.mark.parametrize(
    "words", ["hang on, leave it", "wait no, leave it as is", "hold on, don't", "whoa, leave that for now", "park it"]
)
@pytest.mark.parametrize("first", [CANCEL, ORDER])
def test_it_is_left_as_it_was(first: str, words: str) -> None:
    reading = understood(BOSS, first, words)
    assert reading.withdraw
    assert not reading.proposals


@pytest.mark.parametrize("words", ["hang on", "hold on a sec", "等等"])
def test_hesitation_is_no_reason(words: str) -> None:
    assert all("reason" not in each.args for each in understood(BOSS, CANCEL, words).proposals)


@pytest.mark.parametrize(
    "words", ["whoa no, 4 not 10", "hang on, 4", "hold on, make that 4", "oh wait 4 instead of 10, and 5% off"]
)
def test_a_figure_behind_hesitation_stands_in_for_the_one_before(words: str) -> None:
    assert args_of(ORDER, words)["lines"][0]["quantity"] == "4"


@pytest.mark.parametrize(
    "words", ["Ivy says they found them cheaper", "Ivy told me the shop shut", "Ivy rang to say the job is off"]
)
def test_what_somebody_says_is_why(words: str) -> None:
    assert args_of(f"{CANCEL}, {words}") == {"order": "SO-772", "reason": words}


def test_what_is_to_come_of_it_is_an_account() -> None:
    actions = [action for action, _ in proposed(BOSS, f"{CANCEL}, Ivy said to call her back friday")]
    assert actions == ["cancel_order", "log_follow_up"]


def test_who_was_met_is_put_right_and_the_account_goes_on() -> None:
    args = args_of(
        "spoke to 远足单车铺 on the phone, owner is away", "sorry that was Harbour Cycles, Ivy wants a catalogue"
    )
    assert (args["customer"], args["contact"], args["channel"]) == ("C4", "C4-1", "call")
    assert "catalogue" in args["summary"]


def test_an_order_said_of_one_who_paid_is_not_the_next_ones() -> None:
    [(_, first), (_, second)] = proposed(BOSS, "Harbour Cycles paid 542 on 772 by transfer, 远足单车铺 900 cash")
    assert first["order"] == "SO-772"
    assert "order" not in second


def test_what_was_not_there_is_not_by_which_way_money_came() -> None:
    assert "method" not in args_of("¥845.50 came in from Harbour Cycles against order 772, no remittance with it")


def test_a_customers_own_number_ends_with_itself() -> None:
    args = args_of("Harbour Cycles po 88-213 50 chains @ 52 ship from North Store")
    assert args["customer_po"] == "88-213"
    assert args["warehouse"] == "W1"
    assert args["lines"] == [{"product": "P3", "quantity": "50", "unit_price": "52"}]
