"""Customers: taken in, known at once, handed over, tagged, shown as far as rights go."""

from __future__ import annotations

from typing import Any

import pytest

from domain.crm.customers import Customer
from domain.errors import BadInputError, ConflictError, DeniedError, NotFoundError, QuestionError
from domain.kinds import Kind
from domain.outcome import Outcome
from tests.databases import on_both_databases
from tests.house import House

pytestmark = on_both_databases


def names_of(house: House, kind: Kind) -> dict[str, str]:
    with house.records() as store:
        return {record.name: record.id for record in store.names.all() if record.kind is kind}


def facts(outcome: Outcome) -> dict[str, Any]:
    return {fact.label: fact.value for fact in outcome.facts}


def question(house: House, employee: str, action: str, **args: Any) -> QuestionError:
    asked = house.refusal(employee, action, **args)
    assert isinstance(asked, QuestionError)
    return asked


def customer(house: House, number: str) -> Customer:
    with house.records() as store:
        return store.customers.get(number)


def test_a_new_customer_belongs_to_whoever_brings_it_and_is_known_at_once(house: House) -> None:
    told = {"name": " 青屿  检验所 ", "contact_name": "卓然", "phone": "138 0055 0199", "region": "福建"}
    made = house.act("E02", "create_customer", **told).result
    found = customer(house, made["customer"])
    assert (found.name, found.owner, found.region) == ("青屿 检验所", "E02", "福建")
    assert [(each.id, each.name, each.phone) for each in found.contacts] == [(made["contact"], "卓然", "138 0055 0199")]
    assert names_of(house, Kind.CUSTOMER)["青屿 检验所"] == found.id
    assert names_of(house, Kind.CONTACT)["卓然"] == made["contact"]


def test_a_number_of_nobody_in_particular_is_kept_as_the_companys_own(house: House) -> None:
    made = house.act("E01", "create_customer", name="Larkfield Optics", phone="+44 20 5550 0100").result
    (contact,) = customer(house, made["customer"]).contacts
    assert (contact.name, contact.phone) == ("Larkfield Optics", "+44 20 5550 0100")


@pytest.mark.parametrize(
    "name", ["瀚宁检测技术有限公司", "瀚宁检测", "瀚宁", "昭朗药业有限公司", "KESTREL ASSAY LABS LTD."]
)
def test_a_name_that_is_known_is_asked_about_whoever_it_belongs_to(house: House, name: str) -> None:
    before = names_of(house, Kind.CUSTOMER)
    asked = question(house, "E02", "create_customer", name=name)
    assert [option.key for option in asked.options] == ["crm.option_same", "crm.option_new"]
    assert names_of(house, Kind.CUSTOMER) == before


def test_a_slip_is_asked_about_in_ones_own_book_alone(house: House) -> None:
    assert question(house, "E02", "create_customer", name="昭明药业股份").key == "crm.ask_same"
    assert house.act("E04", "create_customer", name="昭明药业股份").result["customer"]


def test_what_turns_out_to_be_the_same_is_taken_as_it_is(house: House) -> None:
    asked = question(house, "E01", "create_customer", name="沐原生物科技")
    accepted = [option.acknowledge for option in asked.options]
    same = house.act("E01", "create_customer", name="沐原生物科技", acknowledged=accepted[:1])
    assert [ref.id for ref in same.documents] == ["C02"]
    assert "沐原生物科技" not in names_of(house, Kind.CUSTOMER)
    assert house.act("E01", "undo").headline.key == "crm.nothing_made"
    new = house.act("E01", "create_customer", name="沐原生物科技", acknowledged=accepted[-1:])
    assert names_of(house, Kind.CUSTOMER)["沐原生物科技"] == new.result["customer"]


def test_nobody_takes_for_the_same_what_was_not_asked_about(house: House) -> None:
    asked = question(house, "E01", "create_customer", name="沐原生物科技", acknowledged=["same_as:C05"])
    assert [option.acknowledge for option in asked.options] == ["same_as:C02", "new_company"]


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"name": " \u200f  "}, "name"),
        ({"name": "——"}, "name"),
        ({"name": "长" * 500}, "name"),
        ({"name": "好客户", "contact_name": "某人", "phone": "回头给"}, "phone"),
        ({"name": "好客户", "contact_name": "某人", "phone": "12"}, "phone"),
    ],
)
def test_what_can_not_be_kept_is_said_and_nothing_is_written(house: House, told: dict[str, str], field: str) -> None:
    before = names_of(house, Kind.CUSTOMER)
    refused = house.refusal("E01", "create_customer", **told)
    assert isinstance(refused, BadInputError)
    assert refused.field == field
    assert names_of(house, Kind.CUSTOMER) == before


def test_a_customer_taken_out_again_is_found_no_more(house: House) -> None:
    made = house.act("E01", "create_customer", name="暮云陶瓷", contact_name="黎安").result
    house.undo("E01")
    assert "暮云陶瓷" not in names_of(house, Kind.CUSTOMER)
    assert "黎安" not in names_of(house, Kind.CONTACT)
    assert isinstance(house.refusal("E01", "show_customer", customer=made["customer"]), NotFoundError)
    again = house.act("E01", "create_customer", name="暮云陶瓷").result["customer"]
    assert again != made["customer"]


