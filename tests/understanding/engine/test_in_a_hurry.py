"""English as it is typed between two doors: what is told beside, what goes on from a word said before."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.engine.bicycles import BOSS, asked, proposed


def args_of(*messages: str) -> dict[str, Any]:
    [(_, args)] = proposed(BOSS, *messages)
    return args


def test_no_to_another_place_says_nothing_of_from_where() -> None:
    first = "transfer 5 chains from North Store to 城南库"
    assert args_of(first, "no, from 城南库 to North Store")["from_warehouse"] == "W2"
    assert args_of(first) | {"quantity": "5"} == args_of(first)


@pytest.mark.parametrize("words", ["say no to the Harbour Cycles order 772, too late", "turn down order 772, too late"])
def test_a_no_refuses_what_waits_for_approval(words: str) -> None:
    [(action, args)] = proposed(BOSS, words)
    assert (action, args["document"]) == ("reject", "SO-772")


@pytest.mark.parametrize("words", ["Harbour Cycles just paid us", "Harbour Cycles paid today at last"])
def test_who_paid_is_asked_how_much(words: str) -> None:
    question = asked(BOSS, words)
    assert (question.proposal.action, question.missing) == ("record_payment", ("amount",))


def test_so_many_more_come_on_top_of_what_the_order_has() -> None:
    assert args_of("order 772, 4 chains more")["lines"] == [{"product": "P3", "quantity": "14", "unit": "根"}]


def test_what_is_quoted_is_entered_as_the_person_says() -> None:
    words = 'Ivy Marsh emailed: "Please send 4 boxes of chains and 2 boxes of helmets." - enter it exactly like that'
    assert args_of(words)["lines"] == [
        {"product": "P3", "quantity": "4", "unit": "箱"},
        {"product": "P4", "quantity": "2", "unit": "箱"},
    ]


def test_how_somebody_is_today_is_no_day_of_delivery() -> None:
    assert "deliver_by" not in args_of("order 5 boxes of helmets for Harbour Cycles, she is on leave today")


def test_that_was_an_order_belongs_to_the_ticket_just_opened() -> None:
    args = args_of("open a ticket for Harbour Cycles, chains arrived rusty", "that was order 772", "high priority")
    assert (args["order"], args["priority"]) == ("SO-772", "high")
    assert "rusty" in args["subject"]


@pytest.mark.parametrize("words", ["I'll ring her monday", "going back monday"])
def test_an_account_goes_on_with_when_it_does(words: str) -> None:
    args = args_of("called Ivy Marsh at Harbour Cycles, she likes the helmets", words)
    assert args["next_follow_up_on"] == "2027-03-15"
    assert "likes the helmets" in args["summary"]


def test_an_account_in_chinese_keeps_its_words() -> None:
    args = args_of("拜访了远足单车铺，样品骑下来还行", "下周一回访")
    assert args["next_follow_up_on"] == "2027-03-15"
    assert "样品" in args["summary"]


def test_goods_beside_sets_are_counted_together() -> None:
    assert args_of("stock count North Store: 5 boxes and 3 pcs of helmets")["counted"] == "103"


def test_what_one_is_not_leaves_the_other() -> None:
    asked(BOSS, "order 5 boxes of helmets for 飞轮")
    assert (
        args_of("order 5 boxes of tyres for 远足单车铺", "the road one not the mountain")["lines"][0]["product"] == "P2"
    )


def test_do_them_at_a_price_asks_nothing() -> None:
    assert args_of("quote Harbour Cycles 20 helmets", "do them at 48")["lines"][0]["unit_price"] == "48"


def test_a_time_with_a_dot_is_no_day_of_the_year() -> None:
    args = args_of("remind me tomorrow 7am to call Ivy Marsh", "7.30 sorry")
    assert args["at"] == "2027-03-10T07:30"
