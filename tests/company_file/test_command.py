"""`youdan company`, as somebody at a terminal sees it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from tests.company_file.companies import COMPANY, company, smallest, text
from tests.databases import Ground, on_both_databases

pytestmark = on_both_databases


@pytest.fixture(autouse=True)
def elsewhere(ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder and a database of one's own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("YOUDAN_DATABASE_URL", ground.vacant())


def written(document: dict[str, Any] | str) -> str:
    Path("company.json").write_text(document if isinstance(document, str) else text(document), encoding="utf-8")
    return "company.json"


def load(document: dict[str, Any] | str) -> int:
    return main(["company", "load", written(document)])


def test_loading_says_what_was_added_and_what_was_changed(capsys: pytest.CaptureFixture[str]) -> None:
    assert load(COMPANY) == 0
    assert load(COMPANY) == 0
    document = company()
    document["products"][0]["price"] = "15.5"
    assert load(document) == 0
    first, second, third = capsys.readouterr().out.splitlines()
    assert first.startswith("added: 1 teams, 5 employees, 3 customers")
    assert second == "nothing new: everything was there already"
    assert third == "changed: 1 products"


def test_what_is_exported_can_be_loaded(capsys: pytest.CaptureFixture[str]) -> None:
    load(COMPANY)
    capsys.readouterr()
    assert main(["company", "export"]) == 0
    exported = capsys.readouterr().out
    assert load(exported) == 0
    assert capsys.readouterr().out == "nothing new: everything was there already\n"


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ("{", "company.json: not JSON: Expecting property name enclosed in double quotes, line 1 column 2"),
        (smallest(motto="转"), "company.json: motto: unknown field"),
        (
            smallest(customers=[{"id": "C1", "name": "乙", "owner": "E7", "credit_limit": "viel"}]),
            "company.json: customers[0] C1: owner: no E7 among the employees; customers[0] C1: credit_limit: not a number",
        ),
        (smallest(customers=[{"id": f"C{number}"} for number in range(23)]), "name: missing; and 3 more"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_in_one_line_and_nothing_is_loaded(
    document: dict[str, Any] | str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert load(document) == 1
    error = capsys.readouterr().err
    assert error.startswith("youdan: company.json: ")
    assert error.endswith(f"{told}\n")
    assert error.count("\n") == 1
    assert main(["company", "export"]) == 1
    assert "no company yet" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["company", "load", "nowhere.json"]) == 1
    assert capsys.readouterr().err == "youdan: nowhere.json: No such file or directory\n"


def test_another_company_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    load(COMPANY)
    assert load(smallest()) == 1
    told = "the database holds 北轮自行车用品有限公司: another company needs a database of its own"
    assert capsys.readouterr().err == f"youdan: {told}\n"


@pytest.mark.parametrize("words", [["company"], ["company", "load"], ["company", "burn"]])
def test_wrong_usage_is_told_as_such(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code: object = main(words)
    except SystemExit as leaving:
        code = leaving.code
    assert code == 2
    assert "usage: youdan company" in capsys.readouterr().err
