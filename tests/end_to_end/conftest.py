"""The demo company, loaded for each test."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.assembly import Assembly, assemble
from bot.demo import demo_company
from bot.settings import Settings
from domain.calendar import FixedClock
from storage.company_file.load import load
from storage.company_file.read import parse_company
from storage.database import SqlDatabase
from storage.opening import open_database
from tests.end_to_end.day import NOW


@pytest.fixture
def company_file(tmp_path: Path) -> Path:
    """The demo company as a file."""
    file = tmp_path / "company.json"
    file.write_text(json.dumps(demo_company(NOW.date())), encoding="utf-8")
    return file


@pytest.fixture
def database(tmp_path: Path, company_file: Path) -> Iterator[SqlDatabase]:
    """The demo company in a database of its own."""
    opened = open_database(f"sqlite:///{tmp_path / 'day.db'}")
    load(opened, parse_company(company_file.read_text("utf-8")), FixedClock(NOW))
    yield opened
    opened.close()


@pytest.fixture
def assembly(database: SqlDatabase) -> Assembly:
    """Everything, put together as `serve` does it."""
    return assemble(database, Settings(), FixedClock(NOW))
