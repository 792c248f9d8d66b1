"""A company file becomes records, ledgers and figures: all of it or nothing, and never twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bot.demo import demo_company
from domain.finance.ports import Account
from domain.inventory.ports import Balance
from storage.audit.verify import verify
from storage.company_file.export import export
from storage.company_file.load import OtherCompanyError
from storage.company_file.problems import CompanyFileError
from storage.transaction import NoCompanyError
from tests.cards import shown, told
from tests.company_file.companies import COMPANY, company
from tests.company_file.offices import fates, office, owed, put, stages
from tests.databases import Ground, on_both_databases
from tests.house import SET_UP, House


@pytest.fixture
def house(ground: Ground) -> Iterator[House]:
    """A house without a company."""
    empty = office(ground)
    yield empty
    empty.database.close()


def without(document: dict[str, Any], *sections: str) -> dict[str, Any]:
    return {name: value for name, value in document.items() if name not in sections}


def changed(section: str, record: str, **values: Any) -> dict[str, Any]:
    """The company with one record's fields changed."""
    document = company()
    next(each for each in document[section] if each["id"] == record).update(values)
    return document


@on_both_databases
class TestLoaded:
    @pytest.fixture(autouse=True)
    def loaded(self, house: House) -> None:
        put(house, COMPANY)

    def test_orders_stand_where_the_file_says(self, house: House) -> None:
        assert stages(house) == {order["id"]: order["status"] for order in COMPANY["orders"]}

    def test_what_is_owed_is_what_the_invoices_say(self, house: House) -> None:
        assert owed(house) == {"INV-0502": 580}
        card = shown(house.act("E05", "list_receivables"))
        assert card[0] == "应收 ¥580.00，其中逾期 ¥580.00（1 张发票）"
        assert "Canal Cycles | ¥580.00 | ¥580.00 | 31" in card

    def test_each_payment_is_kept_with_its_day_and_manner(self, house: House) -> None:
        with house.records() as store:
            paid = [
                (str(each.received_on), str(each.amount), each.method) for each in store.payments.of_customer("C02")
            ]
        assert paid == [("2026-11-01", "200", None), ("2026-10-20", "100", "cash")]

    def test_the_stock_is_what_is_left_and_open_orders_hold_it(self, house: House) -> None:
        with house.records() as store:
            assert store.stock.balance("P01", "W1") == Balance("P01", "W1", Decimal(240), Decimal(240))
            assert store.stock.balance("P02", "W1").on_hand == 5000
            assert [found.quantity for found in store.stock.reservations("SO-0304")] == [240]

    def test_the_books_begin_against_the_opening_balance(self, house: House) -> None:
        with house.records() as store:
            balance = store.journal.balance
            assert balance(Account.INVENTORY) == Decimal("240") * Decimal("8.5") + 5000 * Decimal("0.35") + 125 * 7
            assert balance(Account.RECEIVABLE) == balance(Account.RECEIVABLE, "C02") == 580
            assert balance(Account.REVENUE) == balance(Account.BANK) == 0
            assert balance(Account.OPENING_BALANCE) == -balance(Account.INVENTORY) - 580
        assert verify(house.database).problems == ()

    def test_people_go_on_with_what_was_loaded(self, house: House) -> None:
        house.act("E02", "record_payment", order="SO-0302", amount="580")
        assert owed(house) == {}
        assert stages(house)["SO-0302"] == "paid"
        assert shown(house.act("E05", "invoice_order", order="SO-0303"))[0].startswith("SO-0303 开票")
        house.undo("E05")
        house.undo("E02")
        assert owed(house) == {"INV-0502": 580}
        assert stages(house)["SO-0303"] == "shipped"
        assert verify(house.database).problems == ()

    def test_what_was_invoiced_is_not_invoiced_again(self, house: House) -> None:
        assert told(house.refusal("E05", "invoice_order", order="SO-0302")) == "SO-0302 已经全部开票。"

    def test_numbers_go_on_from_the_files(self, house: House) -> None:
        made = house.act("E01", "create_order", customer="C01", lines=[{"product": "P02", "quantity": "5"}])
        assert made.result["order"] == "SO-0308"
        house.act("E05", "invoice_order", order="SO-0303")
        assert "INV-0503" in owed(house)

    def test_again_nothing_is_doubled(self, house: House) -> None:
        before = export(house.database)
        assert fates(put(house, COMPANY)) == {}
        assert export(house.database) == before
        assert verify(house.database).problems == ()

    def test_master_data_is_changed_by_id_and_only_where_the_file_speaks_of_it(self, house: House) -> None:
        document = changed("products", "P01", price="16")
        document["customers"][0] = {"id": "C01", "name": "飞驰车行", "owner": "E02", "contacts": []}
        document["warehouses"].append({"id": "W3", "name": "嘉兴仓"})
        assert fates(put(house, document)) == {"changed": ["C01", "P01"], "added": ["W3"]}
        with house.records() as store:
            customer = store.customers.get("C01")
            assert (customer.owner, customer.payment_days, len(customer.contacts)) == ("E02", 30, 1)
            assert store.products.get("P01").price == 16

    def test_documents_that_exist_are_left_alone(self, house: House) -> None:
        house.act("E01", "cancel_order", order="SO-0304")
        assert fates(put(house, changed("orders", "SO-0304", deliver_by="2027-01-01"))) == {}
        assert stages(house)["SO-0304"] == "cancelled"

    def test_a_new_invoice_of_an_order_that_exists_is_added(self, house: House) -> None:
        document = company()
        document["invoices"].append({"id": "INV-0503", "order": "SO-0303", "amount": "750", "due_on": "2026-12-02"})
        assert fates(put(house, document)) == {"added": ["INV-0503"]}
        assert owed(house) == {"INV-0502": 580, "INV-0503": 750}
        assert stages(house)["SO-0303"] == "invoiced"

    def test_stock_counts_only_while_nothing_has_moved(self, house: House) -> None:
        document = company(stock=[{"product": "P01", "warehouse": "W1", "on_hand": "9"}])
        assert fates(put(house, document)) == {}
        with house.records() as store:
            assert store.stock.balance("P01", "W1").on_hand == 240

    def test_another_company_is_refused(self, house: House) -> None:
        with pytest.raises(OtherCompanyError, match=r"the database holds 北轮自行车用品有限公司"):
            put(house, company(name="南轮"))

    def test_the_books_stay_in_their_currency(self, house: House) -> None:
        with pytest.raises(OtherCompanyError, match="in CNY: they can't become EUR"):
            put(house, company(currency="EUR"))

    def test_the_companys_own_settings_follow_the_file(self, house: House) -> None:
        put(house, without(company(language="en"), "timezone", "prices_include_tax"))
        with house.database.read(SET_UP) as tx:
            found = tx.company
        assert (found.language, found.timezone, found.prices_include_tax) == ("en", "Asia/Shanghai", True)

    def test_somebody_who_works_elsewhere_now_goes_over(self, house: House) -> None:
        document = company()
        document["customers"][1]["contacts"] = [document["customers"][0]["contacts"].pop()]
        assert fates(put(house, document)) == {"changed": ["C02"]}
        with house.records() as store:
            assert [each.contacts for each in store.customers.all()] == [[], [store.contacts.get("C01-1")], []]

    def test_an_id_that_was_given_before_and_taken_back_changes_nothing(self, house: House) -> None:
        with house.changing() as store:
            store.customers.get("C03").voided = True
        document = changed("customers", "C01", grade="B")
        before = export(house.database)
        with pytest.raises(CompanyFileError, match="does not fit what is in the database"):
            put(house, document)
        assert export(house.database) == before


