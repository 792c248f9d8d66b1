"""Both channels at work, each against a local WeCom."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from starlette.applications import Starlette

from bot.port import Line, Serving
from handlers.wecom import app as channel
from handlers.wecom import robot as robot_channel
from tests.wecom.desk import Clock, RememberingDesk
from tests.wecom.gateway import RobotPlatform, certificate
from tests.wecom.platform import AppPlatform


@pytest.fixture
def anyio_backend() -> str:
    """What asynchronous tests run on."""
    return "asyncio"


@pytest.fixture
def clock() -> Clock:
    """The time, for the channel and for WeCom."""
    return Clock()


@pytest.fixture
async def desk(anyio_backend: str) -> RememberingDesk:  # noqa: ARG001
    """Where the channel hands in."""
    return RememberingDesk()


@pytest.fixture(autouse=True)
def without_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings of the machine's own."""
    monkeypatch.chdir(tmp_path)
    for name in ("CORP_ID", "AGENT_ID", "SECRET", "TOKEN", "ENCODING_AES_KEY", "API_BASE_URL"):
        monkeypatch.delenv(f"WECOM_{name}", raising=False)
    for name in ("ID", "SECRET", "WS_URL"):
        monkeypatch.delenv(f"WECOM_BOT_{name}", raising=False)


@pytest.fixture
async def platform(
    clock: Clock,
    without_settings: None,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[AppPlatform]:
    """The company's WeCom, and the settings for its app."""
    company = AppPlatform()
    company.now = clock
    await company.start()
    for name, value in company.environment.items():
        monkeypatch.setenv(name, value)
    yield company
    await company.stop()


@pytest.fixture
async def line(platform: AppPlatform, desk: RememberingDesk, clock: Clock) -> AsyncIterator[Line]:
    """The app's channel at work."""
    opened = channel.open(desk, Serving(clock, lambda: "fresh"))
    await platform.attach(Starlette(routes=list(opened.routes)), clock)
    yield opened
    await opened.close()


@pytest.fixture(scope="session")
def tls(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    """The gateway's side of TLS; Tencent's SDK is made to trust it."""
    context, trusted = certificate(tmp_path_factory.mktemp("tls"))
    from aibot import ws  # type: ignore[import-untyped]

    # The SDK always connects over TLS, by the certificates of `certifi`, and has no setting for others.
    ws._SSL_CONTEXT.load_verify_locations(cadata=trusted)
    return context


@pytest.fixture
async def company(
    clock: Clock,
    tls: ssl.SSLContext,
    monkeypatch: pytest.MonkeyPatch,
    without_settings: None,  # noqa: ARG001
) -> AsyncIterator[RobotPlatform]:
    """The company's WeCom, for its robot."""
    gateway = RobotPlatform(tls)
    gateway.now = clock
    await gateway.start()
    for name, value in gateway.environment.items():
        monkeypatch.setenv(name, value)
    yield gateway
    await gateway.stop()


@pytest.fixture
async def robot(company: RobotPlatform, desk: RememberingDesk, clock: Clock) -> AsyncIterator[Line]:
    """The robot's channel, connected."""
    opened = robot_channel.open(desk, Serving(clock, lambda: "fresh"))
    listening = asyncio.ensure_future(opened.listen())
    await company.until(lambda: "ping" in company.commands)
    yield opened
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)
    await opened.close()
