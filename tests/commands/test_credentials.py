"""`youdan enrol` and `youdan token`: a code or a token, alone on the last line, for people who work here."""

from __future__ import annotations

import pytest

from bot.accounts import Accounts
from bot.cli import main
from bot.settings import Settings
from domain.calendar import SystemClock
from storage.opening import open_database
from tests.commands.refusals import told


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """What stands alone on the last line."""
    last = capsys.readouterr().out.splitlines()[-1]
    assert last
    assert last == last.strip()
    return last


@pytest.mark.usefixtures("loaded")
def test_a_code_signs_its_employee_in_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["enrol", "E01"]) == 0
    code = said(capsys)
    database = open_database(Settings().url())
    accounts, now = Accounts(database, SystemClock()), SystemClock().now()
    assert accounts.redeem_code(code, now) == "E01"
    assert accounts.redeem_code(code, now) is None
    database.close()


@pytest.mark.usefixtures("loaded")
def test_each_token_is_its_employees_and_another_one(capsys: pytest.CaptureFixture[str]) -> None:
    tokens = []
    for words in (["token", "E01"], ["token", "E02", "--name", "warehouse screen"]):
        assert main(words) == 0
        tokens.append(said(capsys))
    database = open_database(Settings().url())
    accounts = Accounts(database, SystemClock())
    assert [accounts.token(token) for token in tokens] == ["E01", "E02"]
    database.close()


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("command", ["enrol", "token"])
@pytest.mark.parametrize("employee", ["E99", "E04", "岑远", ""])
def test_nobody_but_who_works_here_gets_one(command: str, employee: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, command, employee) == f"no active employee {employee}"


@pytest.mark.parametrize("command", ["enrol", "token"])
def test_there_must_be_a_company_first(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, command, "E01") == "no company yet: youdan company load company.json"
