"""Which settings put Slack on, and which can't be."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from handlers.slack import channel
from handlers.slack.settings import SlackSettings
from tests.slack.web_api import BOT_TOKEN, SECRET

NAMES = ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN", "SLACK_API_BASE_URL")


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings from outside."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("given", "on"),
    [
        ({}, False),
        ({"SLACK_BOT_TOKEN": ""}, False),
        ({"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SECRET}, True),
        ({"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": "xapp-1"}, True),
    ],
)
def test_it_is_on_where_its_settings_are_there(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], on: bool
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert channel.configured() is on


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"SLACK_BOT_TOKEN": BOT_TOKEN}, "SLACK_SIGNING_SECRET"),
        ({"SLACK_SIGNING_SECRET": SECRET}, "SLACK_BOT_TOKEN is missing"),
        ({"SLACK_API_BASE_URL": "slack.example/api/"}, "http"),
        ({"YOUDAN_LANGUAGE": "fr"}, "YOUDAN_LANGUAGE"),
    ],
)
def test_half_of_them_is_told_of(monkeypatch: pytest.MonkeyPatch, given: dict[str, str], said: str) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError, match=said) as error:
        channel.configured()
    assert BOT_TOKEN not in str(error.value.errors(include_input=False))


def test_no_secret_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", BOT_TOKEN)
    monkeypatch.setenv("SLACK_SIGNING_SECRET", SECRET)
    assert not {BOT_TOKEN, SECRET} & set(repr(SlackSettings()).split("'"))


@pytest.mark.parametrize(
    ("base", "address", "purpose", "own"),
    [
        ("https://slack.com/api/", "https://files.slack.com/files-pri/T1-F1/a.png", "files", True),
        ("https://slack.com/api/", "https://hooks.slack.com/actions/T1/1/x", "hooks", True),
        ("https://slack.com/api/", "https://hooks.slack.com/actions/T1/1/x", "files", False),
        ("https://slack.com/api/", "http://files.slack.com/a", "files", False),
        ("https://slack.com/api/", "https://files.slack.com.evil.example/a", "files", False),
        ("https://slack.com/api/", "https://files.slack.com@evil.example/a", "files", False),
        ("https://slack.com/api/", "https://evilslack.com/a", "files", False),
        ("http://127.0.0.1:4004/api", "http://127.0.0.1:4003/files/a", "files", True),
    ],
)
def test_which_addresses_are_slack_s(base: str, address: str, purpose: str, own: bool) -> None:
    assert SlackSettings(base_url=base).own(address, purpose) is own


def test_slack_s_packages_are_not_imported_before_it_is_at_work() -> None:
    told = "import sys; from handlers.slack import channel; channel.configured(); print(*sys.modules)"
    command = [sys.executable, "-c", told]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert not {"slack_sdk", "slack_bolt", "aiohttp"} & set(run.stdout.split())
