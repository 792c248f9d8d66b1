"""The conversations that go the same way on every platform, through both channels of WeCom."""

from __future__ import annotations

import ssl

import pytest

from tests.channels.office import opened
from tests.channels.scripts import SCRIPTS, Script
from tests.databases import on_both_databases
from tests.house import House
from tests.wecom.gateway import RobotPlatform
from tests.wecom.platform import AppPlatform

pytestmark = [pytest.mark.anyio, on_both_databases]


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """People here write faster than WeCom lets anybody be answered, and nobody is to wait a minute for that."""
    monkeypatch.setattr("handlers.wecom.app_line.PACES", ())
    monkeypatch.setattr("handlers.wecom.robot_line.PACES", ())


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.__name__)
async def test_by_the_app(script: Script, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(AppPlatform(), house, monkeypatch) as office:
        await script(office)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.__name__)
async def test_by_the_robot(script: Script, house: House, tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(RobotPlatform(tls), house, monkeypatch) as office:
        await script(office)
