"""Codes, sessions and tokens: who is known by what, and for how long."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.accounts import Accounts
from storage.credentials.tables import credentials, sign_in_codes
from tests.databases import on_both_databases
from tests.house import House

pytestmark = on_both_databases


@pytest.fixture
def accounts(house: House) -> Accounts:
    """The accounts of the small company."""
    return Accounts(house.database, house.clock)


def code_of(accounts: Accounts, employee: str) -> str:
    code = accounts.issue_code(employee)
    assert code is not None
    return code


def test_a_code_opens_a_session_once(house: House, accounts: Accounts) -> None:
    code = code_of(accounts, "E01")
    secret = accounts.sign_in(code, house.clock.now())
    assert secret is not None
    assert accounts.session(secret) == "E01"
    assert accounts.sign_in(code, house.clock.now()) is None


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", ""), lambda code: f" {code} "])
def test_a_code_may_be_typed_carelessly(house: House, accounts: Accounts, typed: object) -> None:
    assert callable(typed)
    assert accounts.sign_in(typed(code_of(accounts, "E01")), house.clock.now()) is not None


def test_a_code_is_good_for_half_an_hour(house: House, accounts: Accounts) -> None:
    code = code_of(accounts, "E01")
    house.wait(minutes=30)
    assert accounts.sign_in(code, house.clock.now()) is None


def test_a_new_code_takes_the_place_of_the_last_one(house: House, accounts: Accounts) -> None:
    first, second = code_of(accounts, "E01"), code_of(accounts, "E01")
    assert accounts.sign_in(first, house.clock.now()) is None
    assert accounts.sign_in(second, house.clock.now()) is not None


def test_nobody_gets_in_without_a_code(house: House, accounts: Accounts) -> None:
    assert accounts.sign_in("", house.clock.now()) is None
    assert accounts.sign_in("没有这个码", house.clock.now()) is None


@pytest.mark.parametrize("stranger", ["E11", "E99"])
def test_who_left_or_never_was_gets_neither_code_nor_token(accounts: Accounts, stranger: str) -> None:
    assert accounts.issue_code(stranger) is None
    assert accounts.issue_token(stranger, "laptop") is None


def test_who_leaves_is_known_by_nothing_any_more(house: House, accounts: Accounts) -> None:
    session, token = accounts.open_session("E01"), accounts.issue_token("E01", "laptop")
    assert token is not None
    with house.changing() as store:
        store.employees.get("E01").active = False
    assert accounts.session(session) is None
    assert accounts.token(token) is None


def test_a_session_ends_with_signing_out_or_after_thirty_days(house: House, accounts: Accounts) -> None:
    ended, lasting = accounts.open_session("E01"), accounts.open_session("E01")
    accounts.sign_out(ended)
    assert accounts.session(ended) is None
    house.wait(days=29)
    assert accounts.session(lasting) == "E01"
    house.clock.instant += timedelta(days=1)
    assert accounts.session(lasting) is None


def test_a_session_is_no_token_and_a_token_no_session(accounts: Accounts) -> None:
    session, token = accounts.open_session("E01"), accounts.issue_token("E01", "laptop")
    assert token is not None
    assert accounts.token(session) is None
    assert accounts.session(token) is None
    assert accounts.token(token) == "E01"


def test_no_secret_is_kept(house: House, accounts: Accounts) -> None:
    code, session = code_of(accounts, "E01"), accounts.open_session("E02")
    with house.database.engines.reading.connect() as connection:
        kept = [*connection.execute(select(sign_in_codes)), *connection.execute(select(credentials))]
    assert len(kept) == 2
    assert code not in str(kept)
    assert session not in str(kept)


def test_each_code_is_another(accounts: Accounts) -> None:
    assert len({code_of(accounts, "E01") for _ in range(20)}) == 20
