"""Everybody sees the rows that the permission table grants, and is told whose the others are."""

from __future__ import annotations

import pytest

from domain.access.people import System
from domain.errors import DeniedError, NotFoundError
from domain.kinds import KIND_WORDS, Kind
from domain.purchasing.documents import PurchaseOrder
from domain.service.documents import Ticket
from tests.databases import on_both_databases
from tests.house import House

pytestmark = on_both_databases


@pytest.mark.parametrize(
    ("employee", "customers"),
    [
        ("E01", ["C01", "C02"]),
        ("E03", ["C01", "C02", "C03"]),
        ("E05", ["C04", "C05"]),
        ("E07", ["C01", "C02", "C03", "C04", "C05", "C06"]),
        ("E13", []),
    ],
)
def test_customers_are_seen_by_their_reps_the_teams_manager_and_those_who_see_all(
    house: House, employee: str, customers: list[str]
) -> None:
    with house.records(employee) as store:
        assert [customer.id for customer in store.customers.all()] == customers
        assert [each for each in ("C01", "C06") if store.customers.find(each)] == [
            each for each in ("C01", "C06") if each in customers
        ]


def test_a_refusal_says_whose_record_it_is(house: House) -> None:
    with house.records("E01") as store, pytest.raises(DeniedError) as refused:
        store.customers.get("C03")
    assert refused.value.key == "access.belongs_to"
    assert refused.value.params == {"kind": KIND_WORDS[Kind.CUSTOMER], "owner": "贺东川"}


def test_a_record_that_nobody_owns_is_refused_without_a_name(house: House) -> None:
    with house.records("E01") as store, pytest.raises(DeniedError) as refused:
        store.customers.get("C06")
    assert refused.value.key == "access.rows_denied"


def test_what_is_not_there_is_not_found(house: House) -> None:
    with house.records("E01") as store, pytest.raises(NotFoundError) as missing:
        store.customers.get("C99")
    assert missing.value.params == {"kind": KIND_WORDS[Kind.CUSTOMER], "id": "C99"}


def test_a_manager_who_leads_no_team_sees_his_own_alone(house: House) -> None:
    with house.changing() as store:
        store.teams.get("T1").manager = None
        store.customers.get("C06").owner = "E03"
    with house.records("E03") as store:
        assert [customer.id for customer in store.customers.all()] == ["C06"]


def test_a_ticket_counts_for_whoever_looks_after_the_customer(house: House) -> None:
    with house.changing() as store:
        store.tickets.add(Ticket("T1", "C01", "破损"))
        store.tickets.add(Ticket("T2", "C03", "少发"))
    with house.records("E01") as store:
        assert [ticket.id for ticket in store.tickets.all()] == ["T1"]
        with pytest.raises(DeniedError) as refused:
            store.tickets.get("T2")
    assert refused.value.params["owner"] == "贺东川"
    with house.records("E12") as store:
        assert len(store.tickets.all()) == 2


def test_who_has_no_part_in_purchasing_sees_no_purchase_order(house: House) -> None:
    with house.changing() as store:
        store.purchase_orders.add(PurchaseOrder("PO-1", "V01", "CNY"))
    with house.records("E01") as store:
        assert store.purchase_orders.all() == []
        with pytest.raises(DeniedError):
            store.purchase_orders.get("PO-1")
    with house.records("E08") as store:
        assert [order.id for order in store.purchase_orders.all()] == ["PO-1"]


def test_a_purpose_sees_what_its_row_of_the_table_says(house: House) -> None:
    with house.records(System("understanding")) as store:
        assert store.customers.all() == []
    with house.records(System("set-up")) as store:
        assert len(store.customers.all()) == 6
