"""Reading a company file: what it holds, or everything that is wrong with it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from domain.access.roles import Role
from storage.company_file.problems import CompanyFileError
from storage.company_file.read import parse_company, read_company
from tests.company_file.companies import COMPANY, company, smallest, text

PRODUCT: dict[str, Any] = {
    "id": "P1",
    "sku": "S1",
    "name": "铃",
    "unit": "个",
    "units": [{"name": "箱", "aliases": ["box"], "factor": "20"}],
}
CUSTOMER = {"id": "C1", "name": "乙"}
ORDER = {"id": "O1", "customer": "C1", "ordered_on": "2026-11-01", "status": "confirmed"}


def problems(document: dict[str, Any] | str) -> list[str]:
    """What the person is told, a line for each problem."""
    with pytest.raises(CompanyFileError) as caught:
        parse_company(document if isinstance(document, str) else text(document))
    return [str(problem) for problem in caught.value.problems]


def with_order(*lines: dict[str, str], **order: object) -> dict[str, Any]:
    """A company with one order."""
    return smallest(products=[PRODUCT], customers=[CUSTOMER], orders=[ORDER | {"lines": list(lines)} | order])


def with_invoice(**fields: object) -> dict[str, Any]:
    """A company with an order of 100 and an invoice of it."""
    document = with_order({"product": "P1", "quantity": "1", "unit_price": "100"})
    return document | {"invoices": [{"id": "I1", "order": "O1", "amount": "100", "due_on": "2026-12-01", **fields}]}


def test_a_company_is_read_with_all_its_records() -> None:
    document = parse_company(text(COMPANY))
    assert document.customers[0].credit_limit == Decimal(50000)
    assert document.customers[0].contacts[0].aliases == ["鲁店长"]
    assert document.products[0].units[0].factor == Decimal(12)
    assert [order.status for order in document.orders][:3] == ["paid", "invoiced", "shipped"]
    assert len(document.follow_ups) == 1


def test_name_employees_customers_and_products_are_enough() -> None:
    document = parse_company(text(smallest()))
    assert (document.name, document.currency, document.language) == ("独轮", "CNY", None)


def test_what_must_be_there_is_asked_for() -> None:
    assert problems({"name": "独轮"}) == ["employees: missing", "customers: missing", "products: missing"]


def test_an_employee_has_a_role_or_several_of_which_it_is_the_first() -> None:
    document = parse_company(text(COMPANY))
    assert document.employees[0].all_roles == [Role.REP]
    assert document.employees[1].all_roles == [Role.MANAGER, Role.REP]
    assert problems(smallest(employees=[{"id": "E1", "name": "甲"}])) == ["employees[0] E1: role: missing"]
    two = {"id": "E1", "name": "甲", "role": "rep", "roles": ["admin", "rep"]}
    assert problems(smallest(employees=[two])) == ["employees[0] E1: role: not the first of roles"]


def test_an_unknown_field_names_its_record() -> None:
    found = problems(smallest(customers=[CUSTOMER, {"id": "C2", "name": "丙", "colour": "red"}]))
    assert found == ["customers[1] C2: colour: unknown field"]


def test_an_unknown_field_of_a_contact_and_of_the_company_are_found() -> None:
    contact = {"id": "C1-1", "name": "丁", "fax": "1"}
    found = problems(smallest(customers=[CUSTOMER | {"contacts": [contact]}], motto="转"))
    assert found == ["customers[0] C1: contacts[0].fax: unknown field", "motto: unknown field"]


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("abc", "not a number"),
        ("1e5", "not a number"),
        ("1,000", "not a number"),
        ("", "not a number"),
        ("NaN", "not a number"),
        (500, 'not a decimal string, like "12.50"'),
        (500.5, 'not a decimal string, like "12.50"'),
        ("-1", "must be not less than 0"),
        ("0.1234567", "too many digits after the point"),
        ("1000000000000", "too large"),
    ],
)
def test_an_amount_is_an_exact_decimal_string(value: object, why: str) -> None:
    assert problems(smallest(customers=[CUSTOMER | {"credit_limit": value}])) == [
        f"customers[0] C1: credit_limit: {why}"
    ]


def test_a_unit_holds_more_than_nothing() -> None:
    found = problems(smallest(products=[PRODUCT | {"units": [{"name": "箱", "factor": "0"}]}]))
    assert found == ["products[0] P1: units[0].factor: must be more than 0"]


def test_a_line_is_in_a_unit_of_its_product() -> None:
    fine = [{"product": "P1", "quantity": "1", "unit": unit, "unit_price": "1"} for unit in ("个", "箱", "box")]
    assert len(parse_company(text(with_order(*fine))).orders[0].lines) == 3
    found = problems(with_order({"product": "P1", "quantity": "1", "unit": "桶", "unit_price": "1"}))
    assert found == ["orders[0] O1: lines[0].unit: P1 has no unit 桶"]


def test_an_order_has_lines_with_quantities() -> None:
    assert problems(with_order()) == ["orders[0] O1: lines: empty"]
    found = problems(with_order({"product": "P1", "quantity": "0", "unit_price": "1"}))
    assert found == ["orders[0] O1: lines[0].quantity: must be more than 0"]


@pytest.mark.parametrize("day", ["2026-02-30", "01.11.2026", "2026-11", 20261101])
def test_a_day_is_one(day: object) -> None:
    found = problems(with_order({"product": "P1", "quantity": "1", "unit_price": "1"}, ordered_on=day))
    assert found == ["orders[0] O1: ordered_on: not a date (YYYY-MM-DD)"]


@pytest.mark.parametrize("at", ["2026-11-20T15:00+08:00", "yesterday", 5])
def test_a_follow_up_is_at_a_local_time(at: object) -> None:
    visit = {"id": "F1", "customer": "C1", "employee": "E1", "at": at, "summary": "去过"}
    found = problems(smallest(customers=[CUSTOMER], follow_ups=[visit]))
    assert found == ["follow_ups[0] F1: at: not a local time (YYYY-MM-DDTHH:MM)"]


def test_every_reference_leads_to_a_record() -> None:
    document = smallest(
        teams=[{"id": "T1", "name": "组", "manager": "E9"}],
        customers=[CUSTOMER | {"owner": "E9"}],
        products=[PRODUCT | {"bom": [{"product": "P9", "quantity": "1"}]}],
        stock=[{"product": "P1", "warehouse": "W9", "on_hand": "1"}],
        purchase_orders=[
            {"id": "PO1", "supplier": "V9", "status": "ordered", "lines": [{"product": "P1", "quantity": "1"}]}
        ],
        invoices=[{"id": "I1", "order": "O9", "amount": "1", "due_on": "2026-11-01"}],
    )
    assert problems(document) == [
        "teams[0] T1: manager: no E9 among the employees",
        "customers[0] C1: owner: no E9 among the employees",
        "products[0] P1: bom[0].product: no P9 among the products",
        "stock[0]: warehouse: no W9 among the warehouses",
        "invoices[0] I1: order: no O9 among the orders",
        "purchase_orders[0] PO1: supplier: no V9 among the suppliers",
    ]


def test_a_record_that_is_wrong_itself_can_still_be_referred_to() -> None:
    document = with_order({"product": "P1", "quantity": "1", "unit_price": "1"})
    assert problems(document | {"customers": [CUSTOMER | {"grade": 1}]}) == ["customers[0] C1: grade: not text"]


def test_an_id_is_unique_over_all_kinds() -> None:
    customer = CUSTOMER | {"contacts": [{"id": "E1", "name": "丁"}]}
    found = problems(smallest(customers=[customer], products=[PRODUCT | {"id": "C1"}]))
    assert found == [
        "customers[0] C1: contacts[0]: id: E1 is also employees[0] E1",
        "products[0] C1: id: C1 is also customers[0] C1",
    ]


def test_stock_of_a_product_is_said_once_for_a_warehouse() -> None:
    row = {"product": "P1", "warehouse": "W1", "on_hand": "1"}
    found = problems(smallest(products=[PRODUCT], warehouses=[{"id": "W1", "name": "仓"}], stock=[row, row]))
    assert found == ["stock[1]: product: P1 in W1 is there twice"]


def test_no_more_is_paid_than_an_invoice_comes_to() -> None:
    assert problems(with_invoice(paid="120")) == ["invoices[0] I1: paid: more than the amount 100"]
    twice = [{"amount": "60", "received_on": "2026-12-02"}] * 2
    assert problems(with_invoice(payments=twice)) == ["invoices[0] I1: payments: more than the amount 100"]


def test_payments_come_to_what_is_paid() -> None:
    part = [{"amount": "60", "received_on": "2026-12-02", "method": "cash"}]
    assert problems(with_invoice(paid="50", payments=part)) == ["invoices[0] I1: payments: come to 60, not the 50 paid"]
    assert parse_company(text(with_invoice(paid="60", payments=part))).invoices[0].payments[0].method == "cash"


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("timezone", "Mars/Olympus", "no such time zone"),
        ("currency", "yuan", "not a currency code, like CNY"),
        ("language", "fr", "must be one of 'zh' or 'en'"),
        ("prices_include_tax", "yes", "neither true nor false"),
        ("name", "  ", "empty"),
        ("teams", {}, "not a list"),
        ("employees", [], "empty"),
    ],
)
def test_the_companys_own_settings_are_checked(field: str, value: object, why: str) -> None:
    assert problems(smallest() | {field: value}) == [f"{field}: {why}"]


def test_a_record_is_an_object() -> None:
    assert problems(smallest(customers=["C1"])) == ["customers[0]: not an object"]


@pytest.mark.parametrize("broken", ["", "[]", "null", '{"name": ', "{'name': 1}", "[" * 100_000])
def test_what_is_no_json_object_is_said_to_be_none(broken: str) -> None:
    assert problems(broken)[0].startswith("not ")


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "company.json"
    path.write_text(text(company()), encoding="utf-8-sig")
    assert read_company(path).name == COMPANY["name"]


def test_a_file_that_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "company.json"
    path.write_bytes(text(company()).encode("gb18030"))
    with pytest.raises(CompanyFileError) as caught:
        read_company(path)
    assert str(caught.value) == "not UTF-8 text"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ({"quantity": "999999999999", "unit_price": "999999999999"}, "lines: come to too much"),
        ({"quantity": "999999999999", "unit_price": "0.000001", "unit": "箱"}, "lines[0].quantity: too large"),
        ({"quantity": "0.000001", "unit_price": "1", "unit": "屑"}, "lines[0].quantity: too small"),
    ],
)
def test_a_line_is_of_a_size_that_the_books_can_hold(line: dict[str, str], why: str) -> None:
    units = [*PRODUCT["units"], {"name": "屑", "factor": "0.001"}]
    document = with_order({"product": "P1", **line}) | {"products": [PRODUCT | {"units": units}]}
    assert problems(document) == [f"orders[0] O1: {why}"]


def test_stock_is_worth_what_the_books_can_hold() -> None:
    held = {"product": "P1", "warehouse": "W1", "on_hand": "1000000000"}
    document = smallest(products=[PRODUCT | {"cost": "1000"}], warehouses=[{"id": "W1", "name": "仓"}], stock=[held])
    assert problems(document) == ["stock: comes to too much at cost"]


def test_money_is_no_finer_than_the_currencys_coins() -> None:
    assert problems(with_invoice(amount="33.335")) == ["invoices[0] I1: amount: finer than CNY goes"]
    part = [{"amount": "0.5", "received_on": "2026-12-02"}]
    found = problems(with_invoice(payments=part) | {"currency": "JPY"})
    assert found == ["invoices[0] I1: payments[0].amount: finer than JPY goes"]


def test_a_unit_of_a_product_is_there_once() -> None:
    units = [{"name": "箱", "factor": "5"}, {"name": "箱", "factor": "6"}, {"name": "个", "factor": "2"}]
    assert problems(smallest(products=[PRODUCT | {"units": units}])) == [
        "products[0] P1: units[1].name: 箱 is there twice",
        "products[0] P1: units[2].name: 个 is there twice",
    ]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_days_that_are_reckoned_with_are_within_reason(day: str) -> None:
    assert problems(with_invoice(due_on=day))[0].startswith("invoices[0] I1: due_on: must be not ")
    visit = {"id": "F1", "customer": "C1", "employee": "E1", "at": f"{day}T10:00", "summary": "去过"}
    found = problems(smallest(customers=[CUSTOMER], follow_ups=[visit]))
    assert found[0].startswith("follow_ups[0] F1: at: must be not ")


def test_text_holds_nothing_that_a_database_or_a_terminal_takes_for_more_than_text() -> None:
    assert problems(smallest(customers=[CUSTOMER | {"name": "乙\x00"}])) == [
        "customers[0] C1: name: holds a control character"
    ]
    assert problems(smallest(customers=[CUSTOMER | {"id": "C\n1"}])) == ["customers[0]: id: holds a control character"]
    two_lines = smallest(customers=[CUSTOMER | {"industry": "零售\n批发"}])
    assert parse_company(text(two_lines)).customers[0].industry == "零售\n批发"
    escaped = text(smallest(customers=[CUSTOMER | {"name": "半"}])).replace("半", "\\ud800")
    assert problems(escaped)[0].startswith("Invalid JSON: ")


def test_an_invoices_number_is_one_that_the_next_can_follow() -> None:
    assert problems(with_invoice(id="I" * 60)) == [f"invoices[0] {'I' * 60}: id: too long"]
