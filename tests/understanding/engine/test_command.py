"""`youdan understand`: a line of JSON for each line of JSON, whatever stands in it."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from tests.understanding.engine.bicycles import company_file

CASE = {"id": "a", "as": "E1", "now": "2027-03-09T09:30:00+08:00", "messages": ["给远足单车铺下单3箱骑行头盔"]}


@pytest.fixture
def company(tmp_path: Path) -> Path:
    path = tmp_path / "company.json"
    path.write_text(company_file(), "utf-8")
    return path


def answers(
    company: Path,
    lines: list[Any],
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    *more: str,
) -> list[dict[str, Any]]:
    written = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(written.encode())))
    assert main(["understand", "--company", str(company), *more]) == 0
    return [json.loads(line) for line in capsysbinary.readouterr().out.decode().splitlines()]


def test_an_answer_holds_the_actions_the_engine_and_the_time(
    company: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    [answer] = answers(company, [CASE], capsysbinary, monkeypatch, "--engine", "embedded")
    assert answer.pop("micros") > 0
    lines = [{"product": "P4", "quantity": "3", "unit": "箱"}]
    assert answer == {
        "id": "a",
        "actions": [{"action": "create_order", "args": {"customer": "C3", "lines": lines}}],
        "ask": None,
        "engine": "embedded",
    }


def test_what_must_be_asked_stands_instead_of_actions(
    company: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    [answer] = answers(company, [CASE | {"as": "E9", "messages": ["飞轮下单5条外胎"]}], capsysbinary, monkeypatch)
    assert answer["actions"] == []
    assert answer["ask"] == {
        "action": "create_order",
        "missing": [],
        "ambiguous": {"customer": ["C1", "C2"], "product": ["P1", "P2"]},
    }


def test_earlier_messages_count_as_said_before(
    company: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = CASE | {"messages": [*CASE["messages"], "改成8箱"]}
    [answer] = answers(company, [talk], capsysbinary, monkeypatch)
    assert answer["actions"][0]["args"]["lines"][0]["quantity"] == "8"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "no json",
        "[1]",
        "[" * 100_000,
        CASE | {"messages": []},
        CASE | {"messages": [7]},
        CASE | {"as": "E404"},
        CASE | {"as": ["E1"]},
        CASE | {"now": "yesterday"},
        CASE | {"now": "0001-01-01T00:00:00+08:00"},
    ],
)
def test_a_case_that_can_not_be_read_is_an_error_and_the_run_goes_on(
    line: Any, company: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = answers(company, [line, CASE], capsysbinary, monkeypatch)
    assert first["error"]
    assert first["id"] == (line["id"] if isinstance(line, dict) else None)
    assert second["actions"]


def test_half_a_character_is_written_as_it_came(
    company: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = CASE | {"messages": ["今天拜访了远足单车铺，样品不错\ud83d，下周再去"]}
    [answer] = answers(company, [told], capsysbinary, monkeypatch)
    assert "\ud83d" in answer["actions"][0]["args"]["summary"]


def test_explaining_goes_beside_the_answers(
    company: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(CASE).encode())))
    assert main(["understand", "--company", str(company), "--explain"]) == 0
    written = capsysbinary.readouterr()
    assert "create_order" in written.err.decode()
    assert len(written.out.splitlines()) == 1


def test_without_a_model_the_model_can_not_be_asked_for(company: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["understand", "--company", str(company), "--engine", "llm"]) == 1
    assert capsys.readouterr().err.strip() == "youdan: no model is set: set YOUDAN_MODEL, or use --engine embedded"


def test_a_company_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["understand", "--company", str(tmp_path / "none.json")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
