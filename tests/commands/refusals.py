"""What somebody at a terminal is told instead."""

from __future__ import annotations

import pytest

from bot.cli import main


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """The one line on stderr with which a command refuses; nothing is printed besides."""
    capsys.readouterr()
    assert main(words) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("youdan: ")
    assert printed.err.count("\n") == 1
    return printed.err.removeprefix("youdan: ").rstrip("\n")
