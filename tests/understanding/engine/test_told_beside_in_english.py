"""English in which something is told beside what is asked for: a reason, who can't do it any more, where a newcomer is."""

from __future__ import annotations

import pytest

from tests.understanding.engine.bicycles import BOSS, proposed, understood


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("counted 40 helmets in North Store, rest got wet", "rest got wet"),
        ("helmets at North Store should be 31, the forklift got two of them", "the forklift got two of them"),
        ("return on 772, 2 chains, they were kinked", "kinked"),
    ],
)
def test_what_befell_goods_is_the_reason(message: str, reason: str) -> None:
    [(_, args)] = proposed(BOSS, message)
    assert reason in args["reason"]


def test_what_befell_goods_is_told_with_the_lines() -> None:
    [(_, args)] = proposed(BOSS, "need to do a return on 772", "one chain, it was bent")
    assert (args["lines"][0]["quantity"], args["reason"]) == ("1", "bent")


@pytest.mark.parametrize(
    "message",
    [
        "give Harbour Cycles to Nora Finch please, 池小满 is swamped",
        "move Harbour Cycles from 池小满 to Nora Finch",
        "池小满's off sick so hand Harbour Cycles over to Nora Finch",
    ],
)
def test_who_gives_a_customer_up_is_not_given_it(message: str) -> None:
    assert proposed(BOSS, message) == [("assign_customer", {"customer": "C4", "employee": "E2"})]


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "set up Marlin Rides as a customer, Hull, contact Jo Reyes 07700900111",
            {"name": "Marlin Rides", "region": "Hull", "contact_name": "Jo Reyes", "phone": "07700900111"},
        ),
        (
            "new customer: Marlin Rides in Hull, Bob Tierney, 07700900111",
            {"name": "Marlin Rides", "region": "Hull", "contact_name": "Bob Tierney", "phone": "07700900111"},
        ),
        (
            "new account, Marlin Rides, landlord's Phil Cobb, 07700900555",
            {"name": "Marlin Rides", "contact_name": "Phil Cobb", "phone": "07700900555"},
        ),
    ],
)
def test_where_a_newcomer_is_and_who_is_there(message: str, told: dict[str, str]) -> None:
    assert proposed(BOSS, message) == [("create_customer", told)]


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("Harbour Cycles have a new accounts lady, Pat Quinlan, pat@harbour.example", "accounts"),
        ("add Pat Quinlan as accounts contact at Harbour Cycles, pat@harbour.example", "accounts contact"),
        ("Harbour Cycles's new yard manager is Pat Quinlan, pat@harbour.example", "yard manager"),
        ("add a site contact for Harbour Cycles - Pat Quinlan, foreman, pat@harbour.example", "foreman"),
    ],
)
def test_what_somebody_new_is(message: str, title: str) -> None:
    told = {"customer": "C4", "name": "Pat Quinlan", "title": title, "email": "pat@harbour.example"}
    assert proposed(BOSS, message) == [("add_contact", told)]


def test_how_to_reach_somebody_is_told_behind() -> None:
    [(action, args)] = proposed(BOSS, "add a contact at Harbour Cycles, Pat Quinlan", "her email's pat@harbour.example")
    assert (action, args["email"]) == ("add_contact", "pat@harbour.example")


@pytest.mark.parametrize(
    "message",
    [
        "order 5 chains for Harbour Cycles. It's Nora Finch's sale so put it under her name.",
        "order for Harbour Cycles please, 5 chains, and put it under Nora Finch as salesperson not me",
        "order 5 chains for Harbour Cycles, Nora Finch sold it",
    ],
)
def test_whose_sale_it_is(message: str) -> None:
    [(_, args)] = proposed(BOSS, message)
    assert (args["customer"], args["salesperson"]) == ("C4", "E2")


@pytest.mark.parametrize(
    ("message", "channel"),
    [
        ("Lunch with Ivy Marsh. She wants less stock until May. Ring her next Thursday", "meeting"),
        ("left a voicemail for Ivy Marsh, I'll email her prices Monday", "call"),
        ("visited Ivy Marsh, will call her on Friday", "visit"),
    ],
)
def test_the_way_of_the_next_contact_is_not_that_of_this_one(message: str, channel: str) -> None:
    [(action, args)] = proposed(BOSS, message)
    assert (action, args["channel"]) == ("log_follow_up", channel)


@pytest.mark.parametrize("message", ["ship 772, purolator 7719004238", "772 shipped with FedEx, tracking 7719004238"])
def test_who_carries_it_stands_before_the_number(message: str) -> None:
    assert proposed(BOSS, message) == [("ship_order", {"order": "SO-772", "tracking_no": "7719004238"})]


