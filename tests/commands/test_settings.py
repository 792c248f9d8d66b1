"""Settings that can't be are told by every command in one line; the doctor says all that is wrong, and how to mend it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from tests.commands.refusals import told
from tests.company_file.companies import smallest, text
from tests.databases import PostgresGround

COMMANDS = (
    ["migrate"],
    ["company", "export"],
    ["audit", "verify"],
    ["enrol", "E01"],
    ["token", "E01"],
    ["chat"],
    ["serve"],
    ["worker"],
)


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("PORT", "eighty", "PORT: Input should be a valid integer"),
        ("YOUDAN_TIMEZONE", "Mars/Olympus", "YOUDAN_TIMEZONE: no such time zone"),
        ("YOUDAN_LANGUAGE", "fr", "YOUDAN_LANGUAGE: Input should be 'zh' or 'en'"),
        ("YOUDAN_HOME", "/dev/null/home", "YOUDAN_HOME can't be used: /dev/null/home: Not a directory"),
        ("YOUDAN_DATABASE_URL", "nothing", "YOUDAN_DATABASE_URL can't be used"),
    ],
)
def test_a_setting_that_cannot_be_is_told_by_its_name(
    words: list[str],
    name: str,
    value: str,
    why: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(name, value)
    if name != "PORT":
        monkeypatch.setenv("PORT", "0")
    assert told(capsys, *words).startswith(why)


def test_what_a_file_does_not_say_of_its_company_the_settings_say(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("company.json").write_text(text(smallest()), encoding="utf-8")
    monkeypatch.setenv("YOUDAN_LANGUAGE", "en")
    monkeypatch.setenv("YOUDAN_TIMEZONE", "Europe/Dublin")
    assert main(["company", "load", "company.json"]) == 0
    capsys.readouterr()
    main(["company", "export"])
    exported: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert (exported["language"], exported["timezone"]) == ("en", "Europe/Dublin")


class TestTheDoctor:
    @pytest.mark.usefixtures("loaded")
    def test_finds_nothing_wrong_with_a_company_that_can_work(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["doctor"]) == 0
        found = capsys.readouterr().out.splitlines()
        assert all(line.startswith("ok ") for line in found)
        assert any("北轮自行车用品有限公司, 4 employees, Asia/Shanghai" in line for line in found)

    def test_says_how_to_get_a_company(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert "WRONG database: no company yet: youdan company load company.json" in diagnosis(capsys)

    def test_says_how_to_get_a_schema(
        self, postgres_ground: PostgresGround, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("YOUDAN_DATABASE_URL", postgres_ground.empty())
        assert "WRONG database: the database has no schema yet: run `youdan migrate`" in diagnosis(capsys)
        assert main(["migrate"]) == 0
        assert "WRONG database: no company yet: youdan company load company.json" in diagnosis(capsys)

    def test_names_every_setting_that_cannot_be(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("PORT", "99999")
        monkeypatch.setenv("YOUDAN_TIMEZONE", "Mars/Olympus")
        wrong = [line.split(":")[1].strip() for line in diagnosis(capsys)]
        assert sorted(wrong) == ["PORT", "YOUDAN_TIMEZONE"]

    def test_names_a_home_that_cannot_be(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("YOUDAN_HOME", "/dev/null/home")
        assert any("YOUDAN_HOME can't be used" in line for line in diagnosis(capsys))


def diagnosis(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What the doctor finds, where something is wrong."""
    capsys.readouterr()
    assert main(["doctor"]) == 1
    printed = capsys.readouterr()
    found = printed.out.splitlines()
    wrong = sum(line.startswith("WRONG") for line in found)
    assert printed.err.startswith(f"youdan: {wrong} ")
    return found
