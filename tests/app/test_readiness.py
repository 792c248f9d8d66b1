"""Whether the database can serve, as /readyz tells it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text

from storage.database import SqlDatabase
from storage.opening import open_database, problem_of


def test_a_database_of_this_version_can_serve(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'youdan.db'}")
    assert problem_of(database) is None
    database.close()


def test_a_database_of_another_version_can_not(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'youdan.db'}")
    with database.engines.writing.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'older'"))
    assert problem_of(database) == "the database is not at this version's schema: run `youdan migrate`"
    database.close()


def test_a_database_that_does_not_answer_can_not(tmp_path: Path) -> None:
    database = SqlDatabase(f"sqlite:///{tmp_path / 'nowhere' / 'youdan.db'}")
    problem = problem_of(database)
    assert problem is not None
    assert problem.startswith("the database can't be used: ")
    database.close()
