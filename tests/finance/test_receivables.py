"""Who owes what and for how long, and who gets to see it."""

from __future__ import annotations

import pytest

from domain.errors import DeniedError
from tests.cards import shown, told
from tests.databases import on_both_databases
from tests.finance.books import invoiced, pay
from tests.house import House

pytestmark = on_both_databases


def numbers(house: House, asker: str, /, **args: object) -> list[str]:
    """The invoices that somebody is shown as open."""
    result = house.act(asker, "list_receivables", **args).result
    return [each["number"] for each in result["invoices"]]


def test_nothing_owed_is_said_so(house: House) -> None:
    assert shown(house.act("E07", "list_receivables")) == ["没有未收的款"]
    assert shown(house.act("E07", "list_receivables", overdue_only=True), "en") == ["nothing overdue"]


@pytest.mark.parametrize(
    ("days", "bucket"),
    [(30, "not_due"), (31, "to_30"), (60, "to_30"), (61, "to_60"), (91, "to_90"), (120, "to_90"), (121, "over_90")],
)
def test_what_is_owed_ages_from_the_day_it_was_due(house: House, days: int, bucket: str) -> None:
    invoiced(house)
    house.wait(days=days)
    assert house.act("E07", "list_receivables").result["ageing"] == {bucket: "180"}


def test_all_customers_are_listed_the_longest_overdue_first(house: House) -> None:
    invoiced(house, "50", by="E02", customer="C03")
    invoiced(house, customer="C02")
    house.wait(days=20)
    invoiced(house, "5")
    result = house.act("E07", "list_receivables").result
    assert (result["total"], result["ageing"]) == ("1170", {"not_due": "990", "to_30": "180"})
    lines = shown(house.act("E07", "list_receivables"))
    assert "¥1,170.00" in lines[0]
    assert [row.split(" | ")[0] for row in lines if " | " in row][1:] == [
        "沐原生物",
        "瀚宁检测技术有限公司",
        "昭朗药业股份",
    ]


def test_one_customers_are_listed_by_invoice_with_what_was_paid_ahead(house: House) -> None:
    first = invoiced(house)
    invoiced(house, "5")
    pay(house, "30.5", order=first)
    invoiced(house, customer="C02")
    lines = shown(house.act("E07", "list_receivables", customer="C01"))
    assert [row.split(" | ")[0] for row in lines if row.startswith("INV")] == ["INV-1001", "INV-1002"]
    assert "¥239.50" in lines[0]
    pay(house, "500", customer="C02")
    assert "预收款: ¥320.00" in shown(house.act("E07", "list_receivables", customer="C02"))


def test_only_what_is_overdue_where_that_was_asked(house: House) -> None:
    invoiced(house)
    house.wait(days=40)
    invoiced(house, "5")
    assert numbers(house, "E07") == ["INV-1001", "INV-1002"]
    assert numbers(house, "E07", overdue_only=True) == ["INV-1001"]


class TestWhoSees:
    @pytest.fixture(autouse=True)
    def invoices(self, house: House) -> None:
        invoiced(house)
        invoiced(house, "3", by="E02", customer="C03")
        invoiced(house, "2", by="E04", customer="C04")

    @pytest.mark.parametrize(
        ("employee", "seen"),
        [
            ("E01", ["INV-1001"]),
            ("E02", ["INV-1002"]),
            ("E03", ["INV-1001", "INV-1002"]),
            ("E05", ["INV-1003"]),
            ("E07", ["INV-1001", "INV-1002", "INV-1003"]),
            ("E10", ["INV-1001", "INV-1002", "INV-1003"]),
        ],
    )
    def test_each_sees_ones_own_a_leader_the_teams_and_finance_all(
        self, house: House, employee: str, seen: list[str]
    ) -> None:
        assert sorted(numbers(house, employee)) == seen

    def test_a_colleagues_receivables_are_refused(self, house: House) -> None:
        for employee, colleague in (("E01", "E02"), ("E03", "E04")):
            refusal = house.refusal(employee, "list_receivables", employee=colleague)
            assert isinstance(refusal, DeniedError)
            assert "¥" not in told(refusal)
        assert numbers(house, "E03", employee="E02") == ["INV-1002"]

    def test_so_are_those_of_a_colleagues_customer(self, house: House) -> None:
        refusal = house.refusal("E01", "list_receivables", customer="C03")
        assert isinstance(refusal, DeniedError)
        assert "贺东川" in told(refusal)

    def test_who_looks_after_a_customer_sees_also_what_others_sold(self, house: House) -> None:
        with house.changing() as store:
            store.customers.get("C03").owner = "E01"
        assert sorted(numbers(house, "E01")) == ["INV-1001", "INV-1002"]
        assert numbers(house, "E02") == ["INV-1002"]
