"""`youdan worker`: what it refuses, and a process of it that works until it is told to stop."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from domain.access.people import System
from storage.database import SqlDatabase
from tests.commands.refusals import told
from tests.databases import PostgresGround
from tests.house import House


def test_on_sqlite_it_says_who_does_its_work(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert told(capsys, "worker").startswith("worker needs PostgreSQL")
    assert not list((tmp_path / "var").glob("*.db"))


@pytest.mark.parametrize("signalled", [signal.SIGTERM, signal.SIGINT], ids=lambda each: each.name)
def test_it_does_what_is_due_and_stops_when_told(
    signalled: signal.Signals, postgres_ground: PostgresGround, tmp_path: Path
) -> None:
    url = postgres_ground.furnished()
    house = House(SqlDatabase(url))
    house.act("E01", "set_reminder", text="call the lab", at=house.clock.now() + timedelta(hours=1))
    house.wait(hours=2)
    worker = subprocess.Popen(
        [sys.executable, "-m", "bot.cli", "worker"],
        env={
            **os.environ,
            "YOUDAN_DATABASE_URL": url,
            "YOUDAN_HOME": str(tmp_path / "var"),
            "YOUDAN_LOG_FORMAT": "json",
        },
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "Youdan 有单: at work\n"
        worker.send_signal(signalled)
        assert worker.wait(60) == 0
    finally:
        if worker.poll() is None:
            worker.kill()
        worker.communicate()
    with house.database.read(System("reminders")) as tx:
        assert tx.store.reminders.due(house.clock.now()) == []
    house.database.close()
