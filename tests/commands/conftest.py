"""A folder of one's own for whoever types a command, and a company in its database."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli import main
from tests.company_file.companies import COMPANY, text

_SETTINGS = (
    "HOST",
    "PORT",
    "YOUDAN_DATABASE_URL",
    "YOUDAN_LANGUAGE",
    "YOUDAN_TIMEZONE",
    "YOUDAN_MODEL",
    "OPENAI_API_KEY",
    "OPENAI_BASE_URL",
)


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder, and none of the settings of the place where the tests run."""
    monkeypatch.chdir(tmp_path)
    for name in _SETTINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("YOUDAN_HOME", str(tmp_path / "var"))


@pytest.fixture
def company_file() -> Path:
    """The bicycle company, in a file."""
    path = Path("company.json")
    path.write_text(text(COMPANY), encoding="utf-8")
    return path


@pytest.fixture
def loaded(company_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The bicycle company, in the database."""
    assert main(["company", "load", str(company_file)]) == 0
    capsys.readouterr()