def test_stock_that_comes_later_is_held_by_the_orders_that_wait(house: House) -> None:
    put(house, without(COMPANY, "stock"))
    put(house, COMPANY)
    with house.records() as store:
        assert [found.quantity for found in store.stock.reservations("SO-0304")] == [240]
    assert verify(house.database).problems == ()


def test_an_order_of_which_only_the_state_is_known_gets_its_invoice_and_payment(house: House) -> None:
    put(house, without(COMPANY, "invoices"))
    assert stages(house)["SO-0301"] == "paid"
    assert owed(house) == {"INV-1002": 880}
    with house.records() as store:
        assert [invoice.number for invoice in store.invoices.all() if invoice.order == "SO-0301"] == ["INV-1001"]


def test_nothing_is_left_of_a_file_that_does_not_fit(house: House) -> None:
    document = company()
    document["customers"][2]["contacts"] = [{"id": "C01-1", "name": "重号"}]
    with pytest.raises(CompanyFileError):
        put(house, document)
    with house.database.read(SET_UP) as tx, pytest.raises(NoCompanyError):
        tx.company  # noqa: B018  it is looked up


@on_both_databases
def test_the_demo_company_is_loaded_and_its_ledgers_agree(house: House) -> None:
    document = demo_company(date(2026, 11, 23))
    put(house, json.dumps(document))
    assert len(stages(house)) == len(document["orders"])
    assert verify(house.database).problems == ()
