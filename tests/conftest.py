"""Fixtures that tests of all rooms share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from storage.database import SqlDatabase
from tests.databases import Ground, PostgresGround, SqliteGround, postgres
from tests.house import House

#: How long an example takes says nothing about whether it is right: speed is measured by `make bench`.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def backend() -> str:
    """Which database a test's houses stand on; `on_both_databases` has it run on each."""
    return "sqlite"


@pytest.fixture(scope="session")
def sqlite_ground(tmp_path_factory: pytest.TempPathFactory) -> SqliteGround:
    """A folder of SQLite files."""
    return SqliteGround(tmp_path_factory.mktemp("databases"))


@pytest.fixture(scope="session")
def postgres_ground() -> Iterator[PostgresGround]:
    """A PostgreSQL server, started when the first test asks for it."""
    with postgres() as ground:
        yield ground


@pytest.fixture
def ground(backend: str, request: pytest.FixtureRequest) -> Ground:
    """Where to get databases of the test's kind."""
    found: Ground = request.getfixturevalue("sqlite_ground" if backend == "sqlite" else "postgres_ground")
    return found


@pytest.fixture
def house(ground: Ground) -> Iterator[House]:
    """The small company in a fresh database."""
    database = SqlDatabase(ground.furnished())
    yield House(database)
    database.close()
