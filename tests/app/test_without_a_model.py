"""Where no model is set, nothing of what talks to one is even loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.company_file.companies import COMPANY, text

#: What belongs to talking with a model; httpx comes with it, and is nothing that the rest needs.
_TALKS_TO_MODELS = frozenset({"langchain", "langchain_core", "langchain_openai", "langsmith", "openai", "tiktoken"})

_RUN = """
import sys
from bot.cli import main
code = main(sys.argv[1:])
print("loaded:", *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
raise SystemExit(code)
"""


def _loaded(folder: Path, *command: str, lines: str = "", **settings: str) -> set[str]:
    """The packages that are loaded in the end by a command that hears some lines."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("YOUDAN_", "OPENAI_"))}
    run = [sys.executable, "-c", _RUN, *command]
    done = subprocess.run(
        run,
        input=lines,
        cwd=folder,
        env=environment | settings,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.partition("loaded:")[2].split())


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """A company in a file."""
    path = tmp_path / "company.json"
    path.write_text(text(COMPANY), encoding="utf-8")
    return path


@pytest.mark.parametrize("lines", ["今天有什么安排\nqwertz asdf, forty two\n", ""])
def test_a_conversation_loads_nothing_of_it(lines: str, company: Path, tmp_path: Path) -> None:
    loaded = _loaded(tmp_path, "chat", "--company", str(company), lines=lines)
    assert "bot" in loaded
    assert not loaded & _TALKS_TO_MODELS


def test_a_model_that_is_set_loads_it(company: Path, tmp_path: Path) -> None:
    nowhere = {"YOUDAN_MODEL": "openai:any", "OPENAI_BASE_URL": "http://127.0.0.1:9/v1", "OPENAI_API_KEY": "k"}
    loaded = _loaded(tmp_path, "chat", "--company", str(company), lines="qwertz asdf\n", **nowhere)
    assert loaded >= {"langchain", "openai"}
