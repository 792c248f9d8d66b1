"""`youdan chat`: a script goes in, replies come out, and what was said with `--company` is gone afterwards."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import main
from tests.commands.refusals import told

NOW = "2026-11-23T09:30"


def script(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """What is typed."""
    typed = io.TextIOWrapper(io.BytesIO("".join(f"{line}\n" for line in lines).encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", typed)


def replies(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """What is answered to each line."""
    capsys.readouterr()
    assert main(["chat", *words]) == 0
    out = capsys.readouterr().out
    assert out.endswith("\n\n")
    return out.removesuffix("\n\n").split("\n\n")


def test_a_script_in_a_file_is_answered_line_by_line(company_file: Path) -> None:
    lines = "飞驰欠多少钱\n给飞驰下单2盒26内胎，单价165\n确认\n撤销\n"
    words = ["chat", "--as", "E01", "--company", str(company_file), "--now", NOW]
    run = [sys.executable, "-m", "bot.cli", *words]
    done = subprocess.run(run, input=lines.encode(), capture_output=True, check=False, env=os.environ.copy())
    said = done.stdout.decode().split("\n\n")
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(said) == 5
    assert said[4] == ""
    assert "[确认]" in said[1]
    assert "SO-0308" in said[2]


def test_a_company_of_a_talks_own_leaves_nothing_behind(
    company_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--as", "E01", "--company", str(company_file), "--now", NOW)
    for _ in range(2):
        script(monkeypatch, "给飞驰下单2盒26内胎，单价165", "确认")
        assert "SO-0308" in replies(capsys, *words)[1]
    assert not Path("var/youdan.db").exists()


@pytest.mark.usefixtures("loaded")
def test_otherwise_a_talk_goes_on_where_it_was(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script(monkeypatch, "给飞驰下单2盒26内胎，单价165")
    assert "[确认]" in replies(capsys, "--as", "E01")[0]
    script(monkeypatch, "确认")
    assert "SO-0308" in replies(capsys, "--as", "E01")[0]


def test_the_clock_stands_where_it_was_set_in_the_companys_zone(
    company_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script(monkeypatch, "记一下拜访飞驰，聊了内胎，明天再去")
    said = replies(capsys, "--as", "E01", "--company", str(company_file), "--now", "2026-11-23T23:30")[0]
    assert "11月24日" in said
    script(monkeypatch, "记一下拜访飞驰，聊了内胎，明天再去")
    said = replies(capsys, "--as", "E01", "--company", str(company_file), "--now", "2026-11-23T23:30+00:00")[0]
    assert "11月25日" in said


@pytest.mark.usefixtures("loaded")
def test_nothing_typed_is_nothing_answered(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    script(monkeypatch)
    assert main(["chat"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--as", "E99"], "no active employee E99"),
        (["--as", "E04"], "no active employee E04"),
        (["--now", "tomorrow"], "--now: not a time in ISO 8601: tomorrow"),
        (["--now", "0001-01-01"], "--now: too far from today: 0001-01-01"),
    ],
)
def test_who_or_when_cannot_be(
    words: list[str], why: str, company_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(capsys, "chat", "--company", str(company_file), *words) == why


def test_a_company_that_cannot_be_had(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "chat", "--company", "gone.json") == "gone.json: No such file or directory"
    Path("broken.json").write_text('{"name": "x", "employees": [], "customers": [], "products": []}', encoding="utf-8")
    assert told(capsys, "chat", "--company", "broken.json") == "broken.json: employees: empty"
    assert told(capsys, "chat") == "no company yet: youdan company load company.json"


@pytest.mark.parametrize(
    "words", [["chat", "--since"], ["enrol"], ["audit"], ["audit", "burn"], ["migrate", "now"], []]
)
def test_wrong_usage_is_told_as_such(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2
    assert "usage: youdan" in capsys.readouterr().err
