"""English in one breath: what is taken back, stated ahead or said of somebody else than the one it is about."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, proposed, understood

CHAINS = {"product": "P3", "quantity": "12"}


@pytest.mark.parametrize(
    "message",
    [
        "order 10 no sorry 12 chains for Harbour Cycles",
        "order 10 chains, no wait 12, for Harbour Cycles",
        "order 12 chains for 远足单车铺, sorry, Harbour Cycles",
        "we're nearly out of helmets, order 12 chains for Harbour Cycles",
    ],
)
def test_what_is_taken_back_or_but_stated_is_no_part_of_an_order(message: str) -> None:
    [(action, args)] = proposed(REP, message)
    assert (action, args["customer"], args["lines"]) == ("create_order", "C4", [CHAINS])


def test_a_day_is_put_right_behind() -> None:
    [(_, args)] = proposed(REP, "remind me friday, no make that monday at 9, to ring Ivy Marsh")
    assert (args["at"], args["text"]) == ("2027-03-15T09:00", "ring Ivy Marsh")


def test_goods_named_in_the_reason_are_what_is_meant_by_them() -> None:
    assert proposed(BOSS, "飞轮俱乐部 have enough helmets after all, take them off 771") == [
        ("amend_order", {"order": "SO-771", "lines": [{"product": "P4", "quantity": "0"}]})
    ]


@pytest.mark.parametrize(
    ("message", "args"),
    [
        ("Nora Finch is swamped so give Harbour Cycles to 小满", {"customer": "C4", "employee": "E1"}),
        ("Nora here, give Harbour Cycles to 小满", {"customer": "C4", "employee": "E1"}),
    ],
)
def test_who_speaks_or_is_but_told_of_is_not_meant(message: str, args: dict[str, Any]) -> None:
    assert proposed(BOSS, message) == [("assign_customer", args)]


def test_tags_stand_beside_the_words_that_ask_for_them() -> None:
    understanding = understood(REP, "add jo park, finance manager, to Harbour Cycles and tag them weekly")
    assert all(each.args.get("tags") in (None, ["weekly"]) for each in understanding.proposals)


def test_goods_that_are_held_stay_behind() -> None:
    [(action, args)] = proposed(BOSS, "ship the helmets on 771 and hold the mountain tyres")
    assert (action, [line["product"] for line in args["lines"]]) == ("ship_order", ["P4"])


def test_so_many_that_are_wanting_are_not_what_goes() -> None:
    understanding = understood(BOSS, "ship 771, all but 2 helmets")
    assert understanding.ask is not None or not understanding.sure


def test_an_article_counts_one() -> None:
    [(_, args)] = proposed(REP, "order 5 chains and a helmet for Harbour Cycles")
    assert [(line["product"], line["quantity"]) for line in args["lines"]] == [("P3", "5"), ("P4", "1")]


def test_a_choice_may_be_all_that_a_clause_says() -> None:
    [(action, args)] = proposed(BOSS, "open a ticket for Harbour Cycles, chains rusty, high")
    assert (action, args["priority"]) == ("create_ticket", "high")


def test_what_befell_goods_is_told_right_behind_them() -> None:
    [(action, args)] = proposed(BOSS, "return on 771, 3 helmets cracked")
    assert (action, args["reason"]) == ("create_return", "cracked")
