"""The same once more: for another document, for another customer; and to whom a thing goes that was just noted."""

from __future__ import annotations

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, engine_of, heard, proposed, records, understood


@pytest.mark.parametrize(
    ("talk", "order", "reason"),
    [
        (["cancel order 771, they went bust", "and 772, wrong address"], "SO-772", "wrong address"),
        (["cancel order 771, they went bust", "772 as well, wrong address"], "SO-772", "wrong address"),
        (["cancel order 771, they went bust", "772 too"], "SO-772", "they went bust"),
        (["cancel order 771, they went bust", "and 772, same reason"], "SO-772", "they went bust"),
        (["cancel order 771, they went bust", "no it was 772"], "SO-772", "they went bust"),
    ],
)
def test_what_is_told_of_another_order_stands_for_it(talk: list[str], order: str, reason: str) -> None:
    """The reason of the first holds for the second only where no other is told."""
    assert proposed(BOSS, *talk) == [("cancel_order", {"order": order, "reason": reason})]


def test_what_was_counted_of_one_order_is_not_sent_of_another() -> None:
    """The number of a parcel is its own, too."""
    assert proposed(BOSS, "ship 771, 2 helmets, tracking 99123", "and 772") == [("ship_order", {"order": "SO-772"})]


@pytest.mark.parametrize(
    ("second", "text"),
    [
        ("and Harbour Cycles", "call Harbour Cycles about the invoice"),
        ("and then Harbour Cycles", "call Harbour Cycles about the invoice"),
        ("sorry, Harbour Cycles", "call Harbour Cycles about the invoice"),
    ],
)
def test_a_reminder_speaks_of_whom_it_is_about(second: str, text: str) -> None:
    """The other customer's name stands in the words as well."""
    [(action, args)] = proposed(REP, "remind me friday to call 远足单车铺 about the invoice", second)
    assert (action, args["customer"], args["text"]) == ("set_reminder", "C4", text)


@pytest.mark.parametrize(
    "message",
    [
        "remind me to call Harbour Cycles that day",
        "remind me to call Harbour Cycles then",
        "remind me to call Harbour Cycles an hour before",
        "remind me to ring Harbour Cycles the day before",
    ],
)
def test_a_day_that_points_at_nothing_is_asked_about(message: str) -> None:
    """Nobody spoke of a day."""
    assert not understood(REP, message).sure


def test_then_is_the_day_that_was_told() -> None:
    """A day told before is pointed back at."""
    [(action, args)] = proposed(REP, "saw Harbour Cycles, they are closed until friday", "remind me to ring them then")
    assert (action, args["on"]) == ("set_reminder", "2027-03-12")


def test_a_ticket_that_goes_to_a_colleague_takes_its_customer_nowhere() -> None:
    """Nobody said that the customer changes hands."""
    ticket = "open a ticket for Harbour Cycles, chain snaps under load"
    assert not understood(BOSS, ticket, "give it to Nora").sure
    [(action, args)] = proposed(BOSS, ticket, "and give Harbour Cycles to Nora")
    assert (action, args) == ("assign_customer", {"customer": "C4", "employee": "E2"})


def test_two_tickets_are_each_resolved_in_their_own_way() -> None:
    """What mended the one did not mend the other."""
    company = records()
    company["tickets"] = [
        {"id": "TK-481", "customer": "C4", "subject": "brake squeals", "status": "open"},
        {"id": "TK-482", "customer": "C3", "subject": "bent rim", "status": "open"},
    ]
    listener = engine_of(company)
    first = "resolve ticket 481, fitted new pads"
    for second, resolution in (("and 482, sent a new rim", "sent a new rim"), ("482 too", "fitted new pads")):
        [each] = heard(listener, BOSS, first, second).proposals
        assert dict(each.args) == {"ticket": "TK-482", "resolution": resolution}


@pytest.mark.parametrize("second", ["it was Otto not Ivy", "not Ivy, Otto", "sorry, Otto", "make that Otto"])
def test_it_was_somebody_else_whom_one_met(second: str) -> None:
    """Who was met is put right, in what was written of it as well."""
    company = records()
    company["customers"][3]["contacts"].append({"id": "C4-2", "name": "Otto Brandt"})
    [each] = heard(engine_of(company), BOSS, "saw Ivy at Harbour Cycles, they want more chains", second).proposals
    assert (each.args["contact"], each.args["summary"]) == ("C4-2", "saw Otto at Harbour Cycles, they want more chains")


