"""Codes work once and in time; sessions, tokens and linked accounts while their holder works here."""

from __future__ import annotations

from datetime import timedelta

from tests.databases import on_both_databases
from tests.house import NOW, SET_UP, House

pytestmark = on_both_databases

LATER = NOW + timedelta(minutes=10)


def issue(house: House, employee: str, secret: str) -> None:
    with house.database.write(SET_UP) as tx:
        tx.credentials.issue_code(employee, secret, LATER)
        tx.commit()


def redeem(house: House, secret: str, minutes: int = 0) -> str | None:
    with house.database.write(SET_UP) as tx:
        employee = tx.credentials.redeem_code(secret, NOW + timedelta(minutes=minutes))
        tx.commit()
    return employee


def keep(house: House, employee: str, secret: str, kind: str = "session", minutes: int | None = None) -> None:
    expires = None if minutes is None else NOW + timedelta(minutes=minutes)
    with house.database.write(SET_UP) as tx:
        tx.credentials.keep(kind, employee, secret, "phone", expires)
        tx.commit()


def holder(house: House, secret: str, kind: str = "session") -> str | None:
    with house.database.read(SET_UP) as tx:
        return tx.credentials.holder(kind, secret, NOW)


def leave(house: House, employee: str) -> None:
    with house.changing() as store:
        store.employees.get(employee).active = False


def test_a_code_works_once(house: House) -> None:
    issue(house, "E01", "hash")
    assert redeem(house, "hash") == "E01"
    assert redeem(house, "hash") is None


def test_a_code_works_until_it_expires(house: House) -> None:
    issue(house, "E01", "hash")
    assert redeem(house, "hash", minutes=10) is None


def test_a_new_code_takes_the_place_of_the_last(house: House) -> None:
    issue(house, "E01", "old")
    issue(house, "E01", "new")
    assert redeem(house, "old") is None
    assert redeem(house, "new") == "E01"


def test_nobody_who_left_is_known_by_a_code_or_a_session(house: House) -> None:
    issue(house, "E02", "code")
    keep(house, "E02", "cookie")
    leave(house, "E02")
    assert redeem(house, "code") is None
    assert holder(house, "cookie") is None


def test_a_session_lasts_until_it_expires_or_is_revoked(house: House) -> None:
    keep(house, "E01", "short", minutes=0)
    keep(house, "E01", "long", minutes=5)
    assert holder(house, "short") is None
    assert holder(house, "long") == "E01"
    with house.database.write(SET_UP) as tx:
        tx.credentials.revoke("session", "long")
        tx.commit()
    assert holder(house, "long") is None


def test_a_token_is_no_session(house: House) -> None:
    keep(house, "E01", "secret", kind="token")
    assert holder(house, "secret", kind="token") == "E01"
    assert holder(house, "secret", kind="session") is None


def test_an_account_that_is_linked_anew_belongs_to_the_new_employee(house: House) -> None:
    keep(house, "E01", "account", kind="slack")
    keep(house, "E02", "account", kind="slack")
    assert holder(house, "account", kind="slack") == "E02"
