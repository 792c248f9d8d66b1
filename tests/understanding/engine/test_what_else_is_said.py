"""Further messages that say little: the other one of a kind, why it is so, goods without a customer, what is left out."""

from __future__ import annotations

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, asked, proposed

HELMETS = {"product": "P4", "quantity": "5"}
CHAINS = {"product": "P3", "quantity": "2"}


@pytest.mark.parametrize(
    ("first", "more"),
    [("北区组这个月销售额", "那南区呢"), ("北区组这个月销售额", "南呢"), ("revenue of 北区组 this month", "and 南区?")],
)
def test_what_is_other_in_a_name_names_another_team(first: str, more: str) -> None:
    [(action, before)], [(_, args)] = proposed(BOSS, first), proposed(BOSS, first, more)
    assert (action, before["team"], args["team"]) == ("sales_figures", "T1", "T2")
    assert args["period"] == before["period"]


def test_counted_goods_alone_ask_whose_they_are() -> None:
    ask = asked(REP, "5 helmets")
    assert (ask.proposal.action, ask.missing) == ("create_order", ("customer",))
    assert proposed(REP, "5 helmets", "Harbour Cycles") == [("create_order", {"customer": "C4", "lines": [HELMETS]})]


@pytest.mark.parametrize("more", ["leave the chains out", "actually leave the chains off", "get rid of the chains"])
def test_a_line_is_left_out(more: str) -> None:
    first = "order 5 helmets and 2 chains for Harbour Cycles"
    assert proposed(REP, first, more) == [("create_order", {"customer": "C4", "lines": [HELMETS]})]


@pytest.mark.parametrize(
    ("messages", "reason"),
    [
        (("start a return on 771", "2 of the helmets, they cracked"), "they cracked"),
        (("start a return on 771", "2 helmets, the straps were torn"), "the straps were torn"),
    ],
)
def test_why_is_told_behind_the_goods(messages: tuple[str, ...], reason: str) -> None:
    [(action, args)] = proposed(BOSS, *messages)
    assert (action, args["reason"]) == ("create_return", reason)
    assert args["lines"] == [{"product": "P4", "quantity": "2"}]


@pytest.mark.parametrize(
    ("more", "counted"),
    [("two of them got wet", "40"), ("38 sorry, two got crushed", "38"), ("make it 39, one was stolen", "39")],
)
def test_how_many_something_happened_to_is_no_count(more: str, counted: str) -> None:
    [(action, args)] = proposed(BOSS, "set the helmets in North Store to 40", more)
    assert (action, args["counted"]) == ("adjust_stock", counted)
    assert args["reason"].split()[0] in ("two", "one")


@pytest.mark.parametrize("more", ["should close 20 April", "will close on 20 April", "should land by 20 April"])
def test_what_should_be_is_no_question(more: str) -> None:
    [(action, args)] = proposed(REP, "open an opportunity for Harbour Cycles, spring range, 20k", more)
    assert (action, args["expected_close_on"]) == ("create_opportunity", "2027-04-20")


@pytest.mark.parametrize("more", ["half nine rather", "half 9 sorry"])
def test_half_an_hour_is_no_name(more: str) -> None:
    [(action, args)] = proposed(REP, "remind me tomorrow at 9 to call Harbour Cycles", more)
    assert (action, args["at"]) == ("set_reminder", "2027-03-10T09:30")


@pytest.mark.parametrize("more", ["sorry meant boxes", "oops, boxes", "in boxes sorry", "i meant boxes, not pieces"])
def test_a_unit_alone_puts_the_unit_right(more: str) -> None:
    [(_, args)] = proposed(REP, "order 5 pcs of helmets for Harbour Cycles", more)
    assert args["lines"] == [HELMETS | {"unit": "箱"}]


@pytest.mark.parametrize(
    "more", ["and throw in another 2 boxes free of charge", "plus 2 boxes for free", "再免费送2箱", "另外送他2箱"]
)
def test_what_is_given_away_is_a_line_of_its_own(more: str) -> None:
    [(_, args)] = proposed(REP, "order 20 boxes of helmets for Harbour Cycles", more)
    lines = [(line["product"], line["quantity"], line.get("unit_price")) for line in args["lines"]]
    assert lines == [("P4", "20", None), ("P4", "2", "0")]


def test_a_category_stands_in_for_another() -> None:
    [(_, args)] = proposed(BOSS, "轮胎这个月毛利", "传动呢")
    assert (args["category"], "product" in args) == ("传动", False)


@pytest.mark.parametrize("more", ["发城南库的货", "城南库的", "out of 城南库"])
def test_a_warehouse_alone_is_where_it_goes_from(more: str) -> None:
    [(_, args)] = proposed(REP, "order 5 helmets for Harbour Cycles", more)
    assert args == {"customer": "C4", "lines": [HELMETS], "warehouse": "W2"}


@pytest.mark.parametrize("more", ["sweet, put 6 down for Harbour Cycles", "ok great order 6 for Harbour Cycles"])
def test_what_was_asked_about_is_ordered(more: str) -> None:
    order = ("create_order", {"customer": "C4", "lines": [{"product": "P4", "quantity": "6"}]})
    assert proposed(REP, "how many helmets do we have", more) == [order]


@pytest.mark.parametrize(
    "messages",
    [
        ("order 5 helmets for Harbour Cycles", "book it to Nora please"),
        ("order 5 helmets for Harbour Cycles, Nora is the salesperson",),
    ],
)
def test_whose_sale_it_is(messages: tuple[str, ...]) -> None:
    [(_, args)] = proposed(REP, *messages)
    assert args["salesperson"] == "E2"


@pytest.mark.parametrize(
    ("messages", "quantity"),
    [
        (("order 5 helmets for Harbour Cycles", "scratch that, 8"), "8"),
        (("远足单车铺来5个骑行头盔", "改成8个", "算了还是5吧"), "5"),
        (("ord 5 helmets Harbour Cycles", "make tht 8"), "8"),
    ],
)
def test_taken_back_for_another_figure(messages: tuple[str, ...], quantity: str) -> None:
    [(_, args)] = proposed(REP, *messages)
    assert [line["quantity"] for line in args["lines"]] == [quantity]


def test_a_cancellation_is_taken_back() -> None:
    assert proposed(BOSS, "cancel 771", "no dont, leave it as it is") == []


def test_n_joins_two_things_to_do() -> None:
    assert proposed(BOSS, "ship 771 n 772") == [
        ("ship_order", {"order": "SO-771"}),
        ("ship_order", {"order": "SO-772"}),
    ]


def test_will_you_is_no_reason() -> None:
    [(_, args)] = proposed(BOSS, "everything on 771 is coming back to us, create the return will you")
    assert args == {"order": "SO-771"}
