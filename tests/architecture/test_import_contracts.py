"""Every rule of who may import whom is a contract, and each one fails when it is broken."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "handlers", "domain", "storage", "prompts")

#: For each contract a line that breaks it, and the module that it is added to.
BREACHES = {
    "The domain imports the standard library and pydantic, nothing else": ("domain/money.py", "import sqlalchemy"),
    "Storage knows the domain and nobody else": ("storage/types.py", "import bot.messages"),
    "Of the assistant's rooms, assembly and the commands alone know storage": (
        "bot/execution.py",
        "import storage.types",
    ),
    "The assistant knows no channel by name": ("bot/assembly.py", "import handlers.web"),
    "Channels never touch the domain or storage": ("handlers/terminal/__init__.py", "import domain.money"),
    "Channels see the assistant through its messages and its one port": (
        "handlers/web/__init__.py",
        "import bot.settings",
    ),
    "Channels do not know each other": ("handlers/terminal/__init__.py", "import handlers.web"),
    "Prompts are read by understanding alone": ("bot/settings.py", "import prompts"),
    "Areas of the domain know only those below them": ("domain/crm/customers.py", "import domain.sales.orders"),
    "Understanding does not know the conversation, nor how replies are worded": (
        "bot/understanding/proposal.py",
        "import bot.conversation",
    ),
}


def _contracts() -> list[str]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        return [contract["name"] for contract in tomllib.load(file)["tool"]["importlinter"]["contracts"]]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the code that may be broken."""
    copy = tmp_path_factory.mktemp("house")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


def _lint(house: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    environment = {"PYTHONPATH": str(house), "PATH": "/usr/bin:/bin", "NO_COLOR": "1", "COLUMNS": "200"}
    return subprocess.run(command, cwd=house, env=environment, capture_output=True, text=True, check=False)


def test_every_contract_has_a_breach_to_try() -> None:
    assert set(_contracts()) == set(BREACHES)


def test_the_house_keeps_its_contracts(house: Path) -> None:
    assert _lint(house).returncode == 0


@pytest.mark.parametrize("contract", BREACHES)
def test_a_broken_contract_is_told_by_name(house: Path, contract: str) -> None:
    file, line = BREACHES[contract]
    path = house / file
    kept = path.read_text("utf-8")
    path.write_text(f"{kept}\n{line}\n", "utf-8")
    try:
        told = _lint(house)
    finally:
        path.write_text(kept, "utf-8")
    assert told.returncode == 1
    assert f"{contract} BROKEN" in told.stdout
