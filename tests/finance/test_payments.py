"""Money that comes in: what it settles, what stays as a prepayment, and taking it back."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from domain.action import Operation
from domain.errors import BadInputError, ConflictError, DeniedError, NotFoundError
from domain.finance.ports import Account
from tests.cards import choices, shown, told
from tests.databases import on_both_databases
from tests.finance.books import account, ahead, asked, invoiced, owed, pay, shipped
from tests.house import CONVERSATION, House
from tests.sales.documents import line, order

pytestmark = on_both_databases


def three_invoices(house: House) -> None:
    """Three of 180, 90 and 36, a week apart."""
    for quantity in ("10", "5", "2"):
        invoiced(house, quantity)
        house.wait(days=7)


def test_a_payment_settles_what_falls_due_first(house: House) -> None:
    three_invoices(house)
    pay(house, "200", customer="C01")
    assert owed(house) == {"INV-1002": Decimal(70), "INV-1003": Decimal(36)}
    assert (account(house, Account.BANK), account(house, Account.RECEIVABLE, "C01")) == (Decimal(200), Decimal(106))


def test_the_card_shows_what_is_settled_and_what_stays_open(house: House) -> None:
    three_invoices(house)
    card = shown(house.preview("E07", "record_payment", customer="C01", amount="200"), waiting=True)
    assert card[0] == "收到 瀚宁检测技术有限公司 ¥200.00"
    assert [row.split(" | ")[2:] for row in card if row.startswith("INV-")] == [
        ["¥180.00", "¥180.00", "¥0.00"],
        ["¥90.00", "¥20.00", "¥70.00"],
    ]
    assert account(house, Account.BANK) == 0


def test_a_payment_for_an_order_settles_that_orders_invoices_only(house: House) -> None:
    invoiced(house)
    second = invoiced(house, "5")
    result = pay(house, "100", order=second)
    assert result["prepayment"] == "10"
    assert owed(house) == {"INV-1001": Decimal(180)}
    assert ahead(house, "C01") == 10


def test_parts_settle_an_invoice_to_the_coin(house: House) -> None:
    number = invoiced(house)
    for amount in ("0.01", "99.99", "80"):
        pay(house, amount, order=number)
    assert owed(house) == {}
    assert account(house, Account.RECEIVABLE) == 0


def test_what_is_paid_too_much_settles_the_next_invoice(house: House) -> None:
    invoiced(house)
    outcome = house.act("E07", "record_payment", customer="C01", amount="250")
    assert "¥70.00" in shown(outcome)[-1]
    invoiced(house, "5")
    assert (owed(house), ahead(house, "C01")) == ({"INV-1002": Decimal(20)}, Decimal(0))
    assert account(house, Account.RECEIVABLE, "C01") == 20


def test_money_for_one_order_does_not_settle_another(house: House) -> None:
    first, second = shipped(house), shipped(house, "5")
    pay(house, "300", order=first)
    house.act("E07", "invoice_order", order=second)
    assert (owed(house), ahead(house, "C01")) == ({"INV-1001": Decimal(90)}, Decimal(300))
    house.act("E07", "invoice_order", order=first)
    assert (owed(house), ahead(house, "C01")) == ({"INV-1001": Decimal(90)}, Decimal(120))


def test_one_customers_money_settles_no_other_customers_invoice(house: House) -> None:
    invoiced(house, customer="C02")
    pay(house, "500", customer="C01")
    assert owed(house) == {"INV-1001": Decimal(180)}
    assert (ahead(house, "C01"), ahead(house, "C02")) == (Decimal(500), Decimal(0))


@pytest.mark.parametrize(("method", "name"), [("cash", Account.CASH), ("wechat", Account.BANK), (None, Account.BANK)])
def test_cash_is_in_the_till_and_the_rest_in_the_bank(house: House, method: str | None, name: Account) -> None:
    pay(house, "12.5", customer="C01", method=method)
    assert account(house, name) == Decimal("12.5")


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        ("0", "金额要大于零。"),
        ("-5", "金额要大于零。"),
        ("10.005", "金额的小数位超过了 CNY 的最小单位。"),
    ],
)
def test_an_amount_that_nobody_can_pay_is_refused(house: House, amount: str, sentence: str) -> None:
    refusal = house.refusal("E07", "record_payment", customer="C01", amount=amount)
    assert isinstance(refusal, BadInputError)
    assert (refusal.field, told(refusal)) == ("amount", sentence)
    assert account(house, Account.PREPAYMENT) == 0


def test_money_is_booked_when_it_is_there(house: House) -> None:
    tomorrow = house.clock.now().date() + timedelta(days=1)
    refusal = house.refusal("E07", "record_payment", customer="C01", amount="5", received_on=tomorrow)
    assert isinstance(refusal, BadInputError)
    assert refusal.field == "received_on"


def test_somebody_must_have_paid(house: House) -> None:
    assert told(house.refusal("E07", "record_payment", amount="5")) == "哪个客户的回款，或是哪张订单的？"
    number = invoiced(house)
    refusal = house.refusal("E07", "record_payment", customer="C02", order=number, amount="5")
    assert told(refusal, "en").startswith("SO-1001 is not an order of")


def test_the_same_payment_once_more_is_questioned(house: House) -> None:
    args: dict[str, Any] = {"customer": "C01", "amount": "500"}
    house.act("E07", "record_payment", **args)
    question = asked(house, "E07", "record_payment", **args)
    assert choices(question, "en") == ["Record another"]
    assert ahead(house, "C01") == 500
    house.act("E07", "record_payment", **args, acknowledged=["duplicate_payment"])
    assert ahead(house, "C01") == 1000


class TestTakingBack:
    def test_the_invoices_are_open_again(self, house: House) -> None:
        three_invoices(house)
        pay(house, "200", customer="C01")
        house.undo("E07")
        assert owed(house) == {"INV-1001": Decimal(180), "INV-1002": Decimal(90), "INV-1003": Decimal(36)}
        assert (account(house, Account.BANK), account(house, Account.RECEIVABLE, "C01")) == (Decimal(0), Decimal(306))

    def test_also_where_it_has_settled_a_later_invoice(self, house: House) -> None:
        number = shipped(house)
        pay(house, "250", customer="C01", by="E01")
        house.act("E07", "invoice_order", order=number)
        house.undo("E01")
        assert (owed(house), ahead(house, "C01")) == ({"INV-1001": Decimal(180)}, Decimal(0))
        assert account(house, Account.RECEIVABLE, "C01") == 180

    def test_once(self, house: House) -> None:
        pay(house, "250", customer="C01")
        operation = last_operation(house, "E07")
        house.undo("E07")
        with pytest.raises(ConflictError):
            house.undo("E07", operation)
        assert account(house, Account.BANK) == 0

    def test_what_was_taken_back_can_be_recorded_again_without_a_question(self, house: House) -> None:
        pay(house, "250", customer="C01")
        house.undo("E07")
        pay(house, "250", customer="C01")
        assert ahead(house, "C01") == 250


def last_operation(house: House, employee: str) -> Operation:
    """What somebody did last."""
    with house.records() as store:
        found = store.audit.last_operation(employee, CONVERSATION)
    assert found is not None
    return found


class TestWhose:
    def test_a_rep_books_what_his_own_customers_pay(self, house: House) -> None:
        invoiced(house, by="E02", customer="C03")
        assert pay(house, "100", customer="C03", by="E02")["allocations"]
        refusal = house.refusal("E01", "record_payment", customer="C03", amount="50")
        assert isinstance(refusal, DeniedError | NotFoundError)
        assert account(house, Account.BANK) == 100

    def test_a_leader_books_what_the_teams_customers_pay(self, house: House) -> None:
        pay(house, "100", customer="C03", by="E03")
        assert isinstance(house.refusal("E05", "record_payment", customer="C03", amount="50"), DeniedError)

    def test_warehouse_and_service_book_nothing(self, house: House) -> None:
        number = order(house, line("A01", "1"))
        for employee in ("E06", "E12"):
            assert isinstance(house.refusal(employee, "record_payment", order=number, amount="5"), DeniedError)