@pytest.mark.parametrize(
    ("action", "args"),
    [
        ("log_follow_up", {"summary": "第一次上门"}),
        ("create_opportunity", {"title": "新实验室"}),
        ("create_quote", {"lines": [{"product": "A01", "quantity": "5"}]}),
        ("create_order", {"lines": [{"product": "A01", "quantity": "5"}]}),
        ("record_payment", {"amount": "100"}),
    ],
)
def test_a_customer_that_a_document_names_stays(house: House, action: str, args: dict[str, Any]) -> None:
    made = house.act("E01", "create_customer", name="暮云陶瓷").result["customer"]
    with house.records() as store:
        operation = store.audit.last_operation("E01", None)
    house.act("E01", action, customer=made, **args)
    assert operation is not None
    with pytest.raises(ConflictError) as refused:
        house.undo("E01", operation)
    assert refused.value.key == "crm.customer_in_use"
    assert customer(house, made).name == "暮云陶瓷"


def test_a_customer_goes_to_a_colleague_with_what_is_open(house: House) -> None:
    deal = house.act("E01", "create_opportunity", customer="C01", title="质检扩容").result["opportunity"]
    outcome = house.act("E03", "assign_customer", customer="C01", employee="E02")
    assert [effect.params["count"] for effect in outcome.effects] == [1]
    assert customer(house, "C01").owner == "E02"
    assert isinstance(house.refusal("E01", "show_customer", customer="C01"), DeniedError)
    assert house.act("E02", "show_pipeline").result["count"] == 1
    house.undo("E03")
    assert customer(house, "C01").owner == "E01"
    with house.records() as store:
        assert store.opportunities.get(deal).owner == "E01"


@pytest.mark.parametrize(
    ("who", "customer_id", "employee", "error"),
    [
        ("E01", "C01", "E02", DeniedError),
        ("E03", "C04", "E01", DeniedError),
        ("E03", "C01", "E11", BadInputError),
        ("E03", "C01", "E08", BadInputError),
        ("E03", "C01", "E01", ConflictError),
        ("E03", "C01", "E99", NotFoundError),
    ],
)
def test_who_may_hand_over_what_to_whom(
    house: House, who: str, customer_id: str, employee: str, error: type[Exception]
) -> None:
    owner = customer(house, customer_id).owner
    assert isinstance(house.refusal(who, "assign_customer", customer=customer_id, employee=employee), error)
    assert customer(house, customer_id).owner == owner


def test_a_customer_that_was_handed_on_does_not_come_back(house: House) -> None:
    house.act("E10", "assign_customer", customer="C01", employee="E02")
    house.act("E03", "assign_customer", customer="C01", employee="E03")
    with pytest.raises(ConflictError):
        house.undo("E10")
    assert customer(house, "C01").owner == "E03"


def test_tags_are_put_on_once_and_taken_off_again(house: House) -> None:
    house.act("E01", "tag_customer", customer="C01", tags=["#年度框架", "重点", "年度框架"])
    assert customer(house, "C01").tags == ["重点", "年度框架"]
    assert isinstance(house.refusal("E01", "tag_customer", customer="C01", tags=["重点"]), ConflictError)
    house.undo("E01")
    assert customer(house, "C01").tags == ["重点"]


@pytest.mark.parametrize("tag", ["#", "很" * 30])
def test_a_tag_is_a_word_or_two(house: House, tag: str) -> None:
    assert isinstance(house.refusal("E01", "tag_customer", customer="C01", tags=[tag]), BadInputError)


def test_a_customer_is_shown_with_its_people_terms_and_what_happened(house: House) -> None:
    house.act("E01", "log_follow_up", customer="C01", summary="对方要看样品", channel="visit")
    order = house.act("E01", "create_order", customer="C01", lines=[{"product": "A01", "quantity": "2"}])
    shown = house.act("E01", "show_customer", customer="C01")
    assert {"common.owner", "crm.grade", "crm.tags", "crm.terms", "crm.credit_limit", "crm.owed"} <= facts(shown).keys()
    cells = [cell for table in shown.tables for row in table.rows for cell in row]
    assert {"13800550101", "对方要看样品"} <= {cell for cell in cells if isinstance(cell, str)}
    assert order.result["order"] in {getattr(cell, "id", None) for cell in cells}


def test_who_may_not_ask_for_receivables_is_not_told_of_them(house: House) -> None:
    shown = house.act("E12", "show_customer", customer="C01")
    assert shown.result["owed"] is None
    assert "crm.owed" not in facts(shown)


@pytest.mark.parametrize(("who", "error"), [("E02", DeniedError), ("E05", DeniedError), ("E06", DeniedError)])
def test_a_customer_beyond_ones_rows_is_not_shown(house: House, who: str, error: type[Exception]) -> None:
    assert isinstance(house.refusal(who, "show_customer", customer="C01"), error)
