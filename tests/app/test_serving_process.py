"""The demo as people start it: a process that says where it is, serves, and stops without cutting anybody off."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

COMMAND = (sys.executable, "-m", "bot.cli")


class Demo:
    """A running `youdan serve --demo`."""

    def __init__(self, home: Path) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("YOUDAN_")}
        self.process = subprocess.Popen(
            [*COMMAND, "serve", "--demo", "--port", "0"],
            env={**environment, "YOUDAN_HOME": str(home)},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.said = self.process.stdout.readline()
        self.connections: list[http.client.HTTPConnection] = []
        self.address = self.said.rpartition("http://")[2].strip()

    def ask(self, path: str, form: dict[str, str] | None = None, **headers: str) -> http.client.HTTPResponse:
        """The answer to a request, or to a form sent by a page of its own."""
        connection = http.client.HTTPConnection(self.address, timeout=30)
        self.connections.append(connection)
        own = {"Origin": f"http://{self.address}", "Content-Type": "application/x-www-form-urlencoded"} if form else {}
        connection.request("POST" if form else "GET", path, urlencode(form or {}), {**own, **headers})
        return connection.getresponse()

    def stop(self) -> int:
        """Tell it to stop; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30)

    def clear_away(self) -> None:
        """Leave nothing running or open."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()
        for connection in self.connections:
            connection.close()


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    """The demo in an empty home folder."""
    started = Demo(tmp_path / "var")
    yield started
    started.clear_away()


def test_the_demo_serves_and_stops_while_somebody_is_listening(demo: Demo, tmp_path: Path) -> None:
    assert demo.said.startswith("Youdan 有单: http://127.0.0.1:")
    assert demo.ask("/healthz").status == 200
    assert demo.ask("/readyz").read() == b"ready\n"
    assert (tmp_path / "var" / "demo.db").exists()
    cookies = demo.ask("/sign-in/as", {"employee": "E01"}).headers.get_all("set-cookie") or []
    session = next(cookie.partition(";")[0] for cookie in cookies if cookie.startswith("youdan_session="))
    stream = demo.ask("/chat/events", Cookie=session)
    assert stream.readline() == b"retry: 2000\n"
    assert demo.stop() == 0
    assert stream.read().endswith(b"\n\n")
