"""People at customers'."""

from __future__ import annotations

import pytest

from domain.errors import BadInputError, DeniedError, QuestionError
from domain.kinds import Kind
from tests.databases import on_both_databases
from tests.house import House

pytestmark = on_both_databases


def people(house: House, customer: str) -> dict[str, str | None]:
    with house.records() as store:
        return {contact.name: contact.phone for contact in store.customers.get(customer).contacts}


def known(house: House) -> set[str]:
    with house.records() as store:
        return {record.name for record in store.names.all() if record.kind is Kind.CONTACT}


def test_somebody_is_added_and_taken_off_again(house: House) -> None:
    house.act("E01", "add_contact", customer="C01", name="温故", title="总工", phone="139-0055-0123")
    assert people(house, "C01")["温故"] == "139-0055-0123"
    assert "温故" in known(house)
    house.undo("E01")
    assert "温故" not in people(house, "C01")
    assert "温故" not in known(house)


def test_a_name_that_is_known_there_is_asked_about(house: House) -> None:
    asked = house.refusal("E01", "add_contact", customer="C01", name="闵洁", phone="13700550102")
    assert isinstance(asked, QuestionError)
    same, another = (option.acknowledge for option in asked.options)
    house.act("E01", "add_contact", customer="C01", name="闵洁", phone="13700550102", acknowledged=[same])
    assert people(house, "C01") == {"闵洁": "13700550102", "祁峰": None}
    house.undo("E01")
    assert people(house, "C01")["闵洁"] == "13800550101"
    house.act("E01", "add_contact", customer="C01", name="闵洁", acknowledged=[another])
    with house.records() as store:
        assert [contact.name for contact in store.customers.get("C01").contacts].count("闵洁") == 2


def test_the_same_name_at_another_customer_is_nobodys_business(house: House) -> None:
    house.act("E01", "add_contact", customer="C02", name="闵洁")
    assert set(people(house, "C02")) == {"闻莺", "闵洁"}


@pytest.mark.parametrize(
    "told", [{"name": "。"}, {"name": "安德", "phone": "明天问"}, {"name": "安德", "email": "ande at mail"}]
)
def test_what_can_not_be_kept_is_said(house: House, told: dict[str, str]) -> None:
    assert isinstance(house.refusal("E01", "add_contact", customer="C01", **told), BadInputError)
    assert len(people(house, "C01")) == 2


def test_nobody_adds_to_a_colleagues_customers(house: House) -> None:
    assert isinstance(house.refusal("E02", "add_contact", customer="C01", name="温故"), DeniedError)


def test_somebody_whom_a_follow_up_names_can_still_be_taken_off(house: House) -> None:
    contact = house.act("E01", "add_contact", customer="C01", name="温故").result["contact"]
    with house.records() as store:
        operation = store.audit.last_operation("E01", None)
    assert operation is not None
    house.act("E01", "log_follow_up", customer="C01", contact=contact, summary="电话聊了聊")
    house.undo("E01", operation)
    assert "温故" not in people(house, "C01")
    assert house.act("E01", "list_follow_ups", customer="C01").result["total"] == 1
