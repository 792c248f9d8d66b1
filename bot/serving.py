"""Listening on an address, and stopping without cutting anybody off."""

from __future__ import annotations

import ipaddress
import signal
import socket
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp

#: Seconds that answers under way are given to finish when the process is told to stop.
GRACE = 10


class CannotListenError(Exception):
    """Why an address can't be listened on, in one line."""


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach what listens on a host."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; raises CannotListenError."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise CannotListenError(f"can't listen on {host}:{port}: {error.strerror or error}") from error


def address_of(listening: socket.socket) -> str:
    """The address that a browser takes."""
    host, port = listening.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}"


class _Server(uvicorn.Server):
    """A server that ends the streams nobody else would end, before it waits for what is under way."""

    def __init__(self, config: uvicorn.Config, end_streams: Callable[[], None]) -> None:
        super().__init__(config)
        self._end_streams = end_streams

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._end_streams()
        await super().shutdown(sockets)


def serve(app: ASGIApp, listening: socket.socket, end_streams: Callable[[], None]) -> None:
    """Serve until the process is told to stop, by a signal."""
    config = uvicorn.Config(
        app, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=GRACE
    )
    # The server raises the signal again once it has stopped: being told to stop is no failure.
    for told in (signal.SIGINT, signal.SIGTERM):
        signal.signal(told, lambda *_: None)
    _Server(config, end_streams).run([listening])
