"""Parts of messages that are easily lost, or taken for something else: titles, goods in names, reasons, pieces."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.engine.bicycles import BOSS, proposed, understood


def _args(*messages: str) -> dict[str, Any]:
    [(_, args)] = proposed(BOSS, *messages)
    return args


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("Lead: Torrent Tyres, 01928 445566", "Torrent Tyres"),
        ("new lead, Summit Helmets, met at the show", "Summit Helmets"),
        ("new customer Castle Chains", "Castle Chains"),
        ("New lead: Mason, helmets", "Mason"),
    ],
)
def test_goods_in_the_name_of_a_newcomer(message: str, name: str) -> None:
    assert _args(message)["name"] == name


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("harbour cycles have a new vicar Tom Hale, tom@x.org, add him", "vicar"),
        ("harbour cycles got a new head of ops Tom Hale 0871234567, add him please", "head of ops"),
        ("harbour cycles: new workshop lead Jo Pym jo@x.org", "workshop lead"),
        ("harbour cycles has a new guy Tom Hale, tom@x.org", None),
    ],
)
def test_the_title_before_a_new_name(message: str, title: str | None) -> None:
    assert _args(message).get("title") == title


@pytest.mark.parametrize(
    ("message", "args"),
    [
        (
            "new opportunity harbour cycles, indoor track, 85k, closing end nov",
            {"amount": "85000", "expected_close_on": "2027-11-30"},
        ),
        (
            "harbour cycles opp worth 42 and a half thousand closes start of june",
            {"amount": "42500", "expected_close_on": "2027-06-01"},
        ),
        ("tell me any time an order comes in over 10k", {"kind": "large_order", "threshold": "10000"}),
        ("please cancel seven seven one", {"order": "SO-771"}),
        (
            "north store helmet actual count is 11 two were damaged",
            {"counted": "11", "reason": "two were damaged"},
        ),
        ("count at north store, helmets came to 3 full boxes plus 5 loose", {"counted": "65"}),
        ("stock count north store helmets 2 boxes and 7 loose ones", {"counted": "47"}),
        (
            "order 5 helmets for harbour cycles, needed friday because they open saturday",
            {"deliver_by": "2027-03-12"},
        ),
    ],
)
def test_figures_and_days(message: str, args: dict[str, str]) -> None:
    assert _args(message).items() >= args.items()


def test_a_day_in_a_reason_is_none_of_the_order() -> None:
    reading = understood(BOSS, "order 5 helmets for harbour cycles because they open on friday")
    assert all("deliver_by" not in each.args for each in reading.proposals)


def test_so_many_of_them_is_no_price() -> None:
    [line] = _args("so for 771 席岩 wants 36 of the tyres instead of the 40 we had down")["lines"]
    assert (line["quantity"], "unit_price" in line) == ("36", False)


@pytest.mark.parametrize(
    ("messages", "action", "args"),
    [
        (("approve 771", "no, reject it"), "reject", {"document": "SO-771"}),
        (
            ("approve 771", "hang on, reject it, price is too low"),
            "reject",
            {"document": "SO-771", "reason": "price is too low"},
        ),
        (("reject po 91, too dear", "wait approve it"), "approve", {"document": "PO-91"}),
        (("remind me tomorrow at 4pm to ring Ivy", "make that half three"), "set_reminder", {"at": "2027-03-10T15:30"}),
        (
            ("tell me when helmets go under 5 boxes", "7 would be safer, make it 7"),
            "subscribe_alert",
            {"threshold": "140"},
        ),
        (
            ("return 4 tyres from 771, cracked", "six, i recounted"),
            "create_return",
            {"lines": [{"product": "P1", "quantity": "6"}], "reason": "cracked"},
        ),
        (
            ("harbour cycles 3 boxes helmets", "40 a helmet, deliver friday"),
            "create_order",
            {
                "lines": [{"product": "P4", "quantity": "3", "unit": "箱", "unit_price": "800"}],
                "deliver_by": "2027-03-12",
            },
        ),
    ],
)
def test_second_messages(messages: tuple[str, ...], action: str, args: dict[str, Any]) -> None:
    [(done, found)] = proposed(BOSS, *messages)
    assert done == action
    assert found.items() >= args.items()


def test_a_place_that_is_denied_is_not_gone_to_from_itself() -> None:
    assert not understood(BOSS, "move 10 helmets from 城北库 to 城南库", "no, 城北库").sure
