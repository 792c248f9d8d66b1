"""What something is for, or why, told behind a request in English: no part of what is noted, and no other request."""

from __future__ import annotations

import pytest

from tests.understanding.engine.bicycles import BOSS, proposed


@pytest.mark.parametrize(
    ("message", "tags"),
    [
        ("tag Harbour Cycles as gold so everyone sees it", ["gold"]),
        ("tag Harbour Cycles as slow payer since they're always late", ["slow payer"]),
        ("tag Harbour Cycles key account for the year end list", ["key account"]),
        ("tag Harbour Cycles price sensitive, they always haggle", ["price sensitive"]),
        ("label Harbour Cycles as export so we don't forget the paperwork", ["export"]),
        ("tag Harbour Cycles as ready for export", ["ready for export"]),
    ],
)
def test_what_a_tag_is_for_is_no_part_of_it(message: str, tags: list[str]) -> None:
    assert proposed(BOSS, message) == [("tag_customer", {"customer": "C4", "tags": tags})]


@pytest.mark.parametrize("why", ["so they don't run out", "because the shop is waiting", "in case they call again"])
def test_what_goods_are_for_is_no_question(why: str) -> None:
    [(action, args)] = proposed(BOSS, f"order 20 helmets for Harbour Cycles {why}")
    assert (action, args["lines"]) == ("create_order", [{"product": "P4", "quantity": "20"}])


def test_both_of_two_documents() -> None:
    assert [args["order"] for _, args in proposed(BOSS, "pls invoice both 771 and 772 today")] == ["SO-771", "SO-772"]


@pytest.mark.parametrize(
    ("message", "number"),
    [
        ("ship 772 with fedex, con note 55120", "55120"),
        ("dispatch 772, consignment note no 8834412", "8834412"),
        ("ship 772, ref 99120", "99120"),
    ],
)
def test_the_number_a_parcel_travels_under(message: str, number: str) -> None:
    [(_, args)] = proposed(BOSS, message)
    assert args["tracking_no"] == number


def test_a_number_in_town_is_a_phone() -> None:
    [(_, args)] = proposed(BOSS, "add a contact at Harbour Cycles: Nora Pike the buyer, 555 0148")
    assert (args["name"], args["title"], args["phone"]) == ("Nora Pike", "buyer", "555 0148")


def test_the_number_of_a_check_is_kept_nowhere() -> None:
    [(_, args)] = proposed(BOSS, "received 950 from Harbour Cycles on order 772, check no 4471")
    assert args["amount"] == "950"


def test_from_when_somebody_looks_after_a_customer_is_kept_nowhere() -> None:
    given = {"customer": "C4", "employee": "E2"}
    assert proposed(BOSS, "give Harbour Cycles to Nora Finch starting today") == [("assign_customer", given)]


@pytest.mark.parametrize("complaint", ["tyre on 771 keeps going flat", "the tyre from order 771 is cracked"])
def test_of_several_goods_of_a_name_those_on_the_order_are_complained_of(complaint: str) -> None:
    [(_, args)] = proposed(BOSS, f"log a complaint from 飞轮骑行俱乐部, {complaint}, urgent")
    assert (args["product"], args["order"]) == ("P1", "SO-771")
