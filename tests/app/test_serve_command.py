"""What `youdan serve` refuses before it opens anything."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from bot.commands import CommandError, serve


def refusal(*options: str) -> str:
    parser = argparse.ArgumentParser()
    serve.configure(parser)
    with pytest.raises(CommandError) as refused:
        serve.run(parser.parse_args(options))
    return str(refused.value)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, and none of the settings of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    for name in ("HOST", "PORT", "YOUDAN_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("YOUDAN_HOME", str(tmp_path / "var"))
    return tmp_path / "var"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.20", "youdan.example.com"])  # noqa: S104  never served from
def test_the_demo_is_refused_on_any_address_but_loopback(host: str, home: Path) -> None:
    assert refusal("--demo", "--host", host).endswith(f"listens on loopback alone, not on {host}")
    assert not home.exists()


def test_the_demo_is_refused_on_an_address_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOST", "0.0.0.0")  # noqa: S104  never served from
    assert "loopback alone" in refusal("--demo")


def test_a_port_that_can_not_be_is_told_in_one_line() -> None:
    assert refusal("--port", "70000") == "PORT: Input should be less than or equal to 65535"
