"""When the channels are on, and what is said where settings can't be."""

from __future__ import annotations

import subprocess
import sys

import pytest
from pydantic import ValidationError

from bot.port import ChatChannel
from handlers.wecom import app, robot
from tests.wecom.platform import AppPlatform


@pytest.fixture
def app_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app is set up."""
    for name, value in AppPlatform(api="https://qyapi.weixin.qq.com").environment.items():
        monkeypatch.setenv(name, value)


def test_they_are_channels_and_off() -> None:
    for channel in (app, robot):
        assert isinstance(channel, ChatChannel)
        assert not channel.configured()


@pytest.mark.usefixtures("app_settings")
def test_the_app_is_on_by_its_settings() -> None:
    assert app.configured()
    assert not robot.configured()


def test_the_robot_is_on_by_its_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WECOM_BOT_ID", "aib1")
    monkeypatch.setenv("WECOM_BOT_SECRET", "s")
    assert robot.configured()
    assert not app.configured()


@pytest.mark.usefixtures("app_settings")
def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WECOM_TOKEN")
    monkeypatch.setenv("WECOM_ENCODING_AES_KEY", "")
    with pytest.raises(ValidationError, match="WECOM_TOKEN, WECOM_ENCODING_AES_KEY"):
        app.configured()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WECOM_ENCODING_AES_KEY", "a-key-that-is-too-short"),
        ("WECOM_ENCODING_AES_KEY", "é" * 43),
        ("WECOM_AGENT_ID", "an-agent"),
        ("WECOM_AGENT_ID", "-1"),
        ("WECOM_API_BASE_URL", "qyapi.weixin.qq.com"),
    ],
)
@pytest.mark.usefixtures("app_settings")
def test_a_value_that_can_not_be_is_refused_and_not_repeated(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError) as refused:
        app.configured()
    assert value not in str(refused.value)


def test_a_robot_without_a_secret_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WECOM_BOT_ID", "aib1")
    with pytest.raises(ValidationError, match="WECOM_BOT_SECRET"):
        robot.configured()


@pytest.mark.parametrize("address", ["ws://openws.work.weixin.qq.com", "ws://127.0.0.1.example", "https://127.0.0.1"])
def test_a_robot_tells_its_secret_over_tls_alone(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WECOM_BOT_WS_URL", address)
    with pytest.raises(ValidationError, match="wss://"):
        robot.configured()


def test_nothing_of_wecoms_is_loaded_before_it_is_on() -> None:
    look = (
        "import sys, handlers.wecom; handlers.wecom.app.configured(); handlers.wecom.robot.configured();"
        "print(*sorted({'aibot', 'httpx', 'cryptography', 'defusedxml', 'aiohttp', 'websockets'} & set(sys.modules)))"
    )
    root = str(__import__("pathlib").Path(__file__).parents[2])
    done = subprocess.run([sys.executable, "-c", look], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
