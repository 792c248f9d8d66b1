"""The web app: every channel that takes requests, health, metrics, and the work that is done beside them."""

from __future__ import annotations

import logging
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.delivery.station import Station
from bot.metrics import Metrics, metered
from bot.port import Assistant, HttpChannel, Serving
from bot.sweeps import Sweep, sweeping

logger = logging.getLogger("youdan.requests")

#: Names under which a demo is called; any other one is a foreign page that had its name point here.
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")

_QUIET = frozenset({"/healthz", "/readyz", "/metrics"})


@dataclass(frozen=True)
class Parts:
    """What the web app is put together from.

    `problem` says in a line why nothing can be served now, None while all is well.
    """

    assistant: Assistant
    serving: Serving
    channels: Sequence[HttpChannel]
    problem: Callable[[], str | None]
    sweeps: Sequence[Sweep] = ()
    metrics: Metrics = field(default_factory=Metrics)
    station: Station | None = None


def web_app(parts: Parts) -> Starlette:
    """The app that `youdan serve` runs."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with AsyncExitStack() as work:
            await work.enter_async_context(sweeping(parts.sweeps))
            if parts.station is not None:
                await work.enter_async_context(parts.station.at_work())
            yield

    middleware = [Middleware(RequestLog)]
    if parts.serving.demo:
        middleware.append(Middleware(TrustedHostMiddleware, allowed_hosts=LOOPBACK_NAMES, www_redirect=False))
    return Starlette(
        routes=[*_own_routes(parts), *_channel_routes(parts)],
        middleware=middleware,
        exception_handlers={HTTPException: _http_error, Exception: _trouble},
        lifespan=lifespan,
    )


def _channel_routes(parts: Parts) -> list[BaseRoute]:
    assistant = metered(parts.assistant, parts.metrics)
    routes = [route for channel in parts.channels for route in channel.routes(assistant, parts.serving)]
    return [*routes, *(parts.station.routes if parts.station else ())]


def _own_routes(parts: Parts) -> list[Route]:
    async def alive(_: Request) -> Response:
        told = await run_in_threadpool(list, parts.station.health()) if parts.station else []
        return PlainTextResponse("\n".join(("ok", *told, "")))

    async def ready(_: Request) -> Response:
        problem = await run_in_threadpool(parts.problem)
        return PlainTextResponse(f"{problem or 'ready'}\n", 503 if problem else 200)

    async def metrics(_: Request) -> Response:
        return PlainTextResponse(parts.metrics.text(), media_type="text/plain; version=0.0.4")

    return [Route("/healthz", alive), Route("/readyz", ready), Route("/metrics", metrics)]


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    response = _told(request, error.detail.lower(), error.status_code)
    response.headers.update(error.headers or {})
    return response


async def _trouble(request: Request, error: Exception) -> Response:
    del error  # the server's own log has it
    return _told(request, "something went wrong here; the same call may be made again", 500)


def _told(request: Request, problem: str, status: int) -> Response:
    """A problem as a browser shows it, and for everybody else as the API tells all others."""
    if "text/html" in request.headers.get("accept", ""):
        return PlainTextResponse(f"{status}: {problem}\n", status)
    return JSONResponse({"errors": [{"field": None, "problem": problem}]}, status)


class RequestLog:
    """One line a request: method, path, status and time, never what was asked or answered."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and note how."""
        if scope["type"] != "http" or scope["path"] in _QUIET:
            await self._app(scope, receive, send)
            return
        began, statuses = time.perf_counter(), []

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                statuses.append(message["status"])
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            milliseconds = round((time.perf_counter() - began) * 1000)
            status = statuses[0] if statuses else 500
            logger.info(
                "request",
                extra={"method": scope["method"], "path": scope["path"], "status": status, "ms": milliseconds},
            )
