"""Fixtures that tests of all rooms share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import SqlDatabase
from storage.schema import complete
from tests.house import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """The small company in a fresh SQLite file."""
    database = SqlDatabase(f"sqlite:///{tmp_path / 'house.db'}")
    tables = complete().tables
    ready = [t for t in tables.values() if all(str(k._colspec).split(".")[0] in tables for k in t.foreign_keys)]
    complete().create_all(database.engines.writing, tables=ready)
    yield House.furnished(database)
    database.close()