@pytest.mark.parametrize(
    ("second", "name"),
    [("no, Cove Cyclists", "Cove Cyclists"), ("it's called Tern Tandems, sorry", "Tern Tandems")],
)
def test_a_new_firm_is_called_otherwise(second: str, name: str) -> None:
    """A name that is like the one before, or said to be one."""
    assert proposed(BOSS, "new customer Cove Cycling", second) == [("create_customer", {"name": name})]


def test_how_one_met_is_no_name() -> None:
    """A correction of something else leaves the name alone."""
    second = "actually it was a referral from Dave"
    assert not understood(BOSS, "new lead, Cove Cycling, met at the bike show", second).sure


def test_a_reminder_that_is_given_up_is_none() -> None:
    """Nothing is to be reminded of."""
    assert proposed(BOSS, "is po 91 in yet", "cancel that reminder") == []


TWO = "order 5 helmets and 8 chains for Harbour Cycles by friday"


@pytest.mark.parametrize(
    ("second", "lines"),
    [
        ("and 3 helmets for 远足单车铺", [("P4", "3")]),
        ("远足单车铺 3 road tyres", [("P2", "3")]),
        ("another for 远足单车铺, 3 helmets", [("P4", "3")]),
        ("same for 远足单车铺 but only 3 helmets", [("P4", "3"), ("P3", "8")]),
        ("same again for 远足单车铺 but without the chains", [("P4", "5")]),
        ("same again for 远足单车铺 plus 2 road tyres", [("P4", "5"), ("P3", "8"), ("P2", "2")]),
    ],
)
def test_another_customer_gets_the_goods_that_are_told(second: str, lines: list[tuple[str, str]]) -> None:
    """Those of the first order are meant only where the same is wanted again."""
    [(action, args)] = proposed(REP, TWO, second)
    assert (action, args["customer"]) == ("create_order", "C3")
    assert [(line["product"], line["quantity"]) for line in args["lines"]] == lines
    assert ("deliver_by" in args) is second.startswith("same")


@pytest.mark.parametrize("second", ["20 of that was freight", "and the rest on monday"])
def test_a_part_of_a_payment_is_asked_about(second: str) -> None:
    """It is neither the sum nor the day."""
    assert not understood(BOSS, "Harbour Cycles paid 600", second).sure


@pytest.mark.parametrize("second", ["and tell Nora", "credit them", "all of them"])
def test_what_more_is_wanted_is_no_reason(second: str) -> None:
    """Nothing is written of it."""
    for _, args in proposed(BOSS, "cancel order 771", second):
        assert "reason" not in args


def test_what_they_will_pay_is_a_price() -> None:
    """Near the price that was told."""
    [(_, args)] = proposed(BOSS, "quote Harbour Cycles 12 helmets at 50", "they'll take 47")
    assert args["lines"] == [{"product": "P4", "quantity": "12", "unit_price": "47"}]


@pytest.mark.parametrize(
    ("second", "counts"),
    [("twice that for 远足单车铺", ["10", "16"]), ("and 远足单车铺 half that", ["2.5", "4"])],
)
def test_another_wants_so_many_times_that(second: str, counts: list[str]) -> None:
    """All lines of the first one, so many times."""
    [(_, args)] = proposed(REP, TWO, second)
    assert (args["customer"], [line["quantity"] for line in args["lines"]]) == ("C3", counts)


@pytest.mark.parametrize("second", ["48 of the helmets", "helmets 48 not 40"])
def test_how_many_is_no_price(second: str) -> None:
    """However like a price it is."""
    [(_, args)] = proposed(BOSS, "order 40 helmets and 8 chains for Harbour Cycles", second)
    assert args["lines"] == [{"product": "P4", "quantity": "48"}, {"product": "P3", "quantity": "8"}]


def test_what_may_be_a_price_or_a_number_is_asked_about() -> None:
    """Forty helmets were wanted, and one costs fifty."""
    assert not understood(BOSS, "order 40 helmets and 8 chains for Harbour Cycles", "helmets 48").sure


def test_by_how_much_a_deal_grows_is_asked_about() -> None:
    """Five more is not five."""
    assert not understood(REP, "deal 31 is now 30k", "add 5").sure
    assert proposed(REP, "deal 31 is now 30k", "make it 35")[0][1]["amount"] == "35000"
