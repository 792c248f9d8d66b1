"""Two at once, in few words: the same goods for two, payments one after the other, somebody new and a reminder."""

from __future__ import annotations

import pytest

from tests.understanding.engine.bicycles import BOSS, engine, ordered, proposed

TWO = "Harbour Cycles 6 mountain tyres and 10 helmets"


@pytest.mark.parametrize(
    "words",
    [
        "40 helmets for Harbour Cycles and 20 for 远足单车铺",
        "40 helmets for Harbour Cycles, 20 for 远足单车铺",
        "Harbour Cycles needs 40 helmets and 远足单车铺 20",
    ],
)
def test_the_same_goods_for_two(words: str) -> None:
    said = [(args["customer"], args["lines"]) for _, args in proposed(BOSS, words)]
    assert said == [("C4", [{"product": "P4", "quantity": "40"}]), ("C3", [{"product": "P4", "quantity": "20"}])]


def test_payments_one_after_the_other() -> None:
    words = "payments this morning: Harbour Cycles 5600 by bank transfer and 远足单车铺 fifteen hundred cash"
    said = [(args["customer"], args["amount"], args["method"]) for _, args in proposed(BOSS, words)]
    assert said == [("C4", "5600", "bank"), ("C3", "1500", "cash")]


def test_somebody_new_with_whom_to_ask_for_and_a_reminder() -> None:
    words = "create a customer called Salty Bikes, contact Rhys Amos, and remind me to ring him wednesday at ten"
    [(_, customer), (_, reminder)] = proposed(BOSS, words)
    assert customer == {"name": "Salty Bikes", "contact_name": "Rhys Amos"}
    assert reminder["customer"] == "+customer"


@pytest.mark.parametrize(
    ("words", "at"), [("half past actually", "14:30"), ("make it half past", "14:30"), ("quarter past", "14:15")]
)
def test_so_much_past_the_hour_that_was_set(words: str, at: str) -> None:
    [(_, args)] = proposed(BOSS, "remind me to call Ivy thursday 2pm", words)
    assert args["at"] == f"2027-03-11T{at}"


@pytest.mark.parametrize(
    "words", ["scrap the helmets, just the tyres", "drop the helmets, only the mountain tyres please"]
)
def test_just_the_one_and_not_the_other(words: str) -> None:
    assert ordered(engine(), TWO, words) == [("P1", "6")]


@pytest.mark.parametrize(
    "words", ["Harbour Cycles want helmets, order 20", "they want helmets at Harbour Cycles, put in 20"]
)
def test_so_many_are_to_be_ordered_of_what_is_wanted(words: str) -> None:
    assert ordered(engine(), words) == [("P4", "20")]


def test_what_was_told_is_to_be_put_through() -> None:
    said = proposed(
        BOSS, "what does Harbour Cycles owe", "they've just paid 3040 of it by bank transfer, put that through"
    )
    assert said == [("record_payment", {"customer": "C4", "amount": "3040", "method": "bank"})]


@pytest.mark.parametrize("words", ["stock on helmets, and its price", "stock of helmets and the price please"])
def test_stock_and_what_it_costs(words: str) -> None:
    assert proposed(BOSS, words) == [("query_stock", {"product": "P4"}), ("query_price", {"product": "P4"})]


def test_one_in_from_somebody_with_his_number() -> None:
    [(action, args)] = proposed(BOSS, "new one in from Harbour Cycles, their po is 88213, it's 60 helmets")
    assert (action, args["customer_po"], args["lines"][0]["quantity"]) == ("create_order", "88213", "60")


def test_a_hundred_in_a_hurry() -> None:
    assert ordered(engine(), "hundred an twenty helmets for Harbour Cycles") == [("P4", "120")]
