"""What the channel's tests share: a local server, a desk, and the bot between them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.applications import Starlette

from bot.port import Line, Serving
from handlers.telegram import channel
from tests.telegram.bot_api import TOKEN, BotApi
from tests.telegram.desk import Ledger
from tests.telegram.platform import SECRET, WEBHOOK, TelegramPlatform, Way

NOW = datetime(2026, 3, 4, 2, 0, 30, tzinfo=UTC)
Opened = Callable[..., AbstractAsyncContextManager[Line]]


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """The event loop that the app runs on."""
    return "asyncio"


@pytest.fixture(params=["polling", "webhook"])
def way(request: pytest.FixtureRequest) -> Way:
    """How updates come."""
    found: Way = request.param
    return found


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """Telegram."""
    server = BotApi()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def platform(api: BotApi) -> TelegramPlatform:
    """The people on it."""
    return TelegramPlatform(api)


@pytest.fixture
def desk() -> Ledger:
    """Where messages are handed in."""
    return Ledger()


@pytest.fixture
def settings(api: BotApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot that polls the local server."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API_BASE_URL", api.url)
    for name in ("TELEGRAM_WEBHOOK_URL", "TELEGRAM_WEBHOOK_SECRET"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def opened(api: BotApi, desk: Ledger, settings: None, monkeypatch: pytest.MonkeyPatch) -> Opened:  # noqa: ARG001
    """Put the bot to work, as it is supervised in earnest: begun, listening where it polls, and closed."""

    @asynccontextmanager
    async def at_work(way: Way = "polling", *, listening: bool = True) -> AsyncIterator[Line]:
        if way == "webhook":
            monkeypatch.setenv("TELEGRAM_WEBHOOK_URL", WEBHOOK)
            monkeypatch.setenv("TELEGRAM_WEBHOOK_SECRET", SECRET)
        line = channel.open(desk, Serving(lambda: NOW, lambda: "fresh"))
        await api.calls_at(Starlette(routes=list(line.routes)))
        await line.begin()
        listens = asyncio.create_task(line.listen()) if line.listens and listening else None
        try:
            yield line
        finally:
            if listens is not None:
                listens.cancel()
                with suppress(asyncio.CancelledError):
                    await listens
            await line.close()

    return at_work