def test_a_discount_stands_in_a_sentence_of_its_own() -> None:
    [(_, args)] = proposed(BOSS, "order 4 boxes of helmets and 2 boxes of chains for Harbour Cycles. 5% off all of it")
    assert [line["discount_percent"] for line in args["lines"]] == ["5", "5"]


def test_the_one_that_was_won_is_no_sum() -> None:
    assert proposed(BOSS, "we won the OPP-31 one!") == [
        ("update_opportunity", {"opportunity": "OPP-31", "stage": "won"})
    ]


def test_how_long_before_is_not_dropped() -> None:
    assert not understood(BOSS, "give me a shout 2 hours before close to chase Harbour Cycles").sure


@pytest.mark.parametrize(
    ("when", "moment"),
    [
        ("in an hour", "2027-03-09T10:30"),
        ("in an hour and a half", "2027-03-09T11:00"),
        ("in one hour", "2027-03-09T10:30"),
    ],
)
def test_in_an_hour_is_a_time(when: str, moment: str) -> None:
    told = {"customer": "C4", "at": moment, "text": "ring Harbour Cycles"}
    assert proposed(BOSS, f"remind me {when} to ring Harbour Cycles") == [("set_reminder", told)]


def test_a_month_is_one_behind_against() -> None:
    [(_, args)] = proposed(BOSS, "how did February revenue do against January")
    assert args["compare_with"] == "previous_period"


@pytest.mark.parametrize(
    ("message", "tags"),
    [
        ("put Harbour Cycles down as seasonal", ["seasonal"]),
        ("mark Harbour Cycles as a slow payer", ["slow payer"]),
    ],
)
def test_tags_stand_without_their_articles(message: str, tags: list[str]) -> None:
    assert proposed(BOSS, message) == [("tag_customer", {"customer": "C4", "tags": tags})]


@pytest.mark.parametrize("when", ["every Monday", "each Friday"])
def test_once_is_not_every_time(when: str) -> None:
    assert not understood(BOSS, f"remind me {when} to ring Harbour Cycles").sure


def test_first_thing_tomorrow_is_tomorrow() -> None:
    told = {"customer": "C4", "on": "2027-03-10", "text": "send Harbour Cycles the quote"}
    assert proposed(BOSS, "remind me first thing tomorrow to send Harbour Cycles the quote") == [("set_reminder", told)]


@pytest.mark.parametrize(
    ("messages", "title"),
    [
        (("add a contact for Harbour Cycles", "Ruth Sands, treasurer"), "treasurer"),
        (("add a contact for Harbour Cycles", "Ruth Sands the florist"), "florist"),
        (("add a contact at Harbour Cycles: Ruth Sands (accounts)",), "accounts"),
        (("add a contact at Harbour Cycles: Ruth Sands, head gardener, 07700900111",), "head gardener"),
    ],
)
def test_what_somebody_is_stands_behind_the_name(messages: tuple[str, ...], title: str) -> None:
    [(_, args)] = proposed(BOSS, *messages)
    assert (args["name"], args["title"]) == ("Ruth Sands", title)


def test_words_behind_a_name_that_may_be_a_post_are_asked_about() -> None:
    assert not understood(BOSS, "add a contact for Harbour Cycles", "Ruth Sands, lovely lady").sure


@pytest.mark.parametrize(
    ("message", "day"),
    [
        ("rang Ivy Marsh at Harbour Cycles, in meetings till friday", None),
        ("rang Ivy Marsh at Harbour Cycles, she's away until the 22nd", None),
        ("rang Ivy Marsh at Harbour Cycles, away till friday, call her then", "2027-03-12"),
        ("rang Ivy Marsh at Harbour Cycles, leave it till friday", "2027-03-12"),
    ],
)
def test_how_long_somebody_is_away(message: str, day: str | None) -> None:
    [(_, args)] = proposed(BOSS, message)
    assert args.get("next_follow_up_on") == day


@pytest.mark.parametrize(
    ("messages", "where"),
    [
        (("how many helmets in North Store? and warn me if they drop under 30",), "W1"),
        (("how many helmets in North Store", "warn me if they fall under 30"), "W1"),
        (("how many helmets have we got", "warn me if they fall under 30"), None),
        (("how many helmets in North Store", "warn me if chains fall under 30"), None),
    ],
)
def test_goods_looked_up_in_a_warehouse_are_watched_there(messages: tuple[str, ...], where: str | None) -> None:
    (name, args) = proposed(BOSS, *messages)[-1]
    assert (name, args.get("warehouse")) == ("subscribe_alert", where)


@pytest.mark.parametrize(
    "message",
    ["same again for Harbour Cycles plus 4 helmets", "repeat last order for Harbour Cycles but 4 helmets as well"],
)
def test_the_same_as_last_time_and_more(message: str) -> None:
    [(_, args)] = proposed(BOSS, message)
    assert [(line["product"], line["quantity"]) for line in args["lines"]] == [("P3", "10"), ("P4", "4")]
